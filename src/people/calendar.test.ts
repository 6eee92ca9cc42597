import { describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { calendarFor, calendarsOf, schoolOf, type CalendarEntry } from './calendar.ts'

const span = (from: string, to: string, name = '') => ({ from: day(from), to: day(to), name })

let seq = 0
function entry(parts: Partial<CalendarEntry>): CalendarEntry {
  seq += 1
  return {
    seq,
    root: seq,
    address: `a${seq}`,
    school: 'Hillview Academy',
    terms: [],
    closures: [],
    source: null,
    where: null,
    ...parts,
  }
}

describe('what is known of a school', () => {
  const autumn = span('2026-09-02', '2026-12-18', 'Autumn')
  const halfTerm = span('2026-10-26', '2026-10-30', 'Half-term')

  test('two school years, and a closure written down later, are one calendar', () => {
    const [school] = calendarsOf([
      entry({ terms: [autumn], closures: [halfTerm] }),
      entry({ school: 'The Hillview Academy', terms: [span('2027-09-01', '2027-12-17')] }),
      entry({ closures: [span('2026-12-03', '2026-12-03', 'Snow')] }),
    ])
    expect(school?.name).toBe('Hillview Academy')
    expect(school?.calendar.terms.map(({ from }) => from)).toEqual(['2026-09-02', '2027-09-01'])
    expect(school?.calendar.closures.map(({ name }) => name)).toEqual(['Half-term', 'Snow'])
  })

  test('new terms for a school year take the place of all that was known of that year', () => {
    const moved = span('2026-09-07', '2026-12-18', 'Autumn')
    const [school] = calendarsOf([
      entry({ terms: [autumn, span('2026-04-13', '2026-07-21')], closures: [halfTerm] }),
      entry({ terms: [moved], closures: [span('2026-10-19', '2026-10-30', 'Half-term')] }),
    ])
    expect(school?.calendar.terms.map(({ from }) => from)).toEqual(['2026-04-13', '2026-09-07'])
    expect(school?.calendar.closures.map(({ from }) => from)).toEqual(['2026-10-19'])
  })

  test('a term that begins in the last days of August belongs to the year it begins', () => {
    const [school] = calendarsOf([
      entry({ terms: [span('2026-08-26', '2026-12-18')], closures: [halfTerm] }),
      entry({ terms: [span('2026-08-27', '2026-12-18')] }),
    ])
    expect(school?.calendar.terms.map(({ from }) => from)).toEqual(['2026-08-27'])
  })
})

describe('whose days count', () => {
  const one = calendarsOf([entry({ terms: [span('2026-09-02', '2026-12-18')] })])
  const two = calendarsOf([
    entry({ terms: [span('2026-09-02', '2026-12-18')] }),
    entry({ school: 'Oakfield Primary', terms: [span('2026-09-03', '2026-12-17')] }),
  ])

  test('by name, only the school that is named', () => {
    expect(calendarFor(two, 'hillview')?.terms[0]?.from).toBe('2026-09-02')
    expect(calendarFor(two, 'Oakfield Primary School')?.terms[0]?.from).toBe('2026-09-03')
    expect(calendarFor(one, 'Northshire Council')).toBeNull()
    expect(calendarFor(one, 'Mrs Reid')).toBeNull()
  })

  test('for what is owed, also a teacher where the record has one school', () => {
    expect(schoolOf(one, 'Mrs Reid')?.name).toBe('Hillview Academy')
    expect(schoolOf(one, 'The school')?.name).toBe('Hillview Academy')
    expect(schoolOf(one, 'Northshire Council')).toBeNull()
    expect(schoolOf(one, 'Oakfield Primary')).toBeNull()
    expect(schoolOf(two, 'Mrs Reid')).toBeNull()
    expect(schoolOf([], 'Hillview Academy')).toBeNull()
  })
})
