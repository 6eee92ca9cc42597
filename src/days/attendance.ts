/**
 * The register as it was written down, and what it adds up to: authorised, unauthorised, the labels for
 * missing a tenth or a half, and the weeks in which a penalty notice may be considered. Pure.
 */
import { numberOf } from '../law/day-number.ts'
import { ENGLAND } from '../law/england/england.ts'
import type { AttendanceCode } from '../law/law.ts'
import { assumedHolidayOn, openOn, type SchoolCalendar } from '../law/school.ts'
import { fullestWindow, type Mark, type Window } from '../law/sessions.ts'
import { addDays, daysBetween, weekdayOf, type Day } from '../platform/day.ts'
import type { AttendanceBody } from './entries.ts'

/** An attendance entry in its newest version. */
export type AttendanceEntry = {
  readonly seq: number
  readonly root: number
  readonly address: string
  readonly day: Day
  readonly body: AttendanceBody
}

/** One session of the register. `was` are the codes it had before, oldest first: N changed to O, say. */
export type Session = Mark & {
  readonly address: string
  readonly reason: string | null
  readonly evidence: number | null
  readonly was: readonly string[]
}

const CODES: ReadonlyMap<string, AttendanceCode> = new Map(
  ENGLAND.codes.map((code) => [code.code, code]),
)

/** What the regulations say of a code; null for one they do not know. */
export const codeOf = (code: string): AttendanceCode | null => CODES.get(code) ?? null

const halvesOf = (session: AttendanceBody['session']): readonly ('am' | 'pm')[] =>
  session === 'day' ? ['am', 'pm'] : [session]

/** Every session that was written down, by day; the latest entry for one says what it is. */
export function registerOf(entries: readonly AttendanceEntry[]): readonly Session[] {
  const sessions = new Map<string, Session>()
  for (const { day, address, body } of entries.toSorted((one, other) => one.seq - other.seq)) {
    for (const session of halvesOf(body.session)) {
      const key = `${day} ${session}`
      const before = sessions.get(key)
      const isOther = before !== undefined && before.code !== body.code
      sessions.set(key, {
        day,
        session,
        code: body.code,
        address,
        reason: body.reason ?? (isOther ? null : (before?.reason ?? null)),
        evidence: body.evidence ?? before?.evidence ?? null,
        was: before === undefined ? [] : isOther ? [...before.was, before.code] : before.was,
      })
    }
  }
  return [...sessions]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, session]) => session)
}

export type Sums = {
  readonly recorded: number
  /** Sessions the child could have attended, by the code. */
  readonly possible: number
  readonly attended: number
  readonly missed: number
  readonly authorised: number
  readonly unauthorised: number
  /** Sessions that leave the count: the school shut, no transport, another school. */
  readonly notCounted: number
  readonly ill: number
  readonly byCode: ReadonlyMap<string, number>
}

/** The sums of some sessions. Missed is authorised and unauthorised together. */
export function sumsOf(sessions: readonly Mark[]): Sums {
  const byCode = new Map<string, number>()
  for (const { code } of sessions) byCode.set(code, (byCode.get(code) ?? 0) + 1)
  const counted = (is: (code: AttendanceCode) => boolean) =>
    sessions.filter(({ code }) => {
      const known = codeOf(code)
      return known !== null && is(known)
    }).length
  const missed = (code: AttendanceCode) => code.possible && code.attends === 'no'
  return {
    recorded: sessions.length,
    possible: counted(({ possible }) => possible),
    attended: counted(({ possible, attends }) => possible && attends === 'yes'),
    missed: counted(missed),
    authorised: counted((code) => missed(code) && code.group.startsWith('authorised')),
    unauthorised: counted((code) => missed(code) && code.group === 'unauthorised'),
    notCounted: counted(({ possible }) => !possible),
    ill: byCode.get('I') ?? 0,
    byCode,
  }
}

/** Whether a school holds sessions that day, by its own dates where known, else as most schools do. */
export function isSchoolDay(on: Day, calendar: SchoolCalendar | null): boolean {
  const open = openOn(calendar, numberOf(on))
  return open === 'unknown' ? assumedHolidayOn(numberOf(on)) === null : open === 'open'
}

/** Longer than any holiday. */
const HOLIDAY_DAYS_MAX = 90

/** The nearest school days around a day on which there is no school; null where a holiday has no end in sight. */
export function schoolDaysAround(
  on: Day,
  calendar: SchoolCalendar | null,
): { readonly before: Day | null; readonly after: Day | null } {
  const nearest = (step: 1 | -1): Day | null =>
    Array.from({ length: HOLIDAY_DAYS_MAX }, (_, at) => addDays(on, step * (at + 1))).find((day) =>
      isSchoolDay(day, calendar),
    ) ?? null
  return { before: nearest(-1), after: nearest(1) }
}

/** How many sessions there were between two days, both included. */
export function sessionsBetween(from: Day, to: Day, calendar: SchoolCalendar | null): number {
  const days = Math.max(0, daysBetween(from, to) + 1)
  return (
    Array.from({ length: days }, (_, at) => addDays(from, at)).filter((on) =>
      isSchoolDay(on, calendar),
    ).length * 2
  )
}

/** A tenth and a half of possible sessions (law rows pa-10 and sa-50). */
type Label = 'below a tenth' | 'a tenth or more' | 'half or more'

/**
 * The share of possible sessions missed, in per cent to one decimal, and its label; or why there is
 * none: too few sessions, or too many of them not written down, which would make the share wrong.
 */
export type Share =
  | { readonly known: true; readonly percent: number; readonly label: Label }
  | { readonly known: false; readonly because: 'too few' | 'not whole'; readonly expected: number }

/** Two school weeks. */
const SESSIONS_LEAST = 20
/** Of the sessions there were, as many must be written down as eight in ten. */
const WHOLE = 0.8

export function shareOf(sums: Sums, expected: number): Share {
  if (sums.possible < SESSIONS_LEAST) return { known: false, because: 'too few', expected }
  if (sums.recorded < expected * WHOLE) return { known: false, because: 'not whole', expected }
  const percent = Math.round((sums.missed * 1000) / sums.possible) / 10
  const label =
    sums.missed * 2 >= sums.possible
      ? 'half or more'
      : sums.missed * 10 >= sums.possible
        ? 'a tenth or more'
        : 'below a tenth'
  return { known: true, percent, label }
}

/** A day of school of which nobody wrote anything down: it makes its week a school week and counts no more. */
const SILENT = '?'

/**
 * The fullest ten school weeks. Weeks nobody wrote down are school weeks too, unless the school was
 * shut: without them, absences would be pushed together that lie further apart.
 */
export function penaltyWindow(
  sessions: readonly Mark[],
  calendar: SchoolCalendar | null,
): Window | null {
  const [first, last] = [sessions[0], sessions.at(-1)]
  if (first === undefined || last === undefined) return null
  const marked = new Set(sessions.map(({ day }) => day))
  const from = addDays(first.day, 1 - weekdayOf(first.day))
  const silent = Array.from({ length: daysBetween(from, last.day) + 1 }, (_, at) =>
    addDays(from, at),
  )
    .filter((on) => !marked.has(on) && isSchoolDay(on, calendar))
    .map((on): Mark => ({ day: on, session: 'am', code: SILENT }))
  return fullestWindow([...sessions, ...silent])
}

/** Sessions still coded N on `on` whose five school days are over (law row code-n-fix). */
export function staleUnknowns(
  sessions: readonly Session[],
  on: Day,
  calendar: SchoolCalendar | null,
): readonly Session[] {
  return sessions.filter(({ code, day }) => code === 'N' && schoolDaysAfter(day, on, calendar) > 5)
}

function schoolDaysAfter(from: Day, to: Day, calendar: SchoolCalendar | null): number {
  return sessionsBetween(addDays(from, 1), to, calendar) / 2
}

/** How long medical evidence has waited for a decision, and whether anybody has said it came. */
export type EvidenceState =
  | { readonly state: 'decided'; readonly after: number }
  | { readonly state: 'waiting'; readonly days: number; readonly acknowledged: boolean }

export function evidenceState(
  evidence: { readonly day: Day; readonly acknowledged: Day | null; readonly decided: Day | null },
  on: Day,
): EvidenceState {
  const { day, acknowledged, decided } = evidence
  if (decided !== null && decided <= on)
    return { state: 'decided', after: daysBetween(day, decided) }
  return {
    state: 'waiting',
    days: daysBetween(day, on),
    acknowledged: acknowledged !== null && acknowledged <= on,
  }
}

/** What is missing from a part-time timetable that the rules ask for (law row ptt). */
export function partTimeGaps(
  timetable: {
    readonly start: Day | null
    readonly review: Day | null
    readonly end: Day | null
    readonly agreed: string | null
  },
  on: Day,
): readonly string[] {
  const gaps: string[] = []
  if (timetable.agreed === 'no' || timetable.agreed === 'not asked')
    gaps.push('It has to be agreed with a parent.')
  if (timetable.end === null) gaps.push('It has no end date.')
  if (timetable.review === null) gaps.push('It has no day on which it is looked at again.')
  else if (timetable.review < on && (timetable.end === null || timetable.end >= on))
    gaps.push('The day to look at it again has passed.')
  if (timetable.end !== null && timetable.end < on) gaps.push('Its end date has passed.')
  return gaps
}

/** The first and last school day a register covers. */
export function spanOf(sessions: readonly Mark[]): { readonly from: Day; readonly to: Day } | null {
  const [first, last] = [sessions[0], sessions.at(-1)]
  return first === undefined || last === undefined ? null : { from: first.day, to: last.day }
}
