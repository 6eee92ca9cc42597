/** The entries that a chain names, as they stand today. */
import { sql } from 'kysely'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findAllVersions, findEntries } from '../record/store.ts'
import { whenInWords } from '../record/timeline.ts'
import type { Linkable, Linked } from './chain.ts'

/** What the record keeps of itself and of who reads it: nothing of it happened to the child. */
const NO_LINK = new Set([
  'finding',
  'audience',
  'erasure',
  'tags',
  'whereabouts',
  'whereabouts choice',
  'restriction',
  'help-first',
  'dealt-with',
  'own link',
  'own link ended',
  'reader',
  'given to read',
  'opened',
  'read',
  'reader mail',
  'reader ended',
  'asked by mail',
  'mail outcome',
  'other-children',
])

/** By the number named, the newest version this member may see; what was erased is left out. */
export async function findLinkable(write: Write, seqs: readonly number[]): Promise<Linkable> {
  const named = await findEntries(write, seqs)
  const versions = await findAllVersions(
    write,
    named.map(({ root }) => root),
  )
  const newest = new Map(versions.map((entry) => [entry.root, entry]))
  return new Map(
    named.flatMap(({ seq, root }): (readonly [number, Linked])[] => {
      const entry = newest.get(root)
      if (entry === undefined || entry.erased || isApart(write, entry)) return []
      return [[seq, linkedOf(write, entry)]]
    }),
  )
}

/** The same by the page address it is named by. */
export async function findLinkableAt(
  write: Write,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, Linked>> {
  const rows = await write.tx
    .selectFrom('entry')
    .select(['seq', 'address'])
    .where('record_id', '=', write.recordId)
    .where('address', '=', sql<string>`any(${[...addresses]}::text[])`)
    .execute()
  const linkable = await findLinkable(
    write,
    rows.map(({ seq }) => seq),
  )
  return new Map(
    addresses.flatMap((address) => {
      const seq = rows.find((row) => row.address === address)?.seq ?? 0
      const linked = linkable.get(seq)
      return linked === undefined ? [] : [[address, linked] as const]
    }),
  )
}

/** What was said between a few people, and advice from a lawyer, stay out of what may be handed on, title and all. */
function isApart({ ledger }: Write, { kind, body }: Entry): boolean {
  const known = ledger.kinds.get(kind)
  return (
    NO_LINK.has(kind) ||
    known?.staysBetween === true ||
    known?.staysMine === true ||
    (body as { legal?: unknown } | null)?.legal === true
  )
}

function linkedOf({ ledger }: Write, entry: Entry): Linked {
  return {
    seq: entry.seq,
    address: entry.address,
    title: entry.title,
    day: entry.happened.day,
    time: entry.happened.time,
    when: whenInWords(entry.happened),
    own: ledger.kinds.get(entry.kind)?.words(entry) ?? '',
  }
}
