/**
 * The path of what was passed on: who held it, from when to when, with which words they let it go, and
 * where it came back to somebody who had already passed it on. Pure: facts and a day in, a path out.
 *
 * What it promises: a stop stands for one who held it; where a hand-over begins with somebody who is
 * not known to have it, they stand there too, from that day; a loop is only ever "it has come back",
 * with its days, and says nothing about whose doing it is.
 */
import { isSameBody } from '../law/bodies.ts'
import { daysBetween, type Day } from '../platform/day.ts'
import { byHappened, type HandOver } from './commitment.ts'
import { isSameHolder } from './hand-over.ts'

/** A need, an ask or a promise, as far as its path goes. */
export type Passed = {
  readonly since: Day
  /** Who had it first; null where only hand-overs say. */
  readonly first: string | null
  readonly handOvers: readonly HandOver[]
  /** The day it was met or over; null while it is not. */
  readonly settled: Day | null
}

/** One who held it. */
export type Stop = {
  readonly who: string
  /** The day it came to them. */
  readonly from: Day
  /** The day they passed it on, or the need was met; null while they have it. */
  readonly to: Day | null
  /** Calendar days between the two, or up to the day asked about. */
  readonly days: number
  /** The very words with which they passed it on, where they were kept. */
  readonly words: string | null
  /** The entry that shows it: the message or call, else the hand-over itself; null for where it is now. */
  readonly source: number | null
  /** The hand-over's own entry. */
  readonly handOver: number | null
}

/** Everyone who held it up to `on`, first to last; the last has it now, or had it when it was met. */
export function stopsOf(passed: Passed, on: Day): Stop[] {
  const end = passed.settled !== null && passed.settled <= on ? passed.settled : on
  const handOvers = passed.handOvers
    .filter(({ happened }) => happened.day <= end)
    .toSorted(byHappened)
  const held: { who: string; from: Day }[] = []
  const first = passed.first ?? handOvers[0]?.from ?? null
  if (first !== null) {
    const passedOn = handOvers[0]?.happened.day ?? passed.since
    held.push({ who: first, from: passedOn < passed.since ? passedOn : passed.since })
  }
  const left: (HandOver | null)[] = []
  for (const handOver of handOvers) {
    const day = handOver.happened.day
    if (!isHeldBy(held.at(-1)?.who, handOver.from)) {
      left.push(null)
      held.push({ who: handOver.from, from: day })
    }
    if (isSameHolder(held.at(-1)?.who ?? '', handOver.to)) continue
    left.push(handOver)
    held.push({ who: handOver.to, from: day })
  }
  return held.map(({ who, from }, at) => {
    const next = held[at + 1]
    const by = left[at] ?? null
    const to =
      next?.from ?? (passed.settled !== null && passed.settled <= on ? passed.settled : null)
    return {
      who,
      from,
      to,
      days: Math.max(0, daysBetween(from, to ?? on)),
      words: by?.words ?? null,
      source: by === null ? null : (by.source ?? by.seq),
      handOver: by?.seq ?? null,
    }
  })
}

function isHeldBy(holder: string | undefined, from: string): boolean {
  return holder !== undefined && isSameBody(holder, from)
}

/** It came back to somebody who had already passed it on, and the need was not met. */
export type Return = {
  readonly who: string
  /** The stop it came back to, and the earlier one of the same body. */
  readonly at: number
  readonly earlier: number
  /** The day they had passed it on, the day it came back, and the days between: the days lost. */
  readonly left: Day
  readonly back: Day
  readonly days: number
  /** Who had it in between, in order. */
  readonly through: readonly string[]
}

/** Every return on a path, oldest first. Passing about within one body is none. */
export function returnsOf(stops: readonly Stop[]): Return[] {
  return stops.flatMap((stop, at) => {
    const before = stops.slice(0, at)
    const last = before.findLastIndex((each) => isSameBody(each.who, stop.who))
    const earlier = stops[last]
    if (earlier === undefined || last === at - 1) return []
    const left = earlier.to ?? stop.from
    return [
      {
        who: stop.who,
        at,
        earlier: last,
        left,
        back: stop.from,
        days: Math.max(0, daysBetween(left, stop.from)),
        through: before.slice(last + 1).map((each) => each.who),
      },
    ]
  })
}

/**
 * Days lost in circles: those between a body passing it on and its coming back to them, each day counted
 * once however many circles it lies in.
 */
export function daysLost(returns: readonly Return[]): number {
  let lost = 0
  let until: Day | null = null
  for (const { left, back } of returns.toSorted((a, b) => (a.left < b.left ? -1 : 1))) {
    const from: Day = until !== null && until > left ? until : left
    if (back > from) lost += daysBetween(from, back)
    if (until === null || back > until) until = back
  }
  return lost
}

/** Whether two paths are the same hand-overs, told of a need and of something asked for it. */
export function isSamePath(one: readonly Stop[], other: readonly Stop[]): boolean {
  return (
    one.length === other.length &&
    one.length > 1 &&
    one.every((stop, at) => {
      const same = other[at]
      return same !== undefined && isSameBody(stop.who, same.who) && stop.to === same.to
    })
  )
}
