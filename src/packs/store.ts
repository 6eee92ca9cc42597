/** Reads from a record what a pack is made of, as it stood at a tree size and as this member may see it. */
import { sql } from 'kysely'
import { EVENT_TAGS, type Tagged } from '../days/events.ts'
import type { Day } from '../platform/day.ts'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findAfter, findAllVersions, findEntries, findProven } from '../record/store.ts'
import { onlyOutside } from '../together/outside.ts'
import { inclusionProofs } from '../record/tree.ts'
import type { ProvenEntry } from './archive.ts'
import { commitmentsAsStood, OWED_KINDS } from './as-stood.ts'
import type { PackCommitment } from './complaint.ts'
import { OtherChildren, RecordingAnswers } from './entries.ts'
import { isUpTo, type Stood, type UpTo } from './own-tree-store.ts'

const BATCH = 1000

/** Every commitment as it stood at `upTo`. */
export async function findCommitments(write: Write, upTo: UpTo): Promise<PackCommitment[]> {
  return commitmentsAsStood(await onlyOutside(write, await findAll(write, OWED_KINDS, upTo)))
}

/** The newest version of each entry of `kinds`, as the record stood at `upTo`; erased ones left out. */
export async function findNewestAsStood(
  write: Write,
  kinds: readonly string[],
  upTo: UpTo,
): Promise<Entry[]> {
  const newest = new Map<number, Entry>()
  for (const entry of await findAll(write, kinds, upTo)) newest.set(entry.root, entry)
  return [...newest.values()].filter(({ erased }) => !erased)
}

/** What carried a tag that marks a change, as the record stood at `upTo`: no later tags, versions or entries. */
export async function findTaggedAsStood(write: Write, upTo: UpTo): Promise<Tagged[]> {
  const tellings = (await findAll(write, ['tags'], upTo)).filter(({ erased }) => !erased)
  const saying = tellings.map(({ body }) => body as { of: number; tags: readonly string[] })
  const named = await findEntries(write, [...new Set(saying.map(({ of }) => of))])
  const roots = new Map(named.map(({ seq, root }) => [seq, root]))
  const last = new Map(saying.map(({ of, tags }) => [roots.get(of) ?? of, tags]))
  const newest = new Map(
    (await findAllVersions(write, [...last.keys()]))
      .filter(({ seq }) => isUpTo(upTo, seq))
      .map((entry) => [entry.root, entry]),
  )
  return [...newest.values()]
    .filter(({ erased }) => !erased)
    .flatMap(({ root, title, address, happened: { day } }) =>
      EVENT_TAGS.filter((tag) => last.get(root)?.includes(tag) === true).map((tag) => ({
        day,
        title,
        address,
        tag,
      })),
    )
}

async function findAll(write: Write, kinds: readonly string[], upTo: UpTo): Promise<Entry[]> {
  const all: Entry[] = []
  for (let after = 0; ;) {
    const batch = await findAfter(write, after, { kinds, atMost: BATCH })
    all.push(...batch.filter(({ seq }) => isUpTo(upTo, seq)))
    after = batch.at(-1)?.seq ?? after
    if (batch.length < BATCH || (typeof upTo === 'number' && after >= upTo)) return all
  }
}

/**
 * Entries by number, with every later correction of each, up to `upTo`; in order of seq. What two people
 * said for themselves alone is not there for a pack.
 */
export async function findCited(
  write: Write,
  seqs: readonly number[],
  upTo: UpTo,
): Promise<Entry[]> {
  const named = await findEntries(
    write,
    seqs.filter((seq) => isUpTo(upTo, seq)),
  )
  const roots = new Set(named.map((entry) => entry.root))
  const found = new Map(named.map((entry) => [entry.seq, entry]))
  for (const version of await findAllVersions(write, [...roots]))
    if (isUpTo(upTo, version.seq) && version.amends !== null && found.has(version.amends))
      found.set(version.seq, version)
  const outside = await onlyOutside(write, [...found.values()])
  return outside.toSorted((a, b) => a.seq - b.seq)
}

/**
 * The latest day on which anything in the record happened, up to `upTo`; null in an empty record. A
 * version that was corrected since counts too: what the record said then does not change. A meeting does
 * not count, for it may lie ahead.
 */
export async function findLastDay({ tx, recordId }: Write, upTo: UpTo): Promise<Day | null> {
  const last = await tx
    .selectFrom('entry')
    .select('happened_day')
    .where('record_id', '=', recordId)
    .where(
      typeof upTo === 'number'
        ? sql<boolean>`seq <= ${upTo}::int`
        : sql<boolean>`seq = any(${[...upTo]}::int[])`,
    )
    .where('kind', '<>', 'meeting')
    .orderBy('happened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.happened_day ?? null
}

/** The proofs of what stands at `places` of the tree. Throws where an entry was erased or cannot be seen. */
export async function findProofs(
  write: Write,
  places: readonly number[],
  { leaves, placeOf, seqOf, textOf }: Stood & { readonly leaves: readonly Buffer[] },
): Promise<ProvenEntry[]> {
  const found = await findProven(write, { seqs: places.map(seqOf) })
  const proven = found.map((each) => ({ ...each, place: placeOf(each.seq) ?? 0 }))
  const paths = inclusionProofs(
    leaves,
    proven.map(({ place }) => place - 1),
  )
  return proven.map(({ seq, place, kind, written, content, salt }, at) => {
    if (content === null || salt === null) throw new Error(`Entry ${place} was erased.`)
    const leaf = leaves[place - 1]
    if (leaf === undefined) throw new Error(`Entry ${place} has no leaf.`)
    const text = textOf(seq, kind, content)
    return { seq: place, written, content: text, salt, leaf, path: paths[at] ?? [] }
  })
}

/** The names of other children, from the latest list. */
export async function findOtherChildren(write: Write): Promise<readonly string[]> {
  const lists = await findAll(write, ['other-children'], Number.MAX_SAFE_INTEGER)
  const last = lists.findLast((entry) => !entry.erased)
  return last === undefined ? [] : OtherChildren.parse(last.body).names
}

/** What this member, or anyone they can read, has last answered about each recording, by its entry. */
export async function findAnswers(
  write: Write,
): Promise<ReadonlyMap<number, Omit<RecordingAnswers, 'of'>>> {
  const entries = await findAll(write, ['recording-answers'], Number.MAX_SAFE_INTEGER)
  return new Map(
    entries.flatMap((entry) => {
      if (entry.erased) return []
      const { of, heard, knew, otherChild } = RecordingAnswers.parse(entry.body)
      return [[of, { heard, knew, otherChild }] as const]
    }),
  )
}

/** The recordings (by entry) whose questions have been answered. */
export async function findAnswered(write: Write): Promise<ReadonlySet<number>> {
  return new Set((await findAnswers(write)).keys())
}
