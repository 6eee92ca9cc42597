/** The list of a desk as a spreadsheet: RFC 4180, and safe to open where cells may be formulas. */
import { stringify } from 'csv-stringify/sync'
import type { Figure } from './figures.ts'
import { SORT_WORDS, type DeskItem } from './item.ts'

const HEAD = [
  'Child',
  'Kind',
  'What',
  'Who has it now',
  'Since',
  'Due',
  'Where that day comes from',
  'How it stands',
  'Count',
  'Facts',
]

/**
 * `items` as CSV in UTF-8 with a byte order mark, by which spreadsheets know the encoding; days as
 * 2026-09-28. Text that a spreadsheet would take for a formula (= + - @, tab) gets an apostrophe before
 * it (OWASP, CSV injection).
 */
export function csvOf(items: readonly DeskItem[]): string {
  return stringify([HEAD, ...items.map(rowOf)], OPTIONS)
}

const OPTIONS = {
  bom: true,
  record_delimiter: 'windows',
  escape_formulas: true,
  quoted_match: /[\r\n]/,
} as const

const KEPT_HEAD = ['Organisation', 'Term', 'What', 'Part', 'Number', 'How it is counted']

/** What was kept over a term, as the page shows it: what may not be shown is left empty here too. */
export function csvOfKept(
  figures: readonly Figure[],
  { organisation, term }: { readonly organisation: string | null; readonly term: string },
): string {
  const rows = figures.flatMap(({ title, how, sum, counts, days }) => {
    const row = (part: string, number: number | null): string[] => [
      organisation ?? '',
      term,
      title,
      part,
      number === null ? '' : String(number),
      how,
    ]
    return [
      row('in all', sum),
      ...(sum === null ? [] : counts.map(({ text, count }) => row(text, count))),
      ...(days === null ? [] : [row('days, the middle one', days.median)]),
      ...(days === null ? [] : [row('days, the quickest', days.least)]),
      ...(days === null ? [] : [row('days, the slowest', days.most)]),
    ]
  })
  return stringify([KEPT_HEAD, ...rows], OPTIONS)
}

function rowOf(item: DeskItem): string[] {
  return [
    item.child,
    SORT_WORDS[item.sort],
    item.title,
    item.holder ?? item.people.join('; '),
    item.since,
    item.due ?? '',
    item.basis ?? '',
    item.standing,
    `${item.count.count} ${item.count.unit}`,
    item.facts,
  ]
}
