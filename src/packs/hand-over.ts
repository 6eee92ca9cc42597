/** Handing over, from the record, what a pack held back. */
import { gate, type By } from '../people/whereabouts/gate.ts'
import type { Write } from '../record/kind.ts'
import { findEntries } from '../record/store.ts'
import { handoverParts } from './handover.ts'
import { openerOf, SpecSlip } from './make.ts'
import { writeWhole } from './whole.ts'
import { findProofs, findStood } from './store.ts'
import { checkPack } from './verify.ts'
import { zipOf } from './zip.ts'

/**
 * Writes to `out` what exhibit `exhibit` of the pack at `pack` was: its files, its salt and its entry.
 * Throws SpecSlip where the pack is not of this record, or the exhibit was not held back, and
 * WhereaboutsFound.
 */
export async function handOver(
  write: Write,
  given: { readonly pack: string; readonly exhibit: number; readonly out: string },
  by: By = null,
): Promise<{ readonly exhibit: number; readonly files: number }> {
  const { manifest, verdict } = await checkPack(given.pack)
  if (manifest === null) {
    const words = verdict.checks.find((check) => !check.ok)?.words ?? ''
    throw slip('pack', `This pack does not hold, so nothing can be proved against it. ${words}`)
  }
  if (manifest.record.id !== write.recordId)
    throw slip('pack', 'This pack was made from another record.')
  const held = manifest.exhibits.find((each) => each.number === given.exhibit)
  if (held === undefined) throw slip('exhibit', `The pack has no exhibit ${given.exhibit}.`)
  if (!held.held)
    throw slip('exhibit', `Exhibit ${given.exhibit} was not held back: it is in the pack.`)
  const stood = await findStood(write, manifest.treeSize)
  if (stood.leaves === null || stood.head !== manifest.treeHead)
    throw slip('pack', 'This pack was not made from the record as it is here.')
  const [entry] = await findEntries(write, [held.entry])
  if (entry === undefined || entry.erased)
    throw slip('exhibit', `What exhibit ${given.exhibit} was is no longer in the record.`)
  await gate(write, { way: 'what is handed over', things: [{ entry }] }, by)
  const [proven] = await findProofs(write, [entry.seq], stood.leaves)
  if (proven === undefined) throw new Error('An entry that was found cannot be proved.')
  const { number, description } = held
  const parts = handoverParts({
    exhibit: { number, entry, held: true, description, files: [] },
    record: write.recordId,
    proven,
    treeHead: manifest.treeHead,
    open: (position) => openerOf(write, entry.seq, position),
  })
  await writeWhole(given.out, zipOf(parts))
  return { exhibit: number, files: Math.max(1, entry.files.length) }
}

function slip(field: string, text: string): SpecSlip {
  return new SpecSlip([{ field, text }])
}
