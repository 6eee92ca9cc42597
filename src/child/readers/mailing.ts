/** When a link to read is mailed, and what the mail says: nothing of the child, and never at night. Pure. */
import { inFullWords, type Day } from '../../platform/day.ts'

/** The link, and two reminders. */
export const MAILS_MOST = 3
/** A reminder comes a week after what came before it, or later. */
const WEEK_MS = 7 * 24 * 3_600_000
const DAY_BEGINS = 8
const DAY_ENDS = 20

/**
 * Whether a reminder is due: `claimed` mails were claimed before, the last at `last`. Never one where the
 * page was confirmed, the link is over or somebody said to stop; never outside the day's hours.
 */
export function isReminderDue(
  mailing: {
    readonly claimed: number
    readonly last: string | null
    readonly stopped: boolean
    readonly confirmed: boolean
    readonly over: boolean
  },
  now: { readonly at: string; readonly hour: number },
): boolean {
  const { claimed, last, stopped, confirmed, over } = mailing
  if (stopped || confirmed || over || claimed < 1 || claimed >= MAILS_MOST) return false
  if (now.hour < DAY_BEGINS || now.hour >= DAY_ENDS) return false
  return last !== null && Date.parse(now.at) - Date.parse(last) >= WEEK_MS
}

export type MailWords = { readonly subject: string; readonly text: string }

/** What is mailed: `number` 0 for the link, 1 and 2 for reminders. */
export function mailWords(given: {
  readonly writer: string
  readonly link: string
  readonly stop: string
  readonly until: Day
  readonly number: number
}): MailWords {
  const { writer, link, stop, until, number } = given
  const isFirst = number === 0
  return {
    subject: isFirst ? 'Two minutes of reading, please' : 'Still there to read, if it helps',
    text: [
      isFirst
        ? `${writer} asks you to read a page that takes about two minutes. It helps before you next see the child it is about.`
        : `${writer} asked you a while ago to read a page that takes about two minutes. Perhaps you have it on paper already, or had no time: both are all right.`,
      link,
      `The link is for you only and opens until ${inFullWords(until)}. When you have read it, press “I have read this” at its end.`,
      isFirst
        ? `If it stays unread you are reminded at most twice, a week apart. To be reminded of nothing: ${stop}`
        : `To be reminded no more: ${stop}`,
      'Were you not expecting this? Then leave it alone, or ask whoever is named above in another way.',
    ].join('\n\n'),
  }
}
