/**
 * Sessions over rolling school weeks: half-day marks, not days, in any ten weeks in which the school
 * held a session, across terms and school years (the national penalty-notice threshold).
 */
import type { Day } from '../platform/day.ts'
import { type DayNumber, dayOf, numberOf, weekdayNumber } from './day-number.ts'

/** One mark of the register. */
export type Mark = { readonly day: Day; readonly session: 'am' | 'pm'; readonly code: string }

/** The marks that count: holiday not granted, no reason yet, other unauthorised, late after closing. */
const COUNTED_CODES: ReadonlySet<string> = new Set(['G', 'N', 'O', 'U'])
/** Not a session at all: planned closure, and not on roll yet. */
const NO_SESSION: ReadonlySet<string> = new Set(['#', 'Z'])

export type Window = {
  readonly from: Day
  readonly to: Day
  readonly counted: readonly Mark[]
  readonly reached: boolean
}

const mondayOf = (on: DayNumber): DayNumber => on - (weekdayNumber(on) - 1)

/**
 * The window of `weeks` school weeks that holds the most counted sessions, the latest of them if
 * several do; null where there is no mark. A school week is one with at least one session in `marks`,
 * so give every mark of the register, not only absences. The threshold starts a conversation: it is
 * not automatic.
 */
export function fullestWindow(
  marks: readonly Mark[],
  limit: { readonly sessions: number; readonly weeks: number } = { sessions: 10, weeks: 10 },
): Window | null {
  const weeks = new Map<DayNumber, Mark[]>()
  for (const mark of marks) {
    if (NO_SESSION.has(mark.code)) continue
    const monday = mondayOf(numberOf(mark.day))
    const counted = weeks.get(monday) ?? []
    if (COUNTED_CODES.has(mark.code)) counted.push(mark)
    weeks.set(monday, counted)
  }
  const mondays = [...weeks.keys()].toSorted((one, other) => one - other)
  let best: Window | null = null
  for (const [index, last] of mondays.entries()) {
    const within = mondays.slice(Math.max(0, index - limit.weeks + 1), index + 1)
    const counted = within.flatMap((monday) => weeks.get(monday) ?? [])
    if (best !== null && counted.length < best.counted.length) continue
    best = {
      from: dayOf(within[0] ?? last),
      to: dayOf(last + 4),
      counted,
      reached: counted.length >= limit.sessions,
    }
  }
  return best
}
