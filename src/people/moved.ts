/**
 * What a change of a school's dates, or a new bank holiday, did to dates that are open. The rule and its
 * inputs are kept, never the date, so a changed calendar moves it: this file says so in words.
 */
import { inFullWords, type Day } from '../platform/day.ts'

/** Where a count ended: one day, or a first and a last day where it is not sure. */
export type Outcome = {
  /** The same thing has the same key before and after. */
  readonly key: string
  readonly title: string
  readonly due: Day | null
  readonly earliest: Day | null
  readonly latest: Day | null
}

export type MovedDate = {
  readonly key: string
  readonly title: string
  readonly before: Outcome
  readonly after: Outcome
}

/** The outcomes of `after` that came out otherwise in `before`; one that is new, or gone, has not moved. */
export function whatMoved(before: readonly Outcome[], after: readonly Outcome[]): MovedDate[] {
  const known = new Map(before.map((each) => [each.key, each]))
  return after.flatMap((now) => {
    const then = known.get(now.key)
    if (then === undefined || spanWords(then) === spanWords(now)) return []
    return [{ key: now.key, title: now.title, before: then, after: now }]
  })
}

/** `Monday 2 November 2026`, `between ... and ...`, or `no single day`. */
function spanWords({ due, earliest, latest }: Outcome): string {
  if (due !== null) return inFullWords(due)
  if (earliest === null || latest === null) return 'no single day'
  if (earliest === latest) return `about ${inFullWords(earliest)}`
  return `between ${inFullWords(earliest)} and ${inFullWords(latest)}`
}

/** One line: what moved, from when to when, and why. */
export function movedInWords({ title, before, after }: MovedDate, school: string): string {
  return `${title}: this date moved from ${spanWords(before)} to ${spanWords(after)} because the dates of ${school} changed.`
}
