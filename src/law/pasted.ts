/**
 * A school's term dates pasted from its website or typed by hand: one line for each term, holiday,
 * half-term or INSET day, with its dates. Dates are read by chrono (British order); never a clock.
 */
import type { ParsedComponents } from 'chrono-node'
// Its English alone: the whole of it loads sixteen languages at every start.
import { GB } from 'chrono-node/en'
import { type Day, parseDay } from '../platform/day.ts'
import { type CalendarRead, calendarOf } from './events.ts'
import type { Span } from './school.ts'

const LONGEST = 20_000
const MOST_LINES = 300

const two = (part: number): string => String(part).padStart(2, '0')

/** A day needs its own day and month; the year may be that of the other end of the span. */
function dayOfParts(parts: ParsedComponents, year: number | null): Day | null {
  if (!parts.isCertain('day') || !parts.isCertain('month')) return null
  const own = parts.isCertain('year') ? parts.get('year') : year
  const [month, date] = [parts.get('month'), parts.get('day')]
  if (own === null || month === null || date === null) return null
  return parseDay(`${String(own).padStart(4, '0')}-${two(month)}-${two(date)}`)
}

const certainYear = (parts: ParsedComponents | null | undefined): number | null =>
  parts?.isCertain('year') === true ? parts.get('year') : null

/** The spans of one line; what is not a date names them. */
function spansOf(line: string): Span[] {
  const found = GB.parse(line, new Date(Date.UTC(2026, 8, 1, 12)))
  const name = found
    .reduce((rest, { text }) => rest.replace(text, ' '), line)
    .replaceAll(/[:;,|–—\s]+|(?<![\p{L}\d])-+|-+(?![\p{L}\d])/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const spans: Span[] = []
  for (const { start, end } of found) {
    const from = dayOfParts(start, certainYear(end))
    if (from === null) continue
    const to = end === null || end === undefined ? from : dayOfParts(end, certainYear(start))
    if (to !== null && to >= from) spans.push({ from, to, name })
  }
  return spans
}

/**
 * The school calendar in pasted `text`, called `name`, or a sentence that says why there is none. A
 * date without a year is not read: it would be a guess.
 */
export function readPastedTerms(
  text: string,
  name: string,
): CalendarRead | { readonly error: string } {
  const lines = text
    .slice(0, LONGEST)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  if (lines.length > MOST_LINES) return { error: `${name} has too many lines for term dates.` }
  return calendarOf(
    lines.flatMap((line) => spansOf(line.slice(0, 300))),
    name,
  )
}
