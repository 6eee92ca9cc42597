/** What an entry holds that somebody told the family, and who said it. Pure. */
import type { Entry } from '../record/entry.ts'

const WORDS_LENGTH_MAX = 20_000

type Body = {
  readonly words?: unknown
  readonly who?: unknown
  readonly with?: unknown
  readonly from?: unknown
}

/** The words of a message, call, letter, note or saying, cut to what is looked through; empty for others. */
export function toldWordsOf({ body }: Pick<Entry, 'body'>): string {
  const { words } = body as Body
  return typeof words === 'string' ? words.slice(0, WORDS_LENGTH_MAX) : ''
}

/** Who said it, where the entry tells: the sender, the caller, whoever is quoted; null for others. */
export function nameOfSpeaker({ body }: Pick<Entry, 'body'>): string | null {
  const { who, with: caller, from } = body as Body
  for (const each of [who, caller, from]) {
    const name =
      typeof each === 'object' && each !== null ? (each as { name?: unknown }).name : each
    if (typeof name === 'string' && name.trim() !== '') return name.trim()
  }
  return null
}
