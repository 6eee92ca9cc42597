/** Looks a record over: the tree, the files, and whether what rooms keep beside the ledger follows from it. */
import { sql } from 'kysely'
import { BucketProblem } from '../platform/files/bucket.ts'
import { project } from './append.ts'
import { indexTexts, searchTextOf } from './search-words.ts'
import { checkRecord } from './check.ts'
import { keepFigures } from './figures.ts'
import type { Write } from './kind.ts'
import { findAfter, findFile } from './store.ts'

export type Check = { readonly name: string; readonly ok: boolean; readonly words: string }

const BATCH = 500

/** Every check of one record, in plain words. Reads all of it. */
export async function examine(write: Write): Promise<Check[]> {
  const checked = await checkRecord(write)
  const tree: Check = {
    name: 'tree',
    ok: checked.ok,
    words: checked.ok
      ? `${write.recordName}: all ${checked.size} entries are as they were written (tree head ${checked.head.slice(0, 16)}).`
      : `${write.recordName}: ${checked.problems.join(' ')}`,
  }
  return [tree, await examineFiles(write)]
}

async function examineFiles(write: Write): Promise<Check> {
  let [count, bad] = [0, 0]
  for (let after = 0; ;) {
    const entries = await findAfter(write, after, { atMost: BATCH })
    for (const entry of entries) {
      for (const position of entry.files.keys()) {
        count += 1
        const found = await opened(write, entry.seq, position)
        if (found instanceof BucketProblem)
          return { name: 'files', ok: false, words: `${found.message} No more files were opened.` }
        if (!found) bad += 1
      }
    }
    after = entries.at(-1)?.seq ?? after
    if (entries.length < BATCH) break
  }
  const words =
    bad === 0
      ? `All ${count} files open.`
      : `${bad} of ${count} files do not open: put the files back from a backup.`
  return { name: 'files', ok: bad === 0, words }
}

/** Whether a file opens; what the store said, where it is the store that does not answer. */
async function opened(
  write: Write,
  seq: number,
  position: number,
): Promise<boolean | BucketProblem> {
  try {
    const file = await findFile(write, seq, position)
    if (file === null) return false
    for await (const part of await file.stream()) void part
    return true
  } catch (problem) {
    return problem instanceof BucketProblem ? problem : false
  }
}

/** Throws away what rooms keep beside the ledger, people and search words, and makes all of it again from entries. */
export async function rebuild(write: Write): Promise<number> {
  const { tx, recordId, ledger } = write
  const tables = ledger.projectors.flatMap((projector) => projector.tables)
  for (const table of [...tables, 'entry_person'])
    await sql`delete from ${sql.id(table)} where record_id = ${recordId}`.execute(tx)
  let count = 0
  for (let after = 0; ;) {
    const batch = await findAfter(write, after, { atMost: BATCH })
    const entries = batch.filter((entry) => !entry.erased)
    await keepFigures(write, entries)
    const searched = entries.map((entry) => ({
      seq: entry.seq,
      text: searchTextOf(ledger.kinds.get(entry.kind), entry, entry.title),
    }))
    if (searched.length > 0) await indexTexts(write, searched)
    await project(write, entries)
    count += entries.length
    after = batch.at(-1)?.seq ?? after
    if (batch.length < BATCH) return count
  }
}
