/** What the printed sheets of a profile say, as data for templates/profile.typ. Pure. */
import { inWords, type Day } from '../platform/day.ts'
import { linesOf, sectionsOf, shortSentences, standingOf, type ForRole } from './profile.ts'
import type { ProfileBody, StrategyBody } from './profile-entries.ts'

type Part = {
  readonly field: string
  readonly title: string
  readonly symbol: string
  readonly lines: readonly string[]
}

/** `kind` says which sheet: the page, easy read, or a card for one reader. */
export type Sheet = {
  readonly kind: 'page' | 'easy' | 'card'
  readonly title: string
  readonly name: string
  readonly sub: string
  readonly threeTitle: string
  readonly three: readonly string[]
  readonly parts: readonly Part[]
  readonly strategies: readonly {
    readonly title: string
    readonly do: readonly string[]
    readonly dont: readonly string[]
    readonly why: readonly string[]
    readonly place: string
  }[]
  /** The name of the picture among the job's files, or null. */
  readonly photo: string | null
  /** 1 as drawn; smaller until one sheet holds it. */
  readonly scale: number
}

type Given = {
  readonly name: string
  readonly body: ProfileBody
  readonly strategies: readonly StrategyBody[]
  readonly on: Day
  readonly photo: string | null
}

function bylineOf({ body, on }: Given): string {
  const by = body.madeWith ?? ''
  return by === '' ? inWords(on) : `Written by ${by} · ${inWords(on)}`
}

/** The whole page: everything the family wrote, and what adults do. */
export function pageSheet(given: Given): Sheet {
  return {
    kind: 'page',
    title: `${given.name} in one page`,
    name: given.name,
    sub: bylineOf(given),
    threeTitle: 'The three things that matter most',
    three: given.body.three,
    parts: sectionsOf(given.body).map(({ field, title, symbol, lines }) => ({
      field,
      title,
      symbol,
      lines,
    })),
    strategies: given.strategies
      .filter((each) => standingOf(each).is === 'in use')
      .map((each) => ({
        title: each.title,
        do: linesOf(each.do),
        dont: linesOf(each.dont),
        why: linesOf(each.why),
        place: [each.where, each.when].filter((part) => (part ?? '') !== '').join(' · '),
      })),
    photo: given.photo,
    scale: 1,
  }
}

/** Short sentences, large letters, a symbol beside each part; the same words, only cut. */
export function easySheet(given: Given): Sheet {
  return {
    ...pageSheet(given),
    kind: 'easy',
    title: `About ${given.name}, easy read`,
    threeTitle: 'Three important things',
    three: given.body.three.map((thing) => shortSentences(thing).join('\n')),
    parts: sectionsOf(given.body).map(({ field, easy, symbol, lines }) => ({
      field,
      title: easy,
      symbol,
      lines: lines.flatMap(shortSentences),
    })),
    strategies: [],
  }
}

/** A card for one reader: the three things and nothing else. No photo. */
export function cardSheet(given: Given, { role, things }: ForRole): Sheet {
  return {
    ...pageSheet(given),
    kind: 'card',
    title: `${given.name}, for ${role}`,
    sub: `For ${role}`,
    three: things,
    threeTitle: 'Three things, one minute',
    parts: [],
    strategies: [],
    photo: null,
  }
}
