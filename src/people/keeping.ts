/** Keeping what was given, as a new entry or as a correction. */
import { NotAllowed, NotFound } from '../platform/web/errors.tsx'
import { usualAudience } from './circle/audience.ts'
import { currentAudience } from '../record/audience.ts'
import type { Entry, EntryDraft } from '../record/entry.ts'
import { keep } from '../record/keeping.ts'
import type { Write } from '../record/kind.ts'
import { findMyName } from '../record/looking.ts'
import { findByAddress, findVersions } from '../record/store.ts'
import { todayIn } from '../record/visit.ts'

/** The entry to correct and its newest version. Only whoever brought it in corrects it. */
export async function entryToChange(write: Write, address: string, kind: string): Promise<Entry> {
  const entry = await findByAddress(write, address)
  if (entry === null || entry.kind !== kind) throw new NotFound()
  const latest = (await findVersions(write, entry.root)).findLast((each) => !each.erased)
  if (latest === undefined) throw new NotFound()
  if (entry.broughtBy !== write.memberId)
    throw new NotAllowed('Only whoever wrote this down can change it. You can add your own.')
  return latest
}

type Made = Pick<EntryDraft, 'kind' | 'shelf' | 'body'> & { readonly people: string }

/** Appends it once, as a new entry or as a correction; returns the page address of its first version. */
export async function keepGiven(
  write: Write,
  { people, ...made }: Made,
  { token, amends }: { readonly token: string; readonly amends: string },
): Promise<string> {
  const latest = amends === '' ? null : await entryToChange(write, amends, made.kind)
  const address = await keep(write, {
    ...made,
    shelf: latest?.shelf ?? made.shelf,
    happened: { day: todayIn(write), time: null, precision: 'day' },
    author: await findMyName(write),
    people: [{ name: people, address: null }],
    audience: latest === null ? usualAudience(write) : await currentAudience(write, latest),
    amends: latest?.seq ?? null,
    files: [],
    key: `people:${token}`,
  })
  return amends === '' ? address : amends
}
