/** What a pack takes from the record as it is written: the files of its exhibits, and the key that signs. */
import type { Readable } from 'node:stream'
import { signWith, unseal } from '../platform/files/keys.ts'
import type { Write } from '../record/kind.ts'
import { findFile, findRecord } from '../record/store.ts'
import type { Signing } from './archive.ts'
import { SpecSlip } from './stopped.ts'

/** Opens file `position` of an entry, as often as it is asked. */
export function openerOf(write: Write, seq: number, position: number): () => Promise<Readable> {
  return async () => {
    const file = await findFile(write, seq, position)
    if (file === null)
      throw new SpecSlip([{ field: '', text: 'A file of what is cited was erased.' }])
    return file.stream()
  }
}

/** The record's key. */
export async function signingOf(write: Write): Promise<Signing> {
  const { id, signingPublic, wrappedSigning } = await findRecord(write)
  const key = unseal(write.recordKey, wrappedSigning, `signing ${id}`)
  return { publicKey: signingPublic, sign: (bytes) => signWith(key, bytes) }
}
