/** What has happened in a matter by a day, asked by event. */
import type { Process, ProcessEvent } from '../law/process.ts'
import type { Day } from '../platform/day.ts'
import { eventOf } from './known.ts'
import type { Step } from './matter.ts'

export type Happened = {
  /** The step that starts what counts from `event`: the first asking, the latest of anything else. */
  readonly start: (event: string) => Step | null
  /** The first step of any of `events`, on or after `since`. */
  readonly first: (events: readonly string[], since: Day | null) => Step | null
  readonly any: (events: readonly string[]) => Step | null
  readonly event: (id: string) => ProcessEvent
  /** Facts that are words, set by what was said. */
  readonly facts: Readonly<Record<string, string>>
}

/** Asking twice starts no new clock, and of two letters the earlier is the safer to count from. */
function startsAtFirst(event: ProcessEvent): boolean {
  return event.begins === true && (event.date === 'sent' || event.date === 'received')
}

/** `steps` (in order) as they stand on `on`. A planned day counts before it comes; nothing else does. */
export function happenedOf(process: Process, steps: readonly Step[], on: Day): Happened {
  const byEvent = new Map<string, Step[]>()
  const facts: Record<string, string> = {}
  for (const step of steps) {
    const event = eventOf(process, step.event)
    if (event === null || (step.day > on && event.planned !== true)) continue
    byEvent.set(step.event, [...(byEvent.get(step.event) ?? []), step])
    Object.assign(facts, event.sets)
  }
  const past = (event: string): Step[] => (byEvent.get(event) ?? []).filter(({ day }) => day <= on)
  const first: Happened['first'] = (events, since) => {
    let found: Step | null = null
    for (const id of events)
      for (const step of past(id))
        if ((since === null || step.day >= since) && (found === null || step.day < found.day))
          found = step
    return found
  }
  return {
    start: (id) => {
      const own = byEvent.get(id) ?? []
      const event = eventOf(process, id)
      return (event !== null && startsAtFirst(event) ? own[0] : own.at(-1)) ?? null
    },
    first,
    any: (events) => first(events, null),
    event: (id) => eventOf(process, id) ?? { id, says: id, who: '', date: 'happened' },
    facts,
  }
}
