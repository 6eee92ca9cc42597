/** What one seat may read of its record, and the making of a thing on the desk from it. Pure. */
import type { KeptCommitment } from '../commitments/store.ts'
import type { Day } from '../platform/day.ts'
import type { Seen } from '../record/across.ts'
import type { DeskItem, Sort } from './item.ts'
import type { Colleague, DeskSeat, Whose } from './seat.ts'

/** What one seat may read of its record; `entries` are all versions of the kinds a desk is made of. */
export type SeatFacts = {
  readonly seat: DeskSeat
  readonly people: readonly Colleague[]
  readonly commitments: readonly KeptCommitment[]
  readonly entries: readonly Seen[]
  /** The shelf of each commitment's entry, by its root: where an answer would go. */
  readonly shelves: ReadonlyMap<number, string>
}

/** The same on a day, and whose something is by the name it is held in. */
export type Known = SeatFacts & { readonly on: Day; readonly whose: (holder: string) => Whose }

type Made = Omit<DeskItem, 'id' | 'record' | 'child' | 'organisation' | 'sort' | 'href'>

/** A thing on the desk, with what all of them have from their seat. */
export function item(
  { seat }: Pick<Known, 'seat'>,
  at: { readonly sort: Sort; readonly id: string; readonly path: string },
  made: Made,
): DeskItem {
  const { record, child, organisation } = seat
  const { sort, id, path } = at
  const href = `/records/${record}${path}`
  return { ...made, id: `${record}:${sort}:${id}`, sort, record, child, organisation, href }
}
