/** What a desk is read from: seats, colleagues, and what each seat may read of its record. Only SQL. */
import { sql } from 'kysely'
import { findOwedAcross, findRepliesAcross } from '../commitments/across.ts'
import { yearOf, type Period } from '../incidents/period.ts'
import type { Tx } from '../platform/database/database.ts'
import { addDays, dayAt, type Day } from '../platform/day.ts'
import { DELIVERED_KIND } from '../plan/entries.ts'
import { LASTING_PLAN_KINDS } from '../plan/planned.ts'
import { findVersionsAcross } from '../record/across.ts'
import { READS_FROM } from '../together/store.ts'
import '../record/tables.ts'
import type { SeatFacts } from './facts.ts'
import { DATE_KINDS, TOLD_DAYS } from './gather.ts'
import { TOLD_KINDS } from './tellings.ts'
import { MEETING_KIND } from './meetings.ts'
import { ATTENDANCE_KINDS } from './reviews.ts'
import { PAGE_KINDS } from './pages-confirmed.ts'
import { isStaff, type Colleague, type DeskSeat } from './seat.ts'

/** The open seats that an account holds as somebody who works with the children, by the children's names. */
export async function findSeats(tx: Tx, accountId: string): Promise<DeskSeat[]> {
  const rows = await tx
    .selectFrom('member')
    .innerJoin('record', 'record.id', 'member.record_id')
    .select(['member.id as member', 'member.record_id as record', 'record.name as child'])
    .select(['member.name', 'member.role', 'member.shelves', 'member.writes as writesOn'])
    .select('record.zone')
    .select(sql<string | null>`member.organisation`.as('organisation'))
    .where('member.account_id', '=', accountId)
    .where('member.owner', '=', false)
    .where(sql<boolean>`(member.until is null or member.until >= current_date)`)
    .orderBy('record.name')
    .orderBy('record.id')
    .execute()
  return rows.filter(({ role }) => isStaff(role))
}

/** Everyone with a seat at these records whom the account may see there. */
export async function findColleagues(tx: Tx, records: readonly string[]): Promise<Colleague[]> {
  return tx
    .selectFrom('member')
    .select(['id as member', 'account_id as account', 'record_id as record', 'name', 'role'])
    .select(['owner', 'shelves', 'writes', 'since', 'until'])
    .select(sql<boolean>`adds <> '{}'`.as('byLink'))
    .select(READS_FROM.as('from'))
    .select(sql<string | null>`member.organisation`.as('organisation'))
    .where('record_id', '=', sql<string>`any(${[...records]}::uuid[])`)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** The day it is where the records live; with no seat, in London. */
export function dayOfDesk(seats: readonly DeskSeat[], now: string): Day {
  return dayAt(now, seats[0]?.zone ?? 'Europe/London')
}

/** What each of `seats` may read of its record, for a desk on `on`. A few queries, however many seats. */
export async function findSeatFacts(
  tx: Tx,
  seats: readonly DeskSeat[],
  on: Day,
): Promise<SeatFacts[]> {
  const records = seats.map(({ record }) => record)
  if (records.length === 0) return []
  const people = Map.groupBy(await findColleagues(tx, records), ({ record }) => record)
  const owed = await findOwedAcross(tx, records, { openOn: on })
  const shelves = await findShelves(tx, owed)
  const replies = await findRepliesAcross(tx, owed, on)
  const repliedAt = (record: string): ReadonlyMap<number, Day> =>
    new Map(
      (owed.get(record) ?? []).flatMap(({ root }) => {
        const day = replies.get(`${record} ${root}`)
        return day === undefined ? [] : [[root, day] as const]
      }),
    )
  const lasting = [
    ...PAGE_KINDS,
    ...DATE_KINDS,
    ...LASTING_PLAN_KINDS,
    ...ATTENDANCE_KINDS,
    MEETING_KIND,
  ]
  const entries = await findVersionsAcross(tx, records, lasting)
  const lately = await findVersionsAcross(tx, records, TOLD_KINDS, addDays(on, -TOLD_DAYS))
  const given = await findVersionsAcross(tx, records, [DELIVERED_KIND], yearOf(on).from)
  return seats.map((seat) => ({
    seat,
    people: people.get(seat.record) ?? [],
    commitments: owed.get(seat.record) ?? [],
    entries: [entries, lately, given].flatMap((found) => found.get(seat.record) ?? []),
    replied: repliedAt(seat.record),
    shelves: shelves.get(seat.record) ?? new Map<number, string>(),
  }))
}

/** What each of `seats` may read of what happened, was asked and was promised in a term. */
export async function findTermFacts(
  tx: Tx,
  seats: readonly DeskSeat[],
  period: Period,
): Promise<SeatFacts[]> {
  const records = seats.map(({ record }) => record)
  if (records.length === 0) return []
  const people = Map.groupBy(await findColleagues(tx, records), ({ record }) => record)
  const owed = await findOwedAcross(tx, records, period)
  const entries = await findVersionsAcross(tx, records, [...PAGE_KINDS, ...LASTING_PLAN_KINDS])
  const lately = await findVersionsAcross(
    tx,
    records,
    [...TOLD_KINDS, DELIVERED_KIND, 'news'],
    period.from,
  )
  return seats.map((seat) => ({
    seat,
    people: people.get(seat.record) ?? [],
    commitments: owed.get(seat.record) ?? [],
    entries: [...(entries.get(seat.record) ?? []), ...(lately.get(seat.record) ?? [])],
    replied: new Map<number, Day>(),
    shelves: new Map<number, string>(),
  }))
}

/** The shelf each commitment stands on: what is written in answer stands there too. */
async function findShelves(
  tx: Tx,
  owed: Awaited<ReturnType<typeof findOwedAcross>>,
): Promise<ReadonlyMap<string, ReadonlyMap<number, string>>> {
  const all = [...owed].flatMap(([record, its]) => its.map(({ root }) => ({ record, root })))
  if (all.length === 0) return new Map()
  const rows = await tx
    .selectFrom('entry')
    .select(['record_id as record', 'seq as root', 'shelf'])
    .where(
      sql<boolean>`(record_id, seq) in (select * from unnest(
        ${all.map(({ record }) => record)}::uuid[], ${all.map(({ root }) => root)}::int[]))`,
    )
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ record }) => record)].map(([record, its]) => [
      record,
      new Map(its.map(({ root, shelf }) => [root, shelf])),
    ]),
  )
}
