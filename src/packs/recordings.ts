/**
 * What must be said before a recording, or what was said in one, goes out: who is heard,
 * whether they knew, whether another child is heard. The pages ask; a spec carries the answers.
 */
import type { Day } from '../platform/day.ts'
import type { Entry, EntryDraft } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findMembers } from '../record/looking.ts'
import { append } from '../record/store.ts'
import { BEFORE_SHARING, KNEW } from './entries.ts'
import { citedIn, isRecorded } from './exhibits.ts'
import { PackSpec, type SpecProblem } from './spec.ts'
import { findStood } from './own-tree-store.ts'
import { findAnswers, findCited, findLastDay } from './store.ts'

export type Recordings = {
  /** The recordings that go out or are quoted, with their answers kept. */
  readonly used: readonly Entry[]
  readonly problems: readonly SpecProblem[]
}

/**
 * Keeps what a spec answers about the recordings it gives or quotes, as the pages keep it. Where the
 * answer about one that is to be given is missing, nothing is kept and the problem names the entry and
 * how to answer. Words quoted from one that stays held back do not wait for it; the warning is theirs too.
 */
export async function keepRecordingAnswers(
  write: Write,
  asked: {
    readonly spec: unknown
    readonly at?: number | undefined
    readonly on?: Day | undefined
  },
): Promise<Recordings> {
  const read = PackSpec.safeParse(asked.spec)
  if (!read.success) return { used: [], problems: [] }
  const spec = read.data
  const { upTo } = await findStood(write, asked.at)
  const entries = await findCited(write, citedIn(spec), upTo)
  const answered = await findAnswers(write)
  const problems = problemsIn(spec, entries, new Set(answered.keys()))
  if (problems.length > 0) return { used: [], problems }
  const on = asked.on ?? (await findLastDay(write, upTo))
  const fresh = spec.recordings.filter(
    ({ entry, ...said }) => JSON.stringify(answered.get(entry)) !== JSON.stringify(said),
  )
  if (fresh.length > 0 && on !== null) await append(write, await draftsOf(write, fresh, on))
  return { used: usedIn(spec, entries), problems: [] }
}

type Answer = PackSpec['recordings'][number]

/** The day of the pack, so that answering changes neither its day nor what it would say. */
async function draftsOf(write: Write, answers: readonly Answer[], on: Day): Promise<EntryDraft[]> {
  const me = (await findMembers(write)).find(({ id }) => id === write.memberId)
  return answers.map(({ entry, ...said }) => ({
    kind: 'recording-answers',
    happened: { day: on, time: null, precision: 'day' },
    author: me?.name ?? 'A member',
    people: [],
    shelf: 'private',
    audience: 'me',
    amends: null,
    body: { of: entry, ...said },
    files: [],
  }))
}

function usedIn(spec: PackSpec, entries: readonly Entry[]): Entry[] {
  const named = new Set([
    ...(spec.include ?? []),
    ...spec.issues.flatMap((issue) => issue.quotes.map((quote) => quote.entry)),
  ])
  return entries.filter((entry) => !entry.erased && isRecorded(entry) && named.has(entry.seq))
}

function problemsIn(
  spec: PackSpec,
  entries: readonly Entry[],
  answered: ReadonlySet<number>,
): SpecProblem[] {
  const recorded = new Map(entries.filter(isRecorded).map((entry) => [entry.seq, entry]))
  const given = new Set(spec.recordings.map((each) => each.entry))
  const needless = spec.recordings.flatMap(({ entry }, nth) =>
    recorded.has(entry)
      ? []
      : [
          {
            field: `recordings.${nth}.entry`,
            text: `Entry ${entry} is no recording that this pack gives, quotes or holds back.`,
          },
        ],
  )
  const missing = (spec.include ?? []).flatMap((seq, nth) =>
    !recorded.has(seq) || answered.has(seq) || given.has(seq)
      ? []
      : [{ field: `include.${nth}`, text: askFor(seq) }],
  )
  return [...missing, ...needless]
}

function askFor(seq: number): string {
  const answer = `{"entry": ${seq}, "heard": "who is heard", "knew": "${KNEW.join('" or "')}", "otherChild": true or false}`
  return `Entry ${seq} is a recording, or what was said in one. Before it is given, say who is heard, whether they knew, and whether another child is heard: add ${answer} to "recordings", or leave it held back. ${BEFORE_SHARING}`
}
