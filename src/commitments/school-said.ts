/** A number of school days that somebody promised in their own words, counted with their school's days. Pure. */
import { countFrom } from '../law/counting.ts'
import { dayOf, numberOf } from '../law/day-number.ts'
import type { Day } from '../platform/day.ts'
import type { Commitment } from './commitment.ts'

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const SAID = new RegExp(
  `\\b(?:with)?in (?:the next )?(\\d{1,2}|${NUMBERS.join('|')}) school days?\\b(?! of\\b)`,
  'i',
)

export type SchoolDaysSaid = {
  /** Their own words: `within 5 school days`. */
  readonly words: string
  /** The same day twice where the school's dates reach over all of it. */
  readonly earliest: Day
  readonly latest: Day
}

/**
 * When the school days that `commitment` names end, counted from the day it was said; null where it
 * names none, or nothing is known of the school. It makes nobody late: what they counted from, only they know.
 */
export function schoolDaysSaid(
  commitment: Pick<Commitment, 'since' | 'calendar'> & { readonly words: string | null },
): SchoolDaysSaid | null {
  const { since, calendar = null, words } = commitment
  const said = SAID.exec(words ?? '')
  if (said === null || calendar === null) return null
  const written = said[1] ?? ''
  const n = /^\d/.test(written) ? Number(written) : NUMBERS.indexOf(written.toLowerCase()) + 1
  if (n < 1) return null
  const { earliest, latest } = countFrom(numberOf(since), { rule: 'SD_EXCL', n }, calendar)
  if (earliest === null || latest === null) return null
  return { words: said[0], earliest: dayOf(earliest), latest: dayOf(latest) }
}
