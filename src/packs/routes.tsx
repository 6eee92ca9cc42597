/** Packs in the browser: beginning one, choosing what it holds, making it, taking it away. */
import { randomUUID } from 'node:crypto'
import { open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { isOwed } from '../commitments/commitment.ts'
import { findSince } from '../commitments/heard-since.ts'
import { findOwed, type KeptCommitment } from '../commitments/store.ts'
import { awaitsJudgement } from '../commitments/told.ts'
import { NotFound } from '../platform/web/errors.tsx'
import { textOf, textsOf, type Problem } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findEntries, findRecord } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { beginPack, showBegin } from './begin-routes.tsx'
import { changeExhibits, changeIssue, showExhibits, showIssue } from './choosing-routes.tsx'
import { draftAt, tell } from './draft-at.ts'
import { changeDraft, findDrafts, keepMade, removeDraft, type KeptDraft } from './draft-store.ts'
import {
  citedInDraft,
  exhibitsInUse,
  recordingsUsed,
  specOfDraft,
  withoutIssues,
  type Draft,
} from './draft.ts'
import { readCover, readNames } from './forms.ts'
import { closedFor } from '../correspondence/bring/inside.ts'
import type { Unseen } from './inside.ts'
import { bundleFor, composePack, draftPack, NamesFound, SpecSlip } from './make.ts'
import type { NamePlace } from './names.ts'
import { PackPage, type Counted } from './pack-page.tsx'
import { NamesPage, PacksPage } from './pages.tsx'
import { fingerprintOf } from './signature.ts'
import { findAnswered, findOtherChildren } from './store.ts'
import { writeWhole } from './whole.ts'
import { zipOf } from './zip.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function packRoutes(around: Around): Route[] {
  const own = 'own the record'
  return [
    recordRoute(around, ['get', '/packs', own], showPacks),
    recordRoute(around, ['post', '/packs', own], beginPack),
    recordRoute(around, ['get', '/packs/begin', own], showBegin),
    recordRoute(around, ['get', '/packs/names', own], showNames),
    recordRoute(around, ['post', '/packs/names', own], keepNames),
    recordRoute(around, ['get', '/packs/:pack', own], showPack),
    recordRoute(around, ['post', '/packs/:pack', own], changePack),
    recordRoute(around, ['get', '/packs/:pack/issues/:issue', own], showIssue),
    recordRoute(around, ['post', '/packs/:pack/issues/:issue', own], changeIssue),
    recordRoute(around, ['get', '/packs/:pack/exhibits', own], showExhibits),
    recordRoute(around, ['post', '/packs/:pack/exhibits', own], changeExhibits),
    recordRoute(around, ['get', '/packs/:pack/files/:file', own], sendFile),
  ]
}

function showPacks(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const shown = { drafts: await findDrafts(write), names: await findOtherChildren(write) }
    return c.html(<PacksPage record={pageRecord(write)} {...shown} />)
  })
}

function showNames(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) =>
    c.html(<NamesPage record={pageRecord(write)} names={await findOtherChildren(write)} />),
  )
}

async function keepNames(c: Ctx, visit: Visit): Promise<Response> {
  const names = readNames(await c.req.formData())
  return visit.within(async (write) => {
    await tell(write, visit, 'other-children', { names })
    return c.redirect(`${visit.path}/packs`, 303)
  })
}

type Trouble = {
  readonly problems: readonly Problem[]
  readonly names: readonly NamePlace[]
  /** Files that go out and that nobody could look inside, found while it was made. */
  readonly unseen?: readonly Unseen[]
}

async function packPage(
  c: Ctx,
  write: Write,
  kept: KeptDraft,
  trouble: Trouble,
): Promise<Response> {
  const counts = c.req.query('count') === 'yes' || kept.draft.budget !== null
  const counted = counts && trouble.problems.length === 0 ? await countOf(write, kept.draft) : null
  const { signingPublic } = await findRecord(write)
  const unjudged = await findUnjudged(write, kept.draft)
  const unseen = trouble.unseen ?? (kept.made === null ? [] : await findUnseen(write, kept.draft))
  const fingerprint = fingerprintOf(signingPublic)
  const shown = { kept, counted, unjudged, fingerprint, ...trouble, unseen }
  const status = trouble.problems.length > 0 || trouble.names.length > 0 ? 422 : 200
  return c.html(<PackPage record={pageRecord(write)} {...shown} />, status)
}

/** Of what a made pack gives, the pictures and sounds nobody could look inside for the names of others. */
async function findUnseen(write: Write, draft: Draft): Promise<Unseen[]> {
  if ((await findOtherChildren(write)).length === 0) return []
  const given = await findEntries(write, exhibitsInUse(draft).include)
  return given.flatMap(({ files, title }) =>
    files.flatMap((fact) => {
      const reason = closedFor(fact)
      return reason === null ? [] : [{ file: `${fact.name} (${title})`, reason }]
    }),
  )
}

/** What the draft complains of where a reply still waits for the parent to say what it was. */
async function findUnjudged(write: Write, draft: Draft): Promise<KeptCommitment[]> {
  const on = todayIn(write)
  const cited = new Set(draft.issues.flatMap((issue) => issue.entries))
  const owed = (await findOwed(write, on)).filter(
    (each) => isOwed(each, on) && (cited.has(each.root) || cited.has(each.source ?? 0)),
  )
  const since = await findSince(write, owed, on)
  return owed.filter((each) => awaitsJudgement(each, since(each), on))
}

function showPack(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) =>
    packPage(c, write, await draftAt(c, write), { problems: [], names: [] }),
  )
}

/** The pages a draft would have, exhibits and all; null while it cannot be set. */
async function countOf(write: Write, draft: Draft): Promise<Counted | null> {
  try {
    const drafted = await draftPack(write, { spec: specOfDraft(draft), on: todayIn(write) })
    const { merged, marks } = await bundleFor(write, drafted)
    const byMark = new Map<number, number>()
    merged.stood.forEach(({ pages }, at) => {
      const exhibit = marks[at] ?? 0
      byMark.set(exhibit, (byMark.get(exhibit) ?? 0) + pages)
    })
    const exhibits = drafted.exhibits
      .map(({ exhibit }) => ({
        title: `${exhibit.number}. ${exhibit.held ? exhibit.description : exhibit.entry.title}`,
        pages: byMark.get(exhibit.number) ?? 0,
      }))
      .toSorted((a, b) => b.pages - a.pages)
    return { pages: merged.pages, frontPages: merged.frontPages, exhibits }
  } catch (problem) {
    if (problem instanceof SpecSlip) return null
    throw problem
  }
}

async function changePack(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const act = textOf(form, 'do')
  return visit.within(async (write) => {
    const { id, draft: before } = await draftAt(c, write)
    const path = `${visit.path}/packs/${id}`
    if (act === 'remove') {
      await removeDraft(write, id)
      return c.redirect(`${visit.path}/packs`, 303)
    }
    const draft = withoutIssues(
      form.has('title') ? readCover(form, before) : before,
      act === 'leave-issues' ? textsOf(form, 'leave') : [],
    )
    if (act === 'add-issue') {
      const issue = { heading: 'A new issue', words: '', entries: [], quotes: [] }
      await changeDraft(write, id, { ...draft, issues: [...draft.issues, issue] })
      return c.redirect(`${path}/issues/${draft.issues.length + 1}`, 303)
    }
    await changeDraft(write, id, draft)
    if (act !== 'make' && act !== 'make-despite') return c.redirect(path, 303)
    return make(c, write, { id, draft, made: null }, act === 'make-despite')
  })
}

async function make(
  c: Ctx,
  write: Write,
  kept: KeptDraft,
  despiteNames: boolean,
): Promise<Response> {
  const on = todayIn(write)
  const entries = await findEntries(write, citedInDraft(kept.draft))
  const answered = await findAnswered(write)
  const waiting = recordingsUsed(kept.draft, entries).filter((each) => !answered.has(each.seq))
  if (waiting.length > 0) {
    const text = `Answer the questions about “${waiting[0]?.title ?? ''}” on the page of exhibits first`
    return packPage(c, write, kept, { problems: [{ field: 'exhibits', text }], names: [] })
  }
  try {
    const spec = specOfDraft(kept.draft)
    const { drafted } = await composePack(write, { spec, on, despiteNames }, c)
    await keepMade(write, kept.id, { size: drafted.proof.treeSize, on, despiteNames })
    return c.redirect(`${c.req.path}#made`, 303)
  } catch (problem) {
    if (problem instanceof NamesFound)
      return packPage(c, write, kept, {
        problems: [],
        names: problem.places,
        unseen: problem.unseen,
      })
    if (!(problem instanceof SpecSlip)) throw problem
    const problems = problem.problems.map(({ field, text }) => ({ field: pageField(field), text }))
    return packPage(c, write, kept, { problems, names: [] })
  }
}

/** Where on the page a field of the spec stands. */
function pageField(field: string): string {
  const [first = ''] = field.split('.')
  if (['title', 'to', 'stage', 'opening', 'want'].includes(first)) return first
  return first === 'include' || first === 'hold' ? 'exhibits' : 'issues'
}

const FILES: Readonly<Record<string, string>> = {
  'complaint.pdf': 'application/pdf',
  'bundle.pdf': 'application/pdf',
  'pack.zip': 'application/zip',
}

/** Makes the pack again, byte for byte as it was made, and sends one of its files. */
function sendFile(c: Ctx, visit: Visit): Promise<Response> {
  const name = c.req.param('file') ?? ''
  const type = FILES[name]
  if (type === undefined) throw new NotFound()
  return visit.within(async (write) => {
    const { draft, made } = await draftAt(c, write)
    if (made === null || (name === 'bundle.pdf' && !draft.bundle)) throw new NotFound()
    const { documents, parts } = await composePack(
      write,
      {
        spec: specOfDraft(draft),
        at: made.size,
        on: made.on,
        despiteNames: made.despiteNames,
        bundle: draft.bundle,
        looks: false,
      },
      c,
    )
    c.header('Content-Type', type)
    c.header('Content-Disposition', `attachment; filename="${name}"`)
    const document = documents.get(name)
    if (document !== undefined) return c.body(Buffer.from(document))
    const { stream, size } = await throughDisk(zipOf(parts))
    c.header('Content-Length', String(size))
    return c.body(Readable.toWeb(stream) as ReadableStream)
  })
}

/**
 * The zip by way of a file without a name: written while the record is open, sent after, gone when it
 * is closed. A zip of recordings need not fit in memory.
 */
async function throughDisk(
  content: Readable,
): Promise<{ readonly stream: Readable; readonly size: number }> {
  const path = join(tmpdir(), `heard-${randomUUID()}.zip`)
  try {
    await writeWhole(path, content)
    const { size } = await stat(path)
    const file = await open(path, 'r')
    return { stream: file.createReadStream(), size }
  } finally {
    await rm(path, { force: true })
  }
}
