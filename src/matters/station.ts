/** One limit on a path, as it stands on a day: its dates, its state, its source, what it hangs on. */
import { isReliable, verbOf, type Clock, type Flag, type Force, type Law } from '../law/law.ts'
import type { Process, Station } from '../law/process.ts'
import type { Policy } from '../people/policy.ts'
import type { Day } from '../platform/day.ts'
import type { Dates } from './count.ts'

/**
 * `now` is the next thing to come, or due now; `next` is running behind it; `late` is past its last
 * day; `no number` has started and has no date to count.
 */
export type State = 'done' | 'done late' | 'now' | 'next' | 'late' | 'not started' | 'no number'

/** The step a limit hangs on, and which of its dates that is: sent, received, served, meeting ... */
type HangsOn = {
  readonly event: string
  readonly says: string
  readonly date: string
  readonly day: Day
  readonly step: string
  /** The day is a neighbour of the true one, so there is a range. */
  readonly isNear: boolean
}

export type PathStation = {
  readonly id: string
  readonly clock: string
  readonly title: string
  readonly owes: string
  /** Who owes it, where it is not whoever the matter is with. */
  readonly debtor: string | null
  /** Time that the family has, not time in which somebody owes them. */
  readonly family: boolean
  readonly state: State
  readonly due: Day | null
  readonly earliest: Day | null
  readonly latest: Day | null
  readonly moved: Dates['moved']
  readonly hangsOn: HangsOn | null
  /** What starts it, and how long it is, in the row's own words. */
  readonly trigger: string
  readonly length: string
  /** When it was answered; null while it is open, and where only a later step shows it. */
  readonly happened: Day | null
  readonly answer: { readonly says: string; readonly step: string } | null
  readonly explanation: readonly string[]
  readonly also: Dates['also']
  readonly source: Clock['source']
  readonly force: Force
  readonly flag: Flag
  readonly soft: boolean
  /** Whether a day that passed may be called late: a duty that binds, checked, and not the family's. */
  readonly binding: boolean
  readonly exceptions: string | null
  readonly provisional: string | null
  readonly excuse: { readonly day: Day; readonly says: string; readonly ground: string } | null
  readonly policy: Policy | null
  readonly rung: string
  readonly asks: readonly string[]
  /** Shown on the path and not waited for. */
  readonly aside: boolean
  readonly mark: string | null
}

/** Who answers it, unless that is whom the process is with anyway. */
function debtorOf(
  { who, met }: Station,
  { events, owes }: Pick<Process, 'events' | 'owes'>,
): string | null {
  const by = who ?? events.find(({ id }) => id === met[0])?.who ?? owes
  return by === owes || by === 'you' ? null : by
}

/** What every station has from its row, before anything is counted. */
export function frameOf(
  station: Station,
  clock: Clock,
  process: Pick<Process, 'events' | 'owes'>,
): PathStation {
  const family = clock.parent || station.yours === true
  return {
    id: clock.id,
    clock: clock.id,
    title: clock.name.charAt(0).toUpperCase() + clock.name.slice(1),
    owes: clock.owes,
    debtor: debtorOf(station, process),
    family,
    state: 'not started',
    due: null,
    earliest: null,
    latest: null,
    moved: null,
    hangsOn: null,
    trigger: clock.trigger,
    length: clock.length,
    happened: null,
    answer: null,
    explanation: [],
    also: [],
    source: clock.source,
    force: clock.force,
    flag: clock.flag,
    soft: clock.soft,
    binding: !family && !clock.soft && verbOf(clock.force) === 'must' && isReliable(clock.flag),
    exceptions: clock.exceptions,
    provisional: clock.provisional,
    excuse: null,
    policy: null,
    rung: clock.rung,
    asks: [],
    aside: station.aside === true || station.look === true,
    mark: null,
  }
}

const clocks = new WeakMap<Law, ReadonlyMap<string, Clock>>()

/** The row `id`. Throws where a process names a clock that the law has not: a test walks them all. */
export function clockOf(law: Law, id: string): Clock {
  const known = clocks.get(law) ?? new Map(law.clocks.map((clock) => [clock.id, clock]))
  clocks.set(law, known)
  const found = known.get(id)
  if (found === undefined) throw new Error(`A process names the clock ${id}, which is not there.`)
  return found
}

/** Where a station comes from, with the instrument's own names. */
export function sourceOf(law: Law, { source }: Pick<PathStation, 'source'>) {
  const found = law.instruments.find(({ id }) => id === source.instrument)
  return {
    instrument: found?.title ?? source.instrument,
    short: found?.short ?? source.instrument,
    provision: source.provision,
    edition: source.edition ?? found?.edition ?? null,
  }
}
