/**
 * What an email that asks says: the family's words, then how to answer. Nothing of the child stands in
 * the subject unless the family writes it there: a subject is read on a locked phone. Pure.
 */
import { inFullWords, type Day } from '../../platform/day.ts'
import { oneLine } from '../../platform/words.ts'
import { waitingDays } from '../commitment.ts'
import { holdersOf } from '../hand-over.ts'
import { nextLetter, type Asked } from '../next-letter.ts'
import { THE_LINK, type Outcome } from './entries.ts'

export type FirstWords = {
  readonly to: string
  readonly subject: string
  readonly question: string
}

/** What the form holds before anybody changes it. */
export function firstWordsOf(
  asked: Asked,
  {
    on,
    chased,
    writer,
  }: { readonly on: Day; readonly chased: readonly Day[]; readonly writer: string },
): FirstWords {
  const to = holdersOf(asked, on).at(-1)?.who ?? asked.debtor
  if (waitingDays(asked, on) > 0) {
    const { subject, text } = nextLetter(asked, chased, on, writer)
    return { to, subject, question: text }
  }
  const said = asked.words === null || asked.words.trim() === '' ? asked.title : asked.words.trim()
  const question = [`Dear ${to},`, said, `Thank you,\n${writer}`].join('\n\n')
  return { to, subject: 'A question for you', question }
}

/** The whole text. `link` is what stands where they press; `byReply` where answers by email reach us. */
export function wholeText({
  question,
  link,
  until,
  byReply,
}: {
  readonly question: string
  readonly link: string
  readonly until: Day
  readonly byReply: boolean
}): string {
  return [
    question.trim(),
    [
      'To answer in a minute, without an account:',
      link,
      `It is for you only, and opens until ${inFullWords(until)}.`,
      ...(byReply ? ['Or simply reply to this email.'] : []),
    ].join('\n'),
    SAFE,
  ].join('\n\n')
}

const SAFE =
  'If you are worried that a child is not safe, tell your safeguarding lead now, in person.'

/** A mail whose link is for more than one question: `lead` and `reply` hold no word about the child. */
export function partText({
  lead,
  link,
  until,
  reply,
}: {
  readonly lead: string
  readonly link: string
  readonly until: Day
  /** What becomes of a reply; null where none reaches us. */
  readonly reply: string | null
}): string {
  return [
    lead,
    [
      'To open it, without an account:',
      link,
      `It is for you only, and opens until ${inFullWords(until)}.`,
    ].join('\n'),
    ...(reply === null ? [] : [reply]),
    SAFE,
    'Were you not expecting this? Then leave it alone, or ask whoever is named above in another way.',
  ].join('\n\n')
}

/** The text as it is kept and shown before it goes: without the secret. */
export function keptText(given: Omit<Parameters<typeof wholeText>[0], 'link'>): string {
  return wholeText({ ...given, link: THE_LINK })
}

/** Whether a name of the child stands in the subject: said before it goes, never forbidden. */
export function namesChild(subject: string, childName: string): boolean {
  const heard = new Set(partsOf(subject))
  return partsOf(childName).some((part) => heard.has(part))
}

function partsOf(text: string): string[] {
  return oneLine(text)
    .toLocaleLowerCase('en-GB')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length > 1)
}

/** What is known of one mail on its way. */
export type OnItsWay = {
  readonly outcomes: readonly { readonly as: Outcome; readonly on: Day }[]
  /** It was to go by our mail server, and was claimed for it. */
  readonly claimed: boolean
}

export type State = Outcome | 'being sent' | 'by your own email'

/** What can be said of the mail now. A later word of its way stands before an earlier one. */
export function stateOf({ outcomes, claimed }: OnItsWay): {
  readonly as: State
  readonly on: Day | null
} {
  const last = outcomes.at(-1)
  if (last !== undefined) return last
  return { as: claimed ? 'being sent' : 'by your own email', on: null }
}
