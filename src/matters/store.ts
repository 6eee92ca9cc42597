/** The only SQL of this room: its two kinds have no table of their own and are read by kind. */
import { findCalendars, findPolicies } from '../people/calendars.ts'
import type { Write } from '../record/kind.ts'
import { findByAddress, findEntries } from '../record/store.ts'
import type { Around } from './around.ts'
import { MATTER_KIND, STEP_KIND } from './entries.ts'
import { mattersOf, type Matter } from './matter.ts'

/** More than any family has; a bound, so that no page grows without end. */
const ENTRIES_MAX = 20_000

/** Every matter of the record that this member may see, oldest first. */
export async function findMatters(write: Write): Promise<Matter[]> {
  const rows = await write.tx
    .selectFrom('entry')
    .select('seq')
    .where('record_id', '=', write.recordId)
    .where('kind', 'in', [MATTER_KIND, STEP_KIND])
    .limit(ENTRIES_MAX)
    .execute()
  if (rows.length === 0) return []
  return mattersOf(
    await findEntries(
      write,
      rows.map(({ seq }) => seq),
    ),
  )
}

/** The matter at a page address (of any of its versions), or null. */
export async function findMatter(write: Write, address: string): Promise<Matter | null> {
  const entry = await findByAddress(write, address)
  if (entry === null || entry.kind !== MATTER_KIND) return null
  return (await findMatters(write)).find(({ root }) => root === entry.root) ?? null
}

/** What matters are counted with besides their own steps: school days and published numbers. */
export async function findAround(write: Write): Promise<Around> {
  return { calendars: await findCalendars(write), policies: await findPolicies(write) }
}
