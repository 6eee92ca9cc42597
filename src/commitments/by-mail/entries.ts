/** The kinds by which something is asked by email: what went out and to whom, and what became of the mail. */
import { z } from 'zod'
import {
  aDay,
  kindOf,
  theDay,
  theEntryNumber,
  theLine,
  theOneOf,
  words,
} from '../../record/fields.ts'
import type { Kind } from '../../record/kind.ts'

/** Where the link of each mail stands in the words that are kept: the link itself is a secret. */
export const THE_LINK = '[a link for you only]'

/** What somebody without an account takes part in by mail; a reply to it answers nothing that is owed. */
export const TAKING_PART: readonly string[] = [
  'own link',
  'news',
  'strategy',
  'reintegration step',
  'part-time timetable',
  'repair',
]
/** What can be owed, and so be answered by a reply. */
export const OWED: readonly string[] = ['ask', 'promise', 'need']

/** What went out. `member` is the seat of its link, which adds what the link is for; null where it has none. */
export const askedBody = z.strictObject({
  of: theEntryNumber('of'),
  name: theLine('name'),
  address: z.email('address must be an email address').max(320).nullish().default(null),
  subject: theLine('subject'),
  /** The words as they went, with `THE_LINK` where the link stood. */
  words: words('words'),
  /** The family’s own words in it, without what we add. */
  question: words('question'),
  /** What the link shows and the mail does not say. */
  shown: words('shown'),
  member: z.uuid('member must be a seat').nullish().default(null),
  /** The last day on which the link opens. */
  until: aDay('until'),
})

const OUTCOMES = [
  'handed over',
  'not sent',
  'not known',
  'delivered',
  'delayed',
  'came back',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What became of the mail. "Handed over" says only that their mail server, or ours, took it. */
export const outcomeBody = z.strictObject({
  of: theEntryNumber('of'),
  as: theOneOf('as', OUTCOMES),
  on: theDay('on'),
  /** What the mail server said, in its own words. */
  words: words('words', 2_000),
  /** The notice it came in, where it is in the record. */
  source: theEntryNumber('source').nullish().default(null),
})

export type AskedBody = z.output<typeof askedBody>
export type OutcomeBody = z.output<typeof outcomeBody>

/** How an outcome is called on a page. */
export const OUTCOME_WORDS: Record<Outcome, string> = {
  'handed over': 'Handed over to the mail server',
  'not sent': 'Not sent: the mail server did not take it',
  'not known': 'Nobody can say whether it was sent: the line broke',
  delivered: 'Delivered: their mail server says so',
  delayed: 'Delayed: their mail server goes on trying',
  'came back': 'Came back: it was not delivered',
}

export const byMailKinds: readonly Kind[] = [
  kindOf('asked by mail', askedBody, {
    refers: ['of'],
    of: [...OWED, 'letter', ...TAKING_PART],
    title: ({ name, subject }) => `Asked ${name} by email: ${subject}`,
    words: ({ name, address, subject, words: said, shown }) => [
      name,
      address,
      subject,
      said,
      shown,
    ],
  }),
  kindOf('mail outcome', outcomeBody, {
    refers: ['of', 'source'],
    of: ['asked by mail'],
    title: ({ as }) => OUTCOME_WORDS[as],
    words: ({ words: said }) => [said],
  }),
]
