/** Rules over how days went, and what the child said. */
import { addDays, inWords, type Day } from '../../platform/day.ts'
import {
  averageOf,
  inOrder,
  NOTHING,
  times,
  weekOf,
  type Candidate,
  type DayFact,
  type Looked,
  type Rule,
  type VoiceFact,
} from '../finding.ts'
import { chanceOfAtLeast, chanceOfHigher, steadiestRise, type Measure } from '../statistics.ts'

/** A day this hard was hard; below two it was all right. */
const HARD_DAY = 3
const GOOD_DAY = 1

/** Fewer days than this on either side say too little. */
const DAYS_MIN = 8

export const masking: Rule = {
  id: 'masking',
  title: 'A good day at school and a hard one at home',
  find: ({ days }) => {
    const pairs = pairsOf(days)
    if (pairs.length === 0) return NOTHING
    const hidden = pairs.filter(({ home, school }) => school <= GOOD_DAY && home >= HARD_DAY)
    const reverse = pairs.filter(({ home, school }) => home <= GOOD_DAY && school >= HARD_DAY)
    if (hidden.length + reverse.length < DAYS_MIN) {
      const needs = `${DAYS_MIN} days on which home and school saw it differently`
      return hidden.length === 0 ? NOTHING : { found: [], tooFew: [{ rule: 'masking', needs }] }
    }
    return {
      found: [
        {
          id: 'masking',
          rule: 'masking',
          claim: `On ${hidden.length} of ${pairs.length} days that both wrote down, school saw a good day and home a hard one; the other way round ${times(reverse.length)}.`,
          times: hidden.length,
          for: inOrder(hidden.flatMap(({ seqs }) => seqs)),
          against: inOrder(reverse.flatMap(({ seqs }) => seqs)),
          chance: chanceOfAtLeast(hidden.length, hidden.length + reverse.length, 0.5),
          disproof: 'Hard evenings after days without school just as often.',
          ask: 'What does holding it together all day cost, and what would let some of it out at school?',
        },
      ],
    }
  },
}

type Pair = { readonly home: number; readonly school: number; readonly seqs: readonly number[] }

/** The days that home and school both wrote down; the hardest of a side's check-ins counts. */
function pairsOf(days: readonly DayFact[]): Pair[] {
  return [...Map.groupBy(days, (each) => each.day).values()].flatMap((all): Pair[] => {
    const home = all.filter((each) => each.by === 'home')
    const school = all.filter((each) => each.by === 'school')
    if (home.length === 0 || school.length === 0) return []
    return [
      {
        home: hardest(home),
        school: hardest(school),
        seqs: [...home, ...school].map((each) => each.seq),
      },
    ]
  })
}

function hardest(days: readonly DayFact[]): number {
  return Math.max(...days.map((each) => each.distress))
}

export const contact: Rule = {
  id: 'harder-around-school-contact',
  title: 'Harder days around contact with school, easier ones away from it',
  find: ({ days, contacts }) => {
    const home = [...Map.groupBy(days.filter(isHomes), (each) => each.day)]
    const touched = new Set(contacts.flatMap(({ day }) => [day, addDays(day, 1)]))
    const near = home.filter(([day]) => touched.has(day))
    const away = home.filter(([day]) => !touched.has(day))
    if (near.length === 0 || away.length === 0) return NOTHING
    if (near.length < DAYS_MIN || away.length < DAYS_MIN) {
      const needs = `${DAYS_MIN} days written down at home around contact, and ${DAYS_MIN} away from it`
      return { found: [], tooFew: [{ rule: 'harder-around-school-contact', needs }] }
    }
    const measures = home.map(([day, all]) => ({
      value: hardest(all),
      marked: touched.has(day),
      block: weekOf(day),
    }))
    return asHigher(measures, {
      id: 'harder-around-school-contact',
      rule: 'harder-around-school-contact',
      claim: `Of ${near.length} days on or just after contact with school, ${hardOf(near).length} were hard at home; of ${away.length} days away from it, ${hardOf(away).length}.`,
      times: near.length,
      for: inOrder([...seqsOf(hardOf(near)), ...seqsOf(easyOf(away))]),
      against: inOrder([...seqsOf(easyOf(near)), ...seqsOf(hardOf(away))]),
      disproof: 'That contact happens in weeks that were hard already.',
      ask: 'Can contact go through the adults, at times that are agreed, so that home stays a safe place?',
    })
  },
}

type OneDay = readonly [Day, readonly DayFact[]]

const isHomes = ({ by }: DayFact): boolean => by !== 'school'
const hardOf = (days: readonly OneDay[]): OneDay[] =>
  days.filter(([, all]) => hardest(all) >= HARD_DAY)
const easyOf = (days: readonly OneDay[]): OneDay[] =>
  days.filter(([, all]) => hardest(all) < HARD_DAY)
const seqsOf = (days: readonly OneDay[]): number[] =>
  days.flatMap(([, all]) => all.map((each) => each.seq))

function asHigher(measures: readonly Measure[], claim: Omit<Candidate, 'chance'>): Looked {
  return { found: [{ ...claim, chance: chanceOfHigher(measures) }] }
}

const WORDS_MIN = 6
/** The words must have come to this, on the scale of `voice-words.data.ts`, to be called darker. */
const DARKER_MIN = 1

export const wordsDarkening: Rule = {
  id: 'words-darkening',
  title: 'The child’s own words, over time',
  find: ({ voice }) => {
    if (voice.length === 0) return NOTHING
    const weeks = [...Map.groupBy(voice, ({ day }) => weekOf(day))].toSorted(([one], [other]) =>
      one < other ? -1 : 1,
    )
    if (weeks.length < WORDS_MIN) {
      const needs = `the child’s own words from ${WORDS_MIN} weeks`
      return { found: [], tooFew: [{ rule: 'words-darkening', needs }] }
    }
    const { chance, length } = steadiestRise(weeks.map(([, all]) => darkest(all)))
    const third = Math.max(1, Math.floor(length / 3))
    const [early, late] = [weeks.slice(0, third), weeks.slice(length - third, length)]
    const rise =
      averageOf(late.map(([, all]) => darkest(all))) -
      averageOf(early.map(([, all]) => darkest(all)))
    const [first] = early[0] ?? []
    const [last] = late.at(-1) ?? []
    if (first === undefined || last === undefined || rise < DARKER_MIN)
      return { found: [], asked: 1 }
    const words = late.flatMap(([, all]) => all)
    return {
      found: [
        {
          id: 'words-darkening',
          rule: 'words-darkening',
          claim: `The child’s own words, as written down, grew darker from the week of ${inWords(first)} to the week of ${inWords(last)}.`,
          times: late.length,
          for: inOrder(words.filter((each) => each.weight > 1).map((each) => each.seq)),
          against: inOrder(words.filter((each) => each.weight <= 1).map((each) => each.seq)),
          chance,
          disproof: 'Lighter words of the same weeks that nobody wrote down.',
          ask: 'Who will listen to the child this week, and what can stop today?',
        },
      ],
    }
  },
}

function darkest(words: readonly VoiceFact[]): number {
  return Math.max(...words.map((each) => each.weight))
}
