/**
 * Whose school days count for what somebody owes. A name alone may be a teacher's; where it has been
 * seen to write from somewhere else, it is not the school's. Pure.
 */
import { serviceOf } from '../correspondence/organisation.ts'
import type { SchoolCalendar } from '../law/school.ts'
import { schoolOf, type Calendars } from '../people/calendar.ts'
import { bodyNamed, isSchoolAddress } from '../people/naming.ts'

const SAYS_SCHOOL = /school|academy|college|primary|infant|junior|nursery/i

/** The days of the school that `debtor`, seen to write from `addresses`, belongs to; null where none is sure. */
export function calendarOwing(
  calendars: Calendars,
  debtor: string,
  addresses: readonly string[],
): SchoolCalendar | null {
  const named = bodyNamed(calendars, debtor)
  if (named !== null) return named.calendar
  const at = calendars.filter(({ name }) =>
    addresses.some((address) => isSchoolAddress(address, name)),
  )
  if (at.length === 1) return at[0]?.calendar ?? null
  if (at.length > 1) return null
  const isElsewhere = addresses.some((address) => {
    const domain = address.slice(address.lastIndexOf('@') + 1)
    // A school's domain that is only initials may be this school's; one with another name is not.
    return serviceOf(address, debtor) !== 'school' || SAYS_SCHOOL.test(domain)
  })
  return isElsewhere ? null : (schoolOf(calendars, debtor)?.calendar ?? null)
}
