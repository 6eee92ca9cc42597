/**
 * When a duty falls due, and why, in words. A date is worked out from the row's rule and the dates
 * given, never stored alone: change a date or a calendar and it is counted again.
 */
import { type Day, inFullWords, parseDay } from '../platform/day.ts'
import { ENGLAND_AND_WALES, FIRST_YEAR, LAST_YEAR } from './calendar.ts'
import { type Ending, countFrom, schoolWorkingDays } from './counting.ts'
import { type DayNumber, dayOf, fullWords, numberOf } from './day-number.ts'
import { type Adjusted, adjust, unknownFacts } from './facts.ts'
import {
  type Clock,
  type Count,
  type Flag,
  type Force,
  type Law,
  flagInWords,
  forceInWords,
} from './law.ts'
import { toLodgingDay, toWorkingDay, tribunalAct } from './rolls.ts'
import type { SchoolCalendar } from './school.ts'

type Facts = Readonly<Record<string, string>>

type CitedSource = {
  readonly instrument: string
  readonly short: string
  readonly provision: string
  readonly edition: string | null
}

export type Due = {
  readonly clock: string
  readonly name: string
  readonly from: Day
  /** The single last day; null where there is none to give (see the explanation). */
  readonly due: Day | null
  readonly earliest: Day | null
  readonly latest: Day | null
  readonly explanation: readonly string[]
  readonly also: readonly {
    readonly name: string
    readonly due: Day | null
    readonly earliest: Day | null
    readonly latest: Day | null
  }[]
  readonly rule: Count['rule']
  readonly soft: boolean
  readonly source: CitedSource
  readonly force: Force
  readonly flag: Flag
  readonly rung: string
  /** Names of facts that could move this date and were not given. */
  readonly asks: readonly string[]
}

export type DueFailure = { readonly error: string }

export type DueOptions = {
  readonly calendar?: SchoolCalendar | null
  readonly facts?: Facts
}

const toDay = (on: DayNumber | null): Day | null => (on === null ? null : dayOf(on))

function roll(ending: Ending, count: Count): Ending {
  if (count.roll === undefined || ending.due === null) return ending
  const rolled =
    count.roll === 'tribunal-lodging' ? toLodgingDay(ending.due) : toWorkingDay(ending.due)
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

function countOf(
  clock: Clock,
  count: Count,
  start: DayNumber,
  calendar: SchoolCalendar | null,
): Ending {
  if (count.roll === 'tribunal-act') {
    const { due, steps } = tribunalAct(start, count)
    return { due, earliest: due, latest: due, steps }
  }
  const { upTo, ...near } = count
  const first = roll(countFrom(start, near, calendar), count)
  if (upTo === undefined) return first
  return range(clock, first, roll(countFrom(start, { ...near, n: upTo }, calendar), count))
}

/** Freedom of Information in a school: the 20th school day that is a working day, or the 60th working day. */
function firstOf(clock: Clock, start: DayNumber, calendar: SchoolCalendar | null): Ending {
  const cap = countFrom(start, clock.firstOf ?? { rule: 'NONE' }, calendar)
  const school = schoolWorkingDays(start, clock.count.n ?? 0, calendar)
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

function counted(clock: Clock, adjusted: Adjusted, calendar: SchoolCalendar | null): Ending {
  if (adjusted.fixed !== null) {
    const { fixed } = adjusted
    return { due: fixed, earliest: fixed, latest: fixed, steps: [] }
  }
  const base =
    clock.firstOf === undefined
      ? countOf(clock, adjusted.count, adjusted.start, calendar)
      : firstOf(clock, adjusted.start, calendar)
  if (adjusted.pausedDays === 0) return base
  const unrolled = countFrom(adjusted.start, adjusted.count)
  if (unrolled.due === null) return base
  const { due } = toWorkingDay(unrolled.due + adjusted.pausedDays)
  return { due, earliest: due, latest: due, steps: unrolled.steps }
}

/** The later of two limits, each from its own date, as for lodging an appeal. */
function laterOf(clock: Clock, base: Ending, facts: Facts, start: DayNumber): Ending {
  const other = clock.laterOf
  if (other === undefined || base.due === null) return base
  const label = other.fact.replaceAll('_', ' ')
  const given = parseDay(facts[other.fact] ?? '')
  if (given === null) {
    const farthest = clock.parent ? base.due : countFrom(start, other.count).due
    return {
      ...base,
      latest: Math.max(base.due, farthest ?? base.due),
      steps: [
        ...base.steps,
        `A second limit runs from another date (${label}), and the later of the two is the one that counts. We do not have that date, so the last day may be later than this.`,
      ],
    }
  }
  const second = roll(countFrom(numberOf(given), other.count), {
    ...other.count,
    ...(clock.count.roll === undefined ? {} : { roll: clock.count.roll }),
  })
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

function safeDay(clock: Clock, due: DayNumber | null): string[] {
  if (due === null || !clock.parent || clock.count.roll !== undefined) return []
  if (clock.id !== 'eqa-claim' && clock.id !== 'jr-claim') return []
  if (ENGLAND_AND_WALES.isWorking(due)) return []
  const safe = fullWords(ENGLAND_AND_WALES.plus(due, -1))
  return [
    `That is not a working day. To be safe, have it in by ${safe}. No Christmas or August rule moves it.`,
  ]
}

function cite(law: Law, clock: Clock): CitedSource {
  const found = law.instruments.find((instrument) => instrument.id === clock.source.instrument)
  if (found === undefined) throw new Error(`No instrument ${clock.source.instrument}`)
  return {
    instrument: found.title,
    short: found.short,
    provision: clock.source.provision,
    edition: clock.source.edition ?? found.edition,
  }
}

function closing(clock: Clock, source: CitedSource): string[] {
  const edition = source.edition === null ? '' : `, ${source.edition}`
  const lines: string[] = []
  if (clock.source.instrument === 'hesc' || clock.id === 'eqa-claim') {
    lines.push('It must reach the Tribunal by 5pm that day.')
  }
  if (clock.exceptions !== null) lines.push(clock.exceptions)
  if (clock.provisional !== null) lines.push(clock.provisional)
  if (clock.soft) {
    lines.push('This is a soft date: usual practice or a recommendation, not a limit in the law.')
  }
  if (clock.parent) {
    lines.push(
      'If the day has gone by, ask for more time today: late appeals, complaints and claims can be allowed.',
    )
  }
  lines.push(
    `Source: ${source.short}, ${source.provision}${edition} (${forceInWords(clock.force)}).`,
    flagInWords(clock.flag),
  )
  return lines
}

/** Why the row cannot be counted from that day at all, or null. */
function notLaw(clock: Clock, from: Day): string | null {
  if (clock.inForce !== 'yes') {
    return 'The text has been passed, but we have not seen that it has started. We do not count it as law.'
  }
  if (clock.validFrom !== null && from < clock.validFrom) {
    return `This rule starts on ${inFullWords(clock.validFrom as Day)}. It was not in force on the day you gave.`
  }
  if (clock.validTo !== null && from > clock.validTo) {
    return `This rule ended on ${inFullWords(clock.validTo as Day)}.`
  }
  return null
}

const NOTHING: Ending = { due: null, earliest: null, latest: null, steps: [] }

function alsoOf(
  clock: Clock,
  due: DayNumber | null,
  { start, isFromEvent }: Adjusted,
  calendar: SchoolCalendar | null,
): Due['also'] {
  const all = clock.also.map((extra) => {
    // What follows the last day runs from the event itself, once its day is known.
    const origin = extra.from === 'due' && !isFromEvent ? due : start
    const ending = origin === null ? NOTHING : countOf(clock, extra.count, origin, calendar)
    return {
      name: extra.name,
      due: toDay(ending.due),
      earliest: toDay(ending.earliest),
      latest: toDay(ending.latest),
    }
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

/** The clock called `id`, or a sentence that says there is none, with ids that look like it. */
function findClock(law: Law, id: string): Clock | DueFailure {
  const found = law.clocks.find((clock) => clock.id === id)
  if (found !== undefined) return found
  const stem = id.split('-')[0] ?? id
  const near = law.clocks.filter((clock) => clock.id.startsWith(`${stem}-`)).map(({ id }) => id)
  const hint = near.length === 0 ? '' : ` Near it: ${near.slice(0, 8).join(', ')}.`
  return { error: `There is no clock called "${id}".${hint} "heard law" lists them all.` }
}

/**
 * When `clock` falls due if it starts on `from` (the row's own trigger). Never throws for what a
 * person typed: a day outside the known years, or a calendar with no school days, is an error value.
 */
export function due(law: Law, id: string, from: Day, options: DueOptions = {}): Due | DueFailure {
  const clock = findClock(law, id)
  if ('error' in clock) return clock
  const year = Number(from.slice(0, 4))
  if (year < FIRST_YEAR + 3 || year > LAST_YEAR - 5) {
    return { error: `We can count from days between ${FIRST_YEAR + 3} and ${LAST_YEAR - 5}.` }
  }
  const facts = options.facts ?? {}
  const calendar = options.calendar ?? null
  const source = cite(law, clock)
  const adjusted = adjust(clock, numberOf(from), facts)
  if ('error' in adjusted) return adjusted
  const refusal = notLaw(clock, from) ?? adjusted.refusal
  let ending = NOTHING
  let also: Due['also'] = []
  try {
    if (refusal === null) {
      ending = laterOf(clock, counted(clock, adjusted, calendar), facts, adjusted.start)
      also = alsoOf(clock, ending.due, adjusted, calendar)
    }
  } catch (error) {
    if (error instanceof RangeError) return { error: `${error.message}.` }
    throw error
  }
  const last = capped(ending, adjusted.cap)
  return {
    clock: clock.id,
    name: clock.name,
    from,
    due: toDay(last.due),
    earliest: toDay(last.earliest),
    latest: toDay(last.latest),
    explanation: [
      `Counted from ${fullWords(numberOf(from))}. What starts it: ${clock.trigger}.`.replace(
        /\.\.$/,
        '.',
      ),
      ...adjusted.steps,
      ...(refusal === null ? ending.steps : [refusal]),
      ...(last === ending ? adjusted.afterSteps(ending.due) : [adjusted.capStep]),
      ...unknownFacts(law.clocks, facts),
      ...safeDay(clock, last.due),
      ...closing(clock, source),
    ],
    also,
    rule: clock.count.rule,
    soft: clock.soft,
    source,
    force: clock.force,
    flag: clock.flag,
    rung: clock.rung,
    asks: clock.facts.filter((fact) => facts[fact] === undefined),
  }
}
