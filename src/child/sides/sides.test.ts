import { describe, expect, test } from 'vitest'
import type { Entry } from '../../record/entry.ts'
import { agreementOf, measured, sidesOf } from './sides.ts'
import { seenBody } from './entries.ts'

const entry = (seq: number, kind: string, body: object, erased = false): Entry =>
  ({
    seq,
    kind,
    body,
    erased,
    happened: { day: `2026-10-${String(seq).padStart(2, '0')}` },
  }) as Entry
const bearing = (of: number, cited: number, from: string, says: string): Entry =>
  entry(20 + cited, 'bearing', { of, entry: cited, from, says })

const cited = new Map([1, 2, 3, 4].map((seq) => [seq, entry(seq, 'letter', {})]))

describe('one need from every side', () => {
  test('stands by side, in order, without another need or what was erased', () => {
    const sides = sidesOf(
      9,
      [
        bearing(9, 2, 'school', 'does not show it'),
        bearing(9, 1, 'clinic', 'shows it'),
        bearing(8, 3, 'school', 'shows it'),
        bearing(9, 5, 'school', 'shows it'),
        entry(7, 'seen at home', { of: 9, what: 'Under the table', times: 5, per: 'week' }),
      ],
      cited,
    )
    expect(sides.school.map(({ entry: { seq } }) => seq)).toEqual([2])
    expect(sides.clinic).toHaveLength(1)
    expect(sides.home[0]?.words).toBe('5 times a week')
    expect(sides.child).toEqual([])
    expect(agreementOf(sides)).toEqual({
      agree: false,
      words: 'Home and the clinic show it; school does not.',
    })
  })

  test('one side alone is compared with nothing; two that see the same agree', () => {
    const one = sidesOf(9, [bearing(9, 1, 'school', 'shows it')], cited)
    expect(agreementOf(one)).toBeNull()
    const two = sidesOf(
      9,
      [bearing(9, 1, 'school', 'shows it'), bearing(9, 2, 'child', 'shows it')],
      cited,
    )
    expect(agreementOf(two)).toEqual({ agree: true, words: 'School and the child show it.' })
  })

  test('a side that says both is named as saying both', () => {
    const sides = sidesOf(
      9,
      [
        bearing(9, 1, 'school', 'shows it'),
        bearing(9, 2, 'school', 'does not show it'),
        bearing(9, 3, 'home', 'shows it'),
      ],
      cited,
    )
    expect(agreementOf(sides)).toEqual({ agree: false, words: 'Home shows it; school says both.' })
  })
})

test('what a parent saw has its measure', () => {
  const body = seenBody.parse({
    what: 'Hides under the table',
    times: 1,
    per: 'day',
    minutes: 40,
    hard: 4,
    setting: 'after school',
    others: 'his grandmother',
  })
  expect(measured(body)).toBe(
    'once a day; 40 minutes each; strong (4 of 5); after school; also seen by: his grandmother',
  )
})
