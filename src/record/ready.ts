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
import { searchTextOf, wordsNotIn } from './search-words.ts'

/** A draft with all that follows from it alone. `draft` is as it was given. */
export type Ready = Drafted & {
  readonly draft: EntryDraft
  readonly files: readonly SealedFile[]
  readonly title: string
  readonly salt: Buffer
  readonly contentHash: Buffer
  readonly words: string
  readonly newWords: readonly string[]
}

/**
 * What of an open record is needed to make drafts ready for it. `seenWords` are those of drafts made
 * ready before, which are stored first.
 */
export type Around = Pick<Write, 'ledger' | 'recordKey'> & { readonly seenWords: Set<string> }

/** More words than this are not kept in mind: those after it are only looked for again. */
const SEEN_WORDS_MAX = 300_000

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

async function readyOf(around: Around, draft: EntryDraft): Promise<Ready> {
  const { ledger, recordKey, seenWords } = around
  const files: SealedFile[] = []
  for (const file of draft.files)
    if ('bytes' in file) files.push(await sealedFile(ledger.vault, recordKey, file))
  if (seenWords.size > SEEN_WORDS_MAX) seenWords.clear()
  const ready = written(contentOf(draft, files.map(factOf), ledger.kinds, 0))
  return { ...ready, newWords: wordsNotIn(seenWords, ready.words), draft, files }
}

/** What was drafted, with the salt and hash it goes into the tree with and the words it is found by. */
export function written(drafted: Drafted): Omit<Ready, 'draft' | 'files' | 'newWords'> {
  const { content, text, kind } = drafted
  const title = kind.title(content).slice(0, 500)
  const salt = randomBytes(32)
  const words = searchTextOf(kind, content, title)
  return { ...drafted, title, salt, contentHash: contentHashOf(salt, text), words }
}
