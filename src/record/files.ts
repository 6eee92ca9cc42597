/** Files of a record: kept once for whoever brought them in, under keys of their own. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Key } from '../platform/files/keys.ts'
import { sniffType } from '../platform/files/sniff.ts'
import {
  openStream,
  readBytes,
  removeStored,
  SMALL_BYTES,
  storeBytes,
  storeStream,
} from '../platform/files/vault.ts'
import type { Stored, Vault } from '../platform/files/vault.ts'
import type { FileDraft, FileFact } from './entry.ts'
import type { Write } from './kind.ts'
import './tables.ts'

export type KeptFile = FileFact & { readonly id: string }

/** A file that is sealed and not stored yet. */
export type SealedFile = FileFact & { readonly stored: Stored }

/** `draft` sealed, and what it is. */
export async function sealedFile(
  vault: Vault,
  recordKey: Key,
  draft: FileDraft & { readonly bytes: Uint8Array },
): Promise<SealedFile> {
  const type = draft.type ?? (await sniffType(await headOf(draft)))
  const stored = await storeBytes(vault, recordKey, draft.bytes)
  const { sha256: hash, size } = stored
  return { name: safeName(draft.name), type, size, sha256: hash.toString('hex'), stored }
}

/** What an entry says of a file. */
export function factOf({ sha256, name, type, size }: FileFact): FileFact {
  return { sha256, name, type, size }
}

const HEAD_BYTES = 4100

/** Stores what is not there yet of `drafts` (files by entry, in order) and tells what each is. */
export async function keepFiles(
  write: Write,
  given: readonly (readonly (FileDraft | SealedFile)[])[],
): Promise<KeptFile[][]> {
  const drafts = await Promise.all(given.map((files) => Promise.all(files.map(inMemoryIfSmall))))
  const hashes = drafts.flatMap((files) => files.flatMap((file) => hashKnown(file) ?? []))
  const known = await findKept(write, hashes)
  const rows: Parameters<typeof rowOf>[1][] = []
  const kept: KeptFile[][] = []
  for (const files of drafts) {
    const ofEntry: KeptFile[] = []
    for (const draft of files) {
      const file = await keepOne(write, draft, known)
      if (file.stored !== null) rows.push({ ...file, stored: file.stored })
      ofEntry.push(file.kept)
    }
    kept.push(ofEntry)
  }
  if (rows.length > 0)
    await write.tx
      .insertInto('file')
      .values(rows.map((row) => rowOf(write, row)))
      .execute()
  return kept
}

/** The hash of a file whose bytes are at hand. */
function hashKnown(file: FileDraft | SealedFile): Buffer | null {
  if ('stored' in file) return file.stored.sha256
  return 'bytes' in file ? sha256(file.bytes) : null
}

async function inMemoryIfSmall(draft: FileDraft | SealedFile): Promise<FileDraft | SealedFile> {
  if (!('path' in draft) || (await stat(draft.path)).size > SMALL_BYTES) return draft
  const { name, type, path } = draft
  return { name, ...(type === undefined ? {} : { type }), bytes: await readFile(path) }
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

type Known = Map<string, { id: string; type: string }>

async function findKept(write: Write, hashes: readonly Buffer[]): Promise<Known> {
  if (hashes.length === 0) return new Map()
  const rows = await write.tx
    .selectFrom('file')
    .select(['id', 'sha256', 'type'])
    .where('record_id', '=', write.recordId)
    .where('brought_by', '=', write.memberId)
    .where('wrapped_key', 'is not', null)
    .where('sha256', '=', sql<Buffer>`any(${hashes}::bytea[])`)
    .execute()
  return new Map(rows.map((row) => [row.sha256.toString('hex'), row]))
}

async function keepOne(write: Write, draft: FileDraft | SealedFile, known: Known) {
  if ('stored' in draft) return keepSealed(draft, known)
  const name = safeName(draft.name)
  const { vault } = write.ledger
  if ('bytes' in draft) {
    const before = known.get(sha256(draft.bytes).toString('hex'))
    if (before === undefined)
      return keepSealed(await sealedFile(vault, write.recordKey, draft), known)
    const [hash, size] = [sha256(draft.bytes), draft.bytes.length]
    return { kept: keptOf(name, { ...before, sha256: hash, size }), stored: null }
  }
  const type = draft.type ?? (await sniffType(await headOf(draft)))
  const stored = await storeStream(
    vault,
    write.recordKey,
    'open' in draft ? await draft.open() : createReadStream(draft.path),
  )
  const before = (await findKept(write, [stored.sha256])).get(stored.sha256.toString('hex'))
  if (before !== undefined) {
    if (stored.storeName !== null) await removeStored(vault, stored.storeName)
    return {
      kept: keptOf(name, { ...before, sha256: stored.sha256, size: stored.size }),
      stored: null,
    }
  }
  const id = randomUUID()
  known.set(stored.sha256.toString('hex'), { id, type })
  return { kept: keptOf(name, { id, type, sha256: stored.sha256, size: stored.size }), stored }
}

/** A sealed file under a new id, or the same bytes as they are kept already. */
function keepSealed(file: SealedFile, known: Known): { kept: KeptFile; stored: Stored | null } {
  const { stored, ...fact } = file
  const before = known.get(fact.sha256)
  if (before !== undefined) return { kept: { ...fact, ...before }, stored: null }
  const id = randomUUID()
  known.set(fact.sha256, { id, type: fact.type })
  return { kept: { ...fact, id }, stored }
}

function keptOf(
  name: string,
  file: { sha256: Buffer; type: string; size: number; id: string },
): KeptFile {
  const { id, type, size, sha256 } = file
  return { id, name, type, size, sha256: sha256.toString('hex') }
}

/** A name that is only a name: no folders, no control characters, never empty. */
function safeName(name: string): string {
  const bare = basename(name.replaceAll('\\', '/'))
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
  return bare === '' || bare === '.' || bare === '..' ? 'file' : bare.slice(0, 200)
}

async function headOf(draft: FileDraft): Promise<Uint8Array> {
  if ('bytes' in draft) return draft.bytes.subarray(0, HEAD_BYTES)
  if ('open' in draft) {
    for await (const chunk of await draft.open()) return (chunk as Buffer).subarray(0, HEAD_BYTES)
    return new Uint8Array()
  }
  const file = await open(draft.path, 'r')
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function rowOf(write: Write, { kept, stored }: { kept: KeptFile; stored: Stored }) {
  return {
    record_id: write.recordId,
    id: kept.id,
    sha256: stored.sha256,
    size: stored.size,
    type: kept.type,
    brought_by: write.memberId,
    wrapped_key: stored.wrappedKey,
    store_name: stored.storeName,
    sealed: stored.sealed,
  }
}

export type OpenedFile = FileFact & {
  readonly bytes: () => Promise<Buffer>
  readonly stream: () => Promise<Readable>
}

/** File `position` (from 0) of entry `seq`, if this member may see it and it was not erased; else null. */
export async function findFile(
  write: Write,
  seq: number,
  position: number,
): Promise<OpenedFile | null> {
  const row = await write.tx
    .selectFrom('entry_file')
    .innerJoin('file', (join) =>
      join
        .onRef('file.record_id', '=', 'entry_file.record_id')
        .onRef('file.id', '=', 'entry_file.file_id'),
    )
    .select(['entry_file.name', 'file.sha256', 'file.type', 'file.size'])
    .select(['file.wrapped_key', 'file.sealed', 'file.store_name'])
    .where('entry_file.record_id', '=', write.recordId)
    .where('entry_file.seq', '=', seq)
    .where('entry_file.position', '=', position)
    .executeTakeFirst()
  if (row === undefined || row.wrapped_key === null) return null
  const sealed = { wrappedKey: row.wrapped_key, sealed: row.sealed, storeName: row.store_name }
  const { vault } = write.ledger
  return {
    sha256: row.sha256.toString('hex'),
    name: row.name,
    type: row.type,
    size: row.size,
    bytes: () => readBytes(vault, write.recordKey, sealed),
    stream: () => openStream(vault, write.recordKey, sealed),
  }
}
