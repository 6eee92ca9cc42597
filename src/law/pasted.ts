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

/** The one year that stands in the words of a line, as in “Autumn term 2026: 2 September to ...”. */
function yearIn(words: string): number | null {
  const years = words.match(/(?<![\d/–-])20\d\d(?!\s?[\d/–-])/g) ?? []
  return years.length === 1 ? Number(years[0]) : null
}

/** The spans of one line, named by what is not a date; null where a day or a month has no year. */
function spansOf(line: string): Span[] | null {
  const found = GB.parse(line, new Date(Date.UTC(2026, 8, 1, 12)))
  const name = found
    .reduce((rest, { text }) => rest.replace(text, ' '), line)
    .replaceAll(/[:;,|–—\s]+|(?<![\p{L}\d])-+|-+(?![\p{L}\d])/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const year = yearIn(name)
  const spans: Span[] = []
  for (const { start, end } of found) {
    const from = dayOfParts(start, certainYear(end) ?? year)
    const to =
      end === null || end === undefined ? from : dayOfParts(end, certainYear(start) ?? year)
    if (isDay(start) && (from === null || to === null)) return null
    if (from !== null && to !== null && to >= from) spans.push({ from, to, name })
  }
  return spans
}

const isDay = (parts: ParsedComponents): boolean =>
  parts.isCertain('day') && parts.isCertain('month')

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
  const spans: Span[] = []
  for (const line of lines) {
    const read = spansOf(line.slice(0, 300))
    if (read === null) return { error: `“${line.trim().slice(0, 80)}” has a day without its year.` }
    spans.push(...read)
  }
  return calendarOf(spans, name)
}
