/**
 * Who has a commitment now, and whether it has come back to somebody who already passed it on: the
 * merry-go-round in which everyone has handed the child to the next. Pure.
 */
import { isSameBody } from '../law/bodies.ts'
import type { Day } from '../platform/day.ts'
import { byHappened, isOwed, type Commitment } from './commitment.ts'

export type Holder = { readonly who: string; readonly since: Day }

export type Loop = {
  /** Who it has come back to. */
  readonly who: string
  readonly since: Day
  /** How often it had been passed on by then. */
  readonly handOvers: number
}

/** Everyone who has held it up to `on`, first the debtor, last whoever has it now. */
export function holdersOf(commitment: Commitment, on: Day): Holder[] {
  const holders: Holder[] = [{ who: commitment.debtor, since: commitment.since }]
  for (const handOver of commitment.handOvers.toSorted(byHappened)) {
    if (handOver.happened.day > on) break
    if (!isSameHolder(handOver.to, holders.at(-1)?.who ?? ''))
      holders.push({ who: handOver.to, since: handOver.happened.day })
  }
  return holders
}

/** The last time it returned, unmet, to someone who had already passed it on; null when it never did. */
export function loopOf(commitment: Commitment, on: Day): Loop | null {
  if (!isOwed(commitment, on)) return null
  const holders = holdersOf(commitment, on)
  const at = holders.findLastIndex((holder, index) => {
    const before = holders.slice(0, index)
    const last = before.findLastIndex((earlier) => isSameBody(earlier.who, holder.who))
    // Passing it about within one body is no return.
    return last >= 0 && last < index - 1
  })
  const back = holders[at]
  return back === undefined ? null : { who: back.who, since: back.since, handOvers: at }
}

/** Names are compared as a reader would: case and spacing do not make a second person. */
export function isSameHolder(a: string, b: string): boolean {
  return plain(a) === plain(b)
}

function plain(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en-GB')
}
