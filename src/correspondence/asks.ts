/**
 * The asks in a message the family sent: questions, "please send", "I would be grateful if", numbered
 * requests. Each is only proposed, with the sentence it came from; the parent says whether it is one.
 * Pure: the same words give the same proposals, with the same ids.
 */
import type { Day } from '../platform/day.ts'
import { oneLine } from '../platform/words.ts'
import type { Figure } from '../record/entry.ts'
import { sentencesOf, withoutMarker, type Sentence } from './asks-sentences.ts'
import { shortTitle, titleOfAsk, titleOfItem } from './asks-title.ts'
import { isIdle, isIdleQuestion, isRequest } from './asks-words.ts'
import { whenNamed } from './promises-when.ts'

/** A message as this room needs it: `words` are its new words only, `to` in the order written. */
export type SentMessage = {
  readonly seq: number
  readonly day: Day
  readonly words: string
  readonly to: readonly Figure[]
}

export type ProposedAsk = {
  /** Stable: the message's seq and a hash of the sentence. */
  readonly id: string
  /** Verbatim, as it stands in the message. */
  readonly sentence: string
  readonly title: string
  readonly source: number
  /** Whom it was sent to first; a guess the parent can change. */
  readonly debtor: Figure | null
  /** A day only the family named ("by Friday"). It is no ground for calling anyone late. */
  readonly dueAsked: Day | null
}

const TITLE_ITEM_LENGTH_MIN = 3
/** What stands beyond this in one sentence is not read: no person wrote it as a sentence. */
const SENTENCE_LENGTH_MAX = 1500

/** The asks in `message`, in the order they were written. */
export function asksIn(message: SentMessage): ProposedAsk[] {
  const sentences = sentencesOf(message.words)
  const leads = new Set(
    sentences.filter((each) => each.item && isLeadOfAsks(each.lead)).map((each) => each.lead),
  )
  const proposed = sentences.filter(
    (each, index) =>
      !(leads.has(each.text) && !each.item) &&
      isAskAmong(each) &&
      !isEcho(each, sentences[index - 1]),
  )
  const substance = proposed.filter((each) => !isOnlyForReply(each.text))
  const asked = substance.length > 0 ? substance : proposed
  const shared = sharedDay(sentences, message.day)
  const seen = new Map<string, number>()
  return asked.map((each) => {
    const flat = oneLine(each.text.slice(0, SENTENCE_LENGTH_MAX))
    const count = seen.get(flat) ?? 0
    seen.set(flat, count + 1)
    return {
      id: proposalId(message.seq, flat, count),
      sentence: each.text,
      title: titleAmong(sentences, each),
      source: message.seq,
      debtor: message.to[0] ?? null,
      dueAsked: whenNamed(flat, message.day, { deadlineOnly: true })?.day ?? shared,
    }
  })
}

/** "Please could you tell us?" says nothing alone: its title takes what stands before it. */
const BARE_TITLE =
  /^(?:tell us|confirm|let us know|look at this|look into this|answer|explain|advise|reply)$/i

/** "Who supervises lunch? Please could you tell us?" asks one thing. */
function isEcho(ask: Sentence, before: Sentence | undefined): boolean {
  return (
    before !== undefined &&
    isAsk(before.text) &&
    BARE_TITLE.test(titleOfAsk(oneLine(ask.text.slice(0, SENTENCE_LENGTH_MAX))))
  )
}

function titleAmong(sentences: readonly Sentence[], ask: Sentence): string {
  const flat = oneLine(ask.text.slice(0, SENTENCE_LENGTH_MAX))
  if (ask.item && !isAsk(ask.text)) return titleOfItem(flat, ask.lead ?? '')
  const title = titleOfAsk(flat)
  const before = sentences[sentences.indexOf(ask) - 1]
  return BARE_TITLE.test(title) && before !== undefined
    ? shortTitle(`${title}: ${oneLine(before.text)}`)
    : title
}

/** Whether one sentence, standing alone, asks its reader for something. */
export function isAsk(sentence: string): boolean {
  const text = plainClause(sentence)
  if (text === '' || isIdle(text)) return false
  if (/\?\W*$/.test(text)) return !isIdleQuestion(text)
  return isRequest(text) && !isIdleQuestion(`${text}?`)
}

function isAskAmong(sentence: Sentence): boolean {
  if (isAsk(sentence.text)) return true
  return (
    sentence.item &&
    isLeadOfAsks(sentence.lead) &&
    oneLine(sentence.text).length >= TITLE_ITEM_LENGTH_MIN
  )
}

/** "Please send me the following:" makes an ask of every item below it. */
function isLeadOfAsks(lead: string | null): boolean {
  return (
    lead !== null &&
    (isAsk(lead) || /\b(?:questions|requests)\b[^.]*:\s*$/i.test(lead.slice(-SENTENCE_LENGTH_MAX)))
  )
}

const FOR_REPLY =
  /\b(?:(?:reply|respond|response|acknowledge)(?: to (?:this|me|us|my (?:email|letter|message)))?|hear(?:ing)? (?:back )?from you|get back to (?:me|us))\b[^?]{0,60}$/i

/** "Please reply by Friday": beside other asks it is no further thing to do, only a day for them. */
function isOnlyForReply(sentence: string): boolean {
  const text = plainClause(sentence)
  return (
    FOR_REPLY.test(text) &&
    text.split(' ').length <= 16 &&
    !/\b(?:to each|to the|all|questions?|points?|about)\b/i.test(text)
  )
}

/** "I look forward to your reply by 2 October" sets the day for everything asked in the message. */
function sharedDay(sentences: readonly Sentence[], said: Day): Day | null {
  const closing = sentences.find((each) =>
    /\b(?:reply|response|respond|hear(?:ing)? (?:back )?from you|answers?|get back)\b/i.test(
      each.text,
    ),
  )
  if (closing === undefined) return null
  return (
    whenNamed(oneLine(closing.text.slice(0, SENTENCE_LENGTH_MAX)), said, { deadlineOnly: true })
      ?.day ?? null
  )
}

const SALUTATION =
  /^(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|morning|afternoon)\b[^,.!?:]{0,40}[,.!:–-]\s*)+/i
const OPENING =
  /^(?:(?:also|and|so|but|finally|first(?:ly)?|second(?:ly)?|third(?:ly)?|last(?:ly)?|in addition|additionally|in the meantime|meanwhile|therefore|however|then|again|once again|once more|if possible|p\.?\s?s\.?|ok|okay|sorry|yes|no|well|as such|to be clear|for now)\b[,:]?\s+)+/i

/** One line, straight quotes, no marker, no greeting, no words quoted from somebody else. */
export function plainClause(sentence: string): string {
  return withoutMarker(oneLine(sentence.slice(0, SENTENCE_LENGTH_MAX)))
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/"[^"]*"/g, '""')
    .replace(SALUTATION, '')
    .replace(OPENING, '')
    .trim()
}

/**
 * `12-9f3c01ab`: stable while the message and the sentence are the same, wherever it is worked out.
 * FNV-1a over UTF-16 code units: it tells sentences of one message apart and need hide nothing.
 */
export function proposalId(seq: number, sentence: string, count: number): string {
  let hash = 0x811c9dc5
  for (const unit of `${count}:${sentence}`) {
    hash ^= unit.codePointAt(0) ?? 0
    hash = Math.imul(hash, 0x01000193) >>> 0
  }
  return `${seq}-${hash.toString(16).padStart(8, '0')}`
}
