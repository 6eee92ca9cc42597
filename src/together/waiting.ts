/** What waits for whoever looks: told, changed or said to them, and not yet pressed by them. */
import { HAPPENINGS } from '../incidents/entries.ts'
import { addDays, dayAt, type Day } from '../platform/day.ts'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findNewest } from '../record/store.ts'
import { toConfirm, type Change } from './change.ts'
import { findChanges } from './change-store.ts'
import { waitingFor, type News } from './news.ts'
import { turnsOf, type Repair } from './repair.ts'
import { findRepairs } from './repair-store.ts'
import { teaches, type Seat } from './seats.ts'
import { findNews, findSeats } from './store.ts'

export type Waiting = {
  readonly news: readonly News[]
  /** What they are asked to confirm. */
  readonly changes: readonly Change[]
  /** Conversations begun again in which they can say the next thing. */
  readonly repairs: readonly Repair[]
  /** For an owner: what others wrote down of something that happened, in the last days. */
  readonly happened: readonly Entry[]
}

/** What waits for this member on `on`. Everything in it they may read. */
export async function findWaiting(write: Write, on: Day): Promise<Waiting> {
  const me = write.memberId
  const seats = await findSeats(write)
  const isAsked = seats.some((seat) => seat.id === me && teaches(seat))
  const { changes, confirmed } = isAsked ? await findChanges(write) : { changes: [], confirmed: [] }
  return {
    news: waitingFor(me, { ...(await findNews(write, on)), on }),
    changes: toConfirm(changes, confirmed, { seats, me, on }),
    repairs: (await findRepairs(write)).filter((repair) => isTurnOf(repair, me)),
    happened: write.owner ? await findWrittenByOthers(write, { seats, on }) : [],
  }
}

/** It stands first for so many days, and is looked for so far back. */
const SHOWN_DAYS = 2
const LOOKED_BACK_DAYS = 60

/** What somebody who does not own the record wrote down lately of something that happened; the latest first. */
async function findWrittenByOthers(
  write: Write,
  { seats, on }: { readonly seats: readonly Seat[]; readonly on: Day },
): Promise<Entry[]> {
  const within = { from: addDays(on, -LOOKED_BACK_DAYS), to: on }
  const others = new Set(seats.filter(({ owner }) => !owner).map(({ id }) => id))
  const since = addDays(on, -SHOWN_DAYS)
  return (await findNewest(write, HAPPENINGS, within))
    .filter(({ broughtBy, erased }) => others.has(broughtBy) && !erased)
    .filter(({ written }) => dayAt(written, write.zone) >= since)
    .toReversed()
}

function isTurnOf(repair: Repair, me: string): boolean {
  const side = repair.sides.find(({ id }) => id === me)
  return side !== undefined && turnsOf(repair, side).length > 0
}

/** A name for each thing that waits, steady while it does; holds no words. */
export function keysOf({ news, changes, repairs, happened }: Waiting): string[] {
  return [
    ...news.map(({ seq }) => `news:${seq}`),
    ...changes.map(({ seq }) => `change:${seq}`),
    ...repairs.map((repair) => `repair:${repair.root}:${saidIn(repair)}`),
    ...happened.map(({ root }) => `happened:${root}`),
  ]
}

/** How much has been said: each new thing said to somebody is something new that waits. */
function saidIn({ parts, checks, summaries, agreed }: Repair): number {
  return parts.length + checks.length + summaries.length + agreed.length
}
