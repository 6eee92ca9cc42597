/** The path as it is drawn: what happened with what it answered, today, and what is still to come. */
import type { Process, ProcessEvent } from '../law/process.ts'
import type { Day } from '../platform/day.ts'
import { eventOf } from './known.ts'
import type { Step } from './matter.ts'
import type { PathStation } from './station.ts'

export type Scene =
  | {
      readonly sort: 'step'
      readonly day: Day
      readonly step: Step
      readonly says: string
      readonly answers: readonly PathStation[]
      readonly isAhead: boolean
    }
  | { readonly sort: 'limit'; readonly day: Day | null; readonly station: PathStation }
  | { readonly sort: 'today'; readonly day: Day }

export type Story = {
  readonly scenes: readonly Scene[]
  /** What its trigger has not come for yet. */
  readonly later: readonly PathStation[]
  /** Rows that are to be known and have no date. */
  readonly toKnow: readonly PathStation[]
}

/** The picture of a path on `on`, oldest first. */
export function storyOf(
  process: Process,
  steps: readonly Step[],
  path: readonly PathStation[],
  on: Day,
): Story {
  const answered = Map.groupBy(
    path.filter(({ answer }) => answer !== null),
    ({ answer }) => answer?.step ?? '',
  )
  const told: Scene[] = steps.map((step) => ({
    sort: 'step',
    day: step.day,
    step,
    says: eventOf(process, step.event)?.says ?? `Not a step of this process: ${step.event}`,
    answers: answered.get(step.address) ?? [],
    isAhead: step.day > on,
  }))
  const open = path.filter(({ state, answer }) => answer === null && state !== 'not started')
  const limits: Scene[] = open
    .filter(({ state }) => state !== 'no number')
    .map((station) => ({ sort: 'limit', day: station.latest, station }))
  const scenes = [...told, ...limits, { sort: 'today', day: on } as const].toSorted((one, other) =>
    placeOf(one, on).localeCompare(placeOf(other, on)),
  )
  return {
    scenes,
    later: path.filter(({ state }) => state === 'not started'),
    toKnow: open.filter(({ state }) => state === 'no number'),
  }
}

/** By day; on one day what happened, then today, then what falls due. What is due at once follows today. */
function placeOf(scene: Scene, on: Day): string {
  if (scene.sort === 'today') return `${scene.day} 1`
  if (scene.sort === 'limit') return scene.day === null ? `${on} 2` : `${scene.day} 3`
  return `${scene.day} ${scene.isAhead ? 2 : 0}`
}

export type Next = {
  readonly first: readonly ProcessEvent[]
  readonly others: readonly ProcessEvent[]
}

/** What can be said to have happened next, likeliest first: answers to what is waited for, then the rest. */
export function nextEvents(
  process: Process,
  steps: readonly Step[],
  path: readonly PathStation[],
): Next {
  const told = new Set(steps.map(({ event }) => event))
  const waited = new Set(
    process.stations
      .filter(({ clock }) =>
        path.some(
          (station) => station.clock === clock && ['now', 'next', 'late'].includes(station.state),
        ),
      )
      .flatMap(({ met }) => met),
  )
  const open = process.events.filter(
    ({ id, after }) =>
      !told.has(id) && (after === undefined || after.some((earlier) => told.has(earlier))),
  )
  const likely = open.filter(({ id }) => waited.has(id))
  const first = likely.length > 0 ? likely : open.slice(0, FIRST_MAX)
  return { first, others: process.events.filter((event) => !first.includes(event)) }
}

/** Offered at once where nothing in particular is waited for. */
const FIRST_MAX = 4

/** One date that moved: what it was and what it is now, null where there is none. */
export type Moved = {
  readonly title: string
  readonly before: Day | null
  readonly after: Day | null
}

/** What is different between two paths of one matter: a step was given another day. */
export function movedBetween(
  before: readonly PathStation[],
  after: readonly PathStation[],
): Moved[] {
  return after.flatMap((station) => {
    const was = before.find(({ id }) => id === station.id)
    if (was === undefined || (was.latest === station.latest && was.earliest === station.earliest))
      return []
    return [{ title: station.title, before: was.latest, after: station.latest }]
  })
}
