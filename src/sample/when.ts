/** Times on the wall in England, as mail programs write them. */
import { Temporal } from 'temporal-polyfill'
import { MONTHS, WEEKDAYS } from '../platform/day.ts'

const ZONE = 'Europe/London'
/** `Mon`, `Sep`: as RFC 5322 has them. */
const short = (name = '') => name.slice(0, 3)
const two = (value: number) => String(value).padStart(2, '0')

/** `at` (`2025-05-19 20:41`, on the wall in England), `seconds` later, as RFC 5322 writes it. */
export function mailDate(at: string, seconds = 0): string {
  const on = Temporal.PlainDateTime.from(at.replace(' ', 'T'))
    .toZonedDateTime(ZONE)
    .add({ seconds })
  const weekday = short(WEEKDAYS[on.dayOfWeek - 1])
  const month = short(MONTHS[on.month - 1])
  const time = `${two(on.hour)}:${two(on.minute)}:${two(on.second)}`
  return `${weekday}, ${two(on.day)} ${month} ${on.year} ${time} ${on.offset.replace(':', '')}`
}

/** `Mon, 21 Sept 2026 at 09:26`, as a web mail program introduces what it quotes. */
export function quotedOn(at: string): string {
  const on = Temporal.PlainDateTime.from(at.replace(' ', 'T'))
  const name = short(MONTHS[on.month - 1])
  const month = name === 'Sep' ? 'Sept' : name
  return `${short(WEEKDAYS[on.dayOfWeek - 1])}, ${on.day} ${month} ${on.year} at ${two(on.hour)}:${two(on.minute)}`
}

/** `21 September 2026 09:26`, as an office mail program writes it. */
export function sentOn(at: string): string {
  const on = Temporal.PlainDateTime.from(at.replace(' ', 'T'))
  return `${on.day} ${MONTHS[on.month - 1]} ${on.year} ${two(on.hour)}:${two(on.minute)}`
}
