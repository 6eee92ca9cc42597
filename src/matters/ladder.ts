/**
 * The ladder of a matter on a day: which rung it is on, what the next is, and until when one may ask.
 * It says what the law's rows say and is silent where they are.
 */
import type { Clock, Law } from '../law/law.ts'
import type { Ladder, Process, Rung } from '../law/process.ts'
import type { Day } from '../platform/day.ts'
import { datesOf } from './count.ts'
import { clockOf, type PathStation } from './station.ts'
import type { Step } from './matter.ts'

/** `here` is the highest rung that was taken; `next` the one above it. */
type RungState = 'behind' | 'here' | 'next' | 'ahead'

/** Until when one may ask, and what that was counted from. */
export type Until = {
  readonly clock: Clock
  readonly due: Day | null
  readonly earliest: Day | null
  readonly latest: Day | null
  readonly from: string
}

export type RungOn = {
  readonly rung: Rung
  readonly state: RungState
  /** The event that says it was taken: the process's own, where it has one. */
  readonly event: string
  /** The day it was taken. */
  readonly since: Day | null
  /** The rows of how long its answer takes. */
  readonly takes: readonly Clock[]
  readonly within: Clock | null
  readonly until: Until | null
}

export type LadderOn = {
  readonly title: string
  readonly rungs: readonly RungOn[]
  /** Something on the path is past its day, so a rung may be called for. */
  readonly isCalledFor: boolean
}

export type LadderAsked = {
  readonly law: Law
  readonly ladders: readonly Ladder[]
  readonly process: Process
  readonly steps: readonly Step[]
  readonly path: readonly PathStation[]
}

/** The ladder of a matter on `on`; null where its process has none. */
export function ladderOf(asked: LadderAsked, on: Day): LadderOn | null {
  const ladder = asked.ladders.find(({ id }) => id === asked.process.ladder)
  if (ladder === undefined) return null
  const taken = ladder.rungs.map((rung) => sinceOf(asked, rung, on))
  const here = taken.findLastIndex((since) => since !== null)
  const missed = asked.path.filter(({ state, family }) => state === 'late' && !family)
  const late = missed.find(({ binding }) => binding) ?? missed[0] ?? null
  return {
    title: ladder.title,
    isCalledFor: late !== null || here >= 0,
    rungs: ladder.rungs.map((rung, index) => ({
      rung,
      state: stateAt(index, here),
      event: ownEvent(asked.process, rung),
      since: taken[index] ?? null,
      takes: rung.takes.map((id) => clockOf(asked.law, id)),
      within: rung.within === undefined ? null : clockOf(asked.law, rung.within),
      until: untilOf(asked, rung, late?.binding === true ? late : null),
    })),
  }
}

function ownEvent(process: Process, rung: Rung): string {
  const own = new Set(process.events.map(({ id }) => id))
  return rung.at?.find((id) => own.has(id)) ?? rung.id
}

function stateAt(index: number, here: number): RungState {
  if (index === here) return 'here'
  if (index === here + 1) return 'next'
  return index < here ? 'behind' : 'ahead'
}

/** When a rung was taken: a step of that name, or an event of the process that shows it. */
function sinceOf({ process, steps }: LadderAsked, rung: Rung, on: Day): Day | null {
  const own = new Set(process.events.map(({ id }) => id))
  const shows = [rung.id, ...(rung.at ?? []).filter((id) => own.has(id))]
  return steps.find(({ event, day }) => day <= on && shows.includes(event))?.day ?? null
}

/** From the path where it has that limit; else from the first day that passed without an answer. */
function untilOf({ law, path }: LadderAsked, rung: Rung, late: PathStation | null): Until | null {
  if (rung.within === undefined) return null
  const clock = clockOf(law, rung.within)
  const own = path.find((station) => station.clock === clock.id && station.hangsOn !== null)
  if (own !== undefined && own.hangsOn !== null) {
    const { due, earliest, latest, hangsOn } = own
    return { clock, due, earliest, latest, from: hangsOn.says }
  }
  if (late === null || late.latest === null || !FROM_MISSED.has(clock.from)) return null
  const counting = { law, calendar: null, policies: new Map(), remembered: new Map() }
  const dates = datesOf(counting, clock, { from: late.latest, gap: undefined, facts: {} })
  if (dates.latest === null) return null
  return { clock, ...dates, from: `${late.title} (the day it was due, the safest to count from)` }
}

/** Limits that run from what went wrong, or from knowing of it: a day that was missed is such a day. */
const FROM_MISSED = new Set(['known_date', 'grounds_date'])
