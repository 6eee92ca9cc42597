/**
 * What a mail that came in answer is taken as. Only what says something of its own, comes from whoever was
 * asked, and leaves no doubt is taken as the answer, for the family to confirm; everything else is kept and
 * asked about. Nothing that a machine sent, and no thanks, ever counts. Pure.
 */
import { isAsk } from '../../correspondence/asks.ts'
import { sentencesOf } from '../../correspondence/asks-sentences.ts'
import type { ArrivalBody } from '../../correspondence/entries.ts'
import { isPromise } from '../../correspondence/promises.ts'
import { passedOnTo, recogniseReply, type ReplyFacts } from '../../correspondence/replies.ts'
import { oneLine } from '../../platform/words.ts'

export type TakenAs = 'the answer' | 'to be judged' | 'nothing' | 'a notice that it came back'

const WORDS_READ_MAX = 8_000
/** Words by which somebody says no, or not yet: what they settle, the family says. */
const DOUBT =
  /\b(?:cannot|can't|can not|could not|couldn't|will not|won't|would not|wouldn't|unable|unfortunately|not (?:able|possible|willing|in a position|something|aware|sure|yet)|do not|don't|does not|doesn't|decline|refuse|reject|regret|afraid|depends|until|unless|chase|discuss|look into|looking into|check(?:ing)? with|get back|come back to|let you know|will be in touch|waiting (?:for|to)|who is this|wrong (?:person|address)|unsubscribe)\b/i

export function takenAs(facts: ReplyFacts, arrival: Pick<ArrivalBody, 'from' | 'dmarc'>): TakenAs {
  const words = facts.words.slice(0, WORDS_READ_MAX)
  const { as } = recogniseReply({ ...facts, words })
  if (as === 'bounce') return 'a notice that it came back'
  if (as !== 'reply' || words.trim() === '') return 'nothing'
  if (!isTheirs(arrival)) return 'to be judged'
  return isInDoubt(words) ? 'to be judged' : 'the answer'
}

/** Whether words of somebody's own came from the address that was asked, and nothing speaks against it. */
export function saysThemselves(
  facts: ReplyFacts,
  arrival: Pick<ArrivalBody, 'from' | 'dmarc'>,
): boolean {
  const words = facts.words.slice(0, WORDS_READ_MAX)
  const { as } = recogniseReply({ ...facts, words })
  return as === 'reply' && words.trim() !== '' && isTheirs(arrival)
}

function isTheirs({ from, dmarc }: Pick<ArrivalBody, 'from' | 'dmarc'>): boolean {
  return from === 'the address asked' && isBelieved(dmarc)
}

/** The sender's domain vouches for it, or asks nobody to check; what it asks for and we cannot see is no yes. */
function isBelieved({ result, domain }: ArrivalBody['dmarc']): boolean {
  return ['pass', 'none'].includes(result) || (result === 'not checked' && domain === null)
}

function isInDoubt(words: string): boolean {
  const flat = oneLine(words).replaceAll(/[’‘]/g, "'")
  if (DOUBT.test(flat) || flat.includes('?') || passedOnTo(words) !== null) return true
  const said = sentencesOf(words).map(({ text }) => text)
  return said.some((text) => isPromise(text) || isAsk(text))
}
