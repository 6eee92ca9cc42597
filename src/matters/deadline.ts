/** An open deadline: what Today, the calendar feed, reminders and letters are made from. Pure. */
import type { Force, Flag } from '../law/law.ts'
import { daysBetween, type Day } from '../platform/day.ts'
import { pathOfMatter, type Around } from './around.ts'
import { isClosed, type Matter } from './matter.ts'
import type { PathAsked } from './path.ts'
import type { PathStation, State } from './station.ts'
import { whoOwes } from './told.ts'

export type Deadline = {
  /** Steady over time: the matter's number and the station. */
  readonly id: string
  readonly matter: Matter
  readonly clock: string
  readonly title: string
  /** Who owes it; `you` where the family itself must act. */
  readonly who: string
  readonly family: boolean
  readonly state: Extract<State, 'now' | 'next' | 'late'>
  /** Null where there is no single day: then `earliest` and `latest`, or as soon as possible. */
  readonly due: Day | null
  readonly earliest: Day | null
  readonly latest: Day | null
  /** `hard` binds and is checked; `soft` is usual practice, policy, guidance, or not checked. */
  readonly kind: 'hard' | 'soft'
  readonly soft: boolean
  readonly force: Force
  readonly flag: Flag
  readonly explanation: readonly string[]
  readonly rung: string
  readonly station: PathStation
}

/** The open deadlines of `matters` on `on`, in the order they fall due. Pure. */
export function deadlinesOf(matters: readonly Matter[], around: Around, on: Day): Deadline[] {
  const remembered: NonNullable<PathAsked['remembered']> = new Map()
  return matters
    .filter((matter) => !isClosed(matter, on))
    .flatMap((matter) =>
      pathOfMatter(matter, around, on, remembered).flatMap((station) => {
        const deadline = deadlineOf(matter, station)
        return deadline === null ? [] : [deadline]
      }),
    )
    .toSorted(inOrder)
}

function deadlineOf(matter: Matter, station: PathStation): Deadline | null {
  const { state } = station
  if (station.aside || (state !== 'now' && state !== 'next' && state !== 'late')) return null
  return {
    id: `${matter.root}-${station.id}`,
    matter,
    clock: station.clock,
    title: station.title,
    who: whoOwes(station, matter),
    family: station.family,
    state,
    due: station.due,
    earliest: station.earliest,
    latest: station.latest,
    kind: station.binding || (station.family && station.force !== 'local_policy') ? 'hard' : 'soft',
    soft: station.soft,
    force: station.force,
    flag: station.flag,
    explanation: station.explanation,
    rung: station.rung,
    station,
  }
}

/** What is due as soon as possible comes first, then by the last day. */
function inOrder(one: Deadline, other: Deadline): number {
  const [a, b] = [one.latest ?? '', other.latest ?? '']
  if (a !== b) return a < b ? -1 : 1
  return one.matter.root - other.matter.root
}

/** What the law sets is shown this long before it falls due; usual practice only in its last week. */
const HARD_DAYS_AHEAD = 21
const SOFT_DAYS_AHEAD = 7
/** A day that does not bind, or is the family's own, stays this long on the first page once it passed. */
const SOFT_DAYS_PAST = 28

/** The deadlines that belong on the first page on `on`: past, due at once, or soon. In their order. */
export function dueNow(deadlines: readonly Deadline[], on: Day): Deadline[] {
  return deadlines.filter(({ latest, kind, family, state, station }) => {
    if (latest === null) return state === 'now'
    if (state === 'late')
      return (station.binding && !family) || daysBetween(latest, on) <= SOFT_DAYS_PAST
    return daysBetween(on, latest) <= (kind === 'hard' ? HARD_DAYS_AHEAD : SOFT_DAYS_AHEAD)
  })
}
