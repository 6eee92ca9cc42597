/**
 * How fast the law answers: a million working-day sums beside date-fns, the due dates of a record with
 * five hundred open matters, and the brush-off finder. The sums are compared before they are timed.
 */
import { fileURLToPath } from 'node:url'
import { addBusinessDays } from 'date-fns'
import { addDays, day } from '../src/platform/day.ts'
import { brushoffFinder } from '../src/law/brushoff.ts'
import { workingCalendar } from '../src/law/calendar.ts'
import { dayOf, numberOf } from '../src/law/day-number.ts'
import { due } from '../src/law/due.ts'
import { ENGLAND } from '../src/law/england/england.ts'

export type LawRow = { readonly what: string; readonly ms: number; readonly bar: string }

const SUMS = 1_000_000
const START = numberOf(day('2024-01-01'))
const PAIRS = 3000

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** The middle of nine runs, after three that are not counted. */
function middle(work: () => void): number {
  for (let at = 0; at < 3; at++) work()
  const times = Array.from({ length: 9 }, () => timed(work)).toSorted((one, other) => one - other)
  return times[4] ?? 0
}

function workingDays(): LawRow[] {
  const weekends = workingCalendar('weekends', [])
  const dates = Array.from({ length: PAIRS }, (_, at) => new Date(Date.UTC(2024, 0, 1 + at, 12)))
  for (let at = 0; at < PAIRS; at++) {
    const theirs = addBusinessDays(dates[at] ?? new Date(0), 1 + (at % 60))
      .toISOString()
      .slice(0, 10)
    const ours = dayOf(weekends.plus(START + at, 1 + (at % 60)))
    if (theirs !== ours) throw new Error(`date-fns says ${theirs}, we say ${ours}`)
  }
  const england = workingCalendar('England and Wales', ['england-and-wales'])
  let sum = 0
  const ours = middle(() => {
    for (let at = 0; at < SUMS; at++) sum += england.plus(START + (at % PAIRS), 1 + (at % 60))
  })
  const theirs = middle(() => {
    for (let at = 0; at < SUMS; at++) {
      sum += addBusinessDays(dates[at % PAIRS] ?? new Date(0), 1 + (at % 60)).getTime()
    }
  })
  if (!Number.isFinite(sum)) throw new Error('A sum was no number')
  return [
    {
      what: 'a million working-day sums, with bank holidays',
      ms: ours,
      bar: `at least as fast as date-fns, which knows only weekends (${Math.round(theirs)} ms): ratio ${(theirs / ours).toFixed(1)}`,
    },
  ]
}

function dueDates(): LawRow {
  const calendar = {
    name: 'A school',
    terms: [
      { from: day('2026-09-02'), to: day('2026-12-18'), name: 'Autumn' },
      { from: day('2027-01-04'), to: day('2027-03-25'), name: 'Spring' },
      { from: day('2027-04-12'), to: day('2027-07-21'), name: 'Summer' },
    ],
    closures: [{ from: day('2026-10-26'), to: day('2026-10-30'), name: 'Half-term' }],
  }
  const ids = ENGLAND.clocks.map(({ id }) => id)
  const days = Array.from({ length: 90 }, (_, at) => addDays(day('2026-09-07'), at))
  const ms = middle(() => {
    for (let at = 0; at < 500; at++) {
      const id = ids[at % ids.length] ?? ''
      const found = due(ENGLAND, id, days[at % 90] ?? day('2026-09-07'), { calendar })
      if ('error' in found) throw new Error(found.error)
    }
  })
  return { what: 'the due dates of 500 open matters, explained', ms, bar: '20 ms' }
}

function brushoffs(): LawRow {
  const find = brushoffFinder(ENGLAND.brushoffs)
  const said = ENGLAND.brushoffs.flatMap((row) => row.sayings)
  const all = middle(() => {
    for (const words of said) find(words)
  })
  return { what: 'one search of the brush-offs', ms: all / said.length, bar: '10 ms' }
}

/** Everything about the law, measured here and now. */
export function measureLaw(): LawRow[] {
  return [...workingDays(), dueDates(), brushoffs()]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(measureLaw(), null, 2))
}
