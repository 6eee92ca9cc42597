/** The tree a pack is proved in, and growing one's own. Only SQL, under the member's walls. */
import { sql } from 'kysely'
import { byteArrays } from '../platform/database/arrays.ts'
import { canonicalText, contentHashOf, leafOf } from '../record/canonical.ts'
import type { EntryContent } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findLeaves, findRecord } from '../record/store.ts'
import { treeHead } from '../record/tree.ts'
import { contentInPlaces, type PlaceOf } from './own-tree.ts'

declare module '../platform/database/database.ts' {
  interface Tables {
    own_leaf: {
      record_id: string
      member_id: string
      place: number
      seq: number
      up_to: number
      leaf: Buffer
    }
  }
}

/** Which entries there were: those up to a number of the record, or those of a tree of one's own. */
export type UpTo = number | ReadonlySet<number>

export function isUpTo(upTo: UpTo, seq: number): boolean {
  return typeof upTo === 'number' ? seq <= upTo : upTo.has(seq)
}

/** A tree as it stood at `size`; `leaves` is null for a member who is no owner. */
export type Stood = {
  readonly size: number
  readonly whole: number
  readonly leaves: readonly Buffer[] | null
  readonly head: string
  readonly upTo: UpTo
  readonly placeOf: PlaceOf
  /** The number in the record of what has a place. */
  readonly seqOf: (place: number) => number
  /** The exact text that is hashed at the place of entry `seq`, from the text the record has of it. */
  readonly textOf: (seq: number, kind: string, text: string) => string
}

/** The tree this member's packs are proved in, as it stood at `at` entries, or as it stands. */
export async function findStood(write: Write, at: number | undefined): Promise<Stood> {
  return (await isAlone(write)) || !write.owner ? findRecordStood(write, at) : findOwn(write, at)
}

async function isAlone({ tx, recordId }: Write): Promise<boolean> {
  const { rows } = await sql<{ alone: boolean }>`
    select heard.alone(${recordId}::uuid) as alone`.execute(tx)
  return rows[0]?.alone === true
}

/** The record's own tree. */
export async function findRecordStood(write: Write, at: number | undefined): Promise<Stood> {
  const { treeSize: whole } = await findRecord(write)
  const size = Math.min(at ?? whole, whole)
  const leaves = await findLeaves(write, size)
  const isAll = leaves.length === size
  return {
    size,
    whole,
    leaves: isAll ? leaves : null,
    head: isAll ? treeHead(leaves).toString('hex') : '',
    upTo: size,
    placeOf: (seq) => seq,
    seqOf: (place) => place,
    textOf: (_seq, _kind, text) => text,
  }
}

type Place = { readonly place: number; readonly seq: number; readonly upTo: number }

async function findOwn(write: Write, at: number | undefined): Promise<Stood> {
  await grow(write)
  const all = await findPlaces(write)
  const size = Math.min(at ?? all.length, all.length)
  const leaves = all.slice(0, size).map(({ leaf }) => leaf)
  const bySeq = new Map<number, Place>(all.map((each) => [each.seq, each]))
  const placeOf: PlaceOf = (seq) => {
    const place = bySeq.get(seq)?.place
    return place === undefined || place > size ? null : place
  }
  return {
    size,
    whole: all.length,
    leaves,
    head: treeHead(leaves).toString('hex'),
    upTo: new Set(all.slice(0, size).map(({ seq }) => seq)),
    placeOf,
    seqOf: (place) => all[place - 1]?.seq ?? 0,
    textOf: (seq, kind, text) => textIn(write, bySeq, { seq, kind, text }),
  }
}

async function findPlaces({ tx, recordId, memberId }: Write) {
  return tx
    .selectFrom('own_leaf')
    .select(['place', 'seq', 'up_to as upTo', 'leaf'])
    .where('record_id', '=', recordId)
    .where('member_id', '=', memberId)
    .orderBy('place')
    .execute()
}

/** What an entry names by number, in the places there were when it was given its own. */
function textIn(
  { ledger }: Write,
  places: ReadonlyMap<number, Place>,
  of: { readonly seq: number; readonly kind: string; readonly text: string },
): string {
  const upTo = places.get(of.seq)?.upTo ?? 0
  const placeOf: PlaceOf = (seq) => {
    const place = places.get(seq)?.place
    return place === undefined || place > upTo ? null : place
  }
  const content = JSON.parse(of.text) as EntryContent
  return canonicalText(contentInPlaces(content, ledger.kinds.get(of.kind), placeOf))
}

const AT_ONCE = 2000

/** Gives a place to everything this member may read now and could not before, in the order of the record. */
async function grow(write: Write): Promise<void> {
  const { tx, recordId, memberId } = write
  await sql`select pg_advisory_xact_lock(hashtextextended(${`own tree ${memberId}`}, 0))`.execute(
    tx,
  )
  const { rows: known } = await sql<{ size: number; last: number }>`
    select count(*)::int as size, coalesce(max(seq), 0) as last from own_leaf
    where record_id = ${recordId}::uuid and member_id = ${memberId}::uuid`.execute(tx)
  const { rows: fresh } = await sql<{ seq: number }>`
    select seq from entry where record_id = ${recordId}::uuid and not exists (
      select 1 from own_leaf where own_leaf.record_id = entry.record_id
        and own_leaf.member_id = ${memberId}::uuid and own_leaf.seq = entry.seq)
    order by seq`.execute(tx)
  if (fresh.length === 0) return
  const { size = 0, last = 0 } = known[0] ?? {}
  const upTo = size + fresh.length
  const added = fresh.map(({ seq }, at) => ({ seq, place: size + at + 1, upTo }))
  // Everything of the record up to here is read, in its order: the record's leaves are the same.
  const isRecord = last === size && fresh.at(-1)?.seq === upTo
  const before = isRecord ? [] : await findPlaces(write)
  const places = new Map<number, Place>([...before, ...added].map((each) => [each.seq, each]))
  for (let from = 0; from < added.length; from += AT_ONCE)
    await keepLeaves(write, added.slice(from, from + AT_ONCE), isRecord ? null : places)
}

async function keepLeaves(
  write: Write,
  added: readonly Place[],
  places: ReadonlyMap<number, Place> | null,
): Promise<void> {
  const { tx, recordId, memberId } = write
  const rows = await tx
    .selectFrom('entry')
    .select(['seq', 'kind', 'written', 'leaf', 'salt', 'content', 'content_hash as contentHash'])
    .where('record_id', '=', recordId)
    .where('seq', '=', sql<number>`any(${added.map(({ seq }) => seq)}::int[])`)
    .orderBy('seq')
    .execute()
  const leaves = rows.map((row) => {
    if (places === null) return row.leaf
    const { kind, written, content, salt } = row
    // What was erased keeps the hash it had.
    const contentHash =
      content === null || salt === null
        ? row.contentHash
        : contentHashOf(salt, textIn(write, places, { seq: row.seq, kind, text: content }))
    const seq = places.get(row.seq)?.place ?? 0
    return leafOf({ record: recordId, seq, written, contentHash: contentHash.toString('hex') })
  })
  await sql`insert into own_leaf (record_id, member_id, place, seq, up_to, leaf)
    select ${recordId}::uuid, ${memberId}::uuid, place, seq, up_to, leaf
    from unnest(${added.map(({ place }) => place)}::int[], ${added.map(({ seq }) => seq)}::int[],
      ${added.map(({ upTo }) => upTo)}::int[], ${byteArrays(leaves)}::bytea[])
      as given (place, seq, up_to, leaf)`.execute(tx)
}
