/**
 * School dates as lines a person can read, change and add to, and the way back. A line says whether the
 * school is open (`Term`) or shut (`Closed`), its name, and a day or two days in words.
 */
import type { Span } from '../law/school.ts'
import { inFullWords, parseDay, type Day } from '../platform/day.ts'
import { oneLine } from '../platform/words.ts'

export type Dates = { readonly terms: readonly Span[]; readonly closures: readonly Span[] }

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
const LINES_MAX = 300
const LINE_LENGTH_MAX = 300
/** A term is shorter than this, and so is a mistyped year told. */
const SPAN_DAYS_MAX = 400

/** `Term: Autumn term, Wednesday 2 September 2026 to Friday 18 December 2026`, one line for each span. */
export function linesOf({ terms, closures }: Dates): string {
  return [
    ...terms.map((span) => lineOf('Term', span)),
    ...closures.map((span) => lineOf('Closed', span)),
  ].join('\n')
}

function lineOf(kind: 'Term' | 'Closed', { from, to, name }: Span): string {
  const days = from === to ? inFullWords(from) : `${inFullWords(from)} to ${inFullWords(to)}`
  const called = oneLine(name)
  return `${kind}: ${called === '' ? '' : `${called}, `}${days}`
}

/** What a line says, or a sentence that says what to mend. */
export type LineRead =
  | { readonly kind: 'terms' | 'closures'; readonly span: Span }
  | { readonly problem: string }

const DATE =
  /(?:\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s*)?\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?,?\s+(\d{4})\b|\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/gi

function dayOfMatch(match: RegExpMatchArray): Day | null {
  const [, date = '', word = '', year = '', isoYear, isoMonth, isoDate, d, m, y] = match
  const two = (part: string) => part.padStart(2, '0')
  if (isoYear !== undefined) return parseDay(`${isoYear}-${isoMonth}-${isoDate}`)
  if (y !== undefined) return parseDay(`${y}-${two(m ?? '')}-${two(d ?? '')}`)
  const month = MONTHS.findIndex((each) => each.startsWith(word.toLowerCase())) + 1
  return month === 0 ? null : parseDay(`${year}-${two(String(month))}-${two(date)}`)
}

/** One line as `linesOf` writes it, or as a person would. */
export function readLine(line: string): LineRead {
  const flat = oneLine(line.slice(0, LINE_LENGTH_MAX))
  const kind = /^(term|closed)\s*:/i.exec(flat)
  if (kind === null) return { problem: 'begin it with “Term:” or “Closed:”' }
  const rest = flat.slice(kind[0].length)
  const matches = [...rest.matchAll(DATE)]
  const days = matches.map(dayOfMatch)
  const [from, to = from] = days
  if (from === undefined || from === null || to === null || to === undefined)
    return { problem: 'give each day with its year, as in 4 January 2027' }
  if (days.length > 2) return { problem: 'give one day, or a first and a last day' }
  if (to < from) return { problem: 'its last day is before its first' }
  if (Date.parse(to) - Date.parse(from) > SPAN_DAYS_MAX * 86_400_000)
    return { problem: 'it is longer than a year' }
  const name = rest
    .slice(0, matches[0]?.index)
    .replaceAll(/[\s,:;–—-]+$/g, '')
    .replaceAll(/\bfrom$/gi, '')
    .trim()
  return {
    kind: kind[1]?.toLowerCase() === 'term' ? 'terms' : 'closures',
    span: { from, to, name },
  }
}

/** The dates that `text` tells, line by line, and what to mend, each line by its number. */
export function readLines(text: string): { readonly dates: Dates; readonly problems: string[] } {
  const lines = text.split('\n')
  const terms: Span[] = []
  const closures: Span[] = []
  const problems: string[] = []
  if (lines.length > LINES_MAX) problems.push(`Give at most ${LINES_MAX} lines`)
  for (const [at, line] of lines.slice(0, LINES_MAX).entries()) {
    if (line.trim() === '') continue
    const read = readLine(line)
    if ('problem' in read) problems.push(`Line ${at + 1}: ${read.problem}`)
    else if (read.kind === 'terms') terms.push(read.span)
    else closures.push(read.span)
  }
  return { dates: { terms, closures }, problems }
}
