/**
 * When a message was sent, as its own headers say. `Date` is read with the grammar of RFC 5322 3.3
 * and 4.3 (obsolete two-digit years and named zones) and the ways in which real mail breaks it; it is
 * never handed to `new Date` as text, which guesses, and the clock is never read: a date that cannot be read
 * is said to be unreadable and the message is placed by its Received headers or by its thread.
 */
import { Temporal } from 'temporal-polyfill'
import { parseDay, type Day } from '../../platform/day.ts'

export type PlacedBy = 'date' | 'received' | 'thread' | 'none'

/**
 * `written`: the Date header word for word, null when there is none. `day` and `time` (`HH:MM`) are
 * the clock on the sender's wall; `zone` is `+0100`, or null where none is given; `instant` is ISO
 * 8601 in UTC, null where the zone is not known. `placedBy` says which header gave the day.
 */
export type MailDate = {
  readonly written: string | null
  readonly instant: string | null
  readonly zone: string | null
  readonly day: Day | null
  readonly time: string | null
  readonly placedBy: PlacedBy
}

type Read = Pick<MailDate, 'instant' | 'zone' | 'day' | 'time'>
type Clock = { hour: number; minute: number; second: number }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(?<month>[A-Za-z]{3,9})\\.?'
const CLOCK =
  '(?<hour>\\d{1,2})[:.](?<minute>\\d{1,2})(?:[:.](?<second>\\d{1,2})(?:[.,]\\d{1,9})?)?(?: ?(?<half>[AaPp])\\.?[Mm]\\.?)?'
const ZONE = '(?: ?(?<zone>\\S.*))?'
const WEEKDAY = '(?:[A-Za-z]{2,9}\\.?,? ?)?'

/** Each shape a date takes in mail, the standard's own first. */
const SHAPES = [
  // Mon, 28 Sep 2026 14:03:11 +0100
  `${WEEKDAY},? ?(?<date>\\d{1,2})[ -]${MONTH}[ -](?<year>\\d{2,4}),? (?:at )?${CLOCK}${ZONE}`,
  // Mon Sep 28 14:03:11 2026, with a zone before or after the year, as asctime and date(1) write it
  `${WEEKDAY}${MONTH} (?<date>\\d{1,2}),? ${CLOCK}(?: (?<zone>[A-Za-z]{1,5}|[+-]\\d{4}))? (?<year>\\d{4})(?: (?<after>[+-]\\d{4}|[A-Z]{1,5}))?`,
  // Sep 28, 2026 14:03
  `${WEEKDAY}${MONTH} (?<date>\\d{1,2}),? (?<year>\\d{4}),? (?:at )?${CLOCK}${ZONE}`,
  // 2026-09-28T14:03:11+01:00
  `(?<year>\\d{4})-(?<month>\\d{2})-(?<date>\\d{2})[T ]${CLOCK}${ZONE}`,
].map((shape) => new RegExp(`^${shape}$`))

/** RFC 5322 4.3, and the names that British and European mail adds to it, as minutes east of UTC. */
const NAMED: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  BST: 60,
  WEST: 60,
  CET: 60,
  MET: 60,
  CEST: 120,
  MEST: 120,
  EET: 120,
  EEST: 180,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
}

/** A message from before 1980 was not an email to anybody; nor is one from the next century. */
const YEAR_FIRST = 1980
const YEAR_LAST = 2099
/** RFC 5322 3.3: "the zone MUST be within the range -9959 through +9959". */
const OFFSET_MINUTES_MAX = 99 * 60 + 59
const WRITTEN_CHARS_MAX = 200

/** The moment written in one date header, or null where no day can be read from it. */
export function readDate(text: string): Read | null {
  if (text.length > WRITTEN_CHARS_MAX) return null
  // RFC 5322 4.3 allows spaces and comments round the colons too.
  const plain = withoutComments(text).replaceAll(/\s+/g, ' ').replaceAll(/ ?: ?/g, ':').trim()
  for (const shape of SHAPES) {
    const found = shape.exec(plain)?.groups
    const read = found === undefined ? null : readParts(found)
    if (read !== null) return read
  }
  return null
}

/**
 * The date of a message from its headers: `dates` the Date headers in order, `received` the Received
 * headers from the top (the reader's own server first), `envelope` the `From ` line of an mbox.
 */
export function dateOf(
  dates: readonly string[],
  received: readonly string[],
  envelope: string | null = null,
): MailDate {
  const written = dates[0] ?? null
  const own = written === null ? null : readDate(written)
  if (own !== null) return { written, ...own, placedBy: 'date' }
  for (const line of received) {
    const read = readDate(line.slice(line.lastIndexOf(';') + 1))
    if (read !== null) return { written, ...read, placedBy: 'received' }
  }
  const posted = envelope === null ? null : readDate(envelope.replace(/^From \S* +/, ''))
  if (posted !== null) return { written, ...posted, placedBy: 'received' }
  return { written, instant: null, zone: null, day: null, time: null, placedBy: 'none' }
}

/** The day and `HH:MM` on the clock in `zone` (IANA): null where the message could not be placed. */
export function placeIn(date: MailDate, zone: string): { day: Day; time: string | null } | null {
  if (date.instant !== null) {
    const local = Temporal.Instant.from(date.instant).toZonedDateTimeISO(zone)
    const on = parseDay(local.toPlainDate().toString())
    if (on !== null) return { day: on, time: `${two(local.hour)}:${two(local.minute)}` }
  }
  return date.day === null ? null : { day: date.day, time: date.time }
}

function readParts(parts: Record<string, string | undefined>): Read | null {
  const year = readYear(parts['year'] ?? '')
  const month = readMonth(parts['month'] ?? '')
  const clock = readClock(parts)
  if (year === null || month === null || clock === null) return null
  const on = parseDay(`${year}-${two(month)}-${two(Number(parts['date']))}`)
  if (on === null) return null
  const zone = readZone(parts['zone'] ?? parts['after'] ?? '')
  const time = `${two(clock.hour)}:${two(clock.minute)}`
  if (zone === null) return { instant: null, zone: null, day: on, time }
  return { instant: instantAt(on, clock, zone.minutes), zone: zone.written, day: on, time }
}

/** RFC 5322 4.3: two digits are 1950 to 2049, three are counted from 1900. */
function readYear(text: string): number | null {
  const number = Number(text)
  const short = text.length === 2 ? number + (number < 50 ? 2000 : 1900) : number + 1900
  const year = text.length < 4 ? short : number
  return year >= YEAR_FIRST && year <= YEAR_LAST ? year : null
}

function readMonth(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const index = MONTHS.indexOf(text.slice(0, 3).toLowerCase())
  return index < 0 ? null : index + 1
}

function readClock(parts: Record<string, string | undefined>): Clock | null {
  const written = Number(parts['hour'])
  const half = parts['half']?.toLowerCase()
  if (half !== undefined && written > 12) return null
  const hour = half === undefined ? written : (written % 12) + (half === 'p' ? 12 : 0)
  const minute = Number(parts['minute'])
  const second = Number(parts['second'] ?? 0)
  // A leap second (60) is a real time of day.
  return hour < 24 && minute < 60 && second <= 60 ? { hour, minute, second } : null
}

/** A zone as minutes east; null where none can be read: the clock beside it still says what it says. */
function readZone(text: string): { minutes: number; written: string } | null {
  const first = text.replace(/^(?:GMT|UTC|UT)(?=[+-]\d)/i, '').split(' ')[0] ?? ''
  if (first === '') return null
  const digits = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(first)
  if (digits !== null) {
    const minutes = Number(digits[2]) * 60 + Number(digits[3] ?? 0)
    const sane = minutes <= OFFSET_MINUTES_MAX && Number(digits[3] ?? 0) < 60
    return sane ? zoneOf(digits[1] === '-' ? -minutes : minutes, first) : null
  }
  // "GMT Daylight Time" is not GMT: a name of several words is no zone of the standard's.
  if (/^[A-Za-z]+ [A-Za-z]+/.test(text)) return null
  const known = NAMED[first.toUpperCase()]
  if (known !== undefined) return zoneOf(known, '')
  // RFC 5322 4.3: other names, and the single letters that were once defined wrongly, are "-0000":
  // a moment in UTC that says nothing of the sender's own clock.
  return /^[A-Za-z][A-Za-z/_]{0,30}$/.test(first) ? { minutes: 0, written: '-0000' } : null
}

function zoneOf(minutes: number, text: string): { minutes: number; written: string } {
  const size = Math.abs(minutes)
  const sign = minutes < 0 || (minutes === 0 && text.startsWith('-')) ? '-' : '+'
  return { minutes, written: `${sign}${two(Math.floor(size / 60))}${two(size % 60)}` }
}

function instantAt(on: Day, clock: Clock, minutesEast: number): string {
  const { hour, minute, second } = clock
  const [year, month, date] = on.split('-').map(Number)
  const at = Date.UTC(
    year ?? 0,
    (month ?? 1) - 1,
    date,
    hour,
    minute - minutesEast,
    Math.min(second, 59),
  )
  return new Date(at).toISOString().replace('.000Z', 'Z')
}

/** RFC 5322 3.2.2: comments in brackets, which may nest, say nothing. */
function withoutComments(text: string): string {
  let depth = 0
  let plain = ''
  for (const letter of text) {
    if (letter === '(') depth += 1
    if (depth === 0) plain += letter
    if (letter === ')' && depth > 0) depth -= 1
  }
  return depth === 0 ? plain : text.replaceAll(/[()]/g, ' ')
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
