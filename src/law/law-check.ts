/**
 * The law checked against itself: every row has a source, a flag and a next rung; every clock a worked
 * example that comes out as written; every brush-off is found by its own words.
 */
import { brushoffFinder } from './brushoff.ts'
import { due } from './due.ts'
import { day } from '../platform/day.ts'
import { Law } from './law.ts'

export type Fault = { readonly row: string; readonly fault: string }

function shape(law: Law): Fault[] {
  const parsed = Law.safeParse(law)
  if (parsed.success) return []
  return parsed.error.issues.map((issue) => ({ row: issue.path.join('.'), fault: issue.message }))
}

function ids(law: Law): Fault[] {
  const seen = new Set<string>()
  const faults: Fault[] = []
  const rows = [
    law.clocks,
    law.limits,
    law.duties,
    law.brushoffs,
    law.codes,
    law.routes,
    law.responsibilities,
    law.loops,
    law.vague,
    law.blaming,
    law.crisis,
    law.reforms,
  ].flat()
  for (const { id } of rows) {
    if (seen.has(id)) faults.push({ row: id, fault: 'two rows have this id' })
    seen.add(id)
  }
  return faults
}

function sources(law: Law): Fault[] {
  const known = new Set(law.instruments.map(({ id }) => id))
  const faults: Fault[] = []
  for (const row of [...law.clocks, ...law.duties, ...law.codes, ...law.limits]) {
    if (!known.has(row.source.instrument)) {
      faults.push({ row: row.id, fault: `no instrument called ${row.source.instrument}` })
    }
    if (row.source.provision.trim() === '') faults.push({ row: row.id, fault: 'no provision' })
  }
  for (const row of law.brushoffs) {
    if (row.source.trim() === '') faults.push({ row: row.id, fault: 'no source' })
  }
  const flagged = [
    ...law.clocks,
    ...law.duties,
    ...law.brushoffs,
    ...law.codes,
    ...law.limits,
    ...law.routes,
    ...law.crisis,
    ...law.reforms,
  ]
  for (const row of flagged) {
    if (row.flag.startsWith('YES') && row.evidence.length === 0) {
      faults.push({ row: row.id, fault: `flagged ${row.flag} with no address it was read at` })
    }
    if (row.verified.trim() === '') faults.push({ row: row.id, fault: 'says nothing of its check' })
  }
  return faults
}

function rungs(law: Law): Fault[] {
  return [...law.clocks, ...law.duties, ...law.brushoffs]
    .filter((row) => row.rung.trim() === '' || row.rung.trim() === '-')
    .map((row) => ({ row: row.id, fault: 'no next rung' }))
}

function worked(law: Law): Fault[] {
  const faults: Fault[] = []
  const tested = new Set(law.worked.map(({ clock }) => clock))
  for (const { id } of law.clocks) {
    if (!tested.has(id)) faults.push({ row: id, fault: 'no worked example tests it' })
  }
  for (const example of law.worked) {
    const found = due(law, example.clock, day(example.from), { facts: example.facts })
    if ('error' in found) {
      faults.push({ row: example.clock, fault: found.error })
      continue
    }
    for (const end of ['due', 'earliest', 'latest'] as const) {
      if (found[end] !== example[end]) {
        faults.push({
          row: example.clock,
          fault: `from ${example.from}, ${end} is ${found[end]}, the example says ${example[end]}`,
        })
      }
    }
  }
  return faults
}

function brushoffs(law: Law): Fault[] {
  const rows = new Set([...law.clocks, ...law.duties].map(({ id }) => id))
  const find = brushoffFinder(law.brushoffs)
  const faults: Fault[] = []
  for (const row of law.brushoffs) {
    for (const basis of row.basis) {
      if (!rows.has(basis)) faults.push({ row: row.id, fault: `rests on no row called ${basis}` })
    }
    for (const words of [row.said, ...row.sayings]) {
      const best = find(words).slice(0, 3)
      if (!best.some(({ id }) => id === row.id)) {
        faults.push({ row: row.id, fault: `not found by "${words}"` })
      }
    }
  }
  return faults
}

/** Every fault in `law`; none where it may be shipped. */
export function lawFaults(law: Law): Fault[] {
  const basic = [...shape(law), ...ids(law), ...sources(law), ...rungs(law)]
  return basic.length > 0 ? basic : [...worked(law), ...brushoffs(law)]
}
