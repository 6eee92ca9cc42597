/**
 * Letters that asked again, as the room of letters keeps them: entries of kind `sending` whose `about`
 * names the ask or promise. They stand in no thread until the same mail is brought in.
 */
import { sql } from 'kysely'
import type { Day } from '../platform/day.ts'
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
