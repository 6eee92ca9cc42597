/**
 * Needs, passing on, circles, and looking up what one was told. A form's token becomes its entry's key:
 * sent twice, kept once.
 */
import { randomUUID } from 'node:crypto'
import { ENGLAND } from '../law/england/england.ts'
import { findTold, slipInTold } from '../law/told.ts'
import { NotFound } from '../platform/web/errors.tsx'
import { textOf, type Problem } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { currentAudience } from '../record/audience.ts'
import { isUuid } from '../record/begin.ts'
import type { Entry, EntryDraft } from '../record/entry.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findAddressOfKey } from '../record/looking.ts'
import { append, findByAddress, findEntries } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { findProposal } from './passing-proposals.ts'
import { readMet, readNeed, readPassedOn, type PassedOnGiven } from './held-forms.ts'
import { CirclesPage, heldPath, NeedPage, NeedsPage, NewNeedPage } from './need-pages.tsx'
import { PassedOnPage } from './passed-on-page.tsx'
import { passingOnIn } from './passing-on.ts'
import { isSamePath } from './path.ts'
import { findShownPath, type ShownPath } from './shown-path.ts'
import { findAllPassedOn, findHeld, findNeeds, findOpenHeld, type Held } from './stops.ts'
import { findMemberName } from './store.ts'
import { RecordToldPage } from './told-page.tsx'
import { nameOfSpeaker, toldWordsOf } from './told-words.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }
type Given = Record<string, string>

export function heldRoutes(around: Around): Route[] {
  const read = 'read the record'
  const writing = 'write in the record'
  return [
    recordRoute(around, ['get', '/needs', read], showNeeds),
    recordRoute(around, ['get', '/circles', read], showCircles),
    recordRoute(around, ['get', '/needs/new', writing], (c, visit) =>
      visit.within(async (write) =>
        c.html(<NewNeedPage {...blank(write)} given={{ token: randomUUID() }} />),
      ),
    ),
    recordRoute(around, ['post', '/needs/new', writing], addNeed),
    recordRoute(around, ['get', '/needs/:address', read], (c, visit) =>
      visit.within(async (write) => showNeed(c, write, await needAt(c, write))),
    ),
    recordRoute(around, ['post', '/needs/:address', writing], endNeed),
    recordRoute(around, ['get', '/passed-on/new', writing], askPassedOn),
    recordRoute(around, ['post', '/passed-on/new', writing], keepPassedOn),
    recordRoute(around, ['get', '/told', read], showTold),
    recordRoute(around, ['post', '/told', read], lookUp),
  ]
}

function blank(write: Write) {
  return { record: pageRecord(write), on: todayIn(write), problems: [] as readonly Problem[] }
}

async function shownPaths(write: Write, held: readonly Held[]): Promise<ShownPath[]> {
  const shown: ShownPath[] = []
  for (const each of held) shown.push(await findShownPath(write, each, todayIn(write)))
  return shown
}

function showNeeds(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const needs = await shownPaths(write, await findNeeds(write))
    const passed = (await findAllPassedOn(write)).filter(({ kind }) => kind !== 'need')
    const others = withoutSame(await shownPaths(write, passed), needs)
    return c.html(
      <NeedsPage record={pageRecord(write)} on={todayIn(write)} needs={needs} others={others} />,
    )
  })
}

/** What was asked for a need and passed on with it is told once, as the need's. */
function withoutSame(paths: readonly ShownPath[], needs: readonly ShownPath[]): ShownPath[] {
  return paths.filter((one) => !needs.some((need) => isSamePath(one.stops, need.stops)))
}

function showCircles(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const shown = await shownPaths(write, await findAllPassedOn(write))
    const all = shown.filter(({ returns }) => returns.length > 0)
    const needs = all.filter(({ held }) => held.kind === 'need')
    const asked = all.filter(({ held }) => held.kind !== 'need')
    const circles = [...needs, ...withoutSame(asked, needs)]
    return c.html(<CirclesPage record={pageRecord(write)} circles={circles} />)
  })
}

async function needAt(c: Ctx, write: Write): Promise<Held> {
  const entry = await findByAddress(write, c.req.param('address') ?? '')
  const held = entry === null ? null : await findHeld(write, entry.seq)
  if (held === null || held.kind !== 'need') throw new NotFound()
  return held
}

type Wrong = { readonly problems: readonly Problem[]; readonly given: Given }

async function showNeed(
  c: Ctx,
  write: Write,
  need: Held,
  { problems, given }: Wrong = { problems: [], given: {} },
): Promise<Response> {
  const shown = await findShownPath(write, need, todayIn(write))
  const typed = { ...given, token: given['token'] ?? randomUUID() }
  return c.html(
    <NeedPage {...blank(write)} shown={shown} problems={problems} given={typed} />,
    problems.length > 0 ? 422 : 200,
  )
}

async function addNeed(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const read = readNeed(form, todayIn(write))
    if (!read.ok)
      return c.html(
        <NewNeedPage {...blank(write)} problems={read.problems} given={givenIn(form)} />,
        422,
      )
    const { since, ...body } = read.value
    const draft = { ...frameOf(await findMemberName(write), since), kind: 'need', body }
    const address = await keepOne(write, { ...draft, ...keyIn(form, 'need') })
    return c.redirect(`${visit.path}/needs/${address}`, 303)
  })
}

function frameOf(author: string, day: Entry['happened']['day']) {
  return {
    happened: { day, time: null, precision: 'day' as const },
    author,
    people: [],
    shelf: 'messages' as const,
    audience: 'me' as const,
    amends: null,
    files: [],
  }
}

async function keepOne(write: Write, draft: EntryDraft): Promise<string> {
  const { entries } = await append(write, [draft])
  const address = entries[0]?.address ?? (await findAddressOfKey(write, draft.key ?? ''))
  if (address === null) throw new Error('An entry just kept cannot be found.')
  return address
}

async function endNeed(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const need = await needAt(c, write)
    const read = readMet(form, { since: need.passed.since, today: todayIn(write) })
    if (!read.ok) return showNeed(c, write, need, { problems: read.problems, given: givenIn(form) })
    const { day, ...body } = read.value
    const draft = { ...(await frameLike(write, need)), kind: 'answer' }
    await append(write, [
      {
        ...draft,
        happened: { day, time: null, precision: 'day' },
        body: { of: need.root, source: null, ...body },
        ...keyIn(form, 'met'),
      },
    ])
    return c.redirect(heldPath(visit.path, need), 303)
  })
}

/** What follows from something is read by whoever reads that, and nobody else. */
async function frameLike(write: Write, held: Held) {
  const [entry] = await findEntries(write, [held.seq])
  if (entry === undefined) throw new NotFound()
  const frame = frameOf(await findMemberName(write), held.passed.since)
  return { ...frame, shelf: entry.shelf, audience: await currentAudience(write, entry) }
}

async function entryIn(write: Write, address: string): Promise<Entry | null> {
  const entry = address === '' ? null : await findByAddress(write, address)
  return entry === null || entry.erased ? null : entry
}

function sourceOf(entry: Entry | null) {
  if (entry === null) return null
  return { address: entry.address, title: entry.title, day: entry.happened.day }
}

/** What it may be about, with what was chosen first. */
async function openWith(write: Write, chosen: Entry | null): Promise<Held[]> {
  const open = await findOpenHeld(write, todayIn(write))
  const held = chosen === null ? null : await findHeld(write, chosen.seq)
  if (held === null || open.some(({ root }) => root === held.root)) return open
  return [held, ...open]
}

function askPassedOn(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const entry = await entryIn(write, c.req.query('entry') ?? '')
    const of = await entryIn(write, c.req.query('of') ?? '')
    const proposal = await findProposal(write, c.req.query('proposal') ?? '')
    const open = await openWith(write, of)
    const speaker = entry === null ? null : nameOfSpeaker(entry)
    const words = proposal?.words ?? (entry === null ? '' : toldWordsOf(entry))
    const read = passingOnIn(words, speaker)
    const given: Given = {
      token: randomUUID(),
      words,
      from: proposal?.from ?? speaker ?? '',
      to: proposal === null ? (entry === null ? '' : (read.to ?? '')) : (proposal.to ?? ''),
      about: of === null ? (open.length === 1 ? String(open[0]?.root) : '') : String(of.root),
      ...(proposal !== null && { proposal: proposal.id }),
    }
    return c.html(
      <PassedOnPage {...blank(write)} given={given} open={open} source={sourceOf(entry)} />,
    )
  })
}

async function keepPassedOn(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const entry = await entryIn(write, textOf(form, 'entry'))
    const chosen = Number(textOf(form, 'about'))
    const open = await openWith(write, (await findEntries(write, [chosen || 0]))[0] ?? null)
    const known = new Set(open.map(({ root }) => root))
    const read = readPassedOn(form, { today: todayIn(write), known })
    if (!read.ok) {
      const page = { ...blank(write), problems: read.problems, given: givenIn(form) }
      return c.html(<PassedOnPage {...page} open={open} source={sourceOf(entry)} />, 422)
    }
    const held = await heldFor(write, read.value, keyIn(form, 'need').key)
    const { from, to, words, day } = read.value
    const body = { of: held.root, from, to, words, source: entry?.seq ?? null }
    await append(write, [
      {
        ...(await frameLike(write, held)),
        kind: 'hand-over',
        happened: { day, time: null, precision: 'day' },
        people: [from, to].map((name) => ({ name, address: null })),
        body,
        ...keyOf(form),
      },
    ])
    return c.redirect(`${heldPath(visit.path, held)}#path`, 303)
  })
}

/** A proposal is confirmed once, whatever page it was said yes to on. */
function keyOf(form: FormData) {
  const proposal = textOf(form, 'proposal')
  return proposal === '' ? keyIn(form, 'passed-on') : { key: `proposal:${proposal}` }
}

/** What it was about: something known, or a need that is written down with it. */
async function heldFor(write: Write, given: PassedOnGiven, key: string | undefined): Promise<Held> {
  const { about, day } = given
  const root = 'root' in about ? about.root : await addedNeed(write, about.title, day, key)
  const held = await findHeld(write, root)
  if (held === null) throw new NotFound()
  return held
}

async function addedNeed(
  write: Write,
  title: string,
  day: PassedOnGiven['day'],
  key: string | undefined,
): Promise<number> {
  const address = await keepOne(write, {
    ...frameOf(await findMemberName(write), day),
    kind: 'need',
    body: { title },
    ...(key !== undefined && { key }),
  })
  return (await findByAddress(write, address))?.root ?? 0
}

function keyIn(form: FormData, what: string): { readonly key?: string } {
  const token = textOf(form, 'token')
  return isUuid(token) ? { key: `${what}:${token}` } : {}
}

function givenIn(form: FormData): Given {
  return Object.fromEntries([...form.keys()].map((name) => [name, textOf(form, name)]))
}

function showTold(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const entry = await entryIn(write, c.req.query('entry') ?? '')
    const of = await entryIn(write, c.req.query('of') ?? '')
    const words = entry === null ? '' : toldWordsOf(entry)
    const matches = words === '' ? null : findTold(words)
    return c.html(
      <RecordToldPage {...toldAround(write, entry, of)} {...{ words, matches }} problems={[]} />,
    )
  })
}

function toldAround(write: Write, entry: Entry | null, of: Entry | null) {
  const source = sourceOf(entry)
  return {
    record: pageRecord(write),
    source:
      entry === null || source === null ? null : { ...source, from: nameOfSpeaker(entry) ?? '' },
    of: of === null ? null : { address: of.address, title: of.title },
  }
}

async function lookUp(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const entry = await entryIn(write, textOf(form, 'entry'))
    const of = await entryIn(write, textOf(form, 'of'))
    const words = textOf(form, 'words')
    const slip = slipInTold(words)
    const problems = slip === null ? [] : [{ field: 'words', text: slip }]
    const matches = slip === null ? findTold(words) : null
    return c.html(
      <RecordToldPage {...toldAround(write, entry, of)} {...{ words, matches, problems }} />,
      slip === null ? 200 : 422,
    )
  })
}

/** What the form of something asked begins with, when a row's next question is put. */
export function askFromRow(row: string, to: string): Given {
  const told = ENGLAND.brushoffs.find(({ id }) => id === row)
  if (told === undefined) return {}
  return { kind: 'ask', debtor: to.slice(0, 300), title: titleOf(told.ask), words: told.ask }
}

const TITLE_MAX = 120

function titleOf(ask: string): string {
  const first = /^.*?[.?!](?=\s|$)/.exec(ask)?.[0] ?? ask
  if (first.length <= TITLE_MAX) return first
  return `${first.slice(0, first.lastIndexOf(' ', TITLE_MAX))} …`
}
