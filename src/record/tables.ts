/** The tables of the ledger, as `migrations/0001_walls.sql` and `0002_ledger.sql` make them. */
import type { ColumnType } from 'kysely'
import type { Day } from '../platform/day.ts'

type Instant = ColumnType<string, string, string>

export type RecordTable = {
  id: string
  name: string
  zone: string
  sample: boolean
  created: Instant
  tree_size: number
  frontier: Buffer[]
  wrapped_key: Buffer
  signing_public: Buffer
  wrapped_signing: Buffer
}

export type MemberTable = {
  id: string
  record_id: string
  account_id: string
  name: string
  role: string
  owner: boolean
  shelves: string[]
  /** The shelves it adds entries on. */
  writes: string[]
  /** The kinds a seat by link adds. */
  adds: string[]
  /** The organisation somebody belongs to, by the name it has in `people`. */
  organisation: string | null
  since: Day
  until: Day | null
  /** When the seat was given up or taken away. */
  ended: ColumnType<string | null, string | null | undefined, string | null>
}

export type EntryTable = {
  record_id: string
  seq: number
  address: string
  root: number
  amends: number | null
  kind: string
  title: string
  author: string
  people: string[]
  happened_day: Day
  happened_time: string | null
  precision: string
  happened_at: Instant
  written: Instant
  shelf: string
  brought_by: string
  readers: string[]
  circle: boolean
  /** In which epoch of its owners the record was when the audience was set; null, the first. */
  epoch: number | null
  import_key: string | null
  content: string | null
  salt: Buffer | null
  content_hash: Buffer
  leaf: Buffer
  erased: ColumnType<string | null, string | null, string | null>
}

export type FileTable = {
  record_id: string
  id: string
  sha256: Buffer
  size: number
  type: string
  brought_by: string
  wrapped_key: Buffer | null
  store_name: string | null
  sealed: Buffer | null
}

export type EntryFileTable = {
  record_id: string
  seq: number
  position: number
  file_id: string
  name: string
}

export type PersonTable = { record_id: string; id: string; name: string }
export type PersonKeyTable = { record_id: string; key: string; person_id: string }
export type EntryPersonTable = {
  record_id: string
  person_id: string
  happened_at: Instant
  seq: number
}

declare module '../platform/database/database.ts' {
  interface Tables {
    record: RecordTable
    member: MemberTable
    entry: EntryTable
    file: FileTable
    entry_file: EntryFileTable
    person: PersonTable
    person_key: PersonKeyTable
    entry_person: EntryPersonTable
  }
}
