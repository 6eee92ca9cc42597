/**
 * The next thing to send about something that is owed: kind at first, then plainer, always fair. It
 * quotes what was asked and when, counts for the parent, and asks for one thing. Pure text; the parent
 * changes it as they like before they send it.
 */
import { inFullWords, inWords, type Day } from '../platform/day.ts'
import { calendarDaysLate, dueOf, standingOf, waitingDays, type Commitment } from './commitment.ts'
import { holdersOf, loopOf } from './hand-over.ts'
import { listed, oneLine } from '../platform/words.ts'

export type NextLetter = {
  /** The letter it is in the room of letters, where it is written with days and quotes. */
  readonly id: 'chase-first' | 'chase-second' | 'chase-formal' | 'joint'
  /** What pressing it does, in words: "Send a kind reminder". */
  readonly label: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

export type Asked = Commitment & {
  /** The words it was asked or promised in, or was written down in. */
  readonly words: string | null
  /** Who wrote the message it comes from; null when there is none, and `words` are the family's own. */
  readonly asker: string | null
}

/** The letter for `commitment` on `on`, after it was chased on `chased`, signed by `writer`. */
export function nextLetter(
  commitment: Asked,
  chased: readonly Day[],
  on: Day,
  writer: string = commitment.creditor,
): NextLetter {
  const holder = holdersOf(commitment, on).at(-1)?.who ?? commitment.debtor
  const loop = loopOf(commitment, on)
  const body =
    loop === null
      ? chaseParagraphs(commitment, chased, on)
      : [opening(commitment, chased, on), roundabout(commitment, on)]
  return {
    id: loop !== null ? 'joint' : (CHASES[chased.length] ?? 'chase-formal'),
    label: loop !== null ? 'Ask who is responsible' : labelAfter(chased.length),
    to: holder,
    subject: chaseSubject(commitment),
    text: [`Dear ${holder},`, ...body, `Thank you,\n${writer}`].join('\n\n'),
  }
}

const CHASES = ['chase-first', 'chase-second'] as const

/** What every letter that asks again is about. */
export function chaseSubject({ kind, since }: Pick<Asked, 'kind' | 'since'>): string {
  return `${kind === 'promise' ? 'What you said' : 'What I asked'} on ${inWords(since)}`
}

/**
 * What a letter that asks again says between its greeting and its thanks. `step` is how plainly it asks:
 * 0 kindly, 1 again, 2 and more in writing; by default, by how often it was asked again.
 */
export function chaseParagraphs(
  commitment: Asked,
  chased: readonly Day[],
  on: Day,
  step: number = chased.length,
): string[] {
  const promised = commitment.kind === 'promise' && standingOf(commitment, on) === 'overdue'
  return [opening(commitment, chased, on), chaseRequest(step, promised)]
}

function labelAfter(chased: number): string {
  if (chased === 0) return 'Send a kind reminder'
  return chased === 1 ? 'Ask again' : 'Send the next letter'
}

function opening(commitment: Asked, chased: readonly Day[], on: Day): string {
  const began = `On ${inFullWords(commitment.since)} ${saidThen(commitment)}`
  const again =
    chased.length === 0
      ? ''
      : `\nI wrote again on ${listed(chased.slice(-5).map((day) => inWords(day)))}.`
  return `${began}${/[.?!”]$/.test(began) ? '' : '.'}${again}\n${waited(commitment, on)}`
}

/** Only words of a message are quoted: what the family wrote down was not said by the other side. */
function saidThen({ kind, title, words, asker }: Asked): string {
  const quoted = words === null || asker === null ? null : `“${oneLine(words)}”`
  if (kind === 'promise')
    return quoted === null ? `I was promised this: ${title}` : `you wrote: ${quoted}`
  return `I asked: ${quoted ?? title}`
}

function waited(commitment: Asked, on: Day): string {
  const due = dueOf(commitment)
  const late = calendarDaysLate(commitment, on) ?? 0
  if (standingOf(commitment, on) === 'overdue' && due !== null)
    return `That day was ${inFullWords(due)}, ${late === 1 ? 'yesterday' : `${late} days ago`}.`
  const count = waitingDays(commitment, on)
  const standing = standingOf(commitment, on)
  if (standing === 'part met') return 'Thank you for answering part of it. The rest is still open.'
  if (standing === 'answered something else')
    return 'Thank you for writing back. I do not think my question has been answered yet.'
  return `It is now ${count === 1 ? '1 day' : `${count} days`} since I first asked, and I have not had an answer yet.`
}

/** What is asked, the more plainly the higher `step`; `promised` where a day they gave has passed. */
export function chaseRequest(step: number, promised: boolean): string {
  if (step === 0)
    return promised
      ? 'I know how busy things are. Could you tell me where this stands, and the day I can expect it?'
      : 'I know how busy things are. Could you tell me where this stands? If somebody else is dealing with it, please tell me who.'
  if (step === 1)
    return 'Could you please answer this, or tell me the day by which you will? If it is not yours to answer, please tell me whose it is.'
  return [
    'Please answer this in writing. If you cannot, please tell me why, and who can.',
    'Please also send me your complaints procedure, so that I know what my next step would be.',
  ].join('\n')
}

function roundabout(commitment: Asked, on: Day): string {
  const holders = holdersOf(commitment, on)
  return [
    `Since then it has been passed on ${holders.length - 1} times: ${holders.map((each) => each.who).join(', then ')}.`,
    'It has now come back to where it already was, and nobody has been able to help.',
    'Please tell me which of you is responsible for it, and what happens next. If it is not you, please agree with the others who it is, and let me know.',
  ].join('\n')
}

const MAILTO_LENGTH_MAX = 1900

/** A `mailto:` link that opens the letter in the parent's own mail program, to `address` if known. */
export function mailtoOf(
  letter: Pick<NextLetter, 'subject' | 'text'>,
  address: string | null | readonly string[],
): string {
  const to = [address ?? []]
    .flat()
    .map((each) => encodeURIComponent(each).replace('%40', '@'))
    .join(',')
  const link = `mailto:${to}?subject=${encodeURIComponent(letter.subject)}&body=${encodeURIComponent(letter.text)}`
  return link.length <= MAILTO_LENGTH_MAX
    ? link
    : `mailto:${to}?subject=${encodeURIComponent(letter.subject)}`
}
