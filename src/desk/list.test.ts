/** The list as a spreadsheet: RFC 4180, and no cell of it is a formula. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import type { DeskItem } from './item.ts'
import { csvOf } from './list.ts'

const ITEM: DeskItem = {
  id: 'r:question:1',
  sort: 'question',
  record: 'r',
  child: 'Robin',
  organisation: null,
  title: 'Who supervises lunch?',
  holder: 'Ms Okafor',
  people: ['Ms Okafor'],
  whose: 'me',
  since: day('2026-09-28'),
  due: null,
  basis: null,
  standing: 'open',
  count: { tone: 'wait', count: 54, unit: 'days waiting' },
  facts: 'asked 28 September',
  href: '/x',
  act: null,
  concern: 1,
  weight: 54,
}

/** The cells of CSV as RFC 4180 has them: quotes doubled, rows ended by CR LF. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy
  for (const [, text = '', end] of csv.slice(1).matchAll(cell)) {
    const said = text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text
    rows.at(-1)?.push(said)
    if (end === '\r\n') rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}

test('has a head, a row for each thing, and a byte order mark', () => {
  const csv = csvOf([ITEM])
  expect(csv.codePointAt(0)).toBe(0xfeff)
  const [head, row, ...more] = cellsOf(csv)
  expect(head?.slice(0, 3)).toEqual(['Child', 'Kind', 'What'])
  expect(row?.slice(0, 5)).toEqual([
    'Robin',
    'Questions',
    'Who supervises lunch?',
    'Ms Okafor',
    '2026-09-28',
  ])
  expect(more).toEqual([])
})

test.each(['=HYPERLINK("https://evil.example")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '＝1+1'])(
  '%s is text and nothing else',
  (title) => {
    const [, row] = cellsOf(csvOf([{ ...ITEM, title, child: title }]))
    expect([row?.[0], row?.[2]]).toEqual([`'${title}`, `'${title}`])
  },
)

test.each(['two\nlines', 'two\r\nlines', 'a "word", and one more'])('%j is one cell', (title) => {
  expect(cellsOf(csvOf([{ ...ITEM, title }]))[1]?.[2]).toBe(title)
})

test('whatever is written comes back as it was, each thing in a row of its own', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }), (titles) => {
      const rows = cellsOf(csvOf(titles.map((title) => ({ ...ITEM, title }))))
      expect(rows).toHaveLength(titles.length + 1)
      const back = rows.slice(1).map((row) => row[2])
      expect(back.map((text) => text?.replace(/^'/, ''))).toEqual(
        titles.map((title) => title.replace(/^'/, '')),
      )
    }),
  )
})
