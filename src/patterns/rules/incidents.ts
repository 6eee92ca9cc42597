/** Rules over what happened, and what was known when it did. */
import { numberOf } from '../../law/day-number.ts'
import { inWords, type Day } from '../../platform/day.ts'
import { gathered } from '../alike.ts'
import {
  inOrder,
  NAMED_FROM,
  NOTHING,
  REPEATED,
  slug,
  times,
  type Candidate,
  type IncidentFact,
  type Rule,
} from '../finding.ts'
import { chanceOfAtLeast, chanceOfDifference } from '../statistics.ts'
import { counted } from '../../platform/words.ts'

export const sanctionedForNeed: Rule = {
  id: 'sanctioned-for-known-need',
  title: 'Sanctions for behaviour that the plan already explains',
  find: ({ incidents }) => {
    const explained = incidents.filter((each) => each.explained === true)
    const sanctioned = explained.filter((each) => each.sanction !== null)
    const [first] = sanctioned
    if (first === undefined) return NOTHING
    const without = explained.filter((each) => each.sanction === null)
    return {
      found: [
        {
          id: 'sanctioned-for-known-need',
          rule: 'sanctioned-for-known-need',
          claim: `A sanction followed ${times(sanctioned.length)}, first on ${inWords(first.day)}, for behaviour that the plan or profile already explained.${without.length === 0 ? '' : ` Such behaviour was met without one ${times(without.length)}.`}`,
          times: sanctioned.length,
          for: inOrder(sanctioned.map((each) => each.seq)),
          against: inOrder(without.map((each) => each.seq)),
          chance: null,
          disproof: 'That the behaviour was of another kind than the plan describes.',
          ask: 'Which need was behind this, and what will be done instead next time?',
        },
      ],
    }
  },
}

/** The same thing this often within this many days is no longer chance meeting. */
const SAME_WITHIN_DAYS = 120
/** Where nothing else was ever written down there is nothing to compare it with: it is counted, from here on. */
const ALONE_MIN = 4

export const sameAntecedent: Rule = {
  id: 'same-antecedent',
  title: 'The same thing just before, again and again, and no change of plan',
  find: ({ incidents, changes, strategies }) => {
    const groups = gathered(
      incidents.filter((each) => each.antecedent !== null),
      (each) => each.antecedent ?? '',
    )
    const plans = [...changes, ...strategies.map(({ seq, from }) => ({ seq, day: from }))]
    const looked = groups.flatMap((group): Candidate[] => {
      const run = unchangedRun(group, plans)
      const [first, last] = [run[0], run.at(-1)]
      const least = groups.length > 1 ? REPEATED : ALONE_MIN
      if (run.length < least || first === undefined || last === undefined) return []
      return [
        {
          id: `same-antecedent:${slug(first.antecedent ?? '')}`,
          rule: 'same-antecedent',
          claim: `“${unnamed(first.antecedent ?? '', run)}” came just before ${run.length} times between ${inWords(first.day)} and ${inWords(last.day)}, and no change to what is done is in the record for that time.`,
          times: run.length,
          for: inOrder(run.map((each) => each.seq)),
          against: inOrder(group.filter((each) => !run.includes(each)).map((each) => each.seq)),
          chance: chanceOfOneThing(run.length, sizesAround(first.day, last.day, groups)),
          disproof: 'A change that was made in that time and not written down here.',
          ask: 'What will be different just before, next time?',
        },
      ]
    })
    const found = looked.filter(({ chance }) => chance === null || chance < 1)
    return { found, asked: Math.min(1, looked.length - found.length) }
  },
}

/** `text` without the names of the adults of `run`, where they were there fewer than five times. */
function unnamed(text: string, run: readonly IncidentFact[]): string {
  if (run.length >= NAMED_FROM) return text
  const names = new Set(run.flatMap((each) => each.adults))
  return [...names].reduce((rest, name) => rest.replaceAll(name, 'an adult'), text)
}

/** How often each of `groups` came in the days around a run from `first` to `last`. */
function sizesAround(
  first: Day,
  last: Day,
  groups: readonly (readonly IncidentFact[])[],
): number[] {
  const [from, to] = [numberOf(last) - SAME_WITHIN_DAYS, numberOf(first) + SAME_WITHIN_DAYS]
  return groups
    .map((group) => group.filter(({ day }) => numberOf(day) >= from && numberOf(day) <= to).length)
    .filter((size) => size > 0)
}

/**
 * The chance that some one of the things that come first comes `times` or more often when each is as
 * likely as any other; null where only one was ever written down. How many there are besides those seen
 * is estimated from those seen once and twice (Chao 1984).
 */
function chanceOfOneThing(times: number, sizes: readonly number[]): number | null {
  if (sizes.length < 2) return null
  const [once, twice] = [1, 2].map((size) => sizes.filter((each) => each === size).length)
  const things = sizes.length + ((once ?? 0) * ((once ?? 0) - 1)) / (2 * ((twice ?? 0) + 1))
  const all = sizes.reduce((total, size) => total + size, 0)
  const likely = 1 / things
  return Math.min(1, sizes.length * chanceOfAtLeast(times, all, likely))
}

/** The longest run of `group` within a term or so, with no change of plan between its first and last. */
function unchangedRun(
  group: readonly IncidentFact[],
  changes: readonly { readonly day: Day }[],
): readonly IncidentFact[] {
  const ordered = group.toSorted((one, other) => (one.day < other.day ? -1 : 1))
  const changed = changes.map(({ day }) => day).toSorted()
  let best: readonly IncidentFact[] = []
  let start = 0
  let next = 0
  for (const [at, each] of ordered.entries()) {
    while (next < changed.length && (changed[next] ?? '') <= each.day) {
      const change = changed[next] ?? ''
      while (start < at && (ordered[start]?.day ?? '') < change) start++
      next++
    }
    while (
      start < at &&
      numberOf(each.day) - numberOf(ordered[start]?.day ?? each.day) > SAME_WITHIN_DAYS
    )
      start++
    if (at - start + 1 > best.length) best = ordered.slice(start, at + 1)
  }
  return best
}

/** From here on an incident is hard: "could not be reached" on the scale of plain anchors. */
const HARD = 4

export const differentAdults: Rule = {
  id: 'different-adults',
  title: 'It goes better with one adult than with others',
  find: ({ incidents }) => {
    const rated = incidents.filter((each) => each.hard !== null && each.adults.length > 0)
    const adults = [...new Set(rated.flatMap((each) => each.adults))]
    if (adults.length < 2) return NOTHING
    const compared = adults.map((adult) => comparedWith(adult, rated)).filter((one) => one !== null)
    if (compared.length === 0) {
      const needs = `${NAMED_FROM} moments with one adult and ${NAMED_FROM} with others`
      return { found: [], tooFew: [{ rule: 'different-adults', needs }] }
    }
    const found = compared.filter(({ isCalmer }) => isCalmer).map(({ candidate }) => candidate)
    return { found, asked: compared.length - found.length }
  },
}

/** Moments with `adult` beside those with others; null with fewer than five of either. */
function comparedWith(
  adult: string,
  rated: readonly IncidentFact[],
): { readonly isCalmer: boolean; readonly candidate: Candidate } | null {
  const mine = rated.filter((each) => each.adults.includes(adult))
  const others = rated.filter((each) => !each.adults.includes(adult))
  if (mine.length < NAMED_FROM || others.length < NAMED_FROM) return null
  const [small, otherSmall] = [mine.filter(isSmall), others.filter(isSmall)]
  const [large, otherLarge] = [mine.filter(isLarge), others.filter(isLarge)]
  return {
    // The calmer hands are the finding: what they do can be learned by the rest.
    isCalmer: small.length / mine.length > otherSmall.length / others.length,
    candidate: {
      id: `different-adults:${slug(adult)}`,
      rule: 'different-adults',
      claim: `With one adult, ${small.length} of ${counted(mine.length, 'moment')} stayed small; with others, ${otherSmall.length} of ${others.length}.`,
      times: small.length,
      for: inOrder([...small, ...otherLarge].map((each) => each.seq)),
      against: inOrder([...otherSmall, ...large].map((each) => each.seq)),
      chance: chanceOfDifference(
        { hits: small.length, of: mine.length },
        { hits: otherSmall.length, of: others.length },
      ),
      disproof: 'That this adult is there at easier times of day, or in easier lessons.',
      ask: 'What does this adult do, and can it be written down for the others?',
    },
  }
}

function isLarge({ hard }: IncidentFact): boolean {
  return hard !== null && hard >= HARD
}

function isSmall(incident: IncidentFact): boolean {
  return !isLarge(incident)
}
