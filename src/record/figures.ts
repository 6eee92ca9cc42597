/** The people who figure in entries, matched by address or name, else made. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { instantOf } from './drafting.ts'
import type { Entry, Figure } from './entry.ts'
import type { Write } from './kind.ts'
import './tables.ts'

/** The keys a figure is known by, surest first: its address, then its name. */
function keysOf({ name, address }: Figure): string[] {
  const keys = address === null || address === '' ? [] : [`a:${address.trim().toLowerCase()}`]
  const plain = name.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  return plain === '' || plain === address?.toLowerCase() ? keys : [...keys, `n:${plain}`]
}

/** The same id for the same key in the same record, so that rebuilding finds the same people. */
function idFor(recordId: string, key: string): string {
  const hex = createHash('sha256').update(`person ${recordId} ${key}`).digest('hex')
  return [8, 12, 16, 20, 32].map((end, at, ends) => hex.slice(ends[at - 1] ?? 0, end)).join('-')
}

/** Links `entries` to the people in them (author included), making those not met before. */
export async function keepFigures(write: Write, entries: readonly Entry[]): Promise<void> {
  const { tx, recordId } = write
  const figures = entries.flatMap((entry) =>
    [...entry.people, { name: entry.author, address: null }].map((figure) => ({ entry, figure })),
  )
  const keys = [...new Set(figures.flatMap(({ figure }) => keysOf(figure)))]
  if (keys.length === 0) return
  const rows = await tx
    .selectFrom('person_key')
    .select(['key', 'person_id'])
    .where('record_id', '=', recordId)
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .execute()
  const personOf = new Map(rows.map((row) => [row.key, row.person_id]))
  const [people, newKeys, links] = [
    new Map<string, string>(),
    [] as string[],
    new Map<string, Entry>(),
  ]
  for (const { entry, figure } of figures) {
    const own = keysOf(figure)
    const [first] = own
    if (first === undefined) continue
    const person =
      own.map((key) => personOf.get(key)).find((id) => id !== undefined) ?? idFor(recordId, first)
    if (!own.some((key) => personOf.has(key)))
      people.set(person, figure.name || (figure.address ?? ''))
    for (const key of own) {
      if (personOf.has(key)) continue
      personOf.set(key, person)
      newKeys.push(key)
    }
    links.set(`${person} ${entry.seq}`, entry)
  }
  await insertAll(
    write,
    people,
    newKeys.map((key) => ({ key, person_id: personOf.get(key) ?? '' })),
    links,
  )
}

async function insertAll(
  { tx, recordId, zone }: Write,
  people: ReadonlyMap<string, string>,
  keys: readonly { key: string; person_id: string }[],
  links: ReadonlyMap<string, Entry>,
): Promise<void> {
  const skip = { onConflict: sql`on conflict do nothing` }
  if (people.size > 0)
    await tx
      .insertInto('person')
      .values(
        [...people].map(([id, name]) => ({ record_id: recordId, id, name: name.slice(0, 300) })),
      )
      .modifyEnd(skip.onConflict)
      .execute()
  if (keys.length > 0)
    await tx
      .insertInto('person_key')
      .values(keys.map((row) => ({ record_id: recordId, ...row })))
      .modifyEnd(skip.onConflict)
      .execute()
  const rows = [...links].map(([link, entry]) => ({
    record_id: recordId,
    person_id: link.slice(0, 36),
    happened_at: instantOf(entry.happened, zone),
    seq: entry.seq,
  }))
  await tx.insertInto('entry_person').values(rows).modifyEnd(skip.onConflict).execute()
}
