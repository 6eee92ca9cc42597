/**
 * What a room says about the kinds of entry it adds, and what the ledger needs to write. `app.tsx` and
 * the command line hand the list of all kinds to the ledger, which imports no room.
 */
import type { Child } from 'hono/jsx'
import type { ZodType } from 'zod'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Key } from '../platform/files/keys.ts'
import type { Vault } from '../platform/files/vault.ts'
import type { Ctx } from '../platform/web/route.ts'
import type { Entry, EntryContent, FileFact } from './entry.ts'

export type Kind = {
  readonly kind: string
  /** Checks and types `content.body`. Strict: an unknown field is a slip, told with its name. */
  readonly schema: ZodType
  /** One line for lists. */
  readonly title: (content: EntryContent) => string
  /** The words by which the entry can be found. */
  readonly words: (content: EntryContent) => string
  /** Said between people who are named in it: nobody else is ever let in by one of them. */
  readonly staysBetween?: true
  /** Fields of the body that name another entry of the record by its seq. */
  readonly refers?: readonly string[]
  /** Lists of the body that name entries: `papers`, or `then.of` where each of the list is an object that does. */
  readonly refersMany?: readonly string[]
  /** The kinds that `of` in the body may name; left out, any. */
  readonly of?: readonly string[]
  /** It is read by whoever wrote it and by nobody else, ever: no audience but "me" is taken. */
  readonly staysMine?: boolean
}

/** Updates a room's own tables from entries just appended, in their transaction. Rebuilding empties `tables` and calls it again. */
export type Projector = {
  readonly kinds: readonly string[]
  readonly tables: readonly string[]
  readonly project: (write: Write, entries: readonly Entry[]) => Promise<void>
}

/** How the body of an entry of a kind is shown on a page. */
export type Card = {
  readonly kind: string
  /** What people call it, in lists and filters: "Email". */
  readonly label: string
  readonly card: (entry: Entry) => Child
  /** Where the first file is the thing itself, not something that came with it: what to call it. */
  readonly firstFile?: string
  /** It went from its author to the people in it: lists say so. */
  readonly isSent?: boolean
  /** One of very many of its sort, with a page of its own: left out of the timeline until it is asked for; `unsaid`, that it is left out is not said either. */
  readonly isQuiet?: boolean | 'unsaid'
  /** Somebody may have told the family something in it, which can be looked up. */
  readonly isTold?: boolean
}

/**
 * What stands inside a file: its words by part (`page 2`; empty for the whole), where a photo says it was
 * taken, and why nobody could look, where nobody could look at all of it.
 */
export type Inside = {
  readonly texts: readonly (readonly [part: string, text: string])[]
  readonly place?: string | null
  readonly reason: string | null
}

/** Everything the ledger leans on, put together once at start. */
export type Ledger = {
  readonly db: Database
  readonly vault: Vault
  readonly kinds: ReadonlyMap<string, Kind>
  readonly projectors: readonly Projector[]
  /** Reads what stands inside a file. */
  readonly inside: (
    fact: Pick<FileFact, 'type' | 'name' | 'size'>,
    read: () => Promise<Uint8Array>,
  ) => Promise<Inside>
  /** Looks at what was just appended from a page, before it is kept: throws where it must not leave yet. */
  readonly beforeKept: (c: Ctx, write: Write, appended: readonly Entry[]) => Promise<void>
}

/** One transaction at one record, for one member. `now` is the instant it is written down (ISO 8601). */
export type Write = {
  readonly ledger: Ledger
  readonly tx: Tx
  readonly recordId: string
  readonly recordName: string
  readonly accountId: string
  readonly memberId: string
  readonly owner: boolean
  /** The shelves this seat holds, and those it adds entries on; an owner has all. */
  readonly shelves: readonly string[]
  readonly writesOn: readonly string[]
  /** A seat by link: it opens its own page, and none of the record's. */
  readonly byLink: boolean
  /** Whether this seat may write in the record's own pages; a reader by link may not. */
  readonly writes: boolean
  /** What the seat is: `parent`, `SENCO`, `reader` by link ... */
  readonly role: string
  readonly zone: string
  readonly recordKey: Key
  readonly now: string
  /** What is done once it is committed, and never if it is not: taking files off the disk. */
  readonly afterwards: (() => Promise<void>)[]
  /** What was appended in it, gathered where somebody writes now; left out where things are brought in. */
  readonly appended?: Entry[]
}
