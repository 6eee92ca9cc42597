/**
 * A matter is one process under way: something was asked, a clock runs, an answer is owed. It holds
 * only what happened; every date is worked out from its steps and a day that is given.
 */
import type { Day } from '../platform/day.ts'
import type { Entry, Precision } from '../record/entry.ts'
import { matterBody, stepBody, MATTER_KIND, STEP_KIND } from './entries.ts'
import { CLOSED, REOPENED } from './known.ts'

/** One step: something that happened, or is planned, on a day. The newest version of its entry. */
export type Step = {
  readonly seq: number
  readonly root: number
  readonly address: string
  readonly event: string
  readonly day: Day
  readonly precision: Precision
  readonly words: string | null
  /** The entry that shows it. */
  readonly source: number | null
}

export type Matter = {
  readonly seq: number
  readonly root: number
  readonly address: string
  readonly title: string
  /** The id of its process. */
  readonly process: string
  readonly with: string
  readonly school: string | null
  readonly need: number | null
  readonly words: string | null
  /** The day it was written down for. */
  readonly day: Day
  /** In order of day, then as they were written down. */
  readonly steps: readonly Step[]
}

/**
 * The matters of `entries` (any versions of kinds `matter` and `step`), oldest first. The newest
 * version counts; what was erased, and steps of what was erased, are left out.
 */
export function mattersOf(entries: readonly Entry[]): Matter[] {
  const newest = new Map<number, Entry>()
  for (const entry of entries.toSorted((one, other) => one.seq - other.seq))
    if (!entry.erased) newest.set(entry.root, entry)
  const rootOf = new Map(entries.map(({ seq, root }) => [seq, root]))
  const steps = new Map<number, Step[]>()
  for (const entry of newest.values()) {
    if (entry.kind !== STEP_KIND) continue
    const { of, event, words, source } = stepBody.parse(entry.body)
    const root = rootOf.get(of) ?? of
    const step = {
      seq: entry.seq,
      root: entry.root,
      address: entry.address,
      event,
      day: entry.happened.day,
      precision: entry.happened.precision,
      words: words ?? null,
      source: source ?? null,
    }
    steps.set(root, [...(steps.get(root) ?? []), step])
  }
  return [...newest.values()]
    .filter(({ kind }) => kind === MATTER_KIND)
    .map((entry) => matterOf(entry, steps.get(entry.root) ?? []))
    .toSorted((one, other) => one.root - other.root)
}

function matterOf(entry: Entry, steps: readonly Step[]): Matter {
  const body = matterBody.parse(entry.body)
  return {
    seq: entry.seq,
    root: entry.root,
    address: entry.address,
    title: body.title,
    process: body.process,
    with: body.with,
    school: body.school ?? null,
    need: body.need ?? null,
    words: body.words ?? null,
    day: entry.happened.day,
    steps: inOrder(steps),
  }
}

/** By day, then as they were written down. */
export function inOrder(steps: readonly Step[]): Step[] {
  return steps.toSorted((one, other) =>
    one.day === other.day ? one.root - other.root : one.day < other.day ? -1 : 1,
  )
}

/** Whether the matter was over by `on`: the last thing said of it, that it is over or goes on, counts. */
export function isClosed({ steps }: Pick<Matter, 'steps'>, on: Day): boolean {
  const last = steps.findLast(
    ({ event, day }) => day <= on && (event === CLOSED.id || event === REOPENED.id),
  )
  return last?.event === CLOSED.id
}
