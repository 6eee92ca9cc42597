/** All the messages of the story in the order they were sent, the daily absence notices included. */
import type { SampleMail } from './body.ts'
import type { Name } from './cast.data.ts'
import { LARKFIELD_MAIL } from './larkfield-mail.data.ts'
import { NOVEMBER_MAIL } from './november-mail.data.ts'
import { OCTOBER_MAIL } from './october-mail.data.ts'
import { SEPTEMBER_MAIL } from './september-mail.data.ts'
import { inOrder } from './story.ts'
import { addDays, day, inWords, weekdayOf, type Day } from '../platform/day.ts'

/** First and last school day with a notice, and the half-term week that has none. */
const ABSENT_FROM = day('2026-09-28')
const ABSENT_UNTIL = day('2026-11-06')
const HALF_TERM = { from: day('2026-10-26'), until: day('2026-10-30') } as const

/** The school days on which Robin was reported absent, in order. */
export function absentDays(): readonly Day[] {
  const days: Day[] = []
  for (let on: Day = ABSENT_FROM; on <= ABSENT_UNTIL; on = addDays(on, 1)) {
    const isHalfTerm = on >= HALF_TERM.from && on <= HALF_TERM.until
    if (weekdayOf(on) <= 5 && !isHalfTerm) days.push(on)
  }
  return days
}

function absenceNotice(on: Day): SampleMail {
  return {
    id: `absence-${on}`,
    at: `${on} 09:52`,
    from: 'attendance',
    to: ['alex'],
    subject: `Absence notice: Robin Ward 7C, ${inWords(on)}`,
    auto: 'generated',
    words: `Robin Ward was marked absent this morning, ${inWords(on)}. Reason: no reason received. Code: O (absent without authority).

This is an automatic message. Please do not reply.`,
  }
}

/** Every message, oldest first. */
export function allMail(): readonly SampleMail[] {
  return inOrder<Name>([
    ...LARKFIELD_MAIL,
    ...SEPTEMBER_MAIL,
    ...OCTOBER_MAIL,
    ...NOVEMBER_MAIL,
    ...absentDays().map(absenceNotice),
  ])
}
