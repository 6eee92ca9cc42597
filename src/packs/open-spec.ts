/** The pack of whatever is still owed, for when nobody wrote a spec. Pure. */
import type { Entry } from '../record/entry.ts'
import { listed } from './account.ts'
import type { PackCommitment } from './complaint.ts'
import type { PackSpec } from './spec.ts'

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
      heading: each.title.slice(0, 200) || 'Something owed',
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
    want: issues.map((issue) => issue.heading),
    budget: null,
  }
}
