/**
 * What chasing has taken: measured minutes of calls and meetings, and apart from them the emails and
 * letters, each at an assumption that is stated and can be changed. Nothing measured is mixed with what
 * is assumed. Pure.
 */
import type { Day } from '../../platform/day.ts'
import { listed } from '../../platform/words.ts'

/** One thing the family did, or so many emails of one month to one place. Minutes are null where none were written down. */
export type Effort = {
  readonly sort: 'call' | 'email' | 'letter' | 'meeting'
  /** `2026-09`. */
  readonly month: string
  readonly whom: string
  /** By what the entries of that place are found in the timeline: its domain, or the name. */
  readonly look: string
  readonly count: number
  readonly spoken: number | null
  readonly waited: number | null
  /** A call nobody answered, or one that was promised and never came. */
  readonly inVain: boolean
}

/** Minutes counted for each, where nobody measured them. */
export type Assumed = { readonly email: number; readonly letter: number; readonly meeting: number }
export const USUAL: Assumed = { email: 15, letter: 30, meeting: 60 }

export type Total = {
  readonly calls: number
  readonly callsInVain: number
  /** Calls and meetings without minutes. */
  readonly callsUnmeasured: number
  readonly emails: number
  readonly letters: number
  readonly meetings: number
  readonly meetingsUnmeasured: number
  readonly spoken: number
  readonly waited: number
  readonly inMeetings: number
  /** Minutes that were measured: spoken, waited, in meetings. */
  readonly measured: number
  /** Minutes that are assumed: emails, letters, meetings without minutes. */
  readonly assumed: number
}

export type Taken = {
  readonly all: Total
  /** Latest month first. */
  readonly months: readonly { readonly month: string; readonly total: Total }[]
  /** What took most first. */
  readonly whom: readonly {
    readonly whom: string
    readonly look: string
    readonly total: Total
  }[]
}

export function takenBy(efforts: readonly Effort[], assumed: Assumed = USUAL): Taken {
  const total = (some: readonly Effort[]) => totalOf(some, assumed)
  const months = [...Map.groupBy(efforts, (each) => each.month)]
    .map(([month, some]) => ({ month, total: total(some) }))
    .toSorted((a, b) => (a.month < b.month ? 1 : -1))
  const whom = [...Map.groupBy(efforts, (each) => each.whom)]
    .map(([name, some]) => ({ whom: name, look: some[0]?.look ?? name, total: total(some) }))
    .toSorted(
      (a, b) =>
        b.total.measured + b.total.assumed - a.total.measured - a.total.assumed ||
        (a.whom < b.whom ? -1 : 1),
    )
  return { all: total(efforts), months, whom }
}

function totalOf(efforts: readonly Effort[], assumed: Assumed): Total {
  const of = (sort: Effort['sort']) => efforts.filter((each) => each.sort === sort)
  const [calls, meetings] = [of('call'), of('meeting')]
  const counted = (some: readonly Effort[]) => sum(some, (each) => each.count)
  const [emails, letters] = [counted(of('email')), counted(of('letter'))]
  const spoken = sum(calls, (each) => each.spoken ?? 0)
  const waited = sum(calls, (each) => each.waited ?? 0)
  const inMeetings = sum(meetings, (each) => each.spoken ?? 0)
  const bare = meetings.filter((each) => each.spoken === null)
  return {
    calls: counted(calls),
    callsInVain: counted(calls.filter((each) => each.inVain)),
    callsUnmeasured: counted(calls.filter((each) => each.spoken === null && each.waited === null)),
    emails,
    letters,
    meetings: counted(meetings),
    meetingsUnmeasured: counted(bare),
    spoken,
    waited,
    inMeetings,
    measured: spoken + waited + inMeetings,
    assumed: emails * assumed.email + letters * assumed.letter + counted(bare) * assumed.meeting,
  }
}

function sum(efforts: readonly Effort[], of: (effort: Effort) => number): number {
  return efforts.reduce((total, each) => total + of(each), 0)
}

const HOUR = 60

/** `3 hours 5 minutes`, `1 hour`, `0 minutes`. */
export function timeInWords(minutes: number): string {
  const whole = Math.round(minutes)
  const [hours, rest] = [Math.floor(whole / HOUR), whole % HOUR]
  const parts = [
    hours === 0 ? '' : `${hours.toLocaleString('en-GB')} ${hours === 1 ? 'hour' : 'hours'}`,
    rest === 0 && hours > 0 ? '' : `${rest} ${rest === 1 ? 'minute' : 'minutes'}`,
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** How a total reads in a complaint: what was counted first, what is assumed after it and called that. */
export function complaintWords(
  { all, whom }: Taken,
  { from, to, assumed }: { readonly from: Day; readonly to: Day; readonly assumed: Assumed },
  inWords: (on: Day) => string,
): string {
  const did = [
    many(all.calls, 'telephone call', 'telephone calls'),
    many(all.emails, 'email', 'emails'),
    many(all.letters, 'letter', 'letters'),
    many(all.meetings, 'meeting', 'meetings'),
  ].filter((part) => part !== '')
  const lines = [
    `Between ${inWords(from)} and ${inWords(to)} this has taken us ${did.length === 0 ? 'nothing yet' : listed(did)}.`,
    all.measured === 0
      ? ''
      : `We wrote down ${timeInWords(all.measured)} on the telephone and in meetings, of which ${timeInWords(all.waited)} waiting.`,
    all.callsInVain === 0
      ? ''
      : `${all.callsInVain === 1 ? 'One call was' : `${all.callsInVain} calls were`} not answered or never came.`,
    all.assumed === 0
      ? ''
      : `${assumptionsInWords(all, assumed)} that is a further ${timeInWords(all.assumed)}.`,
    whom.length < 2
      ? ''
      : `Most of it went to ${listed(whom.slice(0, 3).map((each) => each.whom))}.`,
    'Each of these is in our record with its date.',
  ]
  return lines.filter((line) => line !== '').join(' ')
}

function assumptionsInWords(all: Total, assumed: Assumed): string {
  const parts = [
    all.emails === 0 ? '' : `${assumed.email} minutes for an email`,
    all.letters === 0 ? '' : `${assumed.letter} for a letter`,
    all.meetingsUnmeasured === 0 ? '' : `${assumed.meeting} for a meeting we did not time`,
  ].filter((part) => part !== '')
  return `If we count ${listed(parts)},`
}

function many(count: number, one: string, more: string): string {
  if (count === 0) return ''
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`
}
