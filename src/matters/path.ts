/**
 * The path of a matter on a day: every limit of its process with what became of it, and what hangs on
 * what. Pure: the same law, steps and day give the same path. A day that has passed is told as such
 * and never as a right that is lost.
 */
import { numberOf, dayOf } from '../law/day-number.ts'
import { countFrom } from '../law/counting.ts'
import type { Clock, Law } from '../law/law.ts'
import type { Mark, Process, Station } from '../law/process.ts'
import type { SchoolCalendar } from '../law/school.ts'
import { inFullWords, type Day } from '../platform/day.ts'
import type { Policy } from '../people/policy.ts'
import type { Due, DueFailure } from '../law/due.ts'
import { datesOf, sure, type Counting, type Dates } from './count.ts'
import { happenedOf, type Happened } from './happened.ts'
import type { Step } from './matter.ts'
import { promiseBeside } from './promise.ts'
import { clockOf, frameOf, type PathStation } from './station.ts'

export type PathAsked = {
  readonly law: Law
  readonly process: Process
  readonly steps: readonly Step[]
  readonly calendar: SchoolCalendar | null
  readonly policies: ReadonlyMap<string, Policy>
  readonly facts?: Readonly<Record<string, string>>
  /** Shared by the matters of one calculation, so that the same count is made once. */
  readonly remembered?: Map<string, Due | DueFailure>
}

/** The path of the matter whose steps these are, as it stands on `on`. In the order of the process. */
export function pathOf(asked: PathAsked, on: Day): PathStation[] {
  const happened = happenedOf(asked.process, asked.steps, on)
  const counting: Counting = {
    ...asked,
    remembered: asked.remembered ?? new Map<string, Due | DueFailure>(),
  }
  const facts = { ...asked.facts, ...happened.facts }
  const at = { counting, happened, facts, on, process: asked.process }
  const stations = asked.process.stations.flatMap((station) => {
    const own = stationOf(station, at)
    if (own === null) return []
    const policy =
      clockOf(asked.law, station.clock).count.rule === 'POLICY'
        ? null
        : asked.policies.get(station.clock)
    const promise = promiseBeside(own, policy ?? null, { calendar: asked.calendar, on })
    return promise === null ? [own] : [own, promise]
  })
  const marks = (asked.process.marks ?? []).flatMap((mark) => markOf(mark, at) ?? [])
  return withNow([...stations, ...marks])
}

type At = {
  readonly process: Process
  readonly counting: Counting
  readonly happened: Happened
  readonly facts: Readonly<Record<string, string>>
  readonly on: Day
}

function stationOf(station: Station, at: At): PathStation | null {
  const { happened } = at
  const clock = clockOf(at.counting.law, station.clock)
  const from = station.from.find(({ event }) => happened.start(event) !== null)
  const start = from === undefined ? null : happened.start(from.event)
  if (station.needs !== undefined && happened.any(station.needs) === null) return null
  const isOff = happened.any(station.unless ?? []) !== null
  if (start === null || from === undefined)
    return isOff ? null : frameOf(station, clock, at.process)
  const facts = { ...at.facts, ...factsOf(station, happened) }
  const dates = datesOf(at.counting, clock, { from: start.day, gap: from.gap, facts })
  const isBack = dates.latest !== null && dates.latest < start.day
  const met = happened.first(station.met, isBack ? null : start.day)
  if (met === null && isOff) return null
  if (isReplaced(station, happened, dates)) return null
  const event = happened.event(from.event)
  const excuse = excuseOf(station, happened)
  const frame = frameOf(station, clock, at.process)
  const base = {
    ...frame,
    ...dates,
    binding: frame.binding && excuse === null,
    explanation: [...dates.explanation, ...excuseWords(excuse)],
    hangsOn: {
      event: from.event,
      says: event.says,
      date: event.date,
      day: start.day,
      step: start.address,
      isNear: from.gap !== undefined && dates.earliest !== dates.latest,
    },
    excuse,
  }
  if (met !== null) {
    const isLate = dates.latest !== null && met.day > dates.latest
    return {
      ...base,
      state: isLate ? 'done late' : 'done',
      happened: met.day,
      answer: { says: happened.event(met.event).says, step: met.address },
    }
  }
  const passed = happened.any(station.passed ?? [])
  if (passed !== null) {
    const says = `It must have come before: ${happened.event(passed.event).says}`
    return { ...base, state: 'done', answer: { says, step: passed.address } }
  }
  return {
    ...base,
    ...openState(station, clock, { dates: base, start: start.day, isBack, on: at.on }),
  }
}

/** An extension told in time takes the place of the first limit. */
function isReplaced(station: Station, happened: Happened, { latest }: Dates): boolean {
  const step = happened.any(station.inTime ?? [])
  return step !== null && latest !== null && step.day <= latest
}

type Open = Pick<PathStation, 'state' | 'explanation'>

function openState(
  station: Station,
  clock: Clock,
  asked: {
    readonly dates: Pick<PathStation, 'explanation' | 'latest' | 'due'>
    readonly start: Day
    readonly isBack: boolean
    readonly on: Day
  },
): Open {
  const { dates, start, isBack, on } = asked
  const { explanation, latest } = dates
  if (station.look === true) return { state: 'no number', explanation }
  if (clock.count.rule === 'ASAP' && dates.due === null && clock.inForce === 'yes')
    return { state: start > on ? 'next' : 'now', explanation }
  if (latest === null) return { state: 'no number', explanation }
  if (isBack && on > start)
    return {
      state: 'no number',
      explanation: [...explanation, 'That day is over, and nobody has said when this was done.'],
    }
  if (station.aside === true && on > latest) return { state: 'no number', explanation }
  return { state: on > latest ? 'late' : 'next', explanation }
}

function factsOf(station: Station, happened: Happened): Record<string, string> {
  const facts: Record<string, string> = {}
  for (const [fact, event] of Object.entries(station.facts ?? {})) {
    const step = happened.start(event)
    if (step !== null) facts[fact] = step.day
  }
  return facts
}

function excuseOf(station: Station, happened: Happened): PathStation['excuse'] {
  const step = happened.any(station.excuse ?? [])
  if (step === null) return null
  const { says, ground } = happened.event(step.event)
  return { day: step.day, says, ground: ground ?? '' }
}

function excuseWords(excuse: PathStation['excuse']): string[] {
  if (excuse === null) return []
  return [
    `${excuse.says} (${inFullWords(excuse.day)}). What the law allows: ${excuse.ground}. Ask which one it is, and how it made the day impossible to keep.`,
  ]
}

/** A day worth knowing that is no limit: the end that was agreed, the fifteenth day away. */
function markOf(mark: Mark, { counting, happened, on, process }: At): PathStation | null {
  const start = happened.start(mark.from)
  if (start === null) return null
  const clock = clockOf(counting.law, mark.clock)
  const ending = sure(() => countFrom(numberOf(start.day), mark.count, counting.calendar))
  if (ending === null) return null
  const dayFor = (at: number | null): Day | null => (at === null ? null : dayOf(at))
  const over = happened.any(mark.unless ?? [])
  const [due, earliest, latest] = [ending.due, ending.earliest, ending.latest].map(dayFor)
  if (
    over !== null &&
    (mark.owed === true || latest === null || latest === undefined || over.day <= latest)
  )
    return null
  const event = happened.event(mark.from)
  const isPast = latest !== null && latest !== undefined && on > latest
  return {
    ...frameOf({ clock: clock.id, from: [], met: [] }, clock, process),
    id: mark.id,
    title: mark.title,
    state: isPast ? (mark.owed === true ? 'late' : 'done') : 'next',
    due: due ?? null,
    earliest: earliest ?? null,
    latest: latest ?? null,
    hangsOn: {
      event: mark.from,
      says: event.says,
      date: event.date,
      day: start.day,
      step: start.address,
      isNear: false,
    },
    explanation: [`Counted from ${inFullWords(start.day)}.`, ...ending.steps, mark.words],
    soft: true,
    binding: false,
    aside: mark.owed !== true,
    mark: mark.words,
  }
}

/** The soonest of what is still to come is `now`. */
function withNow(stations: readonly PathStation[]): PathStation[] {
  const waiting = stations.filter(({ state, aside }) => state === 'next' && !aside)
  const ends = waiting.flatMap(({ latest }) => (latest === null ? [] : [latest])).toSorted()
  return stations.map((station) =>
    station.state === 'next' && !station.aside && station.latest === ends[0]
      ? { ...station, state: 'now' }
      : station,
  )
}
