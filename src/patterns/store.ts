/** Reads what the rules need of a record, and keeps it in memory so that a new entry is all that is read next. */
import { findFamily } from '../correspondence/asks-store.ts'
import type { KeptCommitment } from '../commitments/store.ts'
import type { Day } from '../platform/day.ts'
import type { Figure } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findAfter, findNewest, findRecord, findState } from '../record/store.ts'
import { findOwedOutside } from '../together/outside.ts'
import { factsOn } from './facts.ts'
import type { Facts } from './finding.ts'
import { placesAmong } from './services.ts'
import { copyOf, nothingSeen, see, SEEN_KINDS, type Around, type Sightings } from './sightings.ts'

/** How the record stood: what changes with every entry, and for owners its size. */
type Stood = { readonly state: string; readonly size: number }

/** What one member has seen of one record, as it stood. */
type Known = Stood & {
  readonly seen: Sightings
  readonly around: Around
  readonly commitments: readonly KeptCommitment[]
}

/** Records kept at once: about what a busy evening needs; the oldest makes room. */
const KEPT_MAX = 50

/** Remembers, per member and record, what was seen: facts, and the few words that rules compare. Never beyond this process. */
export class Memory {
  readonly #known = new Map<string, Known>()

  get(key: string): Known | undefined {
    return this.#known.get(key)
  }

  set(key: string, known: Known): void {
    this.#known.delete(key)
    this.#known.set(key, known)
    const [oldest] = this.#known.keys()
    if (this.#known.size > KEPT_MAX && oldest !== undefined) this.#known.delete(oldest)
  }
}

const COMMITMENT_KINDS = ['ask', 'promise', 'answer', 'hand-over']
/** After one of these, what was seen may no longer be so. */
const UNSETTLING = ['audience', 'erasure']
const DELTA_MAX = 500
const FAMILY_MESSAGES = 500
const LAST_DAY = '9999-12-31' as Day

/** The facts this member may see, as they stood on `on`. */
export async function findFacts(write: Write, on: Day, memory: Memory): Promise<Facts> {
  const key = `${write.recordId} ${write.memberId}`
  const stood = { state: await findState(write), size: (await findRecord(write)).treeSize }
  const known = (await grown(write, memory.get(key), stood)) ?? (await looked(write, stood))
  memory.set(key, known)
  return factsOn(known.seen, known.commitments, known.around, on)
}

/** What was known with the entries added since; null where all must be looked at again. */
async function grown(
  write: Write,
  known: Known | undefined,
  { state, size }: Stood,
): Promise<Known | null> {
  if (known?.state === state) return known
  // The size of the tree is known to owners alone: for anybody else all is looked at again.
  if (known === undefined || size === 0 || size <= known.size) return null
  const added = await findAfter(write, known.size, { atMost: DELTA_MAX })
  const unsettled = added.some(({ kind, amends }) => amends !== null || UNSETTLING.includes(kind))
  // What another member wrote for themselves may have taken an entry away from this one.
  const isWhole = added.length === size - known.size
  if (unsettled || !isWhole) return null
  // A copy: another request may be reading what is known.
  const seen = copyOf(known.seen)
  for (const entry of added) see(seen, entry, known.around)
  const owed = added.some(({ kind }) => COMMITMENT_KINDS.includes(kind))
  return {
    ...known,
    seen,
    state,
    size,
    commitments: owed ? await findOwedOutside(write, LAST_DAY) : known.commitments,
  }
}

async function looked(write: Write, stood: Stood): Promise<Known> {
  const [entries, family, commitments] = [
    await findNewest(write, SEEN_KINDS),
    await findFamily(write, FAMILY_MESSAGES),
    await findOwedOutside(write, LAST_DAY),
  ]
  const figures = new Map<string, Figure>()
  for (const { people } of entries)
    for (const figure of people) figures.set(`${figure.name}|${figure.address}`, figure)
  const around: Around = {
    family: withNames(family, [...figures.values()]),
    child: write.recordName,
    places: placesAmong([...figures.values()]),
  }
  const seen = nothingSeen()
  for (const entry of entries) see(seen, entry, around)
  return { seen, around, ...stood, commitments }
}

/** The family's addresses, and the names that stand beside them. */
function withNames(family: ReadonlySet<string>, figures: readonly Figure[]): ReadonlySet<string> {
  const names = figures
    .filter(({ address }) => address !== null && family.has(address.toLowerCase()))
    .map(({ name }) => name.trim().toLowerCase())
  return new Set([...family, ...names])
}
