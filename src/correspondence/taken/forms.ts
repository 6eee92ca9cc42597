/** What somebody sets on the page of what this has taken: the days, and what is counted for an email. */
import { parseDay, type Day } from '../../platform/day.ts'
import type { Problem } from '../../platform/web/forms.ts'
import { USUAL, type Assumed } from './taken.ts'

const MINUTES_MAX = 600

export type Asked = {
  readonly from: Day | null
  readonly to: Day | null
  readonly assumed: Assumed
  /** As typed, for showing it again. */
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
}

export function readAsked(query: URLSearchParams): Asked {
  const problems: Problem[] = []
  const text = (name: string) => (query.get(name) ?? '').trim().slice(0, 20)
  const dayIn = (name: 'from' | 'to') => {
    const given = text(name)
    const found = parseDay(given)
    if (given !== '' && found === null)
      problems.push({ field: name, text: 'Give a day of the calendar, like 2026-09-28' })
    return found
  }
  const minutesIn = (name: keyof Assumed) => {
    const given = text(name)
    const minutes = given === '' ? USUAL[name] : Number(given)
    if (Number.isInteger(minutes) && minutes >= 0 && minutes <= MINUTES_MAX) return minutes
    problems.push({ field: name, text: `Give whole minutes from 0 to ${MINUTES_MAX}` })
    return USUAL[name]
  }
  const [from, to] = [dayIn('from'), dayIn('to')]
  if (from !== null && to !== null && from > to)
    problems.push({ field: 'to', text: 'Give a last day that is not before the first day' })
  const assumed = {
    email: minutesIn('email'),
    letter: minutesIn('letter'),
    meeting: minutesIn('meeting'),
  }
  const typed = Object.fromEntries(
    ['from', 'to', ...Object.keys(USUAL)].map((name) => [name, text(name)]),
  )
  return { from, to, assumed, typed, problems }
}
