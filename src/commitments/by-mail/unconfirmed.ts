/** Answers that were taken from mails by themselves, for the family to confirm or correct. */
import { addDays, type Day } from '../../platform/day.ts'
import type { Entry } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { findEntries, findNewest } from '../../record/store.ts'
import { isOwed } from '../commitment.ts'
import { answerBody, type AnswerBody } from '../entries.ts'
import { findByRoots, type KeptCommitment } from '../store.ts'
import { askedBody, outcomeBody, type Outcome } from './entries.ts'
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

/** Emails that did not get there in the last month, and were not sent again since; the latest first. */
export type NotThere = {
  readonly entry: Entry
  readonly name: string
  readonly as: Outcome
  readonly commitment: KeptCommitment
}

const DAYS_BACK = 30
const NOT_THERE: readonly Outcome[] = ['came back', 'not sent']

export async function findNotThere(write: Write, on: Day): Promise<NotThere[]> {
  const from = addDays(on, -DAYS_BACK)
  const found = await findNewest(write, ['asked by mail', 'mail outcome'], { from })
  const outcomes = found.flatMap(({ kind, body, seq }) =>
    kind === 'mail outcome' ? [{ ...outcomeBody.parse(body), seq }] : [],
  )
  const asked = found.flatMap((entry) =>
    entry.kind === 'asked by mail' ? [{ entry, body: askedBody.parse(entry.body) }] : [],
  )
  const open = await findByRoots(write, [...new Set(asked.map(({ body }) => body.of))])
  return asked
    .toSorted((one, other) => other.entry.seq - one.entry.seq)
    .filter(
      ({ entry, body }) =>
        !asked.some((each) => each.body.of === body.of && each.entry.seq > entry.seq),
    )
    .flatMap(({ entry, body }) => {
      const last = outcomes
        .filter(({ of }) => of === entry.root)
        .toSorted((one, other) => one.seq - other.seq)
        .at(-1)
      const commitment = open.find(({ root }) => root === body.of)
      return last === undefined ||
        commitment === undefined ||
        !NOT_THERE.includes(last.as) ||
        !isOwed(commitment, on)
        ? []
        : [{ entry, name: body.name, as: last.as, commitment }]
    })
}
