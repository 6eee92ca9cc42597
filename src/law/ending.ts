/** Where the count of a row ends: its ranges, the days it rolls to, the later of two limits, its cap. */
import { type Day, parseDay } from '../platform/day.ts'
import { type Ending, type Known, countWith, schoolWorkingDays } from './counting.ts'
import { type DayNumber, dayOf, fullWords, numberOf } from './day-number.ts'
import type { Adjusted } from './facts.ts'
import type { Clock, Count } from './law.ts'
import { toLodgingDay, toWorkingDay, tribunalAct } from './rolls.ts'

type Facts = Readonly<Record<string, string>>

/** One day, or a first and a last day where it is not sure; null where there is no date. */
export type DaySpan = Record<'due' | 'earliest' | 'latest', Day | null>

/** What else the row says falls due. */
export type Also = readonly (DaySpan & { readonly name: string })[]

const toDay = (on: DayNumber | null): Day | null => (on === null ? null : dayOf(on))

/** An ending as days of the calendar. */
export function spanOf({ due, earliest, latest }: Ending): DaySpan {
  return { due: toDay(due), earliest: toDay(earliest), latest: toDay(latest) }
}

function roll(ending: Ending, count: Count, { holidays }: Known): Ending {
  if (count.roll === undefined || ending.due === null) return ending
  const rolled =
    count.roll === 'tribunal-lodging'
      ? toLodgingDay(ending.due, holidays.englandAndWales)
      : toWorkingDay(ending.due, holidays.englandAndWales)
  return {
    due: rolled.due,
    earliest: rolled.due,
    latest: rolled.due,
    steps: rolled.step === null ? ending.steps : [...ending.steps, rolled.step],
  }
}

/** Both ends of a range: a body is given the later end, a family the earlier, so neither is misled. */
function range(clock: Clock, near: Ending, far: Ending): Ending {
  const due = clock.parent ? near.due : far.due
  const end = due === null ? 'no single date' : fullWords(due)
  return {
    due,
    earliest: near.earliest,
    latest: far.latest,
    steps: [
      ...near.steps,
      ...far.steps,
      `A range: from ${clock.count.n} to ${clock.count.upTo}. We show ${clock.parent ? 'the shorter, to be safe' : 'the longer, so that nobody is called late too soon'}: ${end}.`,
    ],
  }
}

function countOf(clock: Clock, count: Count, start: DayNumber, known: Known): Ending {
  if (count.roll === 'tribunal-act') {
    const { due, steps } = tribunalAct(start, count, known.holidays.englandAndWales)
    return { due, earliest: due, latest: due, steps }
  }
  const { upTo, ...near } = count
  const first = roll(countWith(start, near, known), count, known)
  if (upTo === undefined) return first
  return range(clock, first, roll(countWith(start, { ...near, n: upTo }, known), count, known))
}

/** Freedom of Information in a school: the 20th school day that is a working day, or the 60th working day. */
function firstOf(clock: Clock, start: DayNumber, known: Known): Ending {
  const cap = countWith(start, clock.firstOf ?? { rule: 'NONE' }, known)
  const school = schoolWorkingDays(start, clock.count.n ?? 0, known)
  const first = (on: DayNumber | null): DayNumber | null =>
    on === null || cap.due === null ? on : Math.min(on, cap.due)
  const capped = cap.due === null ? '' : fullWords(cap.due)
  return {
    due: first(school.due),
    earliest: first(school.earliest),
    latest: first(school.latest),
    steps: [...school.steps, `Never later than the 60th working day: ${capped}.`],
  }
}

function counted(clock: Clock, adjusted: Adjusted, known: Known): Ending {
  if (adjusted.fixed !== null) {
    const { fixed } = adjusted
    return { due: fixed, earliest: fixed, latest: fixed, steps: [] }
  }
  const base =
    clock.firstOf === undefined
      ? countOf(clock, adjusted.count, adjusted.start, known)
      : firstOf(clock, adjusted.start, known)
  if (adjusted.pausedDays === 0) return base
  const unrolled = countWith(adjusted.start, adjusted.count, { ...known, calendar: null })
  if (unrolled.due === null) return base
  const { due } = toWorkingDay(unrolled.due + adjusted.pausedDays, known.holidays.englandAndWales)
  return { due, earliest: due, latest: due, steps: unrolled.steps }
}

/** The later of two limits, each from its own date, as for lodging an appeal. */
function laterOf(
  clock: Clock,
  base: Ending,
  facts: Facts,
  { start, known }: { readonly start: DayNumber; readonly known: Known },
): Ending {
  const bare = { ...known, calendar: null }
  const other = clock.laterOf
  if (other === undefined || base.due === null) return base
  const label = other.fact.replaceAll('_', ' ')
  const given = parseDay(facts[other.fact] ?? '')
  if (given === null) {
    const farthest = clock.parent ? base.due : countWith(start, other.count, bare).due
    return {
      ...base,
      latest: Math.max(base.due, farthest ?? base.due),
      steps: [
        ...base.steps,
        `A second limit runs from another date (${label}), and the later of the two is the one that counts. We do not have that date, so the last day may be later than this.`,
      ],
    }
  }
  const rolls = {
    ...other.count,
    ...(clock.count.roll === undefined ? {} : { roll: clock.count.roll }),
  }
  const second = roll(countWith(numberOf(given), other.count, bare), rolls, known)
  const due = Math.max(base.due, second.due ?? base.due)
  return {
    due,
    earliest: due,
    latest: due,
    steps: [
      ...base.steps,
      `The second limit runs from ${fullWords(numberOf(given))} (${label}). ${second.steps.join(' ')}`,
      `The later of the two counts: ${fullWords(due)}.`,
    ],
  }
}

const NOTHING: Ending = { due: null, earliest: null, latest: null, steps: [] }

function alsoOf(
  clock: Clock,
  due: DayNumber | null,
  { start, isFromEvent }: Adjusted,
  known: Known,
): Also {
  const all = clock.also.map((extra) => {
    // What follows the last day runs from the event itself, once its day is known.
    const origin = extra.from === 'due' && !isFromEvent ? due : start
    const ending = origin === null ? NOTHING : countOf(clock, extra.count, origin, known)
    return { name: extra.name, ...spanOf(ending) }
  })
  return isFromEvent ? all.filter((extra) => extra.due !== toDay(due)) : all
}

/** The last day that `cap` leaves of `ending`: one day where no end of it lies before that. */
function capped(ending: Ending, cap: DayNumber | null): Ending {
  if (cap === null || ending.latest === null || cap >= ending.latest) return ending
  const isBeforeAll = ending.earliest === null || cap <= ending.earliest
  return {
    due: isBeforeAll || (ending.due !== null && cap < ending.due) ? cap : ending.due,
    earliest: isBeforeAll ? cap : ending.earliest,
    latest: cap,
    steps: ending.steps,
  }
}

export type Asked = {
  readonly clock: Clock
  readonly adjusted: Adjusted
  readonly facts: Facts
  /** False where the row is not counted at all: the reason is told instead of a date. */
  readonly isCounted: boolean
}

/** The end of a count before and after the day that caps it, and what else follows from it. */
export type End = { readonly ending: Ending; readonly last: Ending; readonly also: Also }

/** Where the count ends, with and without the day that caps it; an error where a calendar cannot count it. */
export function endOf(
  { clock, adjusted, facts, isCounted }: Asked,
  known: Known,
): End | { readonly error: string } {
  if (!isCounted) return { ending: NOTHING, last: capped(NOTHING, adjusted.cap), also: [] }
  const { start, cap } = adjusted
  try {
    const ending = laterOf(clock, counted(clock, adjusted, known), facts, { start, known })
    return { ending, last: capped(ending, cap), also: alsoOf(clock, ending.due, adjusted, known) }
  } catch (error) {
    if (error instanceof RangeError) return { error: `${error.message}.` }
    throw error
  }
}
