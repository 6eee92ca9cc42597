/** What waits for whoever looks: told, changed or said to them, and not yet pressed by them. */
import type { Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import { toConfirm, type Change } from './change.ts'
import { findChanges } from './change-store.ts'
import { waitingFor, type News } from './news.ts'
import { turnsOf, type Repair } from './repair.ts'
import { findRepairs } from './repair-store.ts'
import { teaches } from './seats.ts'
import { findNews, findSeats } from './store.ts'

export type Waiting = {
  readonly news: readonly News[]
  /** What they are asked to confirm. */
  readonly changes: readonly Change[]
  /** Conversations begun again in which they can say the next thing. */
  readonly repairs: readonly Repair[]
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
  }
}

function isTurnOf(repair: Repair, me: string): boolean {
  const side = repair.sides.find(({ id }) => id === me)
  return side !== undefined && turnsOf(repair, side).length > 0
}

/** A name for each thing that waits, steady while it does; holds no words. */
export function keysOf({ news, changes, repairs }: Waiting): string[] {
  return [
    ...news.map(({ seq }) => `news:${seq}`),
    ...changes.map(({ seq }) => `change:${seq}`),
    ...repairs.map((repair) => `repair:${repair.root}:${saidIn(repair)}`),
  ]
}

/** How much has been said: each new thing said to somebody is something new that waits. */
function saidIn({ parts, checks, summaries, agreed }: Repair): number {
  return parts.length + checks.length + summaries.length + agreed.length
}
