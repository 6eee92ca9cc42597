/** The processes this house knows, by their ids. Which law a record lives under is said here and only here. */
import { lawOf, processesOf } from '../law/jurisdictions.ts'
import type { Law } from '../law/law.ts'
import type { Process, ProcessEvent, Processes } from '../law/process.ts'

const JURISDICTION = 'england'

/** A record's own law: every record lives in England until a second folder is there. */
export const LAW: Law = needed(lawOf(JURISDICTION))
export const KNOWN: Processes = needed(processesOf(JURISDICTION))

/** What can happen in any matter: it is over, or it goes on after all. */
export const CLOSED: ProcessEvent = {
  id: 'closed',
  says: 'This matter is over',
  who: 'you',
  date: 'decided',
}
export const REOPENED: ProcessEvent = {
  id: 'reopened',
  says: 'This matter goes on after all',
  who: 'you',
  date: 'decided',
}

const BY_ID: ReadonlyMap<string, Process> = new Map(
  KNOWN.processes.map((process) => [process.id, process]),
)

const RUNGS = KNOWN.ladders.flatMap(({ rungs }) => rungs)

export const PROCESS_IDS: ReadonlySet<string> = new Set(BY_ID.keys())

/** Every event of every process, every rung of a ladder, and the two that any matter has. */
export const EVENT_IDS: ReadonlySet<string> = new Set([
  ...KNOWN.processes.flatMap(({ events }) => events.map(({ id }) => id)),
  ...RUNGS.map(({ id }) => id),
  CLOSED.id,
  REOPENED.id,
])

export function processOf(id: string): Process | null {
  return BY_ID.get(id) ?? null
}

export function titleOfProcess(id: string): string {
  return BY_ID.get(id)?.title ?? id
}

/** The event `id` of `process`, or one that any matter has; null where it has no such event. */
export function eventOf(process: Process, id: string): ProcessEvent | null {
  if (id === CLOSED.id) return CLOSED
  if (id === REOPENED.id) return REOPENED
  const rung = rungsOf(process).find((each) => each.id === id)
  return (
    process.events.find((event) => event.id === id) ??
    (rung === undefined
      ? null
      : { id, says: `You went on to: ${rung.title}`, who: 'you', date: 'sent' })
  )
}

function rungsOf(process: Process) {
  return KNOWN.ladders.find(({ id }) => id === process.ladder)?.rungs ?? []
}

/**
 * What an event says where its matter is not at hand, as in the timeline: its own words where every
 * process has the same ones, else its bare name.
 */
export function saysOf(id: string): string {
  const said = new Set(
    KNOWN.processes.flatMap((process) => {
      const event = eventOf(process, id)
      return event === null ? [] : [event.says]
    }),
  )
  const [only, another] = said
  if (only !== undefined && another === undefined) return only
  const name = id.replaceAll('-', ' ')
  return `A step: ${name}`
}

function needed<T>(found: T | null): T {
  if (found === null) throw new Error(`There is no law of ${JURISDICTION}.`)
  return found
}
