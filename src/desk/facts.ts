/** What one seat may read of its record, and the making of a thing on the desk from it. Pure. */
import type { KeptCommitment } from '../commitments/store.ts'
import type { Day } from '../platform/day.ts'
import type { Seen } from '../record/across.ts'
import { seatHas, type RecordNeed } from '../record/need.ts'
import type { DeskItem, Sort } from './item.ts'
import type { Colleague, DeskSeat, Whose } from './seat.ts'

/** What one seat may read of its record; `entries` are all versions of the kinds a desk is made of. */
export type SeatFacts = {
  readonly seat: DeskSeat
  readonly people: readonly Colleague[]
  readonly commitments: readonly KeptCommitment[]
  readonly entries: readonly Seen[]
  /** The day on which something came back that may be the answer, by the root of what was asked. */
  readonly replied: ReadonlyMap<number, Day>
  /** The shelf of each commitment's entry, by its root: where an answer would go. */
  readonly shelves: ReadonlyMap<number, string>
}

/** The same on a day, and whose something is by the name it is held in. */
export type Known = SeatFacts & {
  readonly on: Day
  /** Colleagues whose seat is over. */ readonly gone: readonly string[]
  readonly whose: (holder: string) => Whose
}

type Made = Omit<DeskItem, 'id' | 'record' | 'child' | 'organisation' | 'sort' | 'href'>

/** A thing on the desk, with what all of them have from their seat. */
export function item(
  { seat }: Pick<Known, 'seat'>,
  at: {
    readonly sort: Sort
    readonly id: string
    /** The page it has in a room, and what that page needs of a seat. */
    readonly path: string
    readonly need?: RecordNeed
    /** Of its entry, whose page opens to whoever may read it. */
    readonly address?: string
  },
  made: Made,
): DeskItem {
  const { record, child, organisation } = seat
  const { sort, id, path, need = 'read the record', address } = at
  const opens = seatHas({ ...seat, owner: false }, need) || address === undefined
  const href = `/records/${record}${opens ? path : `/entries/${address}`}`
  return { ...made, id: `${record}:${sort}:${id}`, sort, record, child, organisation, href }
}
