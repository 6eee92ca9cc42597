/**
 * Letters that asked again, as the room of letters keeps them: entries of kind `sending` whose `about`
 * names the ask or promise. They stand in no thread until the same mail is brought in.
 */
import { sql } from 'kysely'
import { daysBetween, type Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'

export type Again = {
  /** The ask or promise, by its first entry. */
  readonly about: number
  /** The letter itself. */
  readonly letter: number
  readonly day: Day
}

/** The letters sent up to `on` that asked again about any of `roots`, oldest first. */
export async function findSentAgain(
  { tx, recordId }: Write,
  roots: readonly number[],
  on: Day,
): Promise<Again[]> {
  if (roots.length === 0) return []
  const found = await sql<Again>`
    select about, letter, day from (
      select (content::jsonb -> 'body' ->> 'about')::int as about,
        (content::jsonb -> 'body' ->> 'of')::int as letter, happened_day::text as day, happened_at, seq
      from entry
      where record_id = ${recordId} and kind = 'sending' and content is not null
        and happened_day <= ${on}::date) as sent
    where about = any(${[...roots]}::int[])
    order by happened_at, seq`.execute(tx)
  return found.rows
}

/** A letter as it was recorded when it was sent. */
export type SentLetter = { readonly day: Day; readonly words: string }

const LETTERS_MAX = 300

/** The letters that were recorded as sent, the latest first, at most 300. */
export async function findSentLetters({ tx, recordId }: Write): Promise<SentLetter[]> {
  const found = await sql<SentLetter>`
    select letter.happened_day::text as day,
      coalesce(letter.content::jsonb -> 'body' ->> 'words', '') as words
    from entry as sent
    join entry as letter on letter.record_id = sent.record_id
      and letter.seq = (sent.content::jsonb -> 'body' ->> 'of')::int
    where sent.record_id = ${recordId} and sent.kind = 'sending'
      and sent.content is not null and letter.content is not null
    order by sent.happened_at desc, sent.seq desc limit ${LETTERS_MAX}`.execute(tx)
  return found.rows
}

const DAYS_APART = 21
const SHARE_ALIKE = 0.6

/**
 * Whether `message` is likely the same mail as `letter`: within three weeks, and most of the letter's
 * lines stand in it. Greetings are changed and signatures added by whoever sends; the rest stays.
 */
export function isSameMail(
  message: { readonly day: Day; readonly words: string },
  letter: SentLetter,
): boolean {
  if (Math.abs(daysBetween(letter.day, message.day)) > DAYS_APART) return false
  const lines = letter.words
    .split('\n')
    .map(folded)
    .filter((line) => line.length > 20)
  if (lines.length === 0) return false
  const whole = folded(message.words)
  return lines.filter((line) => whole.includes(line)).length / lines.length >= SHARE_ALIKE
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
