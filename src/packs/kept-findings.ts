/**
 * Findings that the family kept, as issues of a pack: the claim as they would say it, what speaks for it
 * and against it, and what would show it wrong. One that nobody kept, or that was set aside, goes nowhere.
 */
import { findingBody, type FindingBody } from '../patterns/entries.ts'
import { RULES } from '../patterns/patterns.ts'
import type { Entry } from '../record/entry.ts'
import type { Draft } from './draft.ts'
import { counted } from '../platform/words.ts'

export type KeptFinding = {
  readonly entry: Entry
  readonly body: FindingBody
  /** What the rule looks for, in a few words. */
  readonly title: string
}

/** The findings that stand kept, by what was last made of each; newest first. */
export function keptAmong(entries: readonly Entry[]): KeptFinding[] {
  const last = new Map<string, KeptFinding>()
  for (const entry of entries.toSorted((one, other) => one.seq - other.seq)) {
    if (entry.kind !== 'finding' || entry.erased) continue
    const body = findingBody.parse(entry.body)
    last.delete(body.finding)
    const title = RULES.find(({ id }) => id === body.rule)?.title ?? body.claim
    last.set(body.finding, { entry, body, title })
  }
  return [...last.values()].filter(({ body }) => body.verdict === 'kept').toReversed()
}

/** More entries than this make no reader surer: the count says the rest. */
const CITED_MAX = 40

/** A kept finding as an issue: nothing is claimed in it that the family did not keep. */
export function issueOf({ body, title }: KeptFinding): Draft['issues'][number] {
  const cited = [...new Set([...body.for, ...body.against, ...body.cameNext])]
  const counts = `In the record, ${counted(body.for.length, 'entry', 'entries')} speak for this and ${counted(body.against.length, 'entry', 'entries')} against it.`
  const next =
    body.cameNext.length === 0
      ? []
      : [
          'What was written down for the child in the two weeks after is listed with it. That it came after does not say why.',
        ]
  const more =
    cited.length > CITED_MAX ? [`${CITED_MAX} of ${cited.length} entries are cited here.`] : []
  return {
    heading: title,
    words: [body.claim, counts, ...next, ...more].join('\n\n'),
    entries: cited.slice(0, CITED_MAX).toSorted((one, other) => one - other),
    quotes: [],
  }
}
