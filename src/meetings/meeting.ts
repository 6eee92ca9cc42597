/** A meeting with what belongs to it: before, during and after. Pure. */
import { addDays, daysBetween, type Day } from '../platform/day.ts'
import type { Happened } from '../record/entry.ts'
import type {
  Attendee,
  MeetingBody,
  MeetingConfirmedBody,
  MeetingMinutesBody,
  MeetingViewBody,
  Sort,
} from './entries.ts'

export const SORT_WORDS: Readonly<Record<Sort, string>> = {
  'annual review': 'Annual review of the plan',
  'SEN support review': 'SEN support review',
  'team around the child': 'Team around the child',
  'about attendance': 'About attendance',
  'reintegration meeting': 'Coming back to school',
  mediation: 'Mediation',
  'exclusion panel': 'Exclusion panel',
  'with a professional': 'With a professional',
  other: 'Something else',
}

/** An entry of this room with its body read. */
export type Of<B> = {
  readonly seq: number
  readonly root: number
  readonly address: string
  readonly author: string
  readonly broughtBy: string
  readonly happened: Happened
  readonly body: B
}

export type Meeting = Of<MeetingBody> & {
  readonly views: readonly Of<MeetingViewBody>[]
  /** What came of it, each as its author wrote it down. */
  readonly minutes: readonly Minutes[]
}

export type Minutes = Of<MeetingMinutesBody> & {
  /** The last word of each on this very wording. */
  readonly confirmed: readonly Of<MeetingConfirmedBody>[]
}

/** Newest versions of the entries of this room, by their kind, each with what it is of by the first number of that. */
export type Parts = {
  readonly meetings: readonly Of<MeetingBody>[]
  readonly views: readonly Of<MeetingViewBody>[]
  readonly minutes: readonly Of<MeetingMinutesBody>[]
  readonly confirmed: readonly Of<MeetingConfirmedBody>[]
  /** The first number of the entry that a number belongs to. */
  readonly rootOf: (seq: number) => number | undefined
}

/** Every meeting, in the order of their days. */
export function meetingsOf({ meetings, views, minutes, confirmed, rootOf }: Parts): Meeting[] {
  const saidOf = (of: Of<MeetingMinutesBody>) => {
    const said = confirmed.filter(({ body }) => body.of === of.seq)
    return [...new Map(said.map((each) => [each.broughtBy, each])).values()]
  }
  return meetings
    .map((meeting) => ({
      ...meeting,
      views: views.filter(({ body }) => rootOf(body.of) === meeting.root),
      minutes: minutes
        .filter(({ body }) => rootOf(body.of) === meeting.root)
        .map((each) => ({ ...each, confirmed: saidOf(each) })),
    }))
    .toSorted(byWhen)
}

function byWhen(one: Meeting, other: Meeting): number {
  const at = ({ happened: { day, time } }: Meeting) => `${day} ${time ?? '24:00'}`
  if (at(one) === at(other)) return one.root - other.root
  return at(one) < at(other) ? -1 : 1
}

const stands = ({ body }: Meeting): boolean => body.calledOff !== true

/** Those still to come on `on`, today's too. */
export function ahead(meetings: readonly Meeting[], on: Day): Meeting[] {
  return meetings.filter((each) => stands(each) && each.happened.day >= on)
}

/** From so many days before, a meeting stands on the first page. */
const SHOWN_BEFORE_DAYS = 7
/** For so long afterwards it is asked, once, what was agreed. */
const ASKED_AFTER_DAYS = 7

/** The days of which the first page needs to know on `on`. */
export const daysForToday = (on: Day) => ({
  from: addDays(on, -ASKED_AFTER_DAYS),
  to: addDays(on, SHOWN_BEFORE_DAYS),
})

/** What the first page shows on `on`: meetings of the coming week, and those of the last week of which nothing is written down. */
export function forToday(
  meetings: readonly Meeting[],
  on: Day,
): { readonly coming: readonly Meeting[]; readonly been: readonly Meeting[] } {
  return {
    coming: ahead(meetings, on).filter(
      ({ happened: { day }, minutes }) =>
        day <= addDays(on, SHOWN_BEFORE_DAYS) && minutes.length === 0,
    ),
    been: meetings.filter(
      (each) =>
        stands(each) &&
        each.minutes.length === 0 &&
        each.happened.day < on &&
        each.happened.day >= addDays(on, -ASKED_AFTER_DAYS),
    ),
  }
}

/** The meeting before this one that has taken place by `on`, or null. */
export function meetingBefore(meetings: readonly Meeting[], of: Meeting, on: Day): Meeting | null {
  return (
    meetings.findLast((each) => stands(each) && each.happened.day <= on && byWhen(each, of) < 0) ??
    null
  )
}

/** `today`, `tomorrow`, `in 5 days`, `3 days ago`. */
export function whenFrom(on: Day, day: Day): string {
  const days = daysBetween(on, day)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${days} days` : `${-days} days ago`
}

/** `Paul Hendry (SENCO)`. */
export const withRole = ({ name, role }: Attendee): string =>
  role === null ? name : `${name} (${role})`

/** The names of everybody who is to be at it, or was. */
export function namesOf({ body, minutes }: Pick<Meeting, 'body' | 'minutes'>): readonly string[] {
  const came = minutes.flatMap(({ body: { came: people } }) => people)
  const names = [...body.there, ...came].map(({ name }) => name)
  return [...new Set([...names, ...(body.calledBy === null ? [] : [body.calledBy])])]
}

const NAMED = /^((?:(?:Mr|Mrs|Ms|Dr|Prof)\. ?)?[^:.?!“”"]{1,60}):\s+(.+)$/i

/**
 * The lines of what was said: `SENCO: …` is said by the SENCO. A line without a name goes on from the one
 * before; after an empty line it is nobody's by name.
 */
export function saidIn(text: string): MeetingMinutesBody['said'] {
  const said: { who: string | null; words: string }[] = []
  let isApart = false
  for (const line of text.split('\n').map((each) => each.trim())) {
    const [, who, words] = NAMED.exec(line) ?? []
    const last = said.at(-1)
    if (who !== undefined && words !== undefined) said.push({ who: who.trim(), words })
    else if (line !== '' && (last === undefined || isApart)) said.push({ who: null, words: line })
    else if (line !== '' && last !== undefined) last.words = `${last.words}\n${line}`
    isApart = line === ''
  }
  return said
}

/** The same as it would be typed: what has no name stands apart, so that nobody is said to have said it. */
export function saidTyped(said: MeetingMinutesBody['said']): string {
  return said
    .map(({ who, words }, at) => {
      const text = words.replaceAll(/\n\s*\n/g, '\n')
      const line = who === null ? text : `${who}: ${text}`
      return at === 0 || NAMED.test(line.split('\n')[0] ?? '') ? line : `\n${line}`
    })
    .join('\n')
}

/** People as typed, one on each line: `Paul Hendry, SENCO`. */
export function peopleIn(text: string): { readonly name: string; readonly role: string | null }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = line, role = ''] = /^([^,(]+)[,(]\s*(.*?)\)?$/.exec(line) ?? []
      return { name: name.trim(), role: role.trim() === '' ? null : role.trim() }
    })
}

/** The same as it would be typed. */
export function peopleTyped(people: MeetingBody['there']): string {
  return people.map(({ name, role }) => (role === null ? name : `${name}, ${role}`)).join('\n')
}
