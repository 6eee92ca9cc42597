/** Reads what the family did to be heard: calls, emails and letters it sent, meetings. */
import { sql } from 'kysely'
import type { Day } from '../../platform/day.ts'
import type { Entry } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { findAfter } from '../../record/store.ts'

const BATCH = 1000
const KINDS = ['call', 'letter', 'meeting', 'meeting minutes']

type Held = { readonly of?: unknown; readonly minutes?: unknown; readonly calledOff?: unknown }
const held = ({ body }: Entry): Held => body ?? {}

/**
 * The latest version of each call, letter and meeting that this member may read, up to `to`. A meeting has
 * the minutes that what came of it says; one that was called off took none.
 */
export async function findHandled(write: Write, from: Day, to: Day): Promise<Entry[]> {
  const latest = new Map<number, Entry>()
  const rootOf = new Map<number, number>()
  for (let after = 0; ;) {
    const batch = await findAfter(write, after, { kinds: KINDS, atMost: BATCH })
    for (const entry of batch) {
      latest.set(entry.root, entry)
      rootOf.set(entry.seq, entry.root)
    }
    after = batch.at(-1)?.seq ?? after
    if (batch.length < BATCH) break
  }
  const all = [...latest.values()].filter(({ erased }) => !erased)
  const lasted = new Map(
    all.flatMap((entry) => {
      const { of, minutes } = held(entry)
      const isCounted = entry.kind === 'meeting minutes' && typeof minutes === 'number'
      return isCounted ? [[rootOf.get(Number(of)), minutes] as const] : []
    }),
  )
  return all
    .filter((entry) => entry.kind !== 'meeting minutes' && held(entry).calledOff !== true)
    .filter(({ happened: { day } }) => day >= from && day <= to)
    .map((entry) => {
      const minutes = entry.kind === 'meeting' ? lasted.get(entry.root) : undefined
      return minutes === undefined ? entry : { ...entry, body: { ...held(entry), minutes } }
    })
}

export type Sent = {
  readonly month: string
  /** The first recipient outside the family, as known in messages: an address, or a name. */
  readonly whom: string
  readonly name: string | null
  readonly count: number
}

/** How many emails the family sent to each, by month, from `from` to `to`. */
export async function findSent(
  { tx, recordId }: Write,
  family: readonly string[],
  [from, to]: readonly [Day, Day],
): Promise<Sent[]> {
  const found = await sql<Sent>`
    with sent as (
      select to_char(m.day, 'YYYY-MM') as month, (
        select one.who from unnest(m.recipients) with ordinality as one(who, at)
        where one.who <> all(${[...family]}::text[]) order by one.at limit 1) as whom
      from message_thread m
      where m.record_id = ${recordId} and m.sender = any(${[...family]}::text[]) and not m.automatic
        and m.day between ${from}::date and ${to}::date)
    select sent.month, sent.whom, (
        select person.name from person_key join person on person.record_id = person_key.record_id
          and person.id = person_key.person_id
        where person_key.record_id = ${recordId} and person_key.key = 'a:' || sent.whom
        order by position('@' in person.name), length(person.name) desc, person.name limit 1) as name,
      count(*)::int as count
    from sent where sent.whom is not null group by sent.month, sent.whom`.execute(tx)
  return found.rows
}

/** Titles of messages on some days: a letter sent by email and brought in again is one thing. */
export async function findMessageTitles(
  { tx, recordId }: Write,
  days: readonly Day[],
): Promise<ReadonlySet<string>> {
  if (days.length === 0) return new Set()
  const rows = await tx
    .selectFrom('entry')
    .select(['happened_day', 'title'])
    .where('record_id', '=', recordId)
    .where('kind', '=', 'message')
    .where('happened_day', '=', sql<Day>`any(${[...days]}::date[])`)
    .execute()
  return new Set(rows.map((row) => `${row.happened_day} ${row.title}`))
}

/** Parts of an address before the @ by which a whole place writes. */
const OFFICES = ['office', 'admin', 'enquiries', 'info', 'reception', 'contact', 'school']

/** The name under which the office of each domain writes, where the record knows one. */
export async function findOffices(
  { tx, recordId }: Write,
  domains: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const keys = domains.flatMap((domain) => OFFICES.map((office) => `a:${office}@${domain}`))
  if (keys.length === 0) return new Map()
  const rows = await tx
    .selectFrom('person_key')
    .innerJoin('person', (join) =>
      join
        .onRef('person.record_id', '=', 'person_key.record_id')
        .onRef('person.id', '=', 'person_key.person_id'),
    )
    .select(['person_key.key', 'person.name'])
    .where('person_key.record_id', '=', recordId)
    .where('person_key.key', '=', sql<string>`any(${keys}::text[])`)
    .orderBy('person_key.key', 'desc')
    .orderBy(sql`length(person.name)`)
    .orderBy('person.name', 'desc')
    .execute()
  return new Map(
    rows
      .filter(({ name }) => name !== '' && !name.includes('@'))
      .map(({ key, name }) => [key.split('@')[1] ?? '', name]),
  )
}
