/** Choosing for a pack: the entries and quotes of an issue, what is given and what is held back. */
import { NotFound } from '../platform/web/errors.tsx'
import { textOf, textsOf, type Problem } from '../platform/web/forms.ts'
import type { Ctx } from '../platform/web/route.ts'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findByAddress, findLines } from '../record/store.ts'
import { pageRecord, type Visit } from '../record/visit.ts'
import { onlyOutside } from '../together/outside.ts'
import { ExhibitsPage, IssuePage } from './choosing-pages.tsx'
import { changeDraft } from './draft-store.ts'
import { citedByIssues, recordingsUsed, withExhibit, type Draft } from './draft.ts'
import { isOwnMark } from './exhibits.ts'
import { readExhibits, readIssue } from './forms.ts'
import { draftAt, tell } from './draft-at.ts'
import { findAnswered } from './store.ts'

async function issueAt(c: Ctx, write: Write) {
  const kept = await draftAt(c, write)
  const number = Number(c.req.param('issue'))
  const issue = kept.draft.issues[number - 1]
  if (issue === undefined) throw new NotFound()
  const entries = kept.entries.filter((entry) => issue.entries.includes(entry.seq))
  return { kept, number, issue, entries }
}

const FOUND_MOST = 25

type IssueShown = Awaited<ReturnType<typeof issueAt>>

async function issuePage(
  c: Ctx,
  write: Write,
  { kept, number, issue, entries }: IssueShown,
  problems: readonly Problem[],
): Promise<Response> {
  const search = (c.req.query('q') ?? '').trim().slice(0, 300)
  const asked = c.req.query('q') !== undefined
  const lines = asked
    ? await findLines(write, {
        atMost: FOUND_MOST + issue.entries.length,
        ...(search === '' ? {} : { search }),
      })
    : []
  const other = lines.filter((line) => !issue.entries.includes(line.seq))
  const found = (await onlyOutside(write, other)).slice(0, FOUND_MOST)
  const shown = { pack: kept.id, number, issue, entries, search, found, problems }
  return c.html(
    <IssuePage record={pageRecord(write)} {...shown} />,
    problems.length > 0 ? 422 : 200,
  )
}

export function showIssue(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => issuePage(c, write, await issueAt(c, write), []))
}

export async function changeIssue(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const act = textOf(form, 'do')
  return visit.within(async (write) => {
    const shown = await issueAt(c, write)
    const { kept, number } = shown
    const { id, draft } = kept
    const path = `${visit.path}/packs/${id}`
    if (act === 'remove') {
      const issues = draft.issues.filter((_, index) => index !== number - 1)
      const want = draft.want.filter((line) => line !== shown.issue.heading)
      await changeDraft(write, id, { ...draft, issues, want })
      return c.redirect(`${path}#issues`, 303)
    }
    if (act === 'add') {
      await changeDraft(write, id, await withAdded(write, draft, number, textsOf(form, 'add')))
      return c.redirect(`${path}/issues/${number}`, 303)
    }
    const { issue, problems } = readIssue(form, shown.issue, shown.entries)
    if (problems.length > 0) return issuePage(c, write, { ...shown, issue }, problems)
    await changeDraft(write, id, withIssue(draft, number, issue))
    return c.redirect(`${path}#issues`, 303)
  })
}

function withIssue(draft: Draft, number: number, issue: Draft['issues'][number]): Draft {
  return {
    ...draft,
    issues: draft.issues.map((each, index) => (index === number - 1 ? issue : each)),
  }
}

async function withAdded(
  write: Write,
  draft: Draft,
  number: number,
  addresses: readonly string[],
): Promise<Draft> {
  let next = draft
  for (const address of addresses.slice(0, FOUND_MOST)) {
    const entry = await findByAddress(write, address)
    const issue = next.issues[number - 1]
    if (entry === null || entry.erased || issue === undefined) continue
    const entries = [...new Set([...issue.entries, entry.seq])]
    next = withExhibit(withIssue(next, number, { ...issue, entries }), entry)
  }
  return next
}

/** What can be an exhibit: all its issues cite, but for the family's own marks on asks and answers. */
function choosable(draft: Draft, entries: readonly Entry[]): Entry[] {
  const cited = citedByIssues(draft)
  return entries.filter((entry) => cited.has(entry.seq) && !isOwnMark(entry))
}

async function recordingsAsked(write: Write, draft: Draft, entries: readonly Entry[]) {
  const answered = await findAnswered(write)
  return recordingsUsed(draft, entries).filter((entry) => !answered.has(entry.seq))
}

export function showExhibits(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const { id, draft, entries } = await draftAt(c, write)
    const asked = await recordingsAsked(write, draft, entries)
    const shown = { pack: id, draft, entries: choosable(draft, entries), asked, problems: [] }
    return c.html(<ExhibitsPage record={pageRecord(write)} {...shown} />)
  })
}

export async function changeExhibits(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const { id, draft, entries } = await draftAt(c, write)
    const asked = await recordingsAsked(write, draft, entries)
    const read = readExhibits(form, draft, choosable(draft, entries), asked)
    await changeDraft(write, id, read.draft)
    for (const answer of read.answers) await tell(write, visit, 'recording-answers', answer)
    const still = await recordingsAsked(write, read.draft, entries)
    const [next] = still
    if (read.problems.length === 0)
      return c.redirect(
        next === undefined
          ? `${visit.path}/packs/${id}`
          : `${visit.path}/packs/${id}/exhibits#asks-${next.address}`,
        303,
      )
    const shown = { pack: id, draft: read.draft, entries: choosable(draft, entries), asked: still }
    return c.html(
      <ExhibitsPage record={pageRecord(write)} {...shown} problems={read.problems} />,
      422,
    )
  })
}
