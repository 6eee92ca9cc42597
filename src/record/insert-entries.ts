/** The rows of entries, all of a batch by one statement of as many parameters as there are columns. */
import { sql } from 'kysely'
import { byteArrays, listText, texts } from '../platform/database/arrays.ts'
import type { Made } from './append.ts'
import { instantOf } from './drafting.ts'
import type { Write } from './kind.ts'
import './tables.ts'

/** Inserts `made`, whose place in the tree is settled. */
export async function insertEntries({ tx, recordId, zone, now }: Write, made: readonly Made[]) {
  const of = (value: (each: Made) => string | null) => texts(made.map(value))
  const numbers = (value: (each: Made) => number | null) => made.map(value)
  await sql`insert into entry (record_id, seq, address, root, amends, kind, title, author, people,
      happened_day, happened_time, precision, happened_at, written, shelf, brought_by, readers, circle,
      epoch, import_key, content, salt, content_hash, leaf, erased)
    select ${recordId}::uuid, seq, address, root, amends, kind, title, author, people::text[],
      happened_day::date, happened_time, precision, happened_at::timestamptz, written::timestamptz, shelf,
      brought_by::uuid, readers::uuid[], circle, (select heard.epoch(${recordId}::uuid)), import_key,
      content, salt, content_hash, leaf, erased::timestamptz
    from unnest(${numbers(({ entry }) => entry.seq)}::int[],
      ${of(({ entry }) => entry.address)}::text[],
      ${numbers(({ entry }) => entry.root)}::int[],
      ${numbers(({ entry }) => entry.amends)}::int[],
      ${of(({ entry }) => entry.kind)}::text[],
      ${of(({ entry }) => entry.title)}::text[],
      ${of(({ entry }) => entry.author)}::text[],
      ${of(({ entry }) => listText(entry.people.map((person) => person.name)))}::text[],
      ${of(({ entry }) => entry.happened.day)}::text[],
      ${of(({ entry }) => entry.happened.time)}::text[],
      ${of(({ entry }) => entry.happened.precision)}::text[],
      ${of(({ entry }) => instantOf(entry.happened, zone))}::text[],
      ${of(({ entry }) => entry.written)}::text[],
      ${of(({ entry }) => entry.shelf)}::text[],
      ${of(({ entry }) => entry.broughtBy)}::text[],
      ${of(({ readers }) => listText(readers))}::text[],
      ${made.map(({ entry }) => entry.audience === 'circle')}::bool[],
      ${of(({ key }) => key)}::text[],
      ${of(({ text }) => text)}::text[],
      ${byteArrays(made.map(({ salt }) => salt))}::bytea[],
      ${byteArrays(made.map(({ contentHash }) => contentHash))}::bytea[],
      ${byteArrays(made.map(({ leaf }) => leaf))}::bytea[],
      ${of(({ entry }) => (entry.erased ? now : null))}::text[])
      as made (seq, address, root, amends, kind, title, author, people, happened_day, happened_time,
        precision, happened_at, written, shelf, brought_by, readers, circle, import_key, content, salt,
        content_hash, leaf, erased)`.execute(tx)
}
