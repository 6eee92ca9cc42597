/**
 * What an organisation kept over a term: promises, answers, the one page confirmed, home told, good news.
 * Added up over children, never by the name of a member of staff. What was kept stands as large as what
 * was not. Pure; which counts may be shown is said by shown.ts.
 */
import { standingOf, waitingDays, type Standing } from '../commitments/commitment.ts'
import type { KeptCommitment } from '../commitments/store.ts'
import { isIn, type Period } from '../incidents/period.ts'
import type { Day } from '../platform/day.ts'
import { plannedAmong } from '../plan/planned.ts'
import { spokenOn, together } from '../plan/spoken.ts'
import { newestOf } from '../record/across.ts'
import type { SeatFacts } from './facts.ts'
import { adultsOf } from './pages-confirmed.ts'
import { everOfUs, whoseIs } from './seat.ts'
import { shownOf } from './shown.ts'
import { toBeTold } from './tellings.ts'

/** One thing that counts: whose child it is about, in which part, and how many days it took. */
type Fact = { readonly child: string; readonly part: string; readonly days?: number }

/** A count of a figure; null where it may not be shown. */
export type Count = { readonly part: string; readonly text: string; readonly count: number | null }

export type Figure = {
  readonly id: string
  readonly title: string
  readonly how: string
  /** Null where it may not be shown. */
  readonly sum: number | null
  readonly counts: readonly Count[]
  /** Days it took, over all that is in the first part; null where nothing is, or it may not be shown. */
  readonly days: { readonly median: number; readonly least: number; readonly most: number } | null
}

type Kind = Pick<Figure, 'id' | 'title' | 'how'> & {
  /** The parts, in order, with their words. */
  readonly parts: readonly (readonly [part: string, text: string])[]
  readonly timed?: true
}

const KINDS: readonly Kind[] = [
  {
    id: 'promises',
    title: 'Promises made this term',
    how: 'What was promised in the term in the name of the organisation or of somebody who works there, and how it stands today. What was taken back, or is no longer needed, is left out.',
    parts: [
      ['kept', 'kept'],
      ['late', 'kept, after its day'],
      ['not kept', 'not kept'],
      ['open', 'still to come'],
    ],
  },
  {
    id: 'questions',
    title: 'Questions asked this term',
    how: 'What families asked of the organisation or of somebody who works there in the term. A reasoned no is an answer. Days are calendar days from the question to its answer.',
    parts: [
      ['answered', 'answered'],
      ['part', 'answered in part'],
      ['waiting', 'waiting'],
    ],
    timed: true,
  },
  {
    id: 'provision',
    title: 'What plans give, this term',
    how: 'Sessions of what a child is to get, given by people of the organisation or by nobody named, as somebody wrote them down in the term. Days that nobody wrote about are not counted: they are not recorded, and not “not given”.',
    parts: [
      ['given', 'given'],
      ['partly', 'given in part'],
      ['not given', 'not given'],
      ['differently', 'told differently'],
    ],
  },
  {
    id: 'pages',
    title: 'The one page about a child',
    how: 'Adults who were given the one page, or who teach the child and can open it. Confirmed means that they pressed “I have read this”. It says nothing of who has not read it.',
    parts: [
      ['confirmed', 'confirmed'],
      ['not confirmed', 'not confirmed yet'],
    ],
  },
  {
    id: 'told',
    title: 'Telling home',
    how: 'What happened at school in the term and was not written down by the family itself: when somebody wrote down that home was told.',
    parts: [
      ['same day', 'told the same day'],
      ['later', 'told later'],
      ['not written down', 'no telling written down'],
    ],
  },
  {
    id: 'news',
    title: 'News sent home',
    how: 'What people of the organisation told home in the term, as far as you may read it.',
    parts: [
      ['good', 'good news'],
      ['other', 'other news'],
    ],
  },
]

/** Every figure of one organisation over one term, as it stands on `on`. `facts` are of its seats only. */
export function figuresOf(facts: readonly SeatFacts[], period: Period, on: Day): Figure[] {
  const counted: Readonly<Record<string, readonly Fact[]>> = {
    promises: facts.flatMap((each) => owedFacts(each, { sort: 'promise', period, on })),
    questions: facts.flatMap((each) => owedFacts(each, { sort: 'ask', period, on })),
    provision: facts.flatMap((each) => provisionFacts(each, period, on)),
    pages: facts.flatMap((each) => pageFacts(each, on)),
    told: facts.flatMap((each) => toldFacts(each, period, on)),
    news: facts.flatMap((each) => newsFacts(each, period, on)),
  }
  return KINDS.map((kind) => figureOf(kind, counted[kind.id] ?? []))
}

function figureOf({ parts, timed, ...kind }: Kind, facts: readonly Fact[]): Figure {
  const of = (part: string): readonly Fact[] => facts.filter((fact) => fact.part === part)
  const shown = shownOf(
    parts.map(([id]) => ({ id, children: new Set(of(id).map(({ child }) => child)) })),
  )
  const [first = ''] = parts[0] ?? []
  return {
    ...kind,
    sum: shown.sum ? facts.length : null,
    counts: parts.map(([part, text]) => ({
      part,
      text,
      count: shown.parts.has(part) ? of(part).length : null,
    })),
    days: timed === true && shown.parts.has(first) ? spreadOf(of(first)) : null,
  }
}

/** The middle one of all days, the least and the most; null of none. */
function spreadOf(facts: readonly Fact[]): Figure['days'] {
  const days = facts.flatMap((fact) => fact.days ?? []).toSorted((one, other) => one - other)
  const [least, most] = [days[0], days.at(-1)]
  if (least === undefined || most === undefined) return null
  const half = (days.length - 1) / 2
  const [low = 0, high = 0] = [days[Math.floor(half)], days[Math.ceil(half)]]
  return { median: (low + high) / 2, least, most }
}

const PROMISE_PARTS: Readonly<Partial<Record<Standing, string>>> = {
  met: 'kept',
  'met late': 'late',
  overdue: 'not kept',
  refused: 'not kept',
  'closed not done': 'not kept',
}
const QUESTION_PARTS: Readonly<Partial<Record<Standing, string>>> = {
  met: 'answered',
  'met late': 'answered',
  refused: 'answered',
  'part met': 'part',
}

type Asked = { readonly sort: 'ask' | 'promise'; readonly period: Period; readonly on: Day }

/** By who promised, not by who has it now: what is passed on to somebody else still counts here. */
function owedFacts({ seat, people, commitments }: SeatFacts, { sort, period, on }: Asked): Fact[] {
  const names = everOfUs(seat, people).map(({ name }) => name)
  return commitments
    .filter((each) => each.kind === sort && each.since <= on && isIn(each.since, period))
    .filter(({ debtor }) => whoseIs(debtor, seat, names) !== 'others')
    .flatMap((each) => factOf(each, seat.record, on) ?? [])
}

function factOf(each: KeptCommitment, child: string, on: Day): Fact | null {
  const standing = standingOf(each, on)
  if (standing === 'withdrawn' || standing === 'lapsed') return null
  if (each.kind === 'promise') return { child, part: PROMISE_PARTS[standing] ?? 'open' }
  return { child, part: QUESTION_PARTS[standing] ?? 'waiting', days: waitingDays(each, on) }
}

/** Each session that somebody spoke of, a day that two speak of counted once. */
function provisionFacts({ seat, people, entries }: SeatFacts, period: Period, on: Day): Fact[] {
  const names = everOfUs(seat, people).map(({ name }) => name)
  const { provisions, marks } = plannedAmong(entries)
  const child = seat.record
  return provisions
    .filter(({ body }) => body.by === null || whoseIs(body.by, seat, names) !== 'others')
    .flatMap(({ root }) => {
      const said = marks.filter(({ of, day }) => of === root && day <= on && isIn(day, period))
      const days = [...Map.groupBy(said, ({ day }) => day).values()].map(spokenOn)
      const { given, partly, notGiven, differently } = together(days)
      const counts = [
        ['given', given],
        ['partly', partly],
        ['not given', notGiven],
        ['differently', differently],
      ] as const
      return counts.flatMap(([part, many]) =>
        Array.from({ length: many }, (): Fact => ({ child, part })),
      )
    })
}

function pageFacts(facts: SeatFacts, on: Day): Fact[] {
  return adultsOf(facts, on).map(({ state }) => ({
    child: facts.seat.record,
    part: state === 'confirmed' ? 'confirmed' : 'not confirmed',
  }))
}

function toldFacts(facts: SeatFacts, period: Period, on: Day): Fact[] {
  const child = facts.seat.record
  return toBeTold(facts, on).flatMap(({ happening, told, after }) => {
    if (!isIn(happening.day, period)) return []
    if (told === null || told > on) return [{ child, part: 'not written down' }]
    return [{ child, part: (after ?? 0) <= 0 ? 'same day' : 'later' }]
  })
}

function newsFacts({ seat, people, entries }: SeatFacts, period: Period, on: Day): Fact[] {
  const ours = new Set(everOfUs(seat, people).map(({ member }) => member))
  return newestOf(entries.filter(({ kind }) => kind === 'news')).flatMap((entry) => {
    const { day } = entry.happened
    if (!ours.has(entry.broughtBy) || day > on || !isIn(day, period)) return []
    const { about } = entry.body as { readonly about?: unknown }
    return [{ child: seat.record, part: about === 'good' ? 'good' : 'other' }]
  })
}
