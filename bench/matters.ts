/** How long every deadline of a record with five hundred open matters takes to work out, entries in hand. */
import { deadlinesOf } from '../src/matters/deadline.ts'
import { KNOWN } from '../src/matters/known.ts'
import type { Matter } from '../src/matters/matter.ts'
import { addDays, day } from '../src/platform/day.ts'
import type { LawRow } from './law.ts'

const MATTERS = 500
const ON = day('2026-06-01')
const FIRST = day('2026-03-02')

/** Matters of every process in turn, each begun, on days of most of a year. */
function matters(): Matter[] {
  return Array.from({ length: MATTERS }, (_, at) => {
    const process = KNOWN.processes[at % KNOWN.processes.length]
    if (process === undefined) throw new Error('There are no processes.')
    const on = addDays(FIRST, (at * 7) % 300)
    const begun = process.events.filter((event) => event.begins === true).slice(0, 2)
    return {
      seq: at + 1,
      root: at + 1,
      address: `m${at}`,
      title: 'A matter',
      process: process.id,
      with: 'The council',
      school: null,
      need: null,
      words: null,
      day: on,
      steps: begun.map((event, nth) => ({
        seq: 1000 + 2 * at + nth,
        root: 1000 + 2 * at + nth,
        address: `s${at}-${nth}`,
        event: event.id,
        day: on,
        precision: 'day' as const,
        words: null,
        source: null,
      })),
    }
  })
}

export function measureMatters(): LawRow {
  const all = matters()
  const around = { calendars: [], policies: [] }
  const found = deadlinesOf(all, around, ON).length
  const times = Array.from({ length: 15 }, () => {
    const start = performance.now()
    deadlinesOf(all, around, ON)
    return performance.now() - start
  }).toSorted((one, other) => one - other)
  const [best = 0, middle = 0] = [times[0], times[7]]
  return {
    what: `all ${found} deadlines of 500 open matters, best ${best.toFixed(1)} ms`,
    ms: middle,
    bar: '20 ms',
  }
}
