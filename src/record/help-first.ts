/**
 * Words being written now that may tell of danger: help comes first on the next page, and the entry they
 * became stands first on Today until somebody who can read it says that it has been dealt with. Nothing
 * is sent to anyone and nothing is held up. What is brought in, written before, is never judged.
 */
import { wordsOfDanger } from '../help/help.ts'
import { append } from './append.ts'
import { currentAudience } from './audience.ts'
import type { Entry, EntryDraft } from './entry.ts'
import { standingFirst } from './help-first-store.ts'
import type { Write } from './kind.ts'
import { findEntries } from './store.ts'

/** What the ledger writes about other entries in its own voice. */
const ABOUT_ENTRIES = new Set(['audience', 'erasure', 'tags', 'help-first', 'dealt-with'])

/** Fields of a form that hold others' words, an address or a token, and never what is being written. */
const NOT_WRITTEN = /^(?:quote-|token$|id$|back$|heard$|do$|letter-source$)/

/** The words of a form as somebody is writing them now, one field after the other. */
export function wordsWritten(form: FormData): string {
  return [...form.entries()]
    .flatMap(([name, value]) =>
      typeof value !== 'string' || NOT_WRITTEN.test(name) ? [] : [value],
    )
    .join('\n')
}

/** What was seen in `entries`, just written by hand: nothing, the same words as before, or danger. */
export type Seen = 'nothing' | 'as before' | 'danger'

/**
 * Looks at what was just appended while somebody was writing; what may tell of danger stands first from
 * now on, for whoever may read it. A correction that leaves the words as they were changes nothing.
 */
export async function putHelpFirst(write: Write, entries: readonly Entry[]): Promise<Seen> {
  const written = entries.filter(
    (entry) => !ABOUT_ENTRIES.has(entry.kind) && wordsOfDanger(wordsOf(write, entry)),
  )
  if (written.length === 0) return 'nothing'
  const fresh: Entry[] = []
  for (const entry of written) if (await isNew(write, entry)) fresh.push(entry)
  if (fresh.length === 0) return 'as before'
  const standing = await standingFirst(
    write,
    fresh.map((entry) => entry.root),
  )
  const drafts: EntryDraft[] = []
  for (const entry of fresh) {
    if (standing.has(entry.root)) continue
    drafts.push(await markOf(write, entry, { kind: 'help-first', body: { of: entry.seq } }))
  }
  await append(write, drafts)
  return 'danger'
}

function wordsOf({ ledger }: Write, entry: Entry): string {
  return `${entry.title}\n${ledger.kinds.get(entry.kind)?.words(entry) ?? ''}`
}

async function isNew(write: Write, entry: Entry): Promise<boolean> {
  const [before] = entry.amends === null ? [] : await findEntries(write, [entry.amends])
  return before === undefined || before.erased || wordsOf(write, before) !== wordsOf(write, entry)
}

/** An entry about `entry`, for those who may read it now. */
export async function markOf(
  write: Write,
  entry: Entry,
  mark: {
    readonly kind: 'help-first' | 'dealt-with'
    readonly body: object
    readonly author?: string
  },
): Promise<EntryDraft> {
  const { kind, body, author = entry.author } = mark
  return {
    kind,
    body,
    author,
    happened: { day: entry.happened.day, time: null, precision: 'day' },
    people: [],
    shelf: entry.shelf,
    audience: await currentAudience(write, entry),
    amends: null,
    files: [],
  }
}
