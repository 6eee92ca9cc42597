/** Each commitment with the days on which the school that owes it is open. */
import { sql } from 'kysely'
import { findCalendars } from '../people/calendars.ts'
import type { Write } from '../record/kind.ts'
import { calendarOwing } from './school-owing.ts'
import type { KeptCommitment } from './store.ts'

/** With the calendar of the school that owes it, where one was entered; one more query only then. */
export async function withCalendars(
  write: Write,
  commitments: readonly KeptCommitment[],
): Promise<KeptCommitment[]> {
  const calendars = commitments.length === 0 ? [] : await findCalendars(write)
  if (calendars.length === 0) return [...commitments]
  const addresses = await findAddressesByName(
    write,
    commitments.map(({ debtor }) => debtor),
  )
  return commitments.map((each) => ({
    ...each,
    calendar: calendarOwing(calendars, each.debtor, addresses.get(keyOf(each.debtor)) ?? []),
  }))
}

function keyOf(name: string): string {
  return `n:${name.trim().toLowerCase().replaceAll(/\s+/g, ' ')}`
}

/** The addresses from which people of these names were seen to write, by the key of the name. */
async function findAddressesByName(
  { tx, recordId }: Write,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const keys = [...new Set(names.map(keyOf))]
  const rows = await tx
    .selectFrom('person_key as named')
    .innerJoin('person_key as addressed', (join) =>
      join
        .onRef('addressed.record_id', '=', 'named.record_id')
        .onRef('addressed.person_id', '=', 'named.person_id'),
    )
    .select(['named.key as name', 'addressed.key as address'])
    .distinct()
    .where('named.record_id', '=', recordId)
    .where('named.key', '=', sql<string>`any(${keys}::text[])`)
    .where('addressed.key', 'like', 'a:%')
    .execute()
  const found = new Map<string, string[]>()
  for (const { name, address } of rows)
    found.set(name, [...(found.get(name) ?? []), address.slice(2)])
  return found
}
