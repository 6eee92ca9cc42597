/**
 * The only way into a record. One transaction: lock the record's head, give sequence numbers,
 * canonicalise, hash, extend the tree, insert, index the words, let each room's projector follow.
 * When it returns and the transaction commits, it is on disk.
 */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { leafOf } from './canonical.ts'
import { contentOf } from './drafting.ts'
import type { Entry, EntryDraft } from './entry.ts'
import { factOf, keepFiles, type KeptFile } from './files.ts'
import { keepFigures } from './figures.ts'
import type { Write } from './kind.ts'
import { written, type Ready } from './ready.ts'
import { insertEntries } from './insert-entries.ts'
import { indexTexts } from './search-words.ts'
import { EntrySlip } from './slip.ts'
import { extend } from './tree.ts'
import { readersOf } from './audience.ts'
import { settleEffects } from './effects.ts'
import './tables.ts'

export type Appended = { readonly entries: readonly Entry[]; readonly already: number }

/** The number of entries so far; holds the record until the transaction ends, so the next seq is known. */
export async function lockHead(write: Write): Promise<number> {
  return (await headOf(write)).tree_size
}

type Head = { readonly tree_size: number; readonly frontier: Buffer[] }

async function headOf({ tx, recordId }: Write): Promise<Head> {
  const found = await sql<Head>`select * from heard.take_head(${recordId}::uuid)`.execute(tx)
  const [head] = found.rows
  // Somebody who may add nothing here: said as the walls would say it.
  if (head === undefined) throw Object.assign(new Error('Nothing may be added.'), { code: '42501' })
  return head
}

/** How many entries are inserted by one statement. */
const AT_ONCE = 500

/**
 * Appends `drafts` in order. A draft whose `key` this member has already brought in is passed over and
 * counted in `already`. Throws EntrySlip, naming the draft and field: the transaction then holds
 * nothing that may be kept, so let it roll back.
 */
export async function append(
  write: Write,
  drafts: readonly (EntryDraft | Ready)[],
): Promise<Appended> {
  const head = await headOf(write)
  let [size, frontier] = [head.tree_size, head.frontier]
  const fresh = await notYetThere(write, drafts)
  const entries: Entry[] = []
  for (let from = 0; from < fresh.length; from += AT_ONCE) {
    const chunk = fresh.slice(from, from + AT_ONCE)
    const made = await makeEntries(write, chunk, size)
    for (const { leaf } of made) {
      frontier = extend(frontier, size, leaf)
      size += 1
    }
    await insert(write, made, { size, frontier })
    entries.push(...made.map((each) => each.entry))
  }
  write.appended?.push(...entries)
  return { entries, already: drafts.length - fresh.length }
}

async function makeEntries(write: Write, chunk: readonly Fresh[], size: number): Promise<Made[]> {
  const kept = await keepFiles(
    write,
    chunk.map(({ draft, ready }) => ready?.files ?? draft.files),
  )
  const made: Made[] = []
  for (const [at, fresh] of chunk.entries()) {
    const files = kept[at] ?? []
    const ready = fresh.ready !== null && isOf(files, fresh.ready) ? fresh.ready : null
    const { draft, index } = fresh
    const what = ready ?? written(contentOf(draft, files.map(factOf), write.ledger.kinds, index))
    const seq = size + at + 1
    const { amends } = what.content
    const amended = amends === null ? undefined : made.find((each) => each.entry.seq === amends)
    const root = amended?.entry.root ?? (await rootOf(write, amends, seq, index))
    made.push(await makeEntry(write, { ...what, draft, files, seq, root }))
  }
  return made
}

/** True when its files were kept as they were made ready: the same bytes may be there as another type. */
function isOf(files: readonly KeptFile[], ready: Ready): boolean {
  return ready.files.every((file, at) => file.type === files[at]?.type)
}

type Fresh = {
  readonly draft: EntryDraft
  readonly ready: Ready | null
  readonly index: number
}

async function notYetThere(
  write: Write,
  drafts: readonly (EntryDraft | Ready)[],
): Promise<Fresh[]> {
  const given = drafts.map((each, index) =>
    'draft' in each
      ? { draft: each.draft, ready: each, index }
      : { draft: each, ready: null, index },
  )
  const keys = given.flatMap(({ draft }) => draft.key ?? [])
  const seen = new Set(keys.length === 0 ? [] : await knownKeys(write, keys))
  return given.filter(({ draft: { key } }) => {
    if (key === undefined) return true
    return !seen.has(key) && seen.add(key)
  })
}

/** Which of `keys` this member has already brought in. */
export async function knownKeys(write: Write, keys: readonly string[]): Promise<string[]> {
  const rows = await write.tx
    .selectFrom('entry')
    .select('import_key')
    .where('record_id', '=', write.recordId)
    .where('brought_by', '=', write.memberId)
    .where('import_key', '=', sql<string>`any(${keys}::text[])`)
    .execute()
  return rows.flatMap((row) => row.import_key ?? [])
}

/** An entry ready to be inserted. Content text and salt are null for one that was erased before (restore). */
export type Made = {
  readonly entry: Entry
  readonly key: string | null
  readonly text: string | null
  readonly salt: Buffer | null
  readonly contentHash: Buffer
  readonly leaf: Buffer
  readonly readers: readonly string[]
  readonly files: readonly KeptFile[]
  /** All by which it can be found. */
  readonly words: string
  /** Those of its words that the record may not know yet, where they have been looked for. */
  readonly newWords?: readonly string[] | undefined
}

async function makeEntry(
  write: Write,
  given: Omit<Ready, 'files' | 'newWords'> & {
    readonly newWords?: readonly string[]
    readonly files: readonly KeptFile[]
    readonly seq: number
    readonly root: number
  },
): Promise<Made> {
  const { draft, content, text, title, words, newWords, files, seq, salt, contentHash } = given
  const { recordId: record, now: written } = write
  const entry: Entry = {
    ...content,
    record,
    seq,
    address: randomBytes(16).toString('base64url'),
    written,
    broughtBy: write.memberId,
    root: given.root,
    title,
    erased: false,
  }
  return {
    entry,
    key: draft.key ?? null,
    text,
    salt,
    contentHash,
    leaf: leafOf({ record, seq, written, contentHash: contentHash.toString('hex') }),
    readers: await readersOf(write, content.audience),
    files,
    words,
    newWords,
  }
}

async function rootOf(write: Write, amends: number | null, seq: number, index: number) {
  if (amends === null) return seq
  const row = await write.tx
    .selectFrom('entry')
    .select('root')
    .where('record_id', '=', write.recordId)
    .where('seq', '=', amends)
    .executeTakeFirst()
  if (row === undefined)
    throw new EntrySlip(index, 'amends', `There is no entry ${amends} in this record to amend.`)
  return row.root
}

/** Inserts entries whose place in the tree is settled, and all that follows from them. */
export async function insert(
  write: Write,
  made: readonly Made[],
  tree: { readonly size: number; readonly frontier: Buffer[] },
): Promise<void> {
  const { tx, recordId } = write
  await insertEntries(write, made)
  const files = made.flatMap(({ entry, files }) =>
    files.map((file, position) => ({
      record_id: recordId,
      seq: entry.seq,
      position,
      file_id: file.id,
      name: file.name,
    })),
  )
  if (files.length > 0) await tx.insertInto('entry_file').values(files).execute()
  const entries = made.map((each) => each.entry)
  await keepFigures(write, entries)
  await indexTexts(
    write,
    made.map(({ entry, words, newWords }) => ({ seq: entry.seq, text: words, newWords })),
  )
  await tx
    .updateTable('record')
    .set({ tree_size: tree.size, frontier: tree.frontier })
    .where('id', '=', recordId)
    .execute()
  await settleEffects(write, entries)
  await project(write, entries)
}

/** From this many new entries on, what PostgreSQL knows of the tables is out of date enough to matter. */
const MANY = 500

/** To be called once after `added` entries came in together, so that the next page is planned for them. */
export async function takeStock({ tx }: Write, added: number): Promise<void> {
  if (added >= MANY) await sql`select heard.take_stock()`.execute(tx)
}

/** Lets each room's own tables follow the entries. */
export async function project(write: Write, entries: readonly Entry[]): Promise<void> {
  for (const projector of write.ledger.projectors) {
    const theirs = entries.filter((entry) => projector.kinds.includes(entry.kind))
    if (theirs.length > 0) await projector.project(write, theirs)
  }
}
