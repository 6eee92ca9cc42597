/** Findings that the family kept: one that nobody kept, or that was set aside, goes nowhere. Pure. */
import type { Entry } from '../record/entry.ts'
import { findingBody, type FindingBody } from './entries.ts'
import { RULES } from './patterns.ts'

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
