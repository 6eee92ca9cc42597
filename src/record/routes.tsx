/** The record's own pages: timeline, entry, files, who may see it, erasing; first page and the rest. */
import type { Child } from 'hono/jsx'
import { NotAllowed, NotFound } from '../platform/web/errors.tsx'
import { textOf } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { append, lockHead } from './append.ts'
import { answerAudience, showAudience, type Changing } from './audience-change.tsx'
import { ErasePage } from './entry-change-pages.tsx'
import { EntryPage, wordsOf, type EntryView } from './entry-pages.tsx'
import type { Entry, EntryDraft } from './entry.ts'
import { findFile } from './files.ts'
import { readLooking } from './forms.ts'
import { fileAnswer } from './file-answer.ts'
import type { Ledger, Write } from './kind.ts'
import { keepLook, keepLookAt } from './looked.ts'
import { findHolders, findMembers, findMyName, findReaders } from './looking.ts'
import { TimelinePage, type Cards } from './pages.tsx'
import { shownLines } from './shown.ts'
import { findByAddress, findVersions, isAlone } from './store.ts'
import { findTags, findTagsOf } from './tags.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from './visit.ts'
import { WordingPage } from './wording-page.tsx'

export type RecordAround = {
  readonly ledger: Ledger
  readonly now: () => string
  readonly cards: Cards
  /** Tags that a later room marks on its charts, offered by name. */
  readonly marks?: readonly string[]
  /** Where an entry that was written by hand is corrected, from the record's path on. */
  readonly correctionOf: (entry: Entry) => string | null
  /** What another room offers on an entry's page. */
  readonly offer?: (write: Write, entry: Entry) => Promise<Child | null>
}

export function recordRoutes(around: RecordAround): Route[] {
  return [
    recordRoute(around, ['get', '/timeline', 'read the record'], (c, visit) =>
      showTimeline(around, c, visit),
    ),
    recordRoute(around, ['get', '/entries/:address', 'read the record'], (c, visit) =>
      visit.within(async (write) => {
        const view = await viewOf(around, write, c)
        keepLook(write, [view.entry])
        return c.html(<EntryPage {...view} />)
      }),
    ),
    recordRoute(around, ['get', '/entries/:address/wording', 'read the record'], showWording),
    recordRoute(around, ['get', '/entries/:address/files/:position', 'read the record'], sendFile),
    recordRoute(around, ['get', '/entries/:address/audience', 'read the record'], (c, visit) =>
      visit.within(async (write) =>
        showAudience(c, changingOf(around, c, write, await ownView(around, write, c))),
      ),
    ),
    recordRoute(around, ['post', '/entries/:address/audience', 'read the record'], (c, visit) =>
      changeAudience(around, c, visit),
    ),
    recordRoute(around, ['post', '/entries/:address/tags', 'write in the record'], (c, visit) =>
      putTags(around, c, visit),
    ),
    recordRoute(around, ['get', '/entries/:address/erase', 'read the record'], (c, visit) =>
      visit.within(async (write) => c.html(<ErasePage view={await ownView(around, write, c)} />)),
    ),
    recordRoute(around, ['post', '/entries/:address/erase', 'read the record'], (c, visit) =>
      erase(around, c, visit),
    ),
  ]
}

function showTimeline({ cards }: RecordAround, c: Ctx, visit: Visit): Promise<Response> {
  const { looking, problems } = readLooking(new URL(c.req.url).searchParams)
  return visit.within(async (write) => {
    const { lines, more } =
      problems.length > 0 ? { lines: [], more: null } : await shownLines(write, looking, cards)
    // A page of hits shows words of each of them.
    if (looking.words !== '')
      keepLookAt(
        write,
        lines.map(({ seq }) => seq),
      )
    const tags = await findTags(write)
    const page = { record: pageRecord(write), lines, looking, problems, more, cards, tags }
    return c.html(<TimelinePage {...page} />, problems.length > 0 ? 422 : 200)
  })
}

async function viewOf(around: RecordAround, write: Write, c: Ctx): Promise<EntryView> {
  const entry = await findByAddress(write, c.req.param('address') ?? '')
  if (entry === null) throw new NotFound()
  return {
    record: pageRecord(write),
    entry,
    versions: await findVersions(write, entry.root),
    members: await findMembers(write),
    readers: await findReaders(write, entry.seq),
    holders: await findHolders(write, entry.shelf),
    tags: await findTagsOf(write, entry.root),
    marks: around.marks ?? [],
    me: write.memberId,
    alone: await isAlone(write),
    zone: write.zone,
    cards: around.cards,
    correction: around.correctionOf(entry),
    saved: c.req.query('saved') === 'yes',
    helpFirst: c.req.query('help') === 'first',
    offer: (await around.offer?.(write, entry)) ?? null,
  }
}

/** What of a long paper is checked: a hundred pages. */
const WORDING_LENGTH_MAX = 300_000

/** The words of an entry as the wording checker reads them; worked out anew each time, never kept. */
function showWording(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const entry = await findByAddress(write, c.req.param('address') ?? '')
    if (entry === null || entry.erased) throw new NotFound()
    keepLook(write, [entry])
    const text = wordsOf(entry).slice(0, WORDING_LENGTH_MAX)
    const { checkWording } = await import('../words/wording.ts')
    const found = checkWording(text)
    return c.html(
      <WordingPage record={pageRecord(write)} entry={entry} text={text} found={found} />,
    )
  })
}

/** The view of an entry this member brought in: only they may change who reads it, or erase it. */
async function ownView(around: RecordAround, write: Write, c: Ctx): Promise<EntryView> {
  const view = await viewOf(around, write, c)
  if (view.entry.broughtBy !== write.memberId || view.entry.erased)
    throw new NotAllowed('Only whoever brought an entry in can do this to it.')
  return view
}

/** An entry by which the ledger writes about another in its own voice. */
async function draftOf(
  write: Write,
  kind: 'audience' | 'erasure' | 'tags',
  { entry }: EntryView,
  body: object,
): Promise<EntryDraft> {
  const happened = { day: todayIn(write), time: null, precision: 'day' } as const
  const author = await findMyName(write)
  const rest = { shelf: entry.shelf, audience: 'me', amends: null, people: [], files: [] } as const
  return { kind, happened, author, body: { of: entry.seq, ...body }, ...rest }
}

async function tell(...what: Parameters<typeof draftOf>): Promise<void> {
  await append(what[0], [await draftOf(...what)])
}

function changingOf(around: RecordAround, c: Ctx, write: Write, view: EntryView): Changing {
  return {
    write,
    view,
    draftOf: (audience) => draftOf(write, 'audience', view, { audience }),
    viewFor: (theirs) =>
      viewOf({ ...around, offer: async () => null }, theirs, c).catch((problem: unknown) => {
        if (problem instanceof NotFound) return null
        throw problem
      }),
  }
}

async function changeAudience(around: RecordAround, c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    await lockHead(write)
    const view = await ownView(around, write, c)
    const answered = await answerAudience(c, form, changingOf(around, c, write, view))
    if ('page' in answered) return answered.page
    const { audience, to } = answered
    if (audience !== undefined) await tell(write, 'audience', view, { audience })
    const here = `${visit.path}/entries/${view.entry.address}`
    return c.redirect(to === 'restrict' ? `${here}/restrict` : here, 303)
  })
}

const TAGS_CHARS_MAX = 1000

async function putTags(around: RecordAround, c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const given = textOf(form, 'tags').slice(0, TAGS_CHARS_MAX)
  const added = (around.marks ?? []).filter((mark) => mark === textOf(form, 'add'))
  const tags = [
    ...new Set([
      ...added,
      ...given
        .toLowerCase()
        .split(',')
        .map((tag) => tag.trim().slice(0, 40)),
    ]),
  ]
    .filter((tag) => tag !== '')
    .slice(0, 20)
  return visit.within(async (write) => {
    const view = await viewOf(around, write, c)
    if (tags.toSorted().join() !== view.tags.join()) await tell(write, 'tags', view, { tags })
    return c.redirect(`${visit.path}/entries/${view.entry.address}`, 303)
  })
}

async function erase(around: RecordAround, c: Ctx, visit: Visit): Promise<Response> {
  await c.req.formData()
  return visit.within(async (write) => {
    await lockHead(write)
    // Pressed twice: the first press erased it.
    const { entry } = await viewOf(around, write, c)
    if (!entry.erased) await tell(write, 'erasure', await ownView(around, write, c), {})
    return c.redirect(`${visit.path}/entries/${entry.address}`, 303)
  })
}

/** A file, always as something to save; the browser is told not to open, run or guess it. */
async function sendFile(c: Ctx, visit: Visit): Promise<Response> {
  const position = Number(c.req.param('position'))
  if (!Number.isInteger(position) || position < 0 || position > 10_000) throw new NotFound()
  return visit.within(async (write) => {
    const entry = await findByAddress(write, c.req.param('address') ?? '')
    const file = entry === null ? null : await findFile(write, entry.seq, position)
    if (entry === null || file === null) throw new NotFound()
    keepLook(write, [entry])
    return fileAnswer(c, file)
  })
}
