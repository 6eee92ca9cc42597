/**
 * From which day the young person may own the record. From the end of compulsory school age the rights
 * of special educational needs law are theirs, and it ends on the last Friday of June in the school
 * year in which they turn 16 (docs of law, responsibilities: young person). England.
 */
import { addDays, day, weekdayOf, type Day } from '../../platform/day.ts'
import type { Flag } from '../../law/law.ts'

/** How far the rule has been checked: a dependable guide says it; the text of the law was not read. */
export const AGE_FLAG: Flag = 'YES-S'

const SEPTEMBER = 9
const FRIDAY = 5

/** The last day of compulsory school age of somebody born on `born`. A school year runs from 1 September. */
export function lastDayOfSchoolAge(born: Day): Day {
  const [year = 0, month = 0] = born.split('-').map(Number)
  const turns = year + 16
  const endOfJune = day(`${String(month >= SEPTEMBER ? turns + 1 : turns).padStart(4, '0')}-06-30`)
  return addDays(endOfJune, -((weekdayOf(endOfJune) - FRIDAY + 7) % 7))
}

/** The first day on which somebody born on `born` may own their record: the day after it ends. */
export function mayOwnFrom(born: Day): Day {
  return addDays(lastDayOfSchoolAge(born), 1)
}
