/** How a record reads in time: grouped by day, newest first, each thing in words. Pure. */
import { inFullWords, inWords, type Day } from '../platform/day.ts'
import type { Happened, Shelf } from './entry.ts'
import { listed } from '../platform/words.ts'

export type DayGroup<Line> = { readonly day: Day; readonly lines: readonly Line[] }

/** `lines` (in the order shown) in groups of the same day, in that order. */
export function byDay<Line extends { readonly day: Day }>(
  lines: readonly Line[],
): readonly DayGroup<Line>[] {
  const groups: { day: Day; lines: Line[] }[] = []
  for (const line of lines) {
    const last = groups.at(-1)
    if (last?.day === line.day) last.lines.push(line)
    else groups.push({ day: line.day, lines: [line] })
  }
  return groups
}

/** Whether a day stands for "not known": what lost its date is placed before everything, and says so. */
export function isUndated(day: Day): boolean {
  return day < '0002'
}

/** `Monday 28 September 2026 at 09:41`, `about 28 September 2026`. */
export function whenInWords({ day, time, precision }: Happened): string {
  if (isUndated(day)) return 'date not readable'
  if (precision === 'about') return `about ${inWords(day)}`
  return time === null ? inFullWords(day) : `${inFullWords(day)} at ${time}`
}

/** What stands beside a line of a day: its time, that the day is not sure, or nothing. */
export function timeInWords(time: string | null, precision: string): string {
  if (precision === 'about') return 'about then'
  return time ?? ''
}

export const SHELF_WORDS: Readonly<Record<Shelf, string>> = {
  profile: 'The child’s profile',
  days: 'How days are going',
  incidents: 'Things that happened',
  messages: 'Messages, calls and letters',
  plan: 'The plan',
  meetings: 'Meetings',
  evidence: 'Evidence',
  private: 'Private',
}

export type Member = {
  readonly id: string
  readonly name: string
  readonly owner: boolean
  /** Can open the record now. Not so a seat that is over, nor one that a link to a single page has. */
  readonly visits: boolean
}

/** Who may read an entry now: the members named, and whoever holds its shelf where `circle`. */
export type Readers = {
  readonly members: readonly string[]
  readonly circle: boolean
  /** Who holds its shelf and does not read it all the same: an owner who came later let them in. Told to owners. */
  readonly except?: readonly string[]
}

/** Who may read an entry, in words for `me`, the member who looks. */
export function readersInWords(
  readers: Readers,
  context: { readonly shelf: Shelf; readonly me: string; readonly members: readonly Member[] },
): string {
  const { members, me, shelf } = context
  if (readers.circle) {
    const except = readers.except ?? []
    const but =
      except.length === 0 ? '' : `, but not ${listed(except)}: they see only what was shared later`
    return `Everyone the family shares “${SHELF_WORDS[shelf]}” with${but}`
  }
  const names = readers.members
    .toSorted((a, b) => Number(b === me) - Number(a === me))
    .map((id) =>
      id === me
        ? 'you'
        : (members.find((member) => member.id === id)?.name ?? 'someone who has left'),
    )
  if (names.length <= 1) return `Only ${names[0] ?? 'nobody'}`
  const all = listed(names)
  return all.charAt(0).toUpperCase() + all.slice(1)
}

const KILO = 1000

/** A size a person can picture: `830 KB`, `1.2 MB`. */
export function sizeInWords(bytes: number): string {
  if (bytes < KILO) return `${bytes} bytes`
  if (bytes < KILO ** 2) return `${Math.round(bytes / KILO)} KB`
  if (bytes < KILO ** 3) return `${(bytes / KILO ** 2).toFixed(1)} MB`
  return `${(bytes / KILO ** 3).toFixed(1)} GB`
}

const KIND_OF_FILE: readonly (readonly [RegExp, string])[] = [
  [/^message\/rfc822$/, 'Email'],
  [/^application\/pdf$/, 'PDF'],
  [/^image\//, 'Picture'],
  [/^audio\//, 'Recording'],
  [/^video\//, 'Video'],
  [/^text\/(vtt|srt)|subrip/, 'Transcript'],
  [/^text\/html/, 'Web page'],
  [/^text\//, 'Text'],
  [/word|officedocument\.wordprocessing/, 'Word document'],
  [/excel|spreadsheet/, 'Spreadsheet'],
  [/zip|compressed|tar/, 'Archive'],
]

/** What a media type is called by people. */
export function fileTypeInWords(type: string): string {
  return KIND_OF_FILE.find(([pattern]) => pattern.test(type))?.[1] ?? 'File'
}

const NAMED_MAX = 4

/** Who is in a line: "From Ms Reid to Alex and Sam" for what was sent, else the names, the author first. */
export function peopleInWords(
  { author, people }: { readonly author: string; readonly people: readonly string[] },
  isSent: boolean,
): string {
  const others = [...new Set(people)].filter((name) => name !== '' && name !== author)
  if (isSent && author !== '') {
    if (others.length === 0) return `From ${author}`
    const rest = others.length - (NAMED_MAX - 1)
    const named = others.slice(0, NAMED_MAX - 1)
    return `From ${author} to ${listed(rest > 0 ? [...named, `${rest} more`] : named)}`
  }
  const all = author === '' ? others : [author, ...others]
  const rest = all.length - NAMED_MAX
  return `${all.slice(0, NAMED_MAX).join(' · ')}${rest > 0 ? ` and ${rest} more` : ''}`
}
