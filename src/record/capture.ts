/**
 * What can be written down on a phone without a network. Each room gives a description of its own
 * short form: what is asked, and what the answers are as part of an entry. The page that holds all of
 * them is kept on the phone, so nothing in it is about one child. Pure.
 */
import type { Child } from 'hono/jsx'
import { dayAt, parseDay, timeAt, type Day } from '../platform/day.ts'
import type { Read } from '../platform/web/forms.ts'
import type { EntryDraft, Happened, Shelf } from './entry.ts'

/** Who writes, and about whom. */
export type Writer = { readonly name: string; readonly child: string }

export type Capture = {
  /** Its name in an address and in what a phone keeps; never changed, phones hold it. */
  readonly what: string
  readonly door: string
  readonly hint: string
  readonly shelf: Shelf
  /** The boxes of which one must hold something, and what to say where none does: the phone asks by itself. */
  readonly must: { readonly anyOf: readonly string[]; readonly slip: string }
  /** The boxes of its form. They stand on the page alone: their ids are their names. */
  readonly Questions: () => Child
  /** The answers as the part of an entry that is this room's; a slip where nothing was said. */
  readonly read: (form: FormData, writer: Writer) => Read<CapturedPart>
}

export type CapturedPart = Pick<EntryDraft, 'kind' | 'people'> & { readonly body: object }

/** By the phone's own clock: the instant it was written, where, and what the clock said as it was sent. */
export type PhoneClock = {
  readonly at: string
  readonly zone: string
  readonly sent: string | null
}

/** What somebody said of when it was, if it was not just then. */
export type Earlier = { readonly day: string; readonly time: string }

/** More than this ahead of our clock, a phone's is wrong. */
const AHEAD_MS_MAX = 5 * 60_000

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/**
 * When it happened, in the place of the record: the day somebody gave, else the moment it was written by
 * the phone's clock. A day that has not been yet is a clock that is wrong: it is then about the day it
 * arrived (`arrived` is ISO 8601), and what the clock said is kept beside it.
 */
export function happenedAt(
  { at }: Pick<PhoneClock, 'at'>,
  earlier: Earlier,
  { arrived, zone }: { readonly arrived: string; readonly zone: string },
): Happened {
  const today = dayAt(arrived, zone)
  const isAhead = Date.parse(at) > Date.parse(arrived) + AHEAD_MS_MAX
  const given = parseDay(earlier.day)
  const time = TIME.test(earlier.time) ? earlier.time : null
  if (given !== null && given <= today) return onDay(given, time)
  if (isAhead) return { day: today, time: null, precision: 'about' }
  const written = dayAt(at, zone)
  return onDay(written, time ?? (given === null ? timeAt(at, zone) : null))
}

function onDay(day: Day, time: string | null): Happened {
  return { day, time, precision: time === null ? 'day' : 'minute' }
}
