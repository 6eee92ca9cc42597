/** What the record's own pages look up besides lines and entries. Only SQL, under the member's walls. */
import { sql } from 'kysely'
import type { Write } from './kind.ts'
import type { Cursor } from './store.ts'
import type { Member, Readers } from './timeline.ts'
import './tables.ts'

/** The place in the timeline of the entry at a page address, or null. */
export async function findCursor({ tx, recordId }: Write, address: string): Promise<Cursor | null> {
  const row = await tx
    .selectFrom('entry')
    .select(['happened_at as at', 'seq'])
    .where('record_id', '=', recordId)
    .where('address', '=', address)
    .executeTakeFirst()
  return row ?? null
}

/**
 * The people of the record whose name or address holds `text`, and those that share an address or a name
 * with one of them, or with one who does, as ids. At most 200 to begin with.
 */
export async function findPeopleNamed({ tx, recordId }: Write, text: string): Promise<string[]> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('record_id', '=', recordId)
    .where((where) =>
      where.or([
        where('name', 'ilike', pattern),
        where.exists(
          where
            .selectFrom('person_key')
            .select('person_key.key')
            .whereRef('person_key.record_id', '=', 'person.record_id')
            .whereRef('person_key.person_id', '=', 'person.id')
            .where('person_key.key', 'ilike', `a:${pattern}`),
        ),
      ]),
    )
    .limit(200)
    .execute()
  const found = rows.map((row) => row.id)
  return found.length === 0 ? [] : withSharers({ tx, recordId }, found)
}

const PEOPLE_MAX = 1000

/** `people` and those who share a key with them, and with those. */
async function withSharers(
  { tx, recordId }: Pick<Write, 'tx' | 'recordId'>,
  people: readonly string[],
): Promise<string[]> {
  const shared = await sql<{ id: string }>`
    with near as (
      select distinct other.person_id from person_key own
        join person_key other on other.record_id = own.record_id and other.key = own.key
      where own.record_id = ${recordId}::uuid and own.person_id = any(${[...people]}::uuid[]))
    select distinct other.person_id as id from person_key own
      join person_key other on other.record_id = own.record_id and other.key = own.key
    where own.record_id = ${recordId}::uuid and own.person_id in (select person_id from near)
    order by 1 limit ${PEOPLE_MAX}`.execute(tx)
  return [...new Set([...people, ...shared.rows.map((row) => row.id)])]
}

/** The names of the files of each of `seqs`, in order. */
export async function findFileNames(
  { tx, recordId }: Write,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  if (seqs.length === 0) return new Map()
  const rows = await tx
    .selectFrom('entry_file')
    .select(['seq', 'name'])
    .where('record_id', '=', recordId)
    .where('seq', '=', sql<number>`any(${[...seqs]}::int[])`)
    .orderBy('seq')
    .orderBy('position')
    .execute()
  const names = new Map<number, string[]>()
  for (const { seq, name } of rows) names.set(seq, [...(names.get(seq) ?? []), name])
  return names
}

/** Everyone who has or had a seat at the record. */
export async function findMembers({ tx, recordId }: Write): Promise<Member[]> {
  return tx
    .selectFrom('member')
    .select(['id', 'name', 'owner'])
    .select(sql<boolean>`adds = '{}' and (until is null or until >= current_date)`.as('visits'))
    .where('record_id', '=', recordId)
    .orderBy('since')
    .orderBy('name')
    .execute()
}

/** Besides whoever acts: the names of those who hold `shelf` now, and of the owners. */
export async function findHolders(
  { tx, recordId, memberId }: Write,
  shelf: string,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('member')
    .select('name')
    .where('record_id', '=', recordId)
    .where('id', '<>', memberId)
    .where(sql<boolean>`adds = '{}' and (until is null or until >= current_date)`)
    .where(sql<boolean>`(owner or ${shelf} = any (shelves) and heard.is_held(id, ${shelf}, false))`)
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}

/** The name of whoever acts. */
export async function findMyName({ tx, memberId }: Write): Promise<string> {
  const { name } = await tx
    .selectFrom('member')
    .select('name')
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow()
  return name
}

/** The page address of what this member brought in under `key`, or null. */
export async function findAddressOfKey(
  { tx, recordId, memberId }: Write,
  key: string,
): Promise<string | null> {
  const row = await tx
    .selectFrom('entry')
    .select('address')
    .where('record_id', '=', recordId)
    .where('brought_by', '=', memberId)
    .where('import_key', '=', key)
    .executeTakeFirst()
  return row?.address ?? null
}

/** Who may read entry `seq` now; the entry's own words say only what was set when it was written. */
export async function findReaders({ tx, recordId, owner }: Write, seq: number): Promise<Readers> {
  const except = sql<string[]>`array(select name from member
    where ${owner}::boolean and circle and member.record_id = entry.record_id and not member.owner
      and (until is null or until >= current_date) and entry.shelf = any (shelves)
      and (heard.reads_from(member.id) ->> entry.shelf)::integer > coalesce(entry.epoch, 1)
      and not member.id = any (readers)
    order by name)`
  const row = await tx
    .selectFrom('entry')
    .select(['readers as members', 'circle', except.as('except')])
    .where('record_id', '=', recordId)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow()
  return row
}
