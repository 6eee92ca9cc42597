/** Whose something is, by the name it is held in. */
import { describe, expect, test } from 'vitest'
import { isSameOrganisation, isStaff, leads, whoseIs } from './seat.ts'

const SENCO = { name: 'Ms Okafor', role: 'SENCO', organisation: 'Hillview Academy' }
const COLLEAGUES = ['Ms Okafor', 'Mr Hale']

describe('whose it is', () => {
  test.each([
    ['Ms Okafor', 'me'],
    ['ms  OKAFOR', 'me'],
    ['Ms Okafor (SENCO, Hillview Academy)', 'me'],
    ['the SENCO', 'me'],
    ['Mr Hale', 'us'],
    ['Mr Hale (Maths)', 'us'],
    ['Hillview Academy', 'us'],
    ['Hillview', 'us'],
    ['The school', 'us'],
    ['Attendance office, Hillview Academy', 'us'],
    ['SENCO, Larkfield Primary', 'others'],
    ['Larkfield Primary', 'others'],
    ['Eastshire CAMHS', 'others'],
    ['The GP', 'others'],
    ['Eastshire Council', 'others'],
    ['Ms Unknown', 'others'],
    ['', 'others'],
  ])('“%s” is %s', (holder, whose) => {
    expect(whoseIs(holder, SENCO, COLLEAGUES)).toBe(whose)
  })

  test('without an organisation only a name is known', () => {
    const seat = { ...SENCO, organisation: null }
    expect(whoseIs('The school', seat, [])).toBe('others')
    expect(whoseIs('Ms Okafor', seat, [])).toBe('me')
  })
})

describe('a seat', () => {
  test('is staff by any of its roles; a parent, a friend, an advocate and a link are not', () => {
    const staff = [
      'SENCO',
      'head',
      'TA',
      'SENCO and class teacher',
      'TA and family friend',
      'health',
    ]
    expect(staff.filter((role) => !isStaff(role))).toEqual([])
    const not = ['parent', 'young person', 'family friend', 'advocate', 'reader', 'teacherx', '']
    expect(not.filter(isStaff)).toEqual([])
    expect(['SENCO', 'head', 'governor and head', 'TA', 'class teacher'].map(leads)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })

  test('is of one organisation with another by its name, spaced as it may be, and never guessed', () => {
    expect(isSameOrganisation('Hillview  Academy ', 'hillview academy')).toBe(true)
    expect(isSameOrganisation('Hillview', 'Hillview Academy')).toBe(false)
    expect(isSameOrganisation(null, null)).toBe(false)
    expect(isSameOrganisation('', ' ')).toBe(false)
  })
})
