/** Rules over how days went, and what the child said. */
import { dayOf, numberOf } from '../../law/day-number.ts'
import { inWords, type Day } from '../../platform/day.ts'
import {
  averageOf,
  inOrder,
  NOTHING,
  times,
  weekOf,
  type DayFact,
  type Rule,
  type VoiceFact,
} from '../finding.ts'
import { chanceOfAtLeast, chanceOfHigher, steadiestRise } from '../statistics.ts'

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

/** The days as they were after the morning: a hard door is no hard evening. */
function afterSchool(days: readonly DayFact[]): DayFact[] {
  return days.flatMap((each) => {
    const { distress, later = distress } = each
    return later === null ? [] : [{ ...each, distress: later }]
  })
}

/** The days that home and school both wrote down. */
function pairsOf(days: readonly DayFact[]): Pair[] {
  const school = new Map(daysAt(days, (each) => each.by === 'school').map((one) => [one.day, one]))
  return daysAt(afterSchool(days), (each) => each.by === 'home').flatMap((home): Pair[] => {
    const same = school.get(home.day)
    if (same === undefined) return []
    return [{ home: home.distress, school: same.distress, seqs: [...home.seqs, ...same.seqs] }]
  })
}

export const contact: Rule = {
  id: 'harder-around-school-contact',
  title: 'Harder days around contact with school, easier ones away from it',
  find: ({ days, contacts }) => {
    const home = daysAt(days, (each) => each.by !== 'school')
    const touched = new Set(
      contacts.filter(({ school }) => school).flatMap(({ day }) => [day, dayOf(numberOf(day) + 1)]),
    )
    const near = home.filter(({ day }) => touched.has(day))
    const away = home.filter(({ day }) => !touched.has(day))
    if (near.length === 0 || away.length === 0) return NOTHING
    if (near.length < DAYS_MIN || away.length < DAYS_MIN) {
      const needs = `${DAYS_MIN} days written down at home around contact, and ${DAYS_MIN} away from it`
      return { found: [], tooFew: [{ rule: 'harder-around-school-contact', needs }] }
    }
    const chance = chanceOfHigher(
      home.map(({ day, distress }) => ({
        value: distress,
        marked: touched.has(day),
        block: weekOf(day),
      })),
    )
    const [hardNear, easyNear] = split(near)
    const [hardAway, easyAway] = split(away)
    return {
      found: [
        {
          id: 'harder-around-school-contact',
          rule: 'harder-around-school-contact',
          claim: `Of ${near.length} days on or just after contact with school, ${hardNear.length} were hard at home; of ${away.length} days away from it, ${hardAway.length}.`,
          times: near.length,
          for: inOrder([...hardNear, ...easyAway].flatMap(({ seqs }) => seqs)),
          against: inOrder([...easyNear, ...hardAway].flatMap(({ seqs }) => seqs)),
          chance,
          disproof: 'That contact happens in weeks that were hard already.',
          ask: 'Can contact go through the adults, at times that are agreed, so that home stays a safe place?',
        },
      ],
    }
  },
}

export const talk: Rule = {
  id: 'harder-around-talk-of-school',
  title: 'Harder days when school is talked about, easier ones when it is not',
  find: ({ days, talk: spoken }) => {
    const home = daysAt(days, (each) => each.by !== 'school')
    const touched = new Set(spoken.map(({ day }) => day))
    const near = home.filter(({ day }) => touched.has(day))
    const away = home.filter(({ day }) => !touched.has(day))
    if (near.length === 0 || away.length === 0) return NOTHING
    if (near.length < DAYS_MIN || away.length < DAYS_MIN) {
      const needs = `${DAYS_MIN} days at home on which school was talked about, and ${DAYS_MIN} on which it was not`
      return { found: [], tooFew: [{ rule: 'harder-around-talk-of-school', needs }] }
    }
    const [hardNear, easyNear] = split(near)
    const [hardAway, easyAway] = split(away)
    return {
      found: [
        {
          id: 'harder-around-talk-of-school',
          rule: 'harder-around-talk-of-school',
          claim: `Of ${near.length} days on which school was talked about, ${hardNear.length} were hard at home; of ${away.length} days on which nobody wrote that it was, ${hardAway.length}.`,
          times: near.length,
          for: inOrder([...hardNear, ...easyAway].flatMap(({ seqs }) => seqs)),
          against: inOrder([...easyNear, ...hardAway].flatMap(({ seqs }) => seqs)),
          chance: chanceOfHigher(
            home.map(({ day, distress }) => ({
              value: distress,
              marked: touched.has(day),
              block: weekOf(day),
            })),
          ),
          disproof: 'That school is talked about more on days that are hard already.',
          ask: 'Can home be kept free of school for a while, and what is said about it be agreed with the child?',
        },
      ],
    }
  },
}

type OneDay = { readonly day: Day; readonly distress: number; readonly seqs: readonly number[] }

/** One line for each day that `whose` wrote down; the hardest of its check-ins counts. */
function daysAt(days: readonly DayFact[], whose: (each: DayFact) => boolean): OneDay[] {
  return [...Map.groupBy(days.filter(whose), (each) => each.day)].map(([day, all]) => ({
    day,
    distress: Math.max(...all.map((each) => each.distress)),
    seqs: all.map((each) => each.seq),
  }))
}

/** Hard days, and the others. */
function split(days: readonly OneDay[]): [OneDay[], OneDay[]] {
  return [
    days.filter(({ distress }) => distress >= HARD_DAY),
    days.filter(({ distress }) => distress < HARD_DAY),
  ]
}

const WORDS_MIN = 6
/** The words must have come to this, on the scale of `voice-words.data.ts`, to be called darker. */
const DARKER_MIN = 1
/** Turns of speech alone say too little: as many words must be dark outright where it ended. */
const OUTRIGHT_MIN = 2

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
    const darkness = averageOf(late.map(([, all]) => darkest(all)))
    const rise = darkness - averageOf(early.map(([, all]) => darkest(all)))
    const words = late.flatMap(([, all]) => all)
    const outright = words.filter((each) => each.weight > 1)
    const [first] = early[0] ?? []
    const [last] = late.at(-1) ?? []
    const isDarker = Math.min(rise, darkness) >= DARKER_MIN && outright.length >= OUTRIGHT_MIN
    if (first === undefined || last === undefined || !isDarker) return { found: [], asked: 1 }
    return {
      found: [
        {
          id: 'words-darkening',
          rule: 'words-darkening',
          claim: `The child’s own words, as written down, grew darker from the week of ${inWords(first)} to the week of ${inWords(last)}.`,
          times: late.length,
          for: inOrder(outright.map((each) => each.seq)),
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

/** On the scale of `voice-words.data.ts`: words about not being here or not being safe. */
const GRAVEST = 4

export const gravestWords: Rule = {
  id: 'gravest-words',
  title: 'Words about not being here',
  find: ({ voice }) => {
    const ordered = voice.toSorted((one, other) => (one.day < other.day ? -1 : 1))
    const gravest = ordered.filter(({ weight }) => weight === GRAVEST)
    const [first] = gravest
    if (first === undefined) return NOTHING
    const before = ordered.find(
      ({ weight, day }) => weight > 0 && weight < GRAVEST && day < first.day,
    )
    const lighter = ordered.filter(({ weight, day }) => weight <= 0 && day > first.day)
    return {
      found: [
        {
          id: 'gravest-words',
          rule: 'gravest-words',
          claim: [
            `On ${inWords(first.day)} the child’s own words spoke of not being here or not being safe`,
            gravest.length > 1 ? ` (${times(gravest.length)} in all)` : '',
            before === undefined
              ? ''
              : `; the first hard words in the record are of ${inWords(before.day)}`,
            '.',
          ].join(''),
          times: gravest.length,
          for: inOrder([
            ...(before === undefined ? [] : [before.seq]),
            ...gravest.map((each) => each.seq),
          ]),
          against: inOrder(lighter.map((each) => each.seq)),
          chance: null,
          disproof: 'That the words were said about something else: a game, a story, a song.',
          ask: 'Who has heard these words, and what has been done for the child since?',
        },
      ],
    }
  },
}
