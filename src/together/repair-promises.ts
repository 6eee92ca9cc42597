/** What two people promised each other, kept with everything else that is owed, for the two of them. */
import { cutTitle } from '../correspondence/cut-title.ts'
import { oneLine } from '../platform/words.ts'
import type { EntryDraft } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { append, findNewest } from '../record/store.ts'
import { promisesOf, type Repair } from './repair.ts'

const TITLE_MAX = 120

/** Keeps the promises of both as commitments, each once; its source is where it was promised. */
export async function keepPromises(
  write: Write,
  repair: Repair,
  frame: Omit<EntryDraft, 'kind' | 'body'>,
): Promise<void> {
  await append(
    write,
    promisesOf(repair).map(({ by, to, part }) => ({
      ...frame,
      author: by.name,
      kind: 'promise',
      body: {
        title: cutTitle(oneLine(part.words), TITLE_MAX),
        debtor: by.name,
        creditor: to.name,
        source: part.seq,
        ...(part.due !== null && { due: part.due, dueBasis: 'their promise' }),
        words: part.words,
      },
      key: `repair promise:${part.seq}`,
    })),
  )
}

/** The promises that came of a conversation, as this member may read them. */
export async function findPromisesOf(
  write: Write,
  repair: Repair,
): Promise<{ readonly title: string; readonly address: string }[]> {
  const sources = new Set(promisesOf(repair).map(({ part }) => part.seq))
  const promises = await findNewest(write, ['promise'])
  return promises
    .filter(({ body }) => {
      const { source } = body as { readonly source?: unknown }
      return typeof source === 'number' && sources.has(source)
    })
    .map(({ title, address }) => ({ title, address }))
}
