/**
 * An entry is one immutable fact in a record: something that happened, was said, was asked, was
 * promised. It is corrected only by a later entry that amends it. This file is the vocabulary; it
 * reads no clock and no database.
 */
import type { Readable } from 'node:stream'
import type { Day } from '../platform/day.ts'

export type Precision = 'minute' | 'day' | 'about'

/** When something happened, in the record's own time zone. `time` is `HH:MM`, null unless known. */
export type Happened = {
  readonly day: Day
  readonly time: string | null
  readonly precision: Precision
}

export const SHELVES = [
  'profile',
  'days',
  'incidents',
  'messages',
  'plan',
  'meetings',
  'evidence',
  'private',
] as const
export type Shelf = (typeof SHELVES)[number]

/** Who may read an entry; `{ people }` names members of the record by id. */
export type Audience = 'me' | 'owners' | 'circle' | { readonly people: readonly string[] }

/** Someone who figures in an entry. `address` is an email address or phone number, where known. */
export type Figure = { readonly name: string; readonly address: string | null }

/** A file as an entry knows it: `sha256` (hex) is of the raw bytes, `size` in bytes, `type` sniffed. */
export type FileFact = {
  readonly sha256: string
  readonly name: string
  readonly type: string
  readonly size: number
}

/** What is hashed (RFC 8785, salted) and can be erased: everything an entry says. */
export type EntryContent = {
  readonly kind: string
  readonly happened: Happened
  readonly author: string
  readonly people: readonly Figure[]
  readonly shelf: Shelf
  readonly audience: Audience
  readonly amends: number | null
  readonly body: unknown
  readonly files: readonly FileFact[]
}

/**
 * A file on its way in: bytes in memory, or a path to read when there are too many. `type` is given by
 * whoever has already looked at the bytes; otherwise the ledger looks.
 */
export type FileDraft = { readonly name: string; readonly type?: string } & (
  | { readonly bytes: Uint8Array }
  | { readonly path: string }
  | { readonly open: () => Promise<Readable> }
)

/** What a room hands to the ledger. `key` makes an import repeatable: same key, same record, one entry. */
export type EntryDraft = Omit<EntryContent, 'files'> & {
  readonly files: readonly FileDraft[]
  readonly key?: string
}

/** An entry as read back. `address` is its random permanent page address; `root` the first of its versions. */
export type Entry = EntryContent & {
  readonly record: string
  readonly seq: number
  readonly address: string
  readonly written: string
  readonly broughtBy: string
  readonly root: number
  readonly title: string
  readonly erased: boolean
}
