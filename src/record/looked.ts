/** Keeps that somebody looked at what others brought in: after the page is read, in a moment of its own. */
import { sql } from 'kysely'
import { asAccount } from '../platform/database/session.ts'
import { dayAt } from '../platform/day.ts'
import type { Entry } from './entry.ts'
import type { Write } from './kind.ts'

/**
 * Keeps, once the page has been read, that this member looked at these entries today. What they brought in
 * themselves is not looked at. One statement for a page; it waits for nothing and holds nothing up.
 */
export function keepLook(write: Write, entries: readonly Pick<Entry, 'seq' | 'broughtBy'>[]): void {
  keepLookAt(
    write,
    entries.filter(({ broughtBy }) => broughtBy !== write.memberId).map(({ seq }) => seq),
  )
}

/** The same by number, where it is not known who brought them in. */
export function keepLookAt(write: Write, seqs: readonly number[]): void {
  if (seqs.length === 0) return
  const { ledger, accountId, recordId, now, zone, afterwards } = write
  afterwards.push(() =>
    asAccount(ledger.db, accountId, async (tx) => {
      await sql`select heard.look(${recordId}::uuid, ${[...seqs]}::int[], ${dayAt(now, zone)}::date,
        ${now}::timestamptz)`.execute(tx)
    }),
  )
}
