/** The register of a stretch of days as a picture, with its codes and what they mean. */
import {
  Calendar,
  halfInWords,
  type CalendarProps,
  type Half,
} from '../platform/charts/calendar.tsx'
import type { DayEvent } from '../platform/charts/day-lines.tsx'
import type { Key } from '../platform/charts/figure.tsx'
import type { Fill } from '../platform/charts/paint.tsx'
import { codeOf, sumsOf, type Session } from './attendance.ts'

type Look = { readonly id: string; readonly text: string; readonly fill: Fill }

const PRESENT: Look = {
  id: 'present',
  text: 'At school, or at other arranged education',
  fill: { tone: 'kept', hatch: 'empty' },
}
const AUTHORISED: Look = {
  id: 'authorised',
  text: 'Missed, authorised',
  fill: { tone: 'school', hatch: 'rising' },
}
const UNAUTHORISED: Look = {
  id: 'unauthorised',
  text: 'Missed, unauthorised',
  fill: { tone: 'late', hatch: 'whole' },
}
const NOT_COUNTED: Look = {
  id: 'not-counted',
  text: 'Leaves the count',
  fill: { tone: 'quiet', hatch: 'dots' },
}
const LOOKS = [PRESENT, AUTHORISED, UNAUTHORISED, NOT_COUNTED]

/** How a code is drawn. */
function lookOf(code: string): Look {
  const known = codeOf(code)
  if (known === null || !known.possible) return NOT_COUNTED
  if (known.attends === 'yes') return PRESENT
  return known.group === 'unauthorised' ? UNAUTHORISED : AUTHORISED
}

/** What a code means, without its capital and its small print. */
export function meaningOf(code: string): string {
  return codeOf(code)?.meaning ?? 'not a code of the 2024 regulations'
}

type RegisterProps = {
  readonly id: string
  readonly title: string
  readonly sessions: readonly Session[]
  /** What happened in that time. */
  readonly events?: readonly DayEvent[]
  /** The page of a session’s entry; left out on paper. */
  readonly hrefOf?: (session: Session) => string
}

export function RegisterPicture(props: RegisterProps) {
  return <Calendar {...registerChart(props)} />
}

/** The same, for a page or for paper. */
export function registerChart(props: RegisterProps): CalendarProps {
  const { sessions, hrefOf } = props
  const sums = sumsOf(sessions)
  const halves = sessions.map(({ day, session, code }): Half => ({
    day,
    half: session,
    code,
    fill: lookOf(code).fill,
  }))
  const used = new Set(sessions.map(({ code }) => lookOf(code).id))
  const keys = LOOKS.filter(({ id }) => used.has(id)).map(({ text, fill }): Key => ({ text, fill }))
  return {
    id: props.id,
    title: props.title,
    summary: `${sums.recorded} sessions written down: ${sums.attended} attended, ${sums.authorised} missed with leave, ${sums.unauthorised} missed without, ${sums.notCounted} that leave the count.`,
    halves,
    keys,
    events: props.events ?? [],
    table: {
      head: ['Session', 'Code', 'What it means', 'Before'],
      rows: sessions.map((session) => {
        const when = halfInWords({ day: session.day, half: session.session })
        return [
          hrefOf === undefined ? when : <a href={hrefOf(session)}>{when}</a>,
          session.code,
          [meaningOf(session.code), session.reason].filter((part) => part !== null).join('. '),
          session.was.join(', '),
        ]
      }),
    },
  }
}
