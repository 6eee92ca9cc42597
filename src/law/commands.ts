/**
 * What the command line asks of the law, as functions of words: no files, no clock. Each returns a
 * JSON value, or `{ error }` with one clear sentence.
 */
import { parseDay } from '../platform/day.ts'
import { type BrushoffMatch, brushoffFinder } from './brushoff.ts'
import { type Due, type DueFailure, due } from './due.ts'
import { parseFacts } from './facts.ts'
import { readSchoolCalendar } from './ics.ts'
import { readPastedTerms } from './pasted.ts'
import { lawOf } from './jurisdictions.ts'
import type { Law } from './law.ts'
import { type Fault, lawFaults } from './law-check.ts'
import type { SchoolCalendar } from './school.ts'

const DEFAULT_JURISDICTION = 'england'

function known(jurisdiction: string): Law | DueFailure {
  return lawOf(jurisdiction) ?? { error: `We do not have the law of "${jurisdiction}".` }
}

export type DueAsked = {
  readonly clock: string
  readonly from: string
  /** The text of an .ics file, or of term dates as pasted, and what to call it. */
  readonly calendar?: { readonly name: string; readonly text: string }
  /** `name=value` words. */
  readonly facts?: readonly string[]
  readonly jurisdiction?: string
}

/** When a clock falls due from the row's own trigger, with every step in words. */
export function dueCommand(asked: DueAsked): Due | DueFailure {
  const law = known(asked.jurisdiction ?? DEFAULT_JURISDICTION)
  if ('error' in law) return law
  const from = parseDay(asked.from)
  if (from === null) {
    return {
      error: `--from must be a day written like 2026-09-07. You gave "${asked.from}".`,
      of: 'from',
    }
  }
  const facts = parseFacts(asked.facts ?? [])
  if ('error' in facts) return { ...facts, of: 'facts' }
  let calendar: SchoolCalendar | null = null
  if (asked.calendar !== undefined) {
    const { name, text } = asked.calendar
    const read =
      /^\uFEFF?\s*BEGIN:/i.test(text) || name.endsWith('.ics')
        ? readSchoolCalendar(text, name)
        : readPastedTerms(text, name)
    if ('error' in read) return { ...read, of: 'calendar' }
    calendar = read.calendar
  }
  return due(law, asked.clock, from, { calendar, facts: facts.facts })
}

const finders = new Map<string, (said: string) => BrushoffMatch[]>()

/** The brush-offs that `words` may be, best first. */
export function brushoffCommand(
  words: string,
  jurisdiction: string = DEFAULT_JURISDICTION,
): readonly BrushoffMatch[] | DueFailure {
  const law = known(jurisdiction)
  if ('error' in law) return law
  if (words.trim() === '') return { error: 'Say what you were told, in quotes.' }
  const find = finders.get(jurisdiction) ?? brushoffFinder(law.brushoffs)
  finders.set(jurisdiction, find)
  return find(words)
}

/** The law as one JSON value. */
export function lawCommand(jurisdiction: string = DEFAULT_JURISDICTION): Law | DueFailure {
  return known(jurisdiction)
}

/** Every fault of every row; empty where the law may be shipped. */
export function lawCheckCommand(
  jurisdiction: string = DEFAULT_JURISDICTION,
): readonly Fault[] | DueFailure {
  const law = known(jurisdiction)
  return 'error' in law ? law : lawFaults(law)
}

/** A due date in words, for a person at the command line. */
export function dueInWords(found: Due): string {
  const range =
    found.earliest === null && found.latest === null
      ? 'no date to count'
      : `between ${found.earliest ?? 'an unknown day'} and ${found.latest ?? 'an unknown day'}`
  return [
    `${found.name}: ${found.due ?? range}`,
    ...found.explanation.map((step) => `  ${step}`),
    ...found.also.map((extra) => `  ${extra.name}: ${extra.due ?? 'no single date'}`),
    `  If it is missed: ${found.rung}`,
  ].join('\n')
}

/** Brush-offs in words. */
export function brushoffsInWords(found: readonly BrushoffMatch[]): string {
  if (found.length === 0) return 'Nothing like that is in the list.'
  return found
    .slice(0, 3)
    .map((match) =>
      [
        `"${match.said}" (${match.id})`,
        `  What the source says: ${match.answer}`,
        `  When it is fair: ${match.fair ?? 'The source gives no such case.'}`,
        `  You could ask: ${match.ask}`,
        `  Source: ${match.source} [${match.force}, ${match.flag}]`,
      ].join('\n'),
    )
    .join('\n\n')
}
