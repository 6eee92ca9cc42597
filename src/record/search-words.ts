/** The words by which entries are found, and those a misspelling may have meant. */
import { sql } from 'kysely'
import { texts } from '../platform/database/arrays.ts'
import type { EntryContent } from './entry.ts'
import type { Kind, Write } from './kind.ts'

/** All by which an entry of `kind` can be found. */
export function searchTextOf(kind: Kind | undefined, content: EntryContent, title: string): string {
  return `${title}\n${content.author}\n${kind?.words(content) ?? ''}`
}

/** `text` is all by which an entry can be found; `newWords` those of it the record may not know yet. */
export type Searched = {
  readonly seq: number
  readonly text: string
  readonly newWords?: readonly string[] | undefined
}

/** Makes entries findable by their words. */
export async function indexTexts(
  { tx, recordId }: Pick<Write, 'tx' | 'recordId'>,
  searched: readonly Searched[],
): Promise<void> {
  const seen = new Set<string>()
  const words = searched.flatMap(({ text, newWords }) => newWords ?? wordsNotIn(seen, text))
  await sql`select heard.index_words(${recordId}, ${searched.map(({ seq }) => seq)}::int[],
    ${texts(searched.map(({ text }) => text))}::text[], ${texts(words.toSorted())}::text[])`.execute(
    tx,
  )
}

const WORDS_CHARS_MAX = 200_000
const PLAIN = /^[\0-\x7f]*$/

/**
 * The different words of `text` that a misspelling may have meant, apart from those in `seen`, which it
 * adds them to: letters only, 3 to 24 long, lower case.
 */
export function wordsNotIn(seen: Set<string>, text: string): string[] {
  const lower = text.slice(0, WORDS_CHARS_MAX).toLowerCase()
  // The same for plain ASCII, sooner.
  const all = lower.match(PLAIN.test(lower) ? /[a-z]{3,24}/g : /\p{L}{3,24}/gu) ?? []
  return all.filter((word) => !seen.has(word) && seen.add(word))
}
