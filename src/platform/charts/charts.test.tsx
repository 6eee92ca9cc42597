import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { describe, expect, test } from 'vitest'
import { day } from '../day.ts'
import { Bars } from './bars.tsx'
import { Calendar, calendarOf } from './calendar.tsx'
import { DayLines, rowsOfMarks } from './day-lines.tsx'
import { DASHES, shapeOf, TONES } from './paint.tsx'

const html = (node: unknown) => String(node)
const ids = (text: string) => [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)

const lines = (
  <DayLines
    id="days"
    title="Worry, day by day"
    summary="Home saw more worry on 2 days."
    from={day('2026-09-07')}
    to={day('2026-10-19')}
    scale={{ least: 1, most: 5, low: 'low', high: 'high' }}
    series={[
      {
        name: 'Home',
        tone: 'home',
        points: [
          { day: day('2026-09-08'), value: 5 },
          { day: day('2026-09-09'), value: 4 },
        ],
      },
      { name: 'School', tone: 'school', points: [{ day: day('2026-09-08'), value: 1 }] },
    ]}
    events={[{ day: day('2026-09-16'), text: 'Detention', href: '/x' }]}
  />
)

const half = (on: string, code: string) =>
  ({ day: day(on), half: 'am', code, fill: { tone: 'late', hatch: 'whole' } }) as const

describe('a chart', () => {
  test('is named, described, and told again as a table', () => {
    const text = html(lines)
    expect(text).toContain('role="img" aria-labelledby="days-title days-summary"')
    expect(text).toContain('Home saw more worry on 2 days.')
    expect(text).toContain('8 September 2026')
    expect(text).toMatch(/<table.*5.*1.*<\/table>/s)
    expect(text).toContain('<a href="/x">Detention</a>')
  })

  test('tells its sides apart without colour: no two share a shape and a dash', () => {
    const looks = TONES.map((tone) => `${shapeOf(tone)} ${DASHES[tone]}`)
    expect(new Set(looks).size).toBe(TONES.length)
  })

  test('numbers that would stand on one another stand in rows', () => {
    expect(rowsOfMarks([40, 100, 105, 106, 126])).toEqual([0, 0, 1, 2, 0])
    expect(rowsOfMarks([9, 9, 9, 9, 9, 9])).toEqual([0, 1, 2, 3, 3, 3])
  })

  test('no line runs through the words of its scale', () => {
    const text = html(
      <DayLines
        id="days"
        title="Worry"
        summary=""
        from={day('2026-09-07')}
        to={day('2026-10-19')}
        scale={{ least: 1, most: 5, low: '1: hardly any', high: '5: very much' }}
        series={[{ name: 'Home', tone: 'home', points: [{ day: day('2026-09-08'), value: 5 }] }]}
        events={[
          { day: day('2026-09-14'), text: 'Under the words', href: '/x' },
          { day: day('2026-10-12'), text: 'Beside them', href: '/y' },
        ]}
      />,
    )
    const number = (from: string, name: string) =>
      Number(new RegExp(`\\b${name}="([\\d.]+)"`).exec(from)?.[1])
    const upright = [...text.matchAll(/<line [^>]*>/g)]
      .map(([line]) => ['x1', 'x2', 'y1', 'y2'].map((name) => number(line, name)))
      .filter(([x1, x2]) => x1 === x2)
    const words = [...text.matchAll(/<text [^>]*>\d: [^<]+/g)].map(([told]) => ({
      x: number(told, 'x'),
      y: number(told, 'y'),
    }))
    expect(words).toHaveLength(2)
    const through = upright.filter(([x = 0, , y1 = 0, y2 = 0]) =>
      words.some((told) => x > told.x + 5 && x < told.x + 80 && y1 < told.y - 3 && y2 > told.y - 6),
    )
    expect(through).toEqual([])
    expect(upright.length).toBeGreaterThan(8)
  })

  test('two on a page share no id', () => {
    const parts = [{ name: 'All', fill: { tone: 'child', hatch: 'rising' } as const }]
    const bars = (id: string) => (
      <Bars
        id={id}
        title="By place"
        summary="Most in the hall"
        parts={parts}
        bars={[{ name: 'Hall <b>', counts: [3] }]}
        unit="All"
      />
    )
    const text = html(
      <>
        {bars('one')}
        {bars('two')}
      </>,
    )
    expect(new Set(ids(text)).size).toBe(ids(text).length)
    expect(text).not.toContain('<b>')
  })

  test('a register shows the code of each half day, weeks without a mark between', () => {
    const text = html(
      <Calendar
        id="term"
        title="Autumn"
        summary="2 sessions"
        halves={[half('2026-09-07', 'O'), half('2026-09-21', 'I')]}
        keys={[]}
        table={{ head: [], rows: [] }}
      />,
    )
    for (const shown of ['7 Sep', '14 Sep', '21 Sep', '>O<', '>I<']) expect(text).toContain(shown)
  })

  test('numbers what happened at its day, and leaves out what the picture has no day for', () => {
    const parts = calendarOf({
      id: 'term',
      title: 'Autumn',
      summary: '1 session',
      halves: [half('2026-09-07', 'O'), half('2026-09-14', 'I')],
      keys: [],
      table: { head: [], rows: [] },
      events: [
        { day: day('2026-09-05'), text: 'Before' },
        { day: day('2026-09-09'), text: 'Meeting' },
        { day: day('2026-09-09'), text: 'Staff change' },
        { day: day('2026-09-12'), text: 'A Saturday' },
      ],
    })
    expect(parts.events?.map(({ text }) => text)).toEqual(['Meeting', 'Staff change'])
    expect(html(parts.drawing).match(/<circle/g)).toHaveLength(2)
  })

  test('its picture stands in a printed document as it does on a page', () => {
    const text = html(lines)
    const from = text.indexOf('<svg class="heard-chart__drawing')
    const drawing = text.slice(from, text.indexOf('</svg>', from) + '</svg>'.length)
    const workspace = tmpdir()
    const compiler = NodeCompiler.create({ workspace })
    compiler.mapShadow(join(workspace, 'chart.svg'), Buffer.from(drawing))
    const pdf = compiler.pdf({ mainFileContent: '#image("chart.svg")' })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })
})
