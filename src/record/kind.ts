/**
 * What a room says about a kind of entry it adds. `app.tsx` and the command line hand the list of
 * all kinds to the ledger, which imports no room.
 */
import type { Child } from 'hono/jsx'
import type { ZodType } from 'zod'
import type { Write } from './append.ts'
import type { Entry, EntryContent } from './entry.ts'

export type Kind = {
  readonly kind: string
  /** Checks and types `content.body`. Strict: an unknown field is a slip, told with its name. */
  readonly schema: ZodType
  /** One line for lists. */
  readonly title: (content: EntryContent) => string
  /** The words by which the entry can be found. */
  readonly words: (content: EntryContent) => string
  /** Fields of the body that name another entry by its seq; `add` and restore follow them. */
  readonly refers?: readonly string[]
}

/** Updates a room's own tables from entries just appended, inside their transaction. Rebuilding calls it again. */
export type Projector = {
  readonly kinds: readonly string[]
  readonly tables: readonly string[]
  readonly project: (write: Write, entries: readonly Entry[]) => Promise<void>
}

/** How an entry of a kind is shown on a page. */
export type Card = { readonly kind: string; readonly card: (entry: Entry) => Child }
