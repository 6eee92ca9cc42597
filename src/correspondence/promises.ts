/**
 * The open promises in a message that came in: "I will get back to you by Friday". Each is only
 * proposed, with its sentence and the day worked out from the day of the message; the parent says
 * whether it is one. A promise is never read out of a condition, a threat or a footer. Pure.
 */
import { cutTitle } from './cut-title.ts'
import type { Day } from '../platform/day.ts'
import { oneLine } from '../platform/words.ts'
import type { Figure } from '../record/entry.ts'
import { sentencesOf } from './asks-sentences.ts'
import { plainClause, proposalId } from './asks.ts'
import { isPromising } from './promises-words.ts'
import { whenNamed } from './promises-when.ts'

/** A message as this room needs it. `automatic`: it is an auto-reply or an out-of-office. */
export type ReceivedMessage = {
  readonly seq: number
  readonly day: Day
  readonly words: string
  readonly from: Figure
  readonly automatic: boolean
}

export type ProposedPromise = {
  readonly id: string
  /** Verbatim, as it stands in the message. */
  readonly sentence: string
  readonly title: string
  readonly source: number
  readonly debtor: Figure
  /** The day they named, where it can be worked out without a calendar of school or working days. */
  readonly due: Day | null
  readonly dueBasis: 'their promise' | null
  /** Their own words for when: `within 10 working days`. Kept also where `due` is null. */
  readonly dueWords: string | null
  /** `auto` is a service's published word in an automatic reply, not one person's. */
  readonly kind: 'promise' | 'auto'
}

const SENTENCE_LENGTH_MAX = 1500

/** The open promises in `message`, in the order they were written. */
export function promisesIn(message: ReceivedMessage): ProposedPromise[] {
  const seen = new Map<string, number>()
  return sentencesOf(message.words)
    .filter((each) => isPromise(each.text))
    .map((each) => {
      const flat = oneLine(each.text.slice(0, SENTENCE_LENGTH_MAX))
      const count = seen.get(flat) ?? 0
      seen.set(flat, count + 1)
      const when = whenNamed(flat, message.day)
      return {
        id: proposalId(message.seq, flat, count),
        sentence: each.text,
        title: titleOfPromise(flat),
        source: message.seq,
        debtor: message.from,
        due: when?.day ?? null,
        dueBasis: when === null || when.day === null ? null : 'their promise',
        dueWords: when?.words ?? null,
        kind: message.automatic ? 'auto' : 'promise',
      }
    })
}

/** Whether one sentence, standing alone, promises something that is still to come. */
export function isPromise(sentence: string): boolean {
  return isPromising(plainClause(sentence))
}

const TITLE_LENGTH_MAX = 90
const PROMISER =
  /^.*?\b(?:i|we)(?:'ll| will| shall|(?:'m| am|'re| are) going to| (?:promise|undertake|intend|aim|plan|agree) to)\s+(.+)$/i

const SECOND_HALF = /(?:^|[,;:] )(?:i|we)\b.*\band (?:will|shall) (.+)$|^(?:\w+[,;:] )?will (.+)$/i

/** "I will get back to you by Friday" is kept as "Get back to us by Friday"; else as it was written. */
export function titleOfPromise(sentence: string): string {
  const text = plainClause(sentence).replace(/[\s.!,;:]+$/, '')
  const rest = secondHalfOf(text)?.replace(/^(?:also|then|now|certainly) /i, '')
  const title = toldByUs(rest ?? text)
  const whole = title.slice(0, 1).toLocaleUpperCase('en-GB') + title.slice(1)
  return cutTitle(whole, TITLE_LENGTH_MAX)
}

function secondHalfOf(text: string): string | undefined {
  const found = PROMISER.exec(text) ?? SECOND_HALF.exec(text)
  return found?.[1] ?? found?.[2]
}

/** Their "you" is us, or we where it does something; their "I" and "my" are theirs. */
function toldByUs(text: string): string {
  return text
    .replace(/^i can confirm that /i, '')
    .replace(/^you(?:'ll| will| should) (?:receive|get|be sent)\b/i, 'Send us')
    .replace(/^you(?:'ll| will| should) be invited\b/i, 'Invite us')
    .replace(/^you (?:can|should|may) expect (?=an? )/i, 'Send us ')
    .replace(
      /^you(?:'ll| will| should) (?:hear(?: back)?(?: from (?:us|me))?|be contacted)\b/i,
      'Be in touch',
    )
    .replaceAll(/\byourself\b/gi, 'us')
    .replaceAll(/\byour\b/gi, 'our')
    .replaceAll(/\b(that|if|when|before|once|what|as) you\b/gi, '$1 we')
    .replaceAll(/\bmyself\b/gi, 'themselves')
    .replaceAll(/\bmy\b/gi, 'their')
    .replaceAll(/\byou\b/gi, 'us')
}
