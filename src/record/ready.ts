/**
 * What can be made of a draft before its place in the record is known: its content in canonical form,
 * hashed, and its files, sealed. No database is needed for it, so a long import makes the next entries
 * ready while PostgreSQL stores the last ones.
 */
import { randomBytes } from 'node:crypto'
import { setImmediate as otherWork } from 'node:timers/promises'
import { SMALL_BYTES } from '../platform/files/vault.ts'
import { contentHashOf } from './canonical.ts'
import { contentOf, type Drafted } from './drafting.ts'
import type { EntryDraft } from './entry.ts'
import { factOf, sealedFile, type SealedFile } from './files.ts'
import type { Write } from './kind.ts'

/** A draft with all that follows from it alone. `draft` is as it was given. */
export type Ready = Drafted & {
  readonly draft: EntryDraft
  readonly files: readonly SealedFile[]
  readonly salt: Buffer
  readonly contentHash: Buffer
}

/** What of an open record is needed to make drafts ready for it. */
export type Around = Pick<Write, 'ledger' | 'recordKey'>

/** So many drafts are made ready before whatever else waits for this thread has its turn. */
const AT_A_STRETCH = 6

/**
 * `drafts`, each made ready where that can be done in memory: one with a large file or one that is not
 * right comes back as it was, for `append` to store or to refuse.
 */
export async function makeReady(
  around: Around,
  drafts: readonly EntryDraft[],
): Promise<(EntryDraft | Ready)[]> {
  const made: (EntryDraft | Ready)[] = []
  for (const [at, draft] of drafts.entries()) {
    if (at % AT_A_STRETCH === 0) await otherWork()
    made.push(draft.files.every(isSmall) ? await readyOf(around, draft).catch(() => draft) : draft)
  }
  return made
}

function isSmall(file: EntryDraft['files'][number]): boolean {
  return 'bytes' in file && file.bytes.length <= SMALL_BYTES
}

async function readyOf({ ledger, recordKey }: Around, draft: EntryDraft): Promise<Ready> {
  const files: SealedFile[] = []
  for (const file of draft.files)
    if ('bytes' in file) files.push(await sealedFile(ledger.vault, recordKey, file))
  return { ...written(contentOf(draft, files.map(factOf), ledger.kinds, 0)), draft, files }
}

/** What was drafted with the salt and hash that it goes into the tree with. */
export function written(drafted: Drafted): Drafted & Pick<Ready, 'salt' | 'contentHash'> {
  const salt = randomBytes(32)
  return { ...drafted, salt, contentHash: contentHashOf(salt, drafted.text) }
}
