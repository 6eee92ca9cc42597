/** Handing over, from the record, what a pack held back. */
import { gate, type By } from '../people/whereabouts/gate.ts'
import type { Write } from '../record/kind.ts'
import { findEntries } from '../record/store.ts'
import { handoverParts } from './handover.ts'
import { openerOf } from './from-record.ts'
import { SpecSlip } from './stopped.ts'
import { writeWhole } from './whole.ts'
import { findRecordStood, findStood, type Stood } from './own-tree-store.ts'
import { findProofs } from './store.ts'
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
  const stood = await findTreeOf(write, manifest)
  if (stood === null) throw slip('pack', 'This pack was not made from the record as it is here.')
  const [entry] = await findEntries(write, [stood.seqOf(held.entry)])
  if (entry === undefined || entry.erased)
    throw slip('exhibit', `What exhibit ${given.exhibit} was is no longer in the record.`)
  await gate(write, { way: 'what is handed over', things: [{ entry }] }, by)
  const [proven] = await findProofs(write, [held.entry], stood)
  if (proven === undefined) throw new Error('An entry that was found cannot be proved.')
  const { number, description } = held
  const parts = handoverParts({
    exhibit: { number, entry: { ...entry, seq: held.entry }, held: true, description, files: [] },
    record: write.recordId,
    proven,
    treeHead: manifest.treeHead,
    open: (position) => openerOf(write, entry.seq, position),
  })
  await writeWhole(given.out, zipOf(parts))
  return { exhibit: number, files: Math.max(1, entry.files.length) }
}

/** The tree a pack was proved in: its maker's own, or the record's where they were alone with it then. */
async function findTreeOf(
  write: Write,
  { treeSize, treeHead }: { readonly treeSize: number; readonly treeHead: string },
): Promise<(Stood & { readonly leaves: readonly Buffer[] }) | null> {
  for (const find of [findStood, findRecordStood]) {
    const stood = await find(write, treeSize)
    const { leaves } = stood
    if (leaves !== null && stood.head === treeHead) return { ...stood, leaves }
  }
  return null
}

function slip(field: string, text: string): SpecSlip {
  return new SpecSlip([{ field, text }])
}
