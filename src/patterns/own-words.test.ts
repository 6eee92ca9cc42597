import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../platform/day.ts'
import type { VoiceFact } from './finding.ts'
import { OWN_WORDS } from './own-words-labelled.data.ts'
import { wordsDarkening } from './rules/days.ts'
import { standTogether } from './statistics.ts'
import { weightOf } from './weigh.ts'

const ON = day('2026-11-21')

/** One of `words` every ten days. */
const series = (words: readonly string[]): VoiceFact[] =>
  words.map((said, at) => ({
    seq: at + 1,
    day: addDays(day('2026-09-07'), at * 10),
    weight: weightOf(said),
  }))
const found = (voice: readonly VoiceFact[]) =>
  wordsDarkening.find({ voice } as Parameters<typeof wordsDarkening.find>[0], ON)
const stands = (voice: readonly VoiceFact[]) =>
  found(voice).found.some(({ chance }) => standTogether([chance ?? 1])[0] === true)

const DARKENING = [
  [
    'We made volcanoes!',
    'Can I take my dinosaur in?',
    'The corridor is scary',
    'I hid in the toilet',
    'They said I’m naughty',
    'I’m always the one who gets told off',
    'What is wrong with me',
    'I wish I could go to sleep and not wake up',
  ],
  [
    'fun',
    'football was good',
    'it’s too loud',
    'I had a headache',
    'I don’t want to go tomorrow',
    'please let me stay home',
    'I’m dumb',
    'nobody would miss me',
  ],
  [
    'I liked the trip',
    'I got a sticker',
    'It’s a bit noisy in there',
    'Miss shouted and my ears hurt',
    'I don’t have any friends',
    'Everyone laughs at me',
    'My legs don’t work in the mornings',
    'I’m the worst kid in the class',
  ],
]

describe('what a child’s own words weigh', () => {
  test('light ones are never called dark, and hard and grave ones weigh more, on the whole', () => {
    for (const said of OWN_WORDS.light) expect(weightOf(said), said).toBeLessThan(2)
    const mean = (words: readonly string[]) =>
      words.reduce((total, said) => total + weightOf(said), 0) / words.length
    expect(mean(OWN_WORDS.hard)).toBeGreaterThan(mean(OWN_WORDS.light) + 1)
    expect(mean(OWN_WORDS.grave)).toBeGreaterThan(mean(OWN_WORDS.hard) + 0.5)
    const missed = [...OWN_WORDS.hard, ...OWN_WORDS.grave].filter((said) => weightOf(said) < 1)
    expect(missed.length).toBeLessThanOrEqual(5)
  })

  test('what is said away weighs nothing', () => {
    for (const said of ['I wasn’t scared today', 'It was not too loud', 'Nobody shouted at me'])
      expect(weightOf(said), said).toBeLessThanOrEqual(1)
    expect(weightOf('I was scared')).toBe(2)
  })

  test('very long words are weighed at once', () => {
    for (const said of ['I am so ', 'nobody ', 'not very ', 'they said '])
      expect(weightOf(said.repeat(10_000))).toBeLessThan(4)
  })
})

describe('words that darken', () => {
  test.each(DARKENING)('eight over seventy days are told: %s ...', (...words) => {
    expect(stands(series(words))).toBe(true)
    const [claim] = found(series(words)).found
    expect(claim?.for.length).toBeGreaterThan(1)
    expect(stands(series(words.toReversed()))).toBe(false)
  })

  test('the same words in any order are told once in twenty at most', () => {
    const orders = fc.sample(fc.shuffledSubarray(DARKENING[0] ?? [], { minLength: 8 }), {
      numRuns: 300,
      seed: 5,
    })
    expect(orders.filter((words) => stands(series(words))).length).toBeLessThanOrEqual(24)
  })

  test('words that stay as they are, light or hard, are no slope; nor are turns of speech alone', () => {
    expect(stands(series(OWN_WORDS.light.slice(0, 12)))).toBe(false)
    expect(stands(series(OWN_WORDS.hard.slice(0, 12)))).toBe(false)
    const turns = [-1, -1, 0, 0, 1, 1, 1, 1].map((weight, at) => ({
      ...(series(['x'])[0] as VoiceFact),
      seq: at + 1,
      day: addDays(day('2026-09-07'), at * 7),
      weight,
    }))
    expect(found(turns)).toEqual({ found: [], asked: 1 })
  })

  test('from fewer than six weeks it is too few to say', () => {
    const few = series(DARKENING[0] ?? []).slice(0, 5)
    expect(found(few).found).toEqual([])
    expect(found(few).tooFew?.[0]?.rule).toBe('words-darkening')
  })
})
