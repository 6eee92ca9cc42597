/** What is written down from a desk: read by whoever reads what it is about, and signed by whoever says it. */
import { holdersOf } from '../commitments/hand-over.ts'
import type { KeptCommitment } from '../commitments/store.ts'
import { NotAllowed, NotFound } from '../platform/web/errors.tsx'
import { currentAudience } from '../record/audience.ts'
import type { EntryDraft } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findMyName } from '../record/looking.ts'
import { findByAddress } from '../record/store.ts'
import { todayIn } from '../record/visit.ts'
import type { PassedOn, Said } from './act-forms.ts'

/** Whether this seat may write where the commitment stands. */
export async function mayWriteOn(write: Write, commitment: KeptCommitment): Promise<boolean> {
  const about = await findByAddress(write, commitment.address)
  return about !== null && write.writesOn.includes(about.shelf)
}

async function frameOf(write: Write, commitment: KeptCommitment) {
  const about = await findByAddress(write, commitment.address)
  if (about === null) throw new NotFound()
  if (!write.writesOn.includes(about.shelf))
    throw new NotAllowed(
      'You can read this, but your place in this record does not let you write here. Ask the family, or somebody you work with who can.',
    )
  return {
    happened: { day: todayIn(write), time: null, precision: 'day' as const },
    author: await findMyName(write),
    people: [],
    shelf: about.shelf,
    audience: await currentAudience(write, about),
    amends: null,
    files: [],
  }
}

/** An answer as this seat gives it. Throws NotAllowed where it may not write there. */
export async function answerDraft(
  write: Write,
  commitment: KeptCommitment,
  { as, words }: Said,
): Promise<EntryDraft> {
  const body = { of: commitment.root, as, words, source: null }
  return { ...(await frameOf(write, commitment)), kind: 'answer', body }
}

/** A hand-over from whoever has it on the day to `to`. Throws NotAllowed where this seat may not write there. */
export async function handOverDraft(
  write: Write,
  commitment: KeptCommitment,
  { to, words }: PassedOn,
): Promise<EntryDraft> {
  const from = holdersOf(commitment, todayIn(write)).at(-1)?.who ?? commitment.debtor
  const body = { of: commitment.root, from, to, words, source: null }
  return { ...(await frameOf(write, commitment)), kind: 'hand-over', body }
}
