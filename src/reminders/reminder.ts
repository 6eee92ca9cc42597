/**
 * When a mail is due and what it says. It never says more than that something is due and when: a mail
 * is read over a shoulder, on a shared computer, by whoever has the mailbox. Pure.
 */
import { Temporal } from 'temporal-polyfill'
import { dayAt, daysBetween, inFullWords, type Day } from '../platform/day.ts'
import type { Coming } from './coming.ts'

/** Days before a date, from which a person chooses. */
export const LEADS = [0, 1, 2, 7, 14] as const
export const USUAL_LEADS: readonly number[] = [7, 2, 0]

/** Mails go out from eight in the morning until eight in the evening, unless asked otherwise. */
const DAY_BEGINS = 8
const DAY_ENDS = 20

/** The day it is in `zone`, and whether a mail may go out now. `now` is ISO 8601. */
export function momentIn(
  now: string,
  zone: string,
  atNight: boolean,
): { readonly today: Day; readonly mayMail: boolean } {
  const { hour } = Temporal.Instant.from(now).toZonedDateTimeISO(zone)
  return { today: dayAt(now, zone), mayMail: atNight || (hour >= DAY_BEGINS && hour < DAY_ENDS) }
}

/** What was told: this date, this many days before. */
export type Told = { readonly key: string; readonly due: Day; readonly lead: number }

export type ToTell = {
  /** What the mail is about, soonest first. */
  readonly about: readonly Coming[]
  /** What is told by it. A lead time that went by while nobody was looking is told with the next. */
  readonly told: readonly Told[]
}

/** What there is to tell today, that has not been told. Dates that have passed are never in a mail. */
export function toTell(
  coming: readonly Coming[],
  leads: readonly number[],
  before: readonly Told[],
  today: Day,
): ToTell {
  const known = new Set(before.map(keyOf))
  const about: Coming[] = []
  const told: Told[] = []
  for (const each of coming) {
    const left = daysBetween(today, each.day)
    if (left < 0) continue
    const due = leads.map((lead) => ({ key: each.key, due: each.day, lead }))
    const reached = due.filter(({ lead }) => left <= lead)
    // One that came up in between has been told with the nearest lead time already.
    const nearest = reached.toSorted((one, other) => one.lead - other.lead)[0]
    if (nearest === undefined || known.has(keyOf(nearest))) continue
    about.push(each)
    told.push(...reached.filter((one) => !known.has(keyOf(one))))
  }
  return { about, told }
}

function keyOf({ key, due, lead }: Told): string {
  return `${lead} ${due} ${key}`
}

export type MailWords = { readonly subject: string; readonly text: string }

/** `Friday 9 October`: the year is plain. */
function dayWords(day: Day): string {
  return inFullWords(day).slice(0, -5)
}

/** `url` is where Heard is, and `stop` where these mails are stopped. */
export function mailWords(
  about: readonly Pick<Coming, 'day'>[],
  { url, stop }: { readonly url: string; readonly stop: string },
): MailWords {
  const days = [...new Set(about.map(({ day }) => day))].toSorted()
  const first = days[0]
  if (first === undefined) throw new RangeError('A mail about nothing')
  const subject =
    about.length === 1
      ? `Something in Heard is due on ${dayWords(first)}`
      : `${about.length} things in Heard are due, the first on ${dayWords(first)}`
  const lines = days.map((day) => {
    const count = about.filter((each) => each.day === day).length
    return `${dayWords(day)}: ${count === 1 ? 'one thing' : `${count} things`}`
  })
  const text = [
    `${subject}.`,
    ...(about.length === 1 ? [] : [lines.join('\n')]),
    `Open Heard to see what it is: ${url}`,
    'This mail says no more on purpose. Others may see it.',
    `To stop these mails: ${stop}`,
  ].join('\n\n')
  return { subject, text: `${text}\n` }
}

/** The mail that asks whether reminders are wanted at this address. */
export function confirmWords(yes: string): MailWords {
  return {
    subject: 'Do you want reminders from Heard?',
    text: [
      'Somebody asked Heard to send reminders of dates to this address. If it was you, open this page and press the button:',
      yes,
      'If it was not you, do nothing. You will hear no more.',
    ]
      .join('\n\n')
      .concat('\n'),
  }
}
