/** Letters and messages that may have started a clock, for the page of all clocks. */
import type { Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import { findEntries, findLines } from '../record/store.ts'
import { KNOWN } from './known.ts'
import { isClosed, type Matter } from './matter.ts'
import { OFFERED_KINDS, offersFor, type Offer } from './triggers.ts'

export type FoundOffer = Offer & {
  readonly title: string
  readonly address: string
  readonly day: Day
}

/** So many of the newest are looked through; the rest are offered on their own pages. */
const LOOKED_THROUGH = 120
const SHOWN_MAX = 4

/** At most one for each process that is not under way, newest first. */
export async function findOffers(
  write: Write,
  matters: readonly Matter[],
  on: Day,
): Promise<FoundOffer[]> {
  const used = new Set(matters.flatMap(({ steps }) => steps.map(({ source }) => source)))
  const taken = new Set(
    matters.filter((matter) => !isClosed(matter, on)).map(({ process }) => process),
  )
  const lines = await findLines(write, { kinds: OFFERED_KINDS, atMost: LOOKED_THROUGH })
  const fresh = lines.map(({ seq }) => seq).filter((seq) => !used.has(seq))
  const entries = fresh.length === 0 ? [] : await findEntries(write, fresh)
  const found: FoundOffer[] = []
  for (const entry of entries.toReversed()) {
    const [offer] = offersFor(KNOWN.processes, entry)
    if (offer === undefined || taken.has(offer.process.id)) continue
    taken.add(offer.process.id)
    found.push({ ...offer, title: entry.title, address: entry.address, day: entry.happened.day })
  }
  return found.slice(0, SHOWN_MAX)
}
