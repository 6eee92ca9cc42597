/** The waiting room of what is brought in through the browser: rows and sealed files. Only SQL and the vault. */
import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { sql, type ColumnType, type Generated } from 'kysely'
import { openRange } from '../../platform/files/range.ts'
import { openStream, removeStored, type Sealed, type Stored } from '../../platform/files/vault.ts'
import type { Write } from '../../record/kind.ts'
import type { Imported } from '../import.ts'
import type { Listing } from './look.ts'
import type { Staged } from './staged.ts'

/** looking: counting who is in it · asking: waiting to be told what to take · reading · done */
export type State = 'looking' | 'asking' | 'reading' | 'done'

/** What was ticked: addresses (null: everything), the first day, and the records it goes into. */
export type Chosen = {
  readonly with: readonly string[] | null
  readonly since: string | null
  readonly records: readonly string[]
}

export type Bringing = {
  readonly id: string
  readonly state: State
  readonly listing: Listing | null
  readonly chosen: Chosen | null
  readonly result: Imported | null
}

type Json<T> = ColumnType<T | null, string | null, string | null>

type BringingTable = {
  record_id: string
  id: string
  brought_by: string
  begun: ColumnType<string, string, never>
  state: State
  listing: Json<Listing>
  chosen: Json<Chosen>
  result: Json<Imported>
  held_by: string | null
  held_until: ColumnType<string | null, string | null, string | null>
  read: Generated<number>
  added: Generated<number>
}

type BringingFileTable = {
  record_id: string
  bringing_id: string
  position: number
  name: string
  size: number
  wrapped_key: Buffer
  sealed: Buffer | null
  store_name: string | null
}

declare module '../../platform/database/database.ts' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- an interface, so that each store can add its own tables
  interface Tables {
    bringing: BringingTable
    bringing_file: BringingFileTable
  }
}

export type Sent = { readonly name: string; readonly stored: Stored }

/** Begins a bringing of `files`, which are already sealed; returns its id. */
export async function beginBringing(write: Write, files: readonly Sent[]): Promise<string> {
  const { tx, recordId, memberId, now } = write
  const id = randomUUID()
  await tx
    .insertInto('bringing')
    .values({ record_id: recordId, id, brought_by: memberId, begun: now, state: 'looking' })
    .execute()
  const rows = files.map(({ name, stored }, position) => ({
    record_id: recordId,
    bringing_id: id,
    position,
    name,
    size: stored.size,
    wrapped_key: stored.wrappedKey,
    sealed: stored.sealed,
    store_name: stored.storeName,
  }))
  if (rows.length > 0) await tx.insertInto('bringing_file').values(rows).execute()
  return id
}

/** The bringing `id` of this member, or null. */
export async function findBringing({ tx, recordId }: Write, id: string): Promise<Bringing | null> {
  const row = await tx
    .selectFrom('bringing')
    .select(['id', 'state', 'listing', 'chosen', 'result'])
    .where('record_id', '=', recordId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** How far a run is: messages gone through, and entries added. */
export type Far = { readonly read: number; readonly added: number }

/** A run that says nothing for so long has ended with its process. */
const HELD_FOR = sql<string>`clock_timestamp() + interval '60 seconds'`

/**
 * Takes the run of a bringing for the process `holder`, or goes on holding it and keeps how far it is; null
 * when it is held. Otherwise how far another process, which holds it, says it is.
 */
export async function holdBringing(
  { tx, recordId }: Write,
  id: string,
  { holder, far }: { readonly holder: string; readonly far?: Far },
): Promise<Far | null> {
  const held = await tx
    .updateTable('bringing')
    .set({ held_by: holder, held_until: HELD_FOR, ...far })
    .where('record_id', '=', recordId)
    .where('id', '=', id)
    .where((eb) =>
      eb.or([
        eb('held_by', 'is', null),
        eb('held_by', '=', holder),
        eb('held_until', '<', sql<string>`clock_timestamp()`),
      ]),
    )
    .returning('id')
    .executeTakeFirst()
  if (held !== undefined) return null
  const row = await tx
    .selectFrom('bringing')
    .select(['read', 'added'])
    .where('record_id', '=', recordId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? { read: 0, added: 0 }
}

/** Lets go of a run, so that any process may take it up. */
export async function letGoOfBringing(
  { tx, recordId }: Write,
  id: string,
  holder: string,
): Promise<void> {
  await tx
    .updateTable('bringing')
    .set({ held_by: null, held_until: null })
    .where('record_id', '=', recordId)
    .where('id', '=', id)
    .where('held_by', '=', holder)
    .execute()
}

/** Those of this member that are not done, newest first. */
export async function findUnfinished({
  tx,
  recordId,
}: Write): Promise<Pick<Bringing, 'id' | 'state'>[]> {
  return tx
    .selectFrom('bringing')
    .select(['id', 'state'])
    .where('record_id', '=', recordId)
    .where('state', '!=', 'done')
    .orderBy('begun', 'desc')
    .limit(20)
    .execute()
}

type Change = { state: State; listing?: Listing | null; chosen?: Chosen; result?: Imported }

/** Moves a bringing on. */
export async function changeBringing(
  { tx, recordId }: Write,
  id: string,
  change: Change,
): Promise<void> {
  const { state, listing, chosen, result } = change
  await tx
    .updateTable('bringing')
    .set({
      state,
      ...(listing === undefined
        ? {}
        : { listing: listing === null ? null : JSON.stringify(listing) }),
      ...(chosen === undefined ? {} : { chosen: JSON.stringify(chosen) }),
      ...(result === undefined ? {} : { result: JSON.stringify(result) }),
    })
    .where('record_id', '=', recordId)
    .where('id', '=', id)
    .execute()
}

/** The waiting files of a bringing, in order. Their bytes can be opened after the transaction too. */
export async function findStaged(
  { tx, recordId, recordKey, ledger }: Write,
  id: string,
): Promise<Staged[]> {
  const rows = await sealedFiles({ tx, recordId }, id)
  return rows.map((row) => ({
    name: row.name,
    size: row.size,
    open: async (part): Promise<Readable> =>
      part === undefined
        ? openStream(ledger.vault, recordKey, sealedOf(row))
        : openRange(ledger.vault, recordKey, sealedOf(row), part),
  }))
}

/** Takes the waiting files of a bringing away; returns the names under which the large ones lie on disk. */
export async function forgetStaged({ tx, recordId }: Write, id: string): Promise<string[]> {
  const rows = await sealedFiles({ tx, recordId }, id)
  await tx
    .deleteFrom('bringing_file')
    .where('record_id', '=', recordId)
    .where('bringing_id', '=', id)
    .execute()
  return rows.flatMap((row) => row.store_name ?? [])
}

/** Takes a bringing away altogether. */
export async function forgetBringing(write: Write, id: string): Promise<string[]> {
  const stored = await forgetStaged(write, id)
  await write.tx
    .deleteFrom('bringing')
    .where('record_id', '=', write.recordId)
    .where('id', '=', id)
    .execute()
  return stored
}

/** Takes sealed files off the disk, once no row names them. */
export async function removeAll(
  write: Pick<Write, 'ledger'>,
  storeNames: readonly string[],
): Promise<void> {
  for (const name of storeNames) await removeStored(write.ledger.vault, name)
}

async function sealedFiles({ tx, recordId }: Pick<Write, 'tx' | 'recordId'>, id: string) {
  return tx
    .selectFrom('bringing_file')
    .select(['name', 'size', 'wrapped_key', 'sealed', 'store_name'])
    .where('record_id', '=', recordId)
    .where('bringing_id', '=', id)
    .orderBy('position')
    .execute()
}

function sealedOf(row: Pick<BringingFileTable, 'wrapped_key' | 'sealed' | 'store_name'>): Sealed {
  return { wrappedKey: row.wrapped_key, sealed: row.sealed, storeName: row.store_name }
}
