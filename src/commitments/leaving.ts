/** What somebody who leaves has said they would do, and passing it on to a named person. */
import type { Day } from '../platform/day.ts'
import { currentAudience } from '../record/audience.ts'
import type { Write } from '../record/kind.ts'
import { findMyName } from '../record/looking.ts'
import { append, findEntries } from '../record/store.ts'
import { isSameBody } from '../law/bodies.ts'
import { isOwed } from './commitment.ts'
import { holdersOf } from './hand-over.ts'
import { findOpen, type KeptCommitment } from './store.ts'

const LOOKED_THROUGH_MAX = 500

/** What `name` has now and has not settled, as far as the acting seat reads it; the longest owed first. */
export async function openWith(write: Write, name: string, on: Day): Promise<KeptCommitment[]> {
  const open = await findOpen(write, on, LOOKED_THROUGH_MAX)
  return open.filter(
    (each) => isOwed(each, on) && isSameBody(holdersOf(each, on).at(-1)?.who ?? '', name),
  )
}

/** Passes those of what `from` has that are among `addresses` on to `to`, once: pressed twice, it stands once. */
export async function passOnOf(
  write: Write,
  {
    from,
    to,
    addresses,
  }: { readonly from: string; readonly to: string; readonly addresses: readonly string[] },
  on: Day,
): Promise<void> {
  const passed = (await openWith(write, from, on)).filter(({ address }) =>
    addresses.includes(address),
  )
  const entries = await findEntries(
    write,
    passed.map(({ root }) => root),
  )
  const author = await findMyName(write)
  for (const entry of entries)
    await append(write, [
      {
        kind: 'hand-over',
        happened: { day: on, time: null, precision: 'day' },
        author,
        people: [from, to].map((name) => ({ name, address: null })),
        shelf: entry.shelf,
        audience: await currentAudience(write, entry),
        amends: null,
        body: {
          of: entry.seq,
          from,
          to,
          words: `${from} leaves; ${to} has it from now on.`,
          source: null,
        },
        files: [],
        key: `leaving:${entry.seq}:${from}:${to}`,
      },
    ])
}
