/** The people who figure in entries, by name and address. */
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

/**
 * Links `entries` to the people in them (author included). A person is a name with its address, as an
 * entry gives them: who is the same is seen when it is read, from the keys, behind the walls.
 */
export async function keepFigures(write: Write, entries: readonly Entry[]): Promise<void> {
  const { recordId } = write
  const [people, keys, links] = [
    new Map<string, string>(),
    new Map<string, { key: string; person_id: string }>(),
    new Map<string, Entry>(),
  ]
  for (const entry of entries)
    for (const figure of [...entry.people, { name: entry.author, address: null }]) {
      const own = keysOf(figure)
      if (own.length === 0) continue
      const name = figure.name.trim() || (figure.address ?? '')
      const person = idFor(recordId, JSON.stringify([name, figure.address?.trim().toLowerCase()]))
      people.set(person, name)
      for (const key of own) keys.set(`${person} ${key}`, { key, person_id: person })
      links.set(`${person} ${entry.seq}`, entry)
    }
  if (people.size > 0) await insertAll(write, people, [...keys.values()], links)
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
