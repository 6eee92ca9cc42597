/** The pack of whatever is still owed, for when nobody wrote a spec. Pure. */
import { cutTitle, withoutDangling } from '../correspondence/cut-title.ts'
import type { Entry } from '../record/entry.ts'
import type { PackCommitment } from './complaint.ts'
import { foldSpace, type PackSpec } from './spec.ts'
import { listed } from '../platform/words.ts'

const HEADING_LENGTH_MAX = 200
/** Letters before a cut by which its place in the sentence is found again. */
const TAIL_LENGTH = 30

/** The title of what is owed, whole again from its sentence where it was cut for a card. */
export function headingOf({ title, words }: Pick<PackCommitment, 'title' | 'words'>): string {
  const flat = foldSpace(title)
  if (!flat.endsWith('…')) return cutTitle(flat, HEADING_LENGTH_MAX)
  const start = flat.slice(0, -1).trimEnd()
  const sentence = foldSpace(words ?? '').replaceAll(/[’‘]/g, "'")
  const tail = start.slice(-TAIL_LENGTH)
  const at = sentence.lastIndexOf(tail)
  if (at < 0) return cutTitle(`${withoutDangling(start)}…`, HEADING_LENGTH_MAX)
  const [rest = ''] = /^.*?(?=[.?!](?:\s|$)|$)/.exec(sentence.slice(at + tail.length)) ?? []
  return cutTitle(`${start}${rest}`.replace(/[\s,:;]+$/, ''), HEADING_LENGTH_MAX)
}

/**
 * The spec used when nobody wrote one: every open commitment an issue with its entries cited, oldest
 * first, an answer to each wanted.
 */
export function specOfOpen(open: readonly PackCommitment[], entries: readonly Entry[]): PackSpec {
  const known = new Set(entries.filter((entry) => !entry.erased).map((entry) => entry.seq))
  const issues = open
    .toSorted(
      (a, b) => (a.since < b.since ? -1 : Number(a.since > b.since)) || (a.id < b.id ? -1 : 1),
    )
    .map((each) => ({
      heading: headingOf(each) || 'Something owed',
      entries: [
        each.source ?? 0,
        each.entry ?? 0,
        ...each.answers.flatMap((answer) => [answer.source ?? 0, answer.seq]),
        ...each.handOvers.map((handOver) => handOver.seq),
      ].filter((seq) => known.has(seq)),
      quotes: [],
    }))
  const debtors = [...new Set(open.map((each) => each.debtor))]
  return {
    title: 'Formal complaint and evidence',
    to:
      (debtors.length > 3 ? 'everyone it concerns' : listed(debtors)).slice(0, 200) ||
      'Whom it concerns',
    issues,
    hold: [],
    recordings: [],
    want: issues.map((issue) => issue.heading),
    budget: null,
    charts: [],
  }
}
