/** An apology, or the family's view, stands in a pack beside what it is about, without being asked for. Pure. */
import type { Entry } from '../record/entry.ts'
import type { PackSpec } from './spec.ts'

type ForRoot = { readonly entry: Entry; readonly aboutRoot: number | null }

/**
 * `spec` with each apology told in every issue that tells of what it is for, right behind it; and those
 * apologies. `entries` are what the spec names, with their corrections.
 */
export function withApologies(
  spec: PackSpec,
  entries: readonly Entry[],
  apologies: readonly ForRoot[],
): { readonly spec: PackSpec; readonly added: readonly Entry[] } {
  const rootOf = new Map(entries.map(({ seq, root }) => [seq, root]))
  const held = new Set(spec.hold.map(({ entry }) => entry))
  const added = new Map<number, Entry>()
  const issues = spec.issues.map((issue) => {
    const told = [...issue.entries, ...issue.quotes.map(({ entry }) => entry)]
    const roots = new Set(told.filter((seq) => !held.has(seq)).map((seq) => rootOf.get(seq) ?? seq))
    const beside = apologies.filter(
      ({ aboutRoot, entry }) =>
        aboutRoot !== null && roots.has(aboutRoot) && !told.includes(entry.seq),
    )
    for (const { entry } of beside) added.set(entry.seq, entry)
    return { ...issue, entries: [...issue.entries, ...beside.map(({ entry }) => entry.seq)] }
  })
  return { spec: { ...spec, issues }, added: [...added.values()] }
}
