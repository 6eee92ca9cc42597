/**
 * What was promised, what the record shows was given, what it shows was not, and what nobody has said:
 * by week, half term and term, on the days of the child's school. Silence is "not recorded", never "not
 * given". Pure: a day and the school's days are passed in.
 */
import { dayOf, numberOf, weekdayNumber } from '../law/day-number.ts'
import { assumedHolidayOn, openOn, type SchoolCalendar } from '../law/school.ts'
import { termsOf, yearOf, type Period } from '../incidents/period.ts'
import { addDays, daysBetween, type Day } from '../platform/day.ts'
import { standsFor, type Mark, type Provision } from './provision.ts'
import { spokenOf, spokenOn, together, type Spoken } from './spoken.ts'

type Span = Pick<Period, 'from' | 'to'>

/** Why it cannot be said how much was promised. `longer`: it is promised over a longer time than this. */
export type Unknown = 'no number' | 'no school days' | 'longer'

export type Ledger = {
  readonly from: Day
  readonly to: Day
  /** Sessions promised up to the day of the ledger; null where it cannot be said, and then `because`. */
  readonly promised: number | null
  readonly because: Unknown | null
  readonly spoken: Spoken
  /** Of those promised: after it was stopped, while it still stood in the plan. */
  readonly stopped: number
  /** Promised, and nobody has said anything; null where it cannot be said how much was promised. */
  readonly notRecorded: number | null
}

export type HalfLedger = Ledger & { readonly weeks: readonly Ledger[] }
export type TermLedger = Ledger & { readonly name: string; readonly halves: readonly HalfLedger[] }

type Around = {
  /** The days of the school on whose days it is given; null where nobody knows them. */
  readonly calendar: SchoolCalendar | null
  readonly on: Day
}

type SchoolDay = 'open' | 'shut' | 'unknown'

/** A day nobody knows counts as shut where most schools are. */
function schoolDay(calendar: SchoolCalendar | null, on: number): SchoolDay {
  const open = openOn(calendar, on)
  return open === 'unknown' && calendar !== null && assumedHolidayOn(on) !== null ? 'shut' : open
}

/** The days of one span, as far as they are known. */
type Days = { readonly open: readonly Day[]; readonly unknown: readonly Day[] }

function daysOf(calendar: SchoolCalendar | null, { from, to }: Span): Days {
  const open: Day[] = []
  const unknown: Day[] = []
  for (let at = numberOf(from), end = numberOf(to); at <= end; at++) {
    const state = schoolDay(calendar, at)
    if (state === 'open') open.push(dayOf(at))
    if (state === 'unknown') unknown.push(dayOf(at))
  }
  return { open, unknown }
}

/** A gap with a week of school days in it is a holiday: no weekend and no bank holiday is as long. */
const HOLIDAY_DAYS = 7

/** The stretches of a term between holidays: its half terms. Together they are the whole term. */
function halvesOf(term: Span, open: readonly Day[]) {
  const starts = open.filter((each, at) => {
    const before = open[at - 1]
    return before !== undefined && daysBetween(before, each) > HOLIDAY_DAYS
  })
  return [term.from, ...starts].map((from, at) => {
    const next = starts[at]
    return { from, to: next === undefined ? term.to : addDays(next, -1) }
  })
}

const mondayOf = (on: Day): Day => {
  const number = numberOf(on)
  return dayOf(number + 1 - weekdayNumber(number))
}

const within =
  ({ from, to }: Span) =>
  (on: Day): boolean =>
    from <= on && on <= to

/** School days of a whole unit, where that does not depend on the school's year. */
const WHOLE = { day: 1, week: 5, fortnight: 10 } as const

type Count = Pick<Ledger, 'promised' | 'stopped'>

type Asked = Around & {
  readonly provision: Provision
  readonly marks: readonly Mark[]
}

/**
 * How much is promised on `stood` of the `whole` school days of a unit: its share, to the nearest session.
 * While the time still runs, only what must have been by now.
 */
function shareOf(times: number, of: { stood: number; whole: number; runs: boolean }): number {
  const share = of.whole === 0 ? 0 : (times * of.stood) / of.whole
  // Half a session is none: a short week never owes what nobody could be sure of.
  return of.runs ? Math.floor(share) : Math.ceil(share - 0.5)
}

/** The school days of a span, and of how many of them its unit is made; `all`: of all that the span has. */
type Unit = Days & { readonly whole: number | 'all' }

/** Whether a day is one on which it was owed by now. Today is over once somebody has spoken of it. */
function stoodOn({ provision, marks, on }: Asked): (each: Day) => boolean {
  const { from, to } = standsFor(provision)
  const isTodaySaid = marks.some(({ day }) => day === on)
  return (each) =>
    from <= each && (each < on || (each === on && isTodaySaid)) && (to === null || each <= to)
}

/** What is promised in a span, and how much of it after it was stopped. */
function countIn(asked: Asked, span: Span, unit: Unit): Count {
  const { provision, on, marks } = asked
  const { times, stopped } = provision.body
  const stands = stoodOn(asked)
  const isDark = unit.whole === 'all' ? unit.unknown.length > 0 : unit.unknown.some(stands)
  if (times === null || isDark) return { promised: null, stopped: 0 }
  const whole = unit.whole === 'all' ? unit.open.length : unit.whole
  const runs = (unit.open.at(-1) ?? span.from) >= on
  const stood = unit.open.filter(stands)
  const promised = shareOf(times, { stood: stood.length, whole, runs })
  if (stopped === null) return { promised, stopped: 0 }
  const before = stood.filter((each) => each < stopped.on).length
  const after = promised - shareOf(times, { stood: before, whole, runs })
  const since = { from: stopped.on > span.from ? stopped.on : span.from, to: span.to }
  return { promised, stopped: Math.max(0, after - spokenOf(spokenWithin(marks, since, on))) }
}

/** All that was said of the days of a span, up to `on`. */
function spokenWithin(marks: readonly Mark[], span: Span, on: Day): Spoken {
  const own = marks.filter(({ day }) => day <= on && within(span)(day))
  return together([...Map.groupBy(own, ({ day }) => day).values()].map(spokenOn))
}

/** A ledger from what was counted in it. */
function ledger(
  span: Span,
  spoken: Spoken,
  { promised, stopped, because }: Count & { readonly because: Unknown | null },
): Ledger {
  const left = promised === null ? null : promised - stopped - spokenOf(spoken)
  return {
    from: span.from,
    to: span.to,
    promised,
    because: promised === null ? because : null,
    spoken,
    stopped: promised === null ? 0 : stopped,
    notRecorded: left === null ? null : Math.max(0, left),
  }
}

/** The sum of parts; where one of them is not known, neither is the sum. */
function summed(span: Span, parts: readonly Ledger[]): Ledger {
  const because = parts.find(({ promised }) => promised === null)?.because ?? null
  const promised =
    because === null ? parts.reduce((sum, each) => sum + (each.promised ?? 0), 0) : null
  const stopped = parts.reduce((sum, each) => sum + each.stopped, 0)
  return ledger(span, together(parts.map(({ spoken }) => spoken)), { promised, stopped, because })
}

/** Counted in this very span; `unit` null where it is promised over a longer time. */
function counted(asked: Asked, span: Span, unit: Unit | null): Ledger {
  const spoken = spokenWithin(asked.marks, span, asked.on)
  const count = unit === null ? { promised: null, stopped: 0 } : countIn(asked, span, unit)
  const { times } = asked.provision.body
  const because = times === null ? 'no number' : unit === null ? 'longer' : 'no school days'
  return ledger(span, spoken, { ...count, because })
}

function daysWithin(days: Days, span: Span): Days {
  const own = within(span)
  return { open: days.open.filter(own), unknown: days.unknown.filter(own) }
}

/** The weeks of a half term in which it stood, or somebody spoke of it. */
function weeksOf(asked: Asked, half: Span, days: Days): Ledger[] {
  const { per } = asked.provision.body
  const whole = per === 'day' ? WHOLE.day : per === 'week' ? WHOLE.week : null
  const stands = stoodOn(asked)
  const told = asked.marks.map(({ day }) => day).filter(within(half))
  const all = [...[...days.open, ...days.unknown].filter(stands), ...told]
  return [...new Set(all.map(mondayOf))].toSorted().map((monday) => {
    const sunday = addDays(monday, 6)
    const from = monday < half.from ? half.from : monday
    const span = { from, to: sunday > half.to ? half.to : sunday }
    return counted(asked, span, whole === null ? null : { ...daysWithin(days, span), whole })
  })
}

function halfOf(asked: Asked, half: Span, ofTerm: Days): HalfLedger {
  const { per } = asked.provision.body
  const days = daysWithin(ofTerm, half)
  const weeks = weeksOf(asked, half, days)
  if (per === 'day' || per === 'week') return { ...summed(half, weeks), weeks }
  const whole = per === 'fortnight' ? WHOLE.fortnight : per === 'half term' ? 'all' : null
  return { ...counted(asked, half, whole === null ? null : { ...days, whole }), weeks }
}

function termOf(asked: Asked, term: Period): TermLedger {
  const { per } = asked.provision.body
  const days = daysOf(asked.calendar, term)
  const halves = halvesOf(term, days.open)
    .map((half) => halfOf(asked, half, days))
    .filter(({ weeks }) => weeks.length > 0)
  const isWhole = per === 'term' || per === 'year'
  const sum =
    per === null || isWhole
      ? counted(asked, term, isWhole ? { ...days, whole: 'all' } : null)
      : summed(term, halves)
  return { ...sum, name: term.name, halves }
}

/** No child is at school for longer: a slip of the year in a form counts no further back. */
const YEARS_MAX = 22

/** The terms (for what is promised by the year, the school years) from the first day to `on`, first to last. */
function periodsOf({ provision, marks, calendar, on }: Asked): Period[] {
  const { from, to } = standsFor(provision)
  const days = [from, ...marks.map(({ day }) => day)].filter((each) => each <= on).toSorted()
  const [first] = days
  if (first === undefined) return []
  const ended = to === null || to > on ? on : to
  const last = [ended, ...days].toSorted().at(-1) ?? on
  const periods: Period[] = []
  for (let year = yearOf(last), left = YEARS_MAX; year.to >= first && left > 0; left--) {
    const own = provision.body.per === 'year' ? [year] : termsOf(year.from, calendar?.terms)
    periods.unshift(...own)
    year = yearOf(addDays(year.from, -1))
  }
  return periods.filter((period) => period.to >= first && period.from <= last)
}

/**
 * The ledger of one provision up to `on`, term by term, newest last. `marks` are what was said of it;
 * counts are sessions.
 */
export function ledgerOf(
  provision: Provision,
  marks: readonly Mark[],
  around: Around,
): TermLedger[] {
  const asked = { ...around, provision, marks: marks.filter(({ day }) => day <= around.on) }
  return periodsOf(asked).map((period) => termOf(asked, period))
}
