/** Finds in which threads messages stand that were brought in before. */
import { sql } from 'kysely'
import type { Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'

/** A message that names only the one it answers, by its Message-ID. */
export type Stray = {
  readonly answers: string
  readonly people: readonly string[]
  readonly day: Day
}

/** Nobody answers a letter of longer ago without quoting its whole thread. */
const DAYS_BACK = 400

/**
 * The threads of the messages that `strays` answer, by Message-ID, where they are in the record: looked
 * for among what those people wrote to each other before.
 */
export async function findThreadsOf(
  { tx, recordId }: Write,
  strays: readonly Stray[],
): Promise<ReadonlyMap<string, string>> {
  if (strays.length === 0) return new Map()
  const days = strays.map((stray) => stray.day).toSorted()
  const people = [...new Set(strays.flatMap((stray) => stray.people))]
  const found = await sql<{ id: string; thread: string }>`
    select asked.id, m.thread from (
      select m.thread, entry.content::jsonb -> 'body' ->> 'messageId' as id
      from message_thread m join entry on entry.record_id = m.record_id and entry.seq = m.seq
      where m.record_id = ${recordId} and m.sender = any(${people}::text[]) and m.thread is not null
        and m.day between ${days[0]}::date - ${DAYS_BACK}::int and ${days.at(-1)}::date) as m
    join unnest(${strays.map((stray) => stray.answers)}::text[]) as asked(id) on asked.id = m.id`.execute(
    tx,
  )
  return new Map(found.rows.map((row) => [row.id, row.thread]))
}
