/** Times on the wall in England, as mail programs write them. */
import { Temporal } from 'temporal-polyfill'

const ZONE = 'Europe/London'
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const two = (value: number) => String(value).padStart(2, '0')

/** `at` (`2025-05-19 20:41`, on the wall in England), `seconds` later, as RFC 5322 writes it. */
export function mailDate(at: string, seconds = 0): string {
  const on = Temporal.PlainDateTime.from(at.replace(' ', 'T'))
    .toZonedDateTime(ZONE)
    .add({ seconds })
  const weekday = WEEKDAYS[on.dayOfWeek - 1]
  const month = MONTHS[on.month - 1]
  const time = `${two(on.hour)}:${two(on.minute)}:${two(on.second)}`
  return `${weekday}, ${two(on.day)} ${month} ${on.year} ${time} ${on.offset.replace(':', '')}`
}

/** `Mon, 21 Sept 2026 at 09:26`, as a web mail program introduces what it quotes. */
export function quotedOn(at: string): string {
  const on = Temporal.PlainDateTime.from(at.replace(' ', 'T'))
  const month = MONTHS[on.month - 1] === 'Sep' ? 'Sept' : MONTHS[on.month - 1]
  return `${WEEKDAYS[on.dayOfWeek - 1]}, ${on.day} ${month} ${on.year} at ${two(on.hour)}:${two(on.minute)}`
}

/** `21 September 2026 09:26`, as an office mail program writes it. */
export function sentOn(at: string): string {
  const on = Temporal.PlainDateTime.from(at.replace(' ', 'T'))
  return `${on.day} ${LONG_MONTHS[on.month - 1]} ${on.year} ${two(on.hour)}:${two(on.minute)}`
}
