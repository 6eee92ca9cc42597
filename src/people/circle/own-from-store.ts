/** What is told of the day from which the young person may own the record, and to whom. Only SQL. */
import type { Day } from '../../platform/day.ts'
import type { Write } from '../../record/kind.ts'
import { todayIn } from '../../record/visit.ts'
import { ownFromOn, type OwnFrom } from './own-from.ts'
import { isOver, rolesOn } from './seat.ts'
import { findBirthDay, findSeats } from './store.ts'
import './tables.ts'

/** What whoever looks is told today, if anything: owners, and the young person where they have a seat. */
export async function findOwnFrom(write: Write): Promise<OwnFrom | null> {
  // The walls give the day to nobody else.
  const born = await findBirthDay(write)
  if (born === null) return null
  const on = todayIn(write)
  const seats = (await findSeats(write)).filter((seat) => !isOver(seat, on) && !seat.byLink)
  const isYoungPerson = (seat: (typeof seats)[number]) =>
    rolesOn(seat, on).some(({ role }) => role === 'young person')
  return ownFromOn({
    born,
    on,
    owns: seats.some((seat) => seat.owner && isYoungPerson(seat)),
    read: await findRead(write),
    isTheirs: !write.owner && seats.some((seat) => seat.isMe && isYoungPerson(seat)),
  })
}

async function findRead({ tx, recordId, memberId }: Write): Promise<Day[]> {
  const rows = await tx
    .selectFrom('own_from_read')
    .select('own_from')
    .where('record_id', '=', recordId)
    .where('member_id', '=', memberId)
    .execute()
  return rows.map((row) => row.own_from)
}

/** Whoever acts has read what they are told today; a second time changes nothing. */
export async function keepOwnFromRead(write: Write): Promise<void> {
  const told = await findOwnFrom(write)
  if (told === null) return
  const { tx, recordId, memberId, now } = write
  await tx
    .insertInto('own_from_read')
    .values({ record_id: recordId, member_id: memberId, own_from: told.from, read: now })
    .onConflict((on) => on.doNothing())
    .execute()
}
