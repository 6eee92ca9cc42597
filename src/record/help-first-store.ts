/** Which entries stand first on Today: written as if somebody may not be safe, and not yet dealt with. */
import type { Projector, Write } from './kind.ts'
import { DealtWith, Erasure, HelpFirst } from './entries.ts'
import type { Entry } from './entry.ts'
import { findAllVersions } from './store.ts'
import './tables.ts'

declare module '../platform/database/database.ts' {
  interface Tables {
    help_first: { record_id: string; root: number; seq: number }
  }
}

export const helpFirstProjector: Projector = {
  kinds: ['help-first', 'dealt-with', 'erasure'],
  tables: ['help_first'],
  async project(write, entries) {
    for (const entry of entries.filter((each) => !each.erased)) {
      if (entry.kind === 'help-first') await stand(write, HelpFirst.parse(entry.body).of)
      else if (entry.kind === 'dealt-with') await rest(write, DealtWith.parse(entry.body).of)
      else await rest(write, Erasure.parse(entry.body).of)
    }
  },
}

async function stand(write: Write, of: number): Promise<void> {
  const named = await findNamed(write, of)
  if (named === undefined || named.erased !== null) return
  await write.tx
    .insertInto('help_first')
    .values({ record_id: write.recordId, root: named.root, seq: of })
    .onConflict((on) => on.doNothing())
    .execute()
}

async function rest(write: Write, of: number): Promise<void> {
  const named = await findNamed(write, of)
  if (named === undefined) return
  await write.tx
    .deleteFrom('help_first')
    .where('record_id', '=', write.recordId)
    .where('root', '=', named.root)
    .execute()
}

async function findNamed({ tx, recordId }: Write, of: number) {
  return tx
    .selectFrom('entry')
    .select(['root', 'erased'])
    .where('record_id', '=', recordId)
    .where('seq', '=', of)
    .executeTakeFirst()
}

/** Of `roots`, those that stand first already. */
export async function standingFirst(
  { tx, recordId }: Write,
  roots: readonly number[],
): Promise<ReadonlySet<number>> {
  if (roots.length === 0) return new Set()
  const rows = await tx
    .selectFrom('help_first')
    .select('root')
    .where('record_id', '=', recordId)
    .where('root', 'in', [...roots])
    .execute()
  return new Set(rows.map((row) => row.root))
}

const SHOWN_MAX = 20

/** What stands first for this member: of each entry the latest version they may read, oldest first. */
export async function findHelpFirst(write: Write): Promise<Entry[]> {
  const rows = await write.tx
    .selectFrom('help_first')
    .select('root')
    .where('record_id', '=', write.recordId)
    .orderBy('root')
    .limit(SHOWN_MAX)
    .execute()
  if (rows.length === 0) return []
  const versions = await findAllVersions(
    write,
    rows.map((row) => row.root),
  )
  const latest = new Map(versions.map((entry) => [entry.root, entry]))
  return [...latest.values()].filter((entry) => !entry.erased)
}
