/** Answers that were taken from mails by themselves, for the family to confirm or correct. */
import { addDays, type Day } from '../../platform/day.ts'
import type { Entry } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { findEntries, findNewest } from '../../record/store.ts'
import { isOwed } from '../commitment.ts'
import { answerBody, type AnswerBody } from '../entries.ts'
import { findByRoots, type KeptCommitment } from '../store.ts'
import { askedBody, outcomeBody, type AskedBody, type Outcome } from './entries.ts'
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
  readonly name: string
  readonly as: Outcome
  readonly title: string
  /** Where it can be sent again, from the record's own path on. */
  readonly at: string
}

const DAYS_BACK = 30
const NOT_THERE: readonly Outcome[] = ['came back', 'not sent']

export async function findNotThere(write: Write, on: Day): Promise<NotThere[]> {
  const from = addDays(on, -DAYS_BACK)
  const found = await findNewest(write, ['asked by mail', 'mail outcome'], { from })
  const outcomes = found.flatMap(({ kind, body, seq }) =>
    kind === 'mail outcome' ? [{ ...outcomeBody.parse(body), seq }] : [],
  )
  const lost = latestOf(found).flatMap((mail) => {
    const last = outcomes
      .filter(({ of }) => of === mail.entry.root)
      .toSorted((one, other) => one.seq - other.seq)
      .at(-1)
    return last === undefined || !NOT_THERE.includes(last.as) ? [] : [{ ...mail, as: last.as }]
  })
  if (lost.length === 0) return []
  const roots = [...new Set(lost.map(({ body }) => body.of))]
  const owed = await findByRoots(write, roots)
  const about = await findEntries(write, roots)
  return lost.flatMap(({ body, as }) => {
    const commitment = owed.find(({ root }) => root === body.of)
    const entry = about.find(({ seq }) => seq === body.of)
    const [title, at] =
      commitment === undefined
        ? [entry?.title, entry === undefined ? undefined : pageOf(entry)]
        : [commitment.title, `/owed/${commitment.address}#by-email`]
    const isOver = commitment !== undefined && !isOwed(commitment, on)
    return isOver || title === undefined || at === undefined
      ? []
      : [{ name: body.name, as, title, at }]
  })
}

type Mail = { readonly entry: Entry; readonly body: AskedBody }

/** Of the mails about one thing to one person the last, the latest first. An ask is asked again of anybody. */
function latestOf(found: readonly Entry[]): Mail[] {
  const mails = found
    .flatMap((entry) =>
      entry.kind === 'asked by mail' ? [{ entry, body: askedBody.parse(entry.body) }] : [],
    )
    .toSorted((one, other) => other.entry.seq - one.entry.seq)
  const seen = new Set<string>()
  return mails.filter(({ body: { of, shown, member } }) => {
    const key = shown === null ? `${of}` : `${of} ${member}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** The page of what somebody takes part in by mail; of anything else, its entry. */
function pageOf({ kind, address }: Entry): string {
  if (kind === 'own link' || kind === 'news') return '/days/links'
  if (kind === 'repair') return `/repair/${address}#by-email`
  return ['strategy', 'need', 'reintegration step', 'part-time timetable'].includes(kind)
    ? '/changes'
    : `/entries/${address}`
}
