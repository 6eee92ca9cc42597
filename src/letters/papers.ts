/** The files that go with a letter. */
import type { Write } from '../record/kind.ts'
import { findEntries, findFile } from '../record/store.ts'
import type { Happened } from './letter.ts'

export type Paper = { readonly name: string; readonly type: string; readonly bytes: Buffer }

/** The files of what goes with a letter, numbered as the letter numbers them; what is gone is left out. */
export async function findPapers(write: Write, exhibits: readonly Happened[]): Promise<Paper[]> {
  const entries = await findEntries(
    write,
    exhibits.map(({ seq }) => seq),
  )
  const papers: Paper[] = []
  for (const [at, { seq }] of exhibits.entries()) {
    const entry = entries.find((each) => each.seq === seq)
    if (entry === undefined || entry.erased) continue
    const count = entry.kind === 'message' ? Math.min(entry.files.length, 1) : entry.files.length
    for (let position = 0; position < count; position += 1) {
      const file = await findFile(write, seq, position)
      if (file !== null)
        papers.push({
          name: `${at + 1} ${file.name}`,
          type: file.type,
          bytes: await file.bytes(),
        })
    }
  }
  return papers
}
