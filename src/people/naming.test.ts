import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodyNamed, isAnotherBody, isSameBody, keyOfBody } from './naming.ts'

describe('two names of one body', () => {
  test.each([
    ['Hillview Academy', 'hillview academy'],
    ['Hillview Academy', 'The Hillview Academy'],
    ['Hillview Academy', 'Hillview'],
    ['St Mary’s School', 'Saint Marys'],
    ["St Mary's C of E Primary School", 'St Mary’s CofE Primary'],
    ['Larkfield Infants', 'Larkfield Infant School'],
    ['Northshire County Council', 'Northshire Council SEND team'],
    ['Beech & Elm College', 'Beech and Elm College'],
    ['École Élan', 'Ecole Elan'],
  ])('%s is %s', (one, other) => {
    expect(isSameBody(one, other)).toBe(true)
    expect(isSameBody(other, one)).toBe(true)
  })

  test.each([
    ['St Mary’s CE Primary', 'St Mary’s RC Primary'],
    ['Larkfield Infant School', 'Larkfield Junior School'],
    ['Hillview Academy', 'Hillview Primary School'],
    ['Hillview', 'Hill View Court'],
    ['Derby City Council', 'Derbyshire County Council'],
    ['The School', 'The Council'],
  ])('%s is not %s', (one, other) => {
    expect(isSameBody(one, other)).toBe(false)
  })

  test('is the same however it is written twice, and never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(isSameBody(one, one)).toBe(true)
        expect(isSameBody(one, other)).toBe(isSameBody(other, one))
        if (keyOfBody(one) === keyOfBody(other)) expect(isSameBody(one, other)).toBe(true)
      }),
    )
  })
})

describe('which of several is meant', () => {
  const schools = [{ name: 'Larkfield Infant School' }, { name: 'Larkfield Junior School' }]

  test('a name that could be two of them is neither', () => {
    expect(bodyNamed(schools, 'Larkfield')).toBeNull()
    expect(bodyNamed(schools, 'Larkfield Juniors')?.name).toBe('Larkfield Junior School')
  })

  test('a person is found by where they work, and a school is not found by a surname', () => {
    expect(bodyNamed(schools, 'Mrs Reid (Larkfield Infant School)')?.name).toBe(schools[0]?.name)
    expect(bodyNamed(schools, 'Mr Hale, SENCO at Larkfield Junior')?.name).toBe(schools[1]?.name)
    expect(bodyNamed([{ name: 'Reid School' }], 'Mrs Reid')).toBeNull()
  })

  test('one written just so is preferred to one that could be meant', () => {
    const two = [{ name: 'Hillview' }, { name: 'Hillview Academy' }]
    expect(bodyNamed(two, 'the Hillview Academy')?.name).toBe('Hillview Academy')
  })
})

test('a council, a clinic or another school is plainly another body; a teacher is not', () => {
  for (const name of ['Northshire Council', 'CAMHS', 'Dr Patel, Elm Surgery', 'Oakfield Primary'])
    expect(isAnotherBody(name, 'Hillview Academy'), name).toBe(true)
  for (const name of [
    'Mrs Reid',
    'The school',
    'School office',
    'Ms Okoro, Hillview',
    'Year 8 team',
  ])
    expect(isAnotherBody(name, 'Hillview Academy'), name).toBe(false)
})
