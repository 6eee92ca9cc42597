/**
 * The one-page profile: one picture of a child, told once, that every adult can read. Written with the
 * child, in their voice; versions are amendments. What is calculated here: lines, the three things for
 * a role, what changed between two versions, which history comes first, words made short. Pure.
 */
import { diffWordsWithSpace } from 'diff'
import type { Day } from '../platform/day.ts'
import { AREAS, type Area } from './need.ts'
import type { ProfileBody, StrategyBody } from './profile-entries.ts'

/** The parts of the page, in order, as the child says them. `symbol` stands beside them in easy read. */
export const SECTIONS = [
  {
    field: 'likes',
    title: 'What people like about me',
    easy: 'People like me because',
    symbol: '💛',
    hint: 'Kind, true and particular: “knows every railway signal in Yorkshire”.',
  },
  {
    field: 'matters',
    title: 'What matters to me',
    easy: 'These things matter to me',
    symbol: '⭐',
    hint: 'People, things, places, being told the truth, knowing when it ends.',
  },
  {
    field: 'support',
    title: 'How best to support me',
    easy: 'You can help me',
    symbol: '🤝',
    hint: 'What an adult does, so that a stranger could do it.',
  },
  {
    field: 'hard',
    title: 'What makes it hard',
    easy: 'This is hard for me',
    symbol: '🌧',
    hint: 'Noise, waiting, surprise, being watched, handwriting.',
  },
  {
    field: 'tells',
    title: 'How you can tell',
    easy: 'You can see it when',
    symbol: '👀',
    hint: 'The first small sign, before it shows: hums, goes quiet, pulls a sleeve.',
  },
  {
    field: 'helps',
    title: 'What helps',
    easy: 'This helps',
    symbol: '👍',
    hint: 'Then and there, and for how long.',
  },
  {
    field: 'worse',
    title: 'What makes it worse',
    easy: 'Please do not',
    symbol: '✋',
    hint: 'What was tried and hurt: raised voices, being followed, “calm down”.',
  },
] as const

export const THINGS_MAX = 3

/** The lines of a text, list marks and empty lines left out. */
export function linesOf(text: string | null | undefined): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*[-*•–]\s+/, '').trim())
    .filter((line) => line !== '')
}

/** The sections that say something, each with its lines. */
export function sectionsOf(body: ProfileBody) {
  return SECTIONS.map((section) => ({ ...section, lines: linesOf(body[section.field]) })).filter(
    ({ lines }) => lines.length > 0,
  )
}

/** A role, and the three things the family chose for it; without a choice, the three for everybody. */
export type ForRole = { readonly role: string; readonly things: readonly string[] }

/** What the reader of `role` is told: the chosen things, else those for everybody. Null for no such role. */
export function thingsFor(body: ProfileBody, role: string | null): ForRole | null {
  const everybody = body.three.slice(0, THINGS_MAX)
  if (role === null) return { role: 'everyone', things: everybody }
  const found = body.roles.find((each) => each.role === role)
  if (found === undefined) return null
  return { role, things: found.things.length > 0 ? found.things.slice(0, THINGS_MAX) : everybody }
}

/** What is needed under each of the four broad areas, from the profile and from needs kept by themselves. */
export function needsByArea(
  body: ProfileBody,
  kept: readonly { readonly title: string; readonly area?: Area | null | undefined }[],
): { readonly area: Area; readonly lines: readonly string[] }[] {
  return AREAS.map((area) => ({
    area,
    lines: [
      ...new Set([
        ...body.needs.filter((each) => each.area === area).flatMap(({ words }) => linesOf(words)),
        ...kept.filter((each) => each.area === area).map(({ title }) => title),
      ]),
    ],
  })).filter(({ lines }) => lines.length > 0)
}

/** The year in which the school year of `on` began: 2026 for September 2026 to August 2027. */
export function schoolYearBegan(on: Day): number {
  const [year = 0, month = 1] = on.split('-').map(Number)
  return month >= 9 ? year : year - 1
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/**
 * The school year a line of history is about, from the first year in it ("June 2026", "2025/26", "Year 4,
 * 2024"); null where it names none, which keeps it among what is read first. A year alone is read as the
 * school year that began in it.
 */
export function yearOfLine(line: string): number | null {
  const found = /\b((?:19|20)\d\d)\b/.exec(line)
  if (found === null) return null
  const before = line.slice(0, found.index).toLowerCase()
  const month = MONTHS.findIndex(
    (name) => before.includes(name.slice(0, 3)) && isMonth(before, name),
  )
  const year = Number(found[1])
  return month >= 0 && month < 8 ? year - 1 : year
}

function isMonth(text: string, name: string): boolean {
  return new RegExp(`\\b(?:${name}|${name.slice(0, 3)}|${name.slice(0, 4)})\\b\\.?\\s*$`).test(
    text.trimEnd(),
  )
}

/**
 * What has gone before: this school year and the last one first, older years on asking, so that old
 * notes do not colour a fresh start (they are kept, not lost).
 */
export function beforeOf(text: string | null | undefined, today: Day) {
  const first = schoolYearBegan(today) - 1
  const lines = linesOf(text)
  const isOld = (line: string) => (yearOfLine(line) ?? first) < first
  return { recent: lines.filter((line) => !isOld(line)), older: lines.filter(isOld) }
}

type Piece = { readonly text: string; readonly is: 'same' | 'added' | 'removed' }
export type Changed = { readonly title: string; readonly pieces: readonly Piece[] }

/** What one version says differently from the one before it, word by word; empty where nothing does. */
export function whatChanged(before: ProfileBody, after: ProfileBody): Changed[] {
  return partsOf(after).flatMap(({ title, text }, at) => {
    const was = partsOf(before)[at]?.text ?? ''
    if (was === text) return []
    return [{ title, pieces: piecesOf(was, text) }]
  })
}

/** So different that word by word says nothing, and takes long. */
const EDITS_MAX = 1_000

function piecesOf(was: string, text: string): Piece[] {
  const changes = diffWordsWithSpace(was, text, { maxEditLength: EDITS_MAX })
  if (changes === undefined)
    return [
      { text: was, is: 'removed' },
      { text, is: 'added' },
    ]
  return changes.map(({ value, added, removed }) => ({
    text: value,
    is: added ? 'added' : removed ? 'removed' : 'same',
  }))
}

/** Everything a profile says, as titled texts, always in the same order. */
function partsOf(body: ProfileBody): { title: string; text: string }[] {
  return [
    { title: 'The three things that matter', text: body.three.join('\n') },
    ...SECTIONS.map(({ field, title }) => ({ title, text: body[field] ?? '' })),
    {
      title: 'Needs',
      text: body.needs.map(({ area, words }) => `${area}: ${words}`).join('\n'),
    },
    {
      title: 'For one reader',
      text: body.roles.map(({ role, things }) => `${role}: ${things.join('; ')}`).join('\n'),
    },
    { title: 'What has gone before', text: body.before ?? '' },
    { title: 'For my class', text: body.forClass ?? '' },
    { title: 'Who wrote it', text: body.madeWith ?? '' },
  ]
}

/** More words than this in one sentence are hard to read. */
const SHORT_WORDS_MAX = 12

/**
 * A line as short sentences, one idea each, for easy read. Words are never changed or left out, only
 * cut where a sentence, a clause or an "and" begins; a person should still read it over.
 */
export function shortSentences(line: string): string[] {
  return line
    .split(/(?<=[.!?])\s+|\s*;\s+|\s+[–—]\s+/)
    .flatMap((sentence) => (wordsIn(sentence) <= SHORT_WORDS_MAX ? [sentence] : cut(sentence)))
    .map((sentence) => sentence.trim().replace(/[,;:]$/, ''))
    .filter((sentence) => sentence !== '')
    .map((sentence) => sentence.slice(0, 1).toUpperCase() + sentence.slice(1))
}

function cut(sentence: string): string[] {
  return sentence.split(/,\s+(?=(?:but|so|because|and|then|or|even|which|who|if|when)\b)|:\s+/)
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}

export type Standing =
  | { readonly is: 'in use' }
  | { readonly is: 'removed'; readonly reason: boolean }

/** Whether a strategy is in use, or was removed, with or without a reason that was given. */
export function standingOf({ removed }: Pick<StrategyBody, 'removed'>): Standing {
  if (removed === null || removed === undefined) return { is: 'in use' }
  return { is: 'removed', reason: (removed.reason ?? '').trim() !== '' }
}
