/** Conversations begun again, as far as this member is in them: nobody else reads any of it. */
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findNewest } from '../record/store.ts'
import {
  REPAIR_KINDS,
  repairAgreedBody,
  repairBody,
  repairCheckBody,
  repairPartBody,
  repairStoppedBody,
  repairSummaryBody,
} from './entries.ts'
import { findReplySeqs } from '../commitments/by-mail/replies.ts'
import type { Repair, Side } from './repair.ts'
import { readAs } from './store.ts'

/** Every conversation this member is in, in the order they were begun. */
export async function findRepairs(write: Write): Promise<Repair[]> {
  const found = await findNewest(write, REPAIR_KINDS)
  const entries = found.toSorted((one, other) => one.seq - other.seq)
  return readAs(entries, 'repair', repairBody).flatMap(({ entry, body }) => {
    const [one, other] = body.between.map((id, at) => ({ id, name: body.names[at] ?? '' }))
    if (one === undefined || other === undefined) return []
    if (one.id !== write.memberId && other.id !== write.memberId) return []
    return [repairOf(entry, body.about, { sides: [one, other], entries })]
  })
}

function repairOf(
  entry: Entry,
  about: string,
  { sides, entries }: { readonly sides: readonly [Side, Side]; readonly entries: readonly Entry[] },
): Repair {
  const isIn = ({ entry: { broughtBy } }: { readonly entry: Entry }) =>
    sides.some(({ id }) => id === broughtBy)
  const under = <E extends { readonly entry: Entry; readonly body: { readonly of: number } }>(
    all: readonly E[],
    of: ReadonlySet<number>,
  ) => all.filter((each) => of.has(each.body.of) && isIn(each))
  const own = new Set([entry.root, entry.seq])
  const parts = under(readAs(entries, 'repair part', repairPartBody), own)
  const summaries = under(readAs(entries, 'repair summary', repairSummaryBody), own)
  const seqs = (all: readonly { readonly entry: Entry }[]) =>
    new Set(all.map((each) => each.entry.seq))
  const stopped = under(readAs(entries, 'repair stopped', repairStoppedBody), own)[0]?.entry
  return {
    root: entry.root,
    address: entry.address,
    shelf: entry.shelf,
    about,
    day: entry.happened.day,
    sides,
    parts: parts.map(({ entry: { seq, broughtBy: by }, body }) => ({
      seq,
      by,
      part: body.part,
      words: body.words,
      due: body.due,
      mayUse: body.mayUse === true,
    })),
    checks: under(readAs(entries, 'repair check', repairCheckBody), seqs(parts)).map(
      ({ entry: { broughtBy: by }, body: { of, right, words } }) => ({ of, by, right, words }),
    ),
    summaries: summaries.map(({ entry: { seq, address, broughtBy: by }, body: { words } }) => ({
      seq,
      address,
      by,
      words,
    })),
    agreed: under(readAs(entries, 'repair agreed', repairAgreedBody), seqs(summaries)).map(
      ({ entry: { broughtBy: by, happened }, body: { of } }) => ({ of, by, day: happened.day }),
    ),
    stopped: stopped === undefined ? null : { by: stopped.broughtBy, day: stopped.happened.day },
  }
}

/**
 * What was said between two people and is not to go out: the first numbers of those entries and of the
 * promises that came of them, but for what whoever said it allowed to be used.
 */
export async function findOnlyBetween(write: Write): Promise<ReadonlySet<number>> {
  const entries = await findNewest(write, [...REPAIR_KINDS, ...MAIL_KINDS, 'promise'])
  const parts = readAs(entries, 'repair part', repairPartBody)
  const kept = new Set(
    parts.filter(({ body }) => body.mayUse !== true).map(({ entry }) => entry.root),
  )
  const allowed = new Set(
    parts.filter(({ entry }) => !kept.has(entry.root)).map(({ entry }) => entry.root),
  )
  const said = new Set(
    entries
      .filter(({ kind }) => REPAIR_KINDS.some((each) => each === kind))
      .map(({ root }) => root),
  )
  const promised = entries.filter(({ kind, body }) => {
    const { source } = body as { readonly source?: unknown }
    return kind === 'promise' && typeof source === 'number' && kept.has(source)
  })
  return new Set([
    ...[...said].filter((root) => !allowed.has(root)),
    ...promised.map(({ root }) => root),
    ...(await mailsAbout(write, said, entries)),
  ])
}

const MAIL_KINDS = ['asked by mail', 'mail outcome']

/** The mails that brought somebody a link to a conversation, what became of them, and what was written back. */
async function mailsAbout(
  write: Write,
  said: ReadonlySet<number>,
  entries: readonly Entry[],
): Promise<readonly number[]> {
  const ofOne = (among: ReadonlySet<number>, kind: string) =>
    entries
      .filter((entry) => entry.kind === kind && among.has((entry.body as { of: number }).of))
      .map(({ root }) => root)
  const mails = ofOne(said, 'asked by mail')
  return [
    ...mails,
    ...ofOne(new Set(mails), 'mail outcome'),
    ...(await findReplySeqs(write, mails)),
  ]
}
