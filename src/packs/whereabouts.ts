/** Whereabouts in a pack: looked for in all it would give, and held back or left out where somebody says so. */
import { gate, type By } from '../people/whereabouts/gate.ts'
import { findWhereabouts, type Thing } from '../people/whereabouts/find.ts'
import type { Day } from '../platform/day.ts'
import { inWords } from '../platform/day.ts'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import type { PackModel } from './complaint.ts'
import { openIn, toldIn } from './names.ts'
import type { PackSpec } from './spec.ts'

type Drafted = { readonly model: PackModel; readonly entries: readonly Entry[] }

/** Stops a pack that would give whereabouts away, unless `by` says to go on. Throws WhereaboutsFound. */
export async function stopAtWhereabouts(write: Write, drafted: Drafted, by: By): Promise<void> {
  const { model } = drafted
  await gate(write, { way: 'the pack', things: thingsOf(drafted), on: model.on }, by)
}

/** Everything a pack gives: its own words, the entries it tells with theirs, the files of exhibits that are given. */
function thingsOf({ model, entries }: Drafted): Thing[] {
  return [
    ...toldIn(model).map(([where, text]) => ({ where, text })),
    ...openIn(model, entries).map((entry) => thingOf(model, entry)),
  ]
}

function thingOf({ exhibits }: PackModel, entry: Entry): Thing {
  const given = exhibits.some((each) => each.entry.seq === entry.seq && !each.held)
  return given ? { entry } : { entry, files: 'held' }
}

/**
 * The spec without the entries in which whereabouts are found: held back as exhibits, or left out. What
 * the family's own words and quotes say is theirs to change, and still stops the pack.
 */
export async function withoutWhereabouts(
  write: Write,
  spec: PackSpec,
  drafted: Drafted,
): Promise<PackSpec> {
  const found: { readonly seq: number; readonly on: Day }[] = []
  for (const entry of openIn(drafted.model, drafted.entries)) {
    const { places } = await findWhereabouts(write, [thingOf(drafted.model, entry)])
    if (places.length > 0) found.push({ seq: entry.seq, on: entry.happened.day })
  }
  const tells = new Set(found.map(({ seq }) => seq))
  const isLeft = ({ entry }: { readonly entry: number }) => !tells.has(entry)
  const include = spec.include?.filter((seq) => !tells.has(seq))
  const rest = { ...spec, ...(include !== undefined && { include }) }
  if (spec.whereabouts === 'leave out')
    return {
      ...rest,
      hold: spec.hold.filter(isLeft),
      recordings: spec.recordings.filter(isLeft),
      issues: spec.issues.map((issue) => ({
        ...issue,
        entries: issue.entries.filter((seq) => !tells.has(seq)),
        quotes: issue.quotes.filter(isLeft),
      })),
    }
  const held = new Set(spec.hold.map(({ entry }) => entry))
  const more = found
    .filter(({ seq }) => !held.has(seq))
    .map(({ seq, on }) => ({
      entry: seq,
      description: `Something of ${inWords(on)}, held back to keep somebody safe`,
    }))
  return { ...rest, hold: [...spec.hold, ...more] }
}
