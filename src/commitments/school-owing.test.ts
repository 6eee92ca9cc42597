import { describe, expect, test } from 'vitest'
import { calendarsOf } from '../people/calendar.ts'
import { day } from '../platform/day.ts'
import { calendarOwing } from './school-owing.ts'

const school = (name: string, seq: number) => ({
  seq,
  root: seq,
  address: `a${seq}`,
  school: name,
  terms: [{ from: day('2026-09-02'), to: day('2026-12-18'), name: '' }],
  closures: [],
  source: null,
  where: null,
})
const one = calendarsOf([school('Hillview Academy', 1)])
const owing = (debtor: string, ...addresses: string[]) =>
  calendarOwing(one, debtor, addresses)?.name ?? null
const HILLVIEW = one[0]?.calendar.name

describe('whose school days count', () => {
  test.each([
    ['Claire Reid', 'c.reid@hillview-academy.example'],
    ['Claire Reid', 'c.reid@hillviewacademy.org.uk'],
    ['Claire Reid', 'c.reid@hillview.westshire.sch.uk'],
    ['Claire Reid', 'c.reid@hva.westshire.sch.uk'],
    ['Hillview Academy', 'attendance@somewhere.example'],
  ])('%s at %s is the school', (debtor, address) => {
    expect(owing(debtor, address)).toBe(HILLVIEW)
  })

  test.each([
    ['Jo Talbot', 'jo.talbot@westshire-camhs.example'],
    ['Priya Nair', 'priya.nair@westshire.gov.uk'],
    ['Ruth Abbey', 'r.abbey@larkfield-primary.example'],
    ['Ruth Abbey', 'r.abbey@hillview-primary.example'],
    ['Alex Ward', 'alex@wardfamily.example'],
  ])('%s at %s is not', (debtor, address) => {
    expect(owing(debtor, address)).toBeNull()
  })

  test('a name that nobody has seen write may be a teacher', () => {
    expect(owing('Claire Reid')).toBe(HILLVIEW)
    expect(owing('Westshire Council')).toBeNull()
  })

  test('of two schools, the one somebody writes from', () => {
    const two = calendarsOf([school('Hillview Academy', 1), school('Larkfield Primary School', 2)])
    const found = calendarOwing(two, 'Ruth Abbey', ['r.abbey@larkfield-primary.example'])
    expect(found?.name).toContain('Larkfield')
    expect(calendarOwing(two, 'Ruth Abbey', [])).toBeNull()
  })
})
