/** Every rule over a record's facts on a day: what stands, and what cannot be said yet. */
import type { Day } from '../platform/day.ts'
import {
  REPEATED,
  type Candidate,
  type Facts,
  type Finding,
  type Rule,
  type Strength,
  type TooFew,
} from './finding.ts'
import {
  lostTime,
  notActing,
  notPassedOn,
  pressure,
  staffUnaware,
  toldLate,
} from './rules/adults.ts'
import { contact, gravestWords, masking, talk, wordsDarkening } from './rules/days.ts'
import { differentAdults, sameAntecedent, sanctionedForNeed } from './rules/incidents.ts'
import { offeredLater, promises, unanswered } from './rules/owed.ts'
import {
  avoidance,
  evidenceWaiting,
  markedDespiteEvidence,
  strategyRemoved,
} from './rules/support.ts'
import { standTogether } from './statistics.ts'

/** All that is looked for, in the order in which it is shown. */
export const RULES: readonly Rule[] = [
  gravestWords,
  wordsDarkening,
  sanctionedForNeed,
  strategyRemoved,
  staffUnaware,
  notPassedOn,
  notActing,
  sameAntecedent,
  differentAdults,
  masking,
  contact,
  talk,
  avoidance,
  evidenceWaiting,
  markedDespiteEvidence,
  unanswered,
  promises,
  offeredLater,
  lostTime,
  pressure,
  toldLate,
]

export type Patterns = { readonly found: readonly Finding[]; readonly tooFew: readonly TooFew[] }

/**
 * What stands in `facts` on `on`. Findings that rest on chance stand together or not at all (Holm), so
 * that many questions do not make a lucky answer.
 */
export function patternsIn(facts: Facts, on: Day): Patterns {
  const looked = RULES.map((rule) => rule.find(facts, on))
  const candidates = looked.flatMap(({ found }) => found)
  const others = looked.reduce((total, { asked }) => total + (asked ?? 0), 0)
  const tested = candidates.filter(({ chance }) => chance !== null)
  const stands = standTogether([
    ...tested.map(({ chance }) => chance ?? 1),
    ...Array.from({ length: others }, () => 1),
  ])
  const standing = new Set(tested.filter((_, at) => stands[at] === true))
  return {
    found: candidates
      .filter((each) => each.chance === null || standing.has(each))
      .map(({ chance, times, ...claim }) => ({
        ...claim,
        strength: strengthOf({ chance, times, ...claim }),
      })),
    tooFew: looked.flatMap(({ tooFew }) => tooFew ?? []),
  }
}

function strengthOf({ chance, times, against }: Candidate): Strength {
  if (chance !== null) return 'beyond chance'
  return times >= REPEATED && times > against.length ? 'repeated' : 'in the record'
}
