/** One finding: shown with its chain, looked through for links, kept or set aside. */
import { randomUUID } from 'node:crypto'
import { NotFound } from '../platform/web/errors.tsx'
import { textOf, type Problem } from '../platform/web/forms.ts'
import type { Ctx } from '../platform/web/route.ts'
import type { EntryDraft } from '../record/entry.ts'
import { keyIn } from '../record/keeping.ts'
import type { Write } from '../record/kind.ts'
import { findMyName } from '../record/looking.ts'
import { append, findEntries, findNewest } from '../record/store.ts'
import { findLines } from '../record/timeline-store.ts'
import { pageRecord, todayIn, type Visit } from '../record/visit.ts'
import { findApologies } from '../together/apology-store.ts'
import { chainOf, type Linkable, type Linked } from './chain.ts'
import { findLinkable, findLinkableAt } from './chain-store.ts'
import { CLAIM_MAX, findingBody, type FindingBody } from './entries.ts'
import type { Facts, Finding } from './finding.ts'
import { FindingPage } from './finding-page.tsx'
import { followedBy } from './followed.ts'
import { madeIn, readMade, tickedIn, type Made } from './forms.ts'
import { hrefOf } from './pages.tsx'
import { patternsIn } from './patterns.ts'
import { findFacts, type Memory } from './store.ts'

/** What was last made of each finding, by its name. */
export async function findJudged(write: Write): Promise<ReadonlyMap<string, FindingBody>> {
  const entries = await findNewest(write, ['finding'])
  return new Map(
    entries
      .toSorted((one, other) => one.seq - other.seq)
      .map(({ body }) => findingBody.parse(body))
      .map((body) => [body.finding, body]),
  )
}

type One = { readonly facts: Facts; readonly finding: Finding }

async function findOne(c: Ctx, write: Write, memory: Memory): Promise<One> {
  const on = todayIn(write)
  const facts = await findFacts(write, on, memory)
  const finding = patternsIn(facts, on).found.find(({ id }) => id === c.req.param('finding'))
  if (finding === undefined) throw new NotFound()
  return { facts, finding }
}

export async function showOne(c: Ctx, write: Write, memory: Memory): Promise<Response> {
  const one = await findOne(c, write, memory)
  const judged = (await findJudged(write)).get(one.finding.id) ?? null
  const claim = one.finding.claim.slice(0, CLAIM_MAX)
  const made = judged ?? { claim, cameNext: [], links: [] }
  return c.html(await pageOf(write, one, { made, token: randomUUID(), problems: [], search: null }))
}

type Shown = {
  readonly made: Made
  readonly token: string
  readonly problems: readonly Problem[]
  /** What else was looked for; null where nothing was. */
  readonly search: string | null
}

async function pageOf(write: Write, { facts, finding }: One, shown: Shown) {
  const { made, search } = shown
  const judged = (await findJudged(write)).get(finding.id) ?? null
  const listed = await findEntries(write, [...finding.for, ...finding.against])
  const speak = listed.filter(({ seq }) => finding.for.includes(seq))
  const days = speak.map(({ happened }) => happened.day)
  const followed = followedBy(facts, days).filter((seq) => !finding.for.includes(seq))
  const linkable = await findLinkable(write, [
    ...followed,
    ...made.cameNext,
    ...(judged?.cameNext ?? []),
  ])
  const chain = chainOf(made, linkable)
  const taken = new Set(chain.map(({ seq }) => seq))
  const found =
    search === null ? [] : (await findOthers(write, search)).filter(({ seq }) => !taken.has(seq))
  const first = firstOf(days)
  const roots = new Set(speak.map(({ root }) => root))
  return (
    <FindingPage
      record={pageRecord(write)}
      finding={finding}
      judged={judged}
      kept={judged === null ? [] : chainOf(judged, linkable)}
      entries={new Map(listed.map((entry) => [entry.seq, entry]))}
      apologies={(await findApologies(write)).filter(({ aboutRoot }) => roots.has(aboutRoot ?? 0))}
      token={shown.token}
      claim={made.claim}
      chain={chain}
      offered={followed.flatMap((seq) => linkable.get(seq) ?? []).filter(not(taken))}
      looked={
        search === null
          ? null
          : { search, found: found.filter(({ day }) => first === null || day >= first) }
      }
      problems={shown.problems}
    />
  )
}

const not =
  (taken: ReadonlySet<number>) =>
  ({ seq }: Linked): boolean =>
    !taken.has(seq)

function firstOf<T extends string>(days: readonly T[]): T | null {
  return days.toSorted()[0] ?? null
}

const FOUND_MAX = 30

async function findOthers(write: Write, search: string): Promise<Linked[]> {
  if (search === '') return []
  const lines = await findLines(write, { search, atMost: FOUND_MAX })
  const found: Linkable = await findLinkable(
    write,
    lines.map(({ seq }) => seq),
  )
  return [...new Map([...found.values()].map((each) => [each.seq, each])).values()]
}

/** Enough of the entries for a finding to hear whether any of them says why. */
const HEARD_MAX = 200

export async function judge(c: Ctx, visit: Visit, memory: Memory): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const one = await findOne(c, write, memory)
    const { finding } = one
    const named = await findLinkableAt(write, tickedIn(form))
    const made = madeIn(form, named, finding.claim)
    const token = textOf(form, 'token') || randomUUID()
    if (textOf(form, 'do') === 'find') {
      const search = textOf(form, 'find').slice(0, 200)
      return c.html(await pageOf(write, one, { made, token, problems: [], search }))
    }
    const speak = await findLinkable(write, finding.for.slice(0, HEARD_MAX))
    const read = readMade(form, {
      made,
      entries: new Map([...named.values()].map((each) => [each.seq, each])),
      since: firstOf([...speak.values()].map(({ day }) => day)),
      own: [...speak.values()].map(({ own }) => own),
    })
    if (!read.ok) {
      const shown = { made, token, problems: read.problems, search: null }
      return c.html(await pageOf(write, one, shown), 422)
    }
    await append(write, [
      await draftOf(write, finding, { ...read.value, key: keyIn(form, 'finding') }),
    ])
    return c.redirect(hrefOf(visit.path, finding), 303)
  })
}

async function draftOf(
  write: Write,
  finding: Finding,
  { key, ...made }: Made & { readonly verdict: FindingBody['verdict']; readonly key: string },
): Promise<EntryDraft> {
  return {
    kind: 'finding',
    happened: { day: todayIn(write), time: null, precision: 'day' },
    author: await findMyName(write),
    people: [],
    shelf: 'private',
    audience: 'me',
    amends: null,
    body: {
      finding: finding.id,
      rule: finding.rule,
      ...made,
      for: finding.for,
      against: finding.against,
      words: null,
    },
    files: [],
    key,
  }
}
