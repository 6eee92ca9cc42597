/** Answers that were taken from mails by themselves, for the family to confirm or correct. */
import type { Entry } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { findEntries } from '../../record/store.ts'
import { answerBody, type AnswerBody } from '../entries.ts'
import { findByRoots, type KeptCommitment } from '../store.ts'
import { findUnconfirmed } from './store.ts'

export type Unconfirmed = {
  readonly entry: Entry
  readonly body: AnswerBody
  readonly commitment: KeptCommitment
}

/** The latest first, at most `atMost`. */
export async function findAnsweredByEmail(write: Write, atMost: number): Promise<Unconfirmed[]> {
  const rows = await findUnconfirmed(write, atMost)
  if (rows.length === 0) return []
  const entries = await findEntries(
    write,
    rows.map(({ seq }) => seq),
  )
  const commitments = await findByRoots(
    write,
    rows.map(({ of }) => of),
  )
  return rows.flatMap(({ seq, of }) => {
    const entry = entries.find((each) => each.seq === seq)
    const commitment = commitments.find(({ root }) => root === of)
    return entry === undefined || commitment === undefined
      ? []
      : [{ entry, commitment, body: answerBody.parse(entry.body) }]
  })
}
