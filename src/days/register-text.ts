/**
 * A register as a school prints or exports it, read line by line: a day, and the codes of its morning
 * and afternoon. What cannot be read is told by its line and never guessed.
 */
import Papa from 'papaparse'
import { parseDay, type Day } from '../platform/day.ts'
import { codeOf } from './attendance.ts'

export type ReadMark = { readonly day: Day; readonly session: 'am' | 'pm'; readonly code: string }
type Unread = { readonly line: number; readonly text: string; readonly why: string }
export type ReadRegister = {
  readonly marks: readonly ReadMark[]
  readonly unread: readonly Unread[]
}

/** More lines than ten years of school days. */
const LINES_MAX = 5_000
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The day in a cell, the English way: 2026-09-07, 7/9/2026, 07.09.26, Mon 7 Sep 2026; or null. */
export function dayIn(cell: string): Day | null {
  const text = cell.trim().replace(/^[a-z]+day,?\s+|^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/i, '')
  const plain = parseDay(text.slice(0, 10))
  if (plain !== null) return plain
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text)
  if (numbers !== null) return dayFrom(numbers[1], Number(numbers[2]), numbers[3])
  const words = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{4}|\d{2})$/i.exec(text)
  if (words === null) return null
  return dayFrom(words[1], MONTHS.indexOf((words[2] ?? '').toLowerCase()) + 1, words[3])
}

function dayFrom(date = '', month: number, year = ''): Day | null {
  const whole = year.length === 2 ? `20${year}` : year
  return parseDay(`${whole}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`)
}

const SESSION: Readonly<Record<string, 'am' | 'pm'>> = {
  am: 'am',
  morning: 'am',
  'session 1': 'am',
  pm: 'pm',
  afternoon: 'pm',
  'session 2': 'pm',
}

const sessionIn = (cell: string) => SESSION[cell.trim().toLowerCase()]

/** A code of the regulations, or null. Two marks printed as one cell are `codesIn`. */
function codeIn(cell: string): string | null {
  const code = cell.trim().toUpperCase()
  return codeOf(code)?.code ?? null
}

/** The codes of a cell: one, or two single letters printed together, as in `/\` or `II`. */
function codesIn(cell: string): string[] {
  const one = codeIn(cell)
  if (one !== null) return [one]
  const letters = cell.trim().split('')
  const both = letters.flatMap((letter) => codeIn(letter) ?? [])
  return letters.length === 2 && both.length === 2 ? both : []
}

type Columns = { readonly am: number; readonly pm: number } | null

/** Where the head of a table says the morning and the afternoon stand. */
function columnsOf(row: readonly string[]): Columns {
  const at = (session: 'am' | 'pm') =>
    row.findIndex((cell) =>
      (cell.toLowerCase().match(/[a-z]+( \d)?/g) ?? []).some((word) => sessionIn(word) === session),
    )
  const [am, pm] = [at('am'), at('pm')]
  return am >= 0 && pm >= 0 && am !== pm && !row.some((cell) => dayIn(cell) !== null)
    ? { am, pm }
    : null
}

/** Reads a register pasted or brought as text with commas, tabs or semicolons. */
export function readRegister(text: string): ReadRegister {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' })
  const marks: ReadMark[] = []
  const unread: Unread[] = []
  let columns: Columns = null
  for (const [at, row] of data.slice(0, LINES_MAX).entries()) {
    const head = columnsOf(row)
    if (head !== null) {
      columns = head
      continue
    }
    const read = row.length === 1 ? readRow(cellsOf(row[0] ?? ''), null) : readRow(row, columns)
    const line = { line: at + 1, text: row.join(' ') }
    if (typeof read === 'string') {
      if (at > 0 || !isHead(row)) unread.push({ ...line, why: read })
      continue
    }
    marks.push(...read)
    const unknown = row.length === 1 ? null : unknownIn(row, columns)
    if (unknown !== null)
      unread.push({ ...line, why: `“${unknown}” is no code of the 2024 regulations.` })
  }
  return { marks, unread }
}

/** A line typed with spaces, as in `Mon 2 Nov 2026 O O`: its day, then each mark. */
function cellsOf(line: string): string[] {
  const words = line.trim().split(/\s+/)
  const ends = words.findIndex((_, at) => dayIn(words.slice(0, at + 1).join(' ')) !== null)
  return ends < 0 ? [line] : [words.slice(0, ends + 1).join(' '), ...words.slice(ends + 1)]
}

/** What stands where the head says a mark is, and is none. */
function unknownIn(row: readonly string[], columns: Columns): string | null {
  if (columns === null) return null
  const cells = [row[columns.am] ?? '', row[columns.pm] ?? ''].map((cell) => cell.trim())
  return cells.find((cell) => cell !== '' && codeIn(cell) === null) ?? null
}

function isHead(row: readonly string[]): boolean {
  return row.some((cell) => /date|day|session|code|mark/i.test(cell))
}

/** The marks of one row, or why there are none. */
function readRow(row: readonly string[], columns: Columns): ReadMark[] | string {
  const dayAt = row.findIndex((cell) => dayIn(cell) !== null)
  const day = dayIn(row[dayAt] ?? '')
  if (day === null) return 'There is no day in it.'
  if (columns !== null) {
    const pairs = [
      ['am', codeIn(row[columns.am] ?? '')],
      ['pm', codeIn(row[columns.pm] ?? '')],
    ] as const
    const found = pairs.flatMap(([session, code]) =>
      code === null ? [] : [{ day, session, code }],
    )
    return found.length > 0 ? found : 'There is no code of the 2024 regulations in it.'
  }
  const rest = row.filter((_, at) => at !== dayAt)
  const session = rest.map(sessionIn).find((each) => each !== undefined)
  const codes = rest.filter((cell) => sessionIn(cell) === undefined).flatMap(codesIn)
  const [first, second] = codes
  if (first === undefined) return 'There is no code of the 2024 regulations in it.'
  if (session !== undefined) return [{ day, session, code: first }]
  if (second === undefined) return 'It does not say whether it is the morning or the afternoon.'
  return [
    { day, session: 'am', code: first },
    { day, session: 'pm', code: second },
  ]
}
