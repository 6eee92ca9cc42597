/** Beginning a letter: the page of what goes in, looking for more, and the draft that comes of it. */
import { randomBytes } from 'node:crypto'
import { NotFound } from '../platform/web/errors.tsx'
import { parseDay } from '../platform/day.ts'
import { textOf, textsOf, typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Ctx } from '../platform/web/route.ts'
import { brushoffFinder } from '../law/brushoff.ts'
import { LAW } from '../matters/known.ts'
import type { Write } from '../record/kind.ts'
import { findByAddress, findEntries, findLines } from '../record/store.ts'
import { pageRecord, todayIn, type Visit } from '../record/visit.ts'
import { BeginLetterPage } from './begin-page.tsx'
import { factsOf } from './begin-facts.ts'
import { addLetterDraft } from './draft-store.ts'
import type { LetterDraft } from './draft.ts'
import { readBegun, tickedFrom, tickedIn, typedFrom, type Begun } from './forms.ts'
import { sourceOf, type Ground, type Source } from './ground.ts'
import { draftLetter } from './draft-letter.ts'
import type { Letter, LetterFacts, ToldOff } from './letter.ts'
import { letterOf } from './letters.ts'
import { givenByMeeting } from './from-meeting.ts'
import { HELPERS } from './helpers.ts'
import { findGround, sourcesOf } from './store.ts'

const FOUND_MOST = 12
const SHOWN_MOST = 60

type Asked = {
  readonly letter: Letter
  readonly ground: Ground
  readonly told: ToldOff | null
  /** What the address already gives for the letter's questions. */
  readonly given: Typed
  readonly query: string
}

/** What the page's address asks for: which letter, about what, answering which brush-off. */
async function askedIn(c: Ctx, write: Write): Promise<Asked> {
  const letter = letterOf(c.req.query('letter') ?? '')
  if (letter === null) throw new NotFound()
  const of = c.req.query('of') ?? ''
  const entry = of === '' ? null : await findByAddress(write, of)
  if (of !== '' && entry === null) throw new NotFound()
  const said = (c.req.query('said') ?? '').slice(0, 2000)
  const row = LAW.brushoffs.find(({ id }) => id === c.req.query('brushoff'))
  const told = row ?? (letter.id === 'told' ? guessed(said) : undefined)
  const query = new URLSearchParams({ letter: letter.id })
  if (of !== '') query.set('of', of)
  if (row !== undefined) query.set('brushoff', row.id)
  if (said !== '') query.set('said', said)
  return {
    letter,
    ground: await findGround(write, entry, todayIn(write)),
    told: told === undefined ? null : { id: told.id, said: told.said },
    given: {
      ...(said === '' ? (row === undefined ? {} : { told: row.said }) : { told: said }),
      ...(entry === null ? {} : await givenByMeeting(write, entry)),
    },
    query: `?${query.toString()}`,
  }
}

let finder: ReturnType<typeof brushoffFinder> | undefined

/** The brush-off that `said` is most like, if any. */
function guessed(said: string): ToldOff | undefined {
  if (said === '') return undefined
  finder ??= brushoffFinder(LAW.brushoffs)
  return finder(said)[0]
}

export function showBeginLetter(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const asked = await askedIn(c, write)
    const { letter, ground } = asked
    const shown = {
      typed: typedFrom(letter, ground, asked.given),
      ticked: tickedFrom(letter, ground),
      token: randomBytes(16).toString('base64url'),
    }
    return c.html(beginPage(write, asked, { ...shown, found: [], search: null, problems: [] }))
  })
}

type Shown = {
  readonly typed: Typed
  readonly ticked: ReadonlySet<string>
  readonly token: string
  readonly found: readonly Source[]
  readonly search: string | null
  readonly problems: readonly Problem[]
}

function beginPage(write: Write, { letter, ground, query }: Asked, shown: Shown) {
  const props = { letter, ground, query, helpers: HELPERS, ...shown }
  return <BeginLetterPage record={pageRecord(write)} {...props} />
}

export async function beginLetter(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const asked = await askedIn(c, write)
    const token = tokenIn(form)
    const found = await findShown(write, form)
    const back = {
      typed: typedIn(form),
      ticked: tickedIn(form),
      token,
      search: null,
      problems: [],
    }
    if (textOf(form, 'do') === 'find') {
      const search = textOf(form, 'q').slice(0, 300)
      const more = await findMore(write, search)
      return c.html(beginPage(write, asked, { ...back, search, found: merged(found, more) }))
    }
    const sources = merged(asked.ground.sources, found)
    const read = readBegun(form, asked.letter, asked.ground, sources)
    if (!read.ok)
      return c.html(beginPage(write, asked, { ...back, found, problems: read.problems }), 422)
    const draft = await draftOf(write, asked, read.value)
    const id = await addLetterDraft(write, draft, token)
    return c.redirect(`${visit.path}/letters/${id}`, 303)
  })
}

function tokenIn(form: FormData): string {
  const token = textOf(form, 'token')
  return /^[\w-]{22}$/.test(token) ? token : randomBytes(16).toString('base64url')
}

function merged(one: readonly Source[], other: readonly Source[]): Source[] {
  return [...new Map([...one, ...other].map((source) => [source.seq, source])).values()]
}

/** The entries that were on the page, as this member may see them now. */
async function findShown(write: Write, form: FormData): Promise<Source[]> {
  const found: Source[] = []
  for (const address of textsOf(form, 'shown').slice(0, SHOWN_MOST)) {
    const entry = await findByAddress(write, address)
    const source = entry === null ? null : sourceOf(entry)
    if (source !== null) found.push(source)
  }
  return found
}

async function findMore(write: Write, search: string): Promise<Source[]> {
  if (search === '') return []
  const lines = await findLines(write, { atMost: FOUND_MOST, search })
  return sourcesOf(
    write,
    lines.map(({ seq }) => seq),
  )
}

/** The letter drafted from what was chosen. */
async function draftOf(write: Write, asked: Asked, begun: Begun): Promise<LetterDraft> {
  const { letter, ground, told } = asked
  const facts = await factsOf(write, { ground, told, begun })
  const { subject, text, asks } = draftLetter(letter, facts, LAW, todayIn(write))
  const named = [...facts.happened, ...facts.exhibits]
  const stops = await spokenStops(write, facts)
  return {
    letter: letter.id,
    to: facts.to.map(({ name, address }) => ({ name, address })),
    subject,
    text,
    asks,
    about: isChase(letter) ? ground.about : null,
    matter: ground.matter,
    told: told?.id ?? null,
    days: daysCounted(letter, begun.gaps),
    exhibits: facts.exhibits.map(({ seq, title, on }) => ({ seq, title, on })),
    quotes: [
      ...facts.quotes.map(({ seq, words }) => ({ seq, words })),
      ...named.map(({ seq, title }) => ({ seq, words: title })),
      ...stops,
      ...(ground.of === null ? [] : [{ seq: ground.of.root, words: ground.title ?? '' }]),
    ].filter(({ words }) => words !== ''),
  }
}

function daysCounted({ counts = [], starts }: Letter, gaps: Begun['gaps']): LetterDraft['days'] {
  return Object.fromEntries(
    [...counts, ...(starts?.days ?? [])].flatMap(({ gap }) => {
      const on = parseDay(gaps[gap] ?? '')
      return on === null ? [] : [[gap, on]]
    }),
  )
}

function isChase({ id }: Letter): boolean {
  return id.startsWith('chase-')
}

/** The words of those who passed it on, by the entries they come from. */
async function spokenStops(write: Write, { stops }: LetterFacts) {
  const known = await findEntries(
    write,
    stops.flatMap(({ source }) => source ?? []),
  )
  return stops.flatMap(({ source, words }) =>
    words === null || !known.some(({ seq }) => seq === source) ? [] : [{ seq: source ?? 0, words }],
  )
}
