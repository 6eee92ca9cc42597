/** Apologies that this member may read. */
import { findRoots } from '../incidents/store.ts'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findNewest } from '../record/store.ts'
import { apologyBody, type ApologyBody } from './entries.ts'
import { readAs } from './store.ts'

export type Apology = {
  readonly entry: Entry
  readonly body: ApologyBody
  /** The first version of what it is about, or null. */
  readonly aboutRoot: number | null
}

/** Every apology, in the order they were made. */
export async function findApologies(write: Write): Promise<Apology[]> {
  const found = readAs(await findNewest(write, ['apology']), 'apology', apologyBody)
  const roots = await findRoots(
    write,
    found.flatMap(({ body }) => body.about ?? []),
  )
  return found.map((each) => ({
    ...each,
    aboutRoot: each.body.about === null ? null : (roots.get(each.body.about) ?? each.body.about),
  }))
}
