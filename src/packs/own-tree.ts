/**
 * The numbers of a pack. Whoever has always been alone with a record proves what they cite in the record's
 * own tree. Everybody else does so in a tree of what they may read, counted from 1 (migrations/0060): the
 * numbers of the record would tell how many entries others keep to themselves. What an entry names by
 * number is put into the same count. Where somebody reads everything, both are the same, byte for byte. Pure.
 */
import type { Entry } from '../record/entry.ts'
import { namedBy, type Refers } from '../record/refers.ts'
import { complaintOf, type PackCommitment, type PackFacts, type PackModel } from './complaint.ts'
import type { PackSpec } from './spec.ts'

/** The place of an entry of the record (by its number) in the tree of a pack, or null where it has none. */
export type PlaceOf = (seq: number) => number | null

/** What is hashed of an entry, with its numbers in places. */
export function contentInPlaces<
  C extends { readonly amends: number | null; readonly body: unknown },
>(content: C, kind: Refers, placeOf: PlaceOf): C {
  const amends = content.amends === null ? null : placeOf(content.amends)
  return { ...content, amends, body: namedBy(content.body, kind, placeOf) }
}

/** An entry as a pack tells it. Its own place must be known. */
function entryInPlaces(entry: Entry, kinds: ReadonlyMap<string, Refers>, placeOf: PlaceOf): Entry {
  const seq = placeOf(entry.seq) ?? entry.seq
  const told = entry.erased ? entry : contentInPlaces(entry, kinds.get(entry.kind), placeOf)
  return { ...told, seq, root: placeOf(entry.root) ?? seq }
}

/** A spec whose entries all have places. */
function specInPlaces(spec: PackSpec, placeOf: PlaceOf): PackSpec {
  const place = (seq: number) => placeOf(seq) ?? seq
  const placed = <T extends { readonly entry: number }>(each: T): T => ({
    ...each,
    entry: place(each.entry),
  })
  return {
    ...spec,
    issues: spec.issues.map((issue) => ({
      ...issue,
      entries: issue.entries.map(place),
      quotes: issue.quotes.map(placed),
    })),
    ...(spec.include !== undefined && { include: spec.include.map(place) }),
    hold: spec.hold.map(placed),
    recordings: spec.recordings.map(placed),
  }
}

function commitmentInPlaces(commitment: PackCommitment, placeOf: PlaceOf): PackCommitment {
  const orNull = (seq: number | null) => (seq === null ? null : placeOf(seq))
  return {
    ...commitment,
    entry: orNull(commitment.entry),
    source: orNull(commitment.source),
    answers: commitment.answers.map((answer) => ({
      ...answer,
      seq: placeOf(answer.seq) ?? 0,
      source: orNull(answer.source),
    })),
    handOvers: commitment.handOvers.map((each) => ({ ...each, seq: placeOf(each.seq) ?? 0 })),
  }
}

/** A pack by the places of the tree it is proved in. */
export function toldInPlaces(
  kinds: ReadonlyMap<string, Refers>,
  facts: PackFacts,
  placeOf: PlaceOf,
): { readonly model: PackModel; readonly entries: readonly Entry[] } {
  const entries = facts.entries.map((entry) => entryInPlaces(entry, kinds, placeOf))
  const commitments = facts.commitments.map((each) => commitmentInPlaces(each, placeOf))
  const spec = specInPlaces(facts.spec, placeOf)
  return { model: complaintOf({ ...facts, spec, entries, commitments }), entries }
}
