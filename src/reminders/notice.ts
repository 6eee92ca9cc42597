/**
 * How somebody is told that something new waits for them, and when. What is told is how many things,
 * never what: a telephone lies on a table, a mail is read over a shoulder. Pure.
 */
import { Temporal } from 'temporal-polyfill'
import { dayAt, type Day } from '../platform/day.ts'

export const HOWS = ['at once', 'daily', 'off'] as const

/** `hour` is when a daily notice comes; hours are whole ones (0 to 23) in the record's place. */
export type Wish = {
  readonly how: (typeof HOWS)[number]
  readonly hour: number
  /** Nothing is told from `quietFrom` until `quietUntil`; the same hour twice is no quiet time. */
  readonly quietFrom: number
  readonly quietUntil: number
}

export const USUAL_WISH: Wish = { how: 'off', hour: 16, quietFrom: 20, quietUntil: 8 }

/** Whether `hour` is in the quiet time, which may go over midnight. */
export function isQuiet(hour: number, { quietFrom: from, quietUntil: until }: Wish): boolean {
  if (from === until) return false
  return from < until ? hour >= from && hour < until : hour >= from || hour < until
}

/** Whether this member may be told now. `now` is ISO 8601; `last` the last day of a daily notice. */
export function mayTell(
  wish: Wish,
  { now, zone, last }: { readonly now: string; readonly zone: string; readonly last: Day | null },
): boolean {
  if (wish.how === 'off') return false
  const { hour } = Temporal.Instant.from(now).toZonedDateTimeISO(zone)
  if (isQuiet(hour, wish)) return false
  return wish.how === 'at once' || (hour >= wish.hour && last !== dayAt(now, zone))
}

/** The words of a notice, the same on a telephone and at the head of a mail. */
function noticeTitle(count: number): string {
  return count === 1
    ? 'Something new waits for you in Heard'
    : `${count} new things wait for you in Heard`
}

/** `url` is where Heard is, and `stop` where these mails are stopped. */
export function noticeWords(
  count: number,
  { url, stop }: { readonly url: string; readonly stop: string },
): { readonly subject: string; readonly text: string } {
  const subject = noticeTitle(count)
  const text = [
    `${subject}.`,
    `Open Heard to see it: ${url}`,
    'This mail says no more on purpose. Others may see it.',
    `To stop these mails: ${stop}`,
  ].join('\n\n')
  return { subject, text: `${text}\n` }
}

/** The mail that asks whether notices are wanted at this address. */
export function confirmNoticeWords(yes: string) {
  return {
    subject: 'Do you want to be told when something new waits in Heard?',
    text: [
      'Somebody asked Heard to send a mail to this address when something new waits for them. If it was you, open this page and press the button:',
      yes,
      'If it was not you, do nothing. You will hear no more.',
    ]
      .join('\n\n')
      .concat('\n'),
  }
}

/** `20:00` */
export function hourInWords(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}
