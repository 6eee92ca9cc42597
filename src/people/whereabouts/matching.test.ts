import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lookIn, marksOf, type Marked } from './matching.ts'

const NOTHING: Marked = { addresses: [], postcodes: [], phones: [], schools: [], places: [] }
const found = (marked: Partial<Marked>, text: string) =>
  lookIn(marksOf({ ...NOTHING, ...marked }), text).map(({ words }) => words)
const isFound = (marked: Partial<Marked>, text: string) => found(marked, text).length > 0

const digit = fc.integer({ min: 0, max: 9 }).map(String)
const letter = fc.constantFrom(...'ABCDEFGHJKLMNPRSTUWXYZ'.split(''))
const gap = fc.constantFrom('', ' ', '  ', '-', '.', '\n', '\u00A0')
const around = fc.constantFrom(['', ''], ['see ', '.'], ['(', ')'], ['\n', '\n'], ['“', '”'])
const casing = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toLowerCase(),
  (text: string) => text.toUpperCase(),
)

describe('a postcode', () => {
  const postcode = fc.tuple(letter, digit, digit, letter, letter)
  test('is found with and without its space, in any letters, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.tuple(postcode, gap, gap),
        casing,
        around,
        ([parts, marked, written], as, [before, after]) => {
          const [a, b, c, d, e] = parts
          const text = `${before}${as(`${a}${b}${written}${c}${d}${e}`)}${after}`
          expect(isFound({ postcodes: [`${a}${b}${marked}${c}${d}${e}`] }, text)).toBe(true)
        },
      ),
    )
  })
  test('is not found in another, nor inside a longer word', () => {
    fc.assert(
      fc.property(postcode, postcode, (one, other) => {
        fc.pre(one.join('') !== other.join(''))
        expect(isFound({ postcodes: [one.join('')] }, `at ${other.join('')} today`)).toBe(false)
        expect(isFound({ postcodes: [one.join('')] }, `X${one.join('')}9`)).toBe(false)
      }),
    )
  })
})

describe('a telephone number', () => {
  const number = fc.tuple(fc.constantFrom('7', '1', '2'), ...Array.from({ length: 9 }, () => digit))
  const home = (digits: readonly string[]) => `0${digits.join('')}`
  const spaced = (text: string, cuts: readonly number[], by: string) =>
    text
      .split('')
      .map((each, at) => (at > 0 && cuts.includes(at) ? `${by}${each}` : each))
      .join('')
  const ways = fc.constantFrom(
    (own: string) => `0${own}`,
    (own: string) => `+44${own}`,
    (own: string) => `+44 ${own}`,
    (own: string) => `+44 (0)${own}`,
    (own: string) => `0044 ${own}`,
    (own: string) => `(0${own.slice(0, 4)}) ${own.slice(4)}`,
    (own: string) => own,
  )
  test('is found in any grouping, from home and from abroad', () => {
    fc.assert(
      fc.property(
        fc.tuple(number, ways, ways),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 5 }),
        fc.constantFrom(' ', '-', '.', '  ', '/', '\u2011'),
        ([digits, marked, written], cuts, by) => {
          const own = digits.join('')
          expect(
            isFound({ phones: [marked(own)] }, `Ring ${written(spaced(own, cuts, by))}, please`),
          ).toBe(true)
        },
      ),
    )
  })
  test('is not found in another number, nor in a longer one', () => {
    fc.assert(
      fc.property(number, number, (one, other) => {
        fc.pre(home(one) !== home(other))
        expect(isFound({ phones: [home(one)] }, `Ring ${home(other)}`)).toBe(false)
        expect(isFound({ phones: [home(one)] }, `Order ${home(one)}5`)).toBe(false)
      }),
    )
  })
  test('of another country, and one without a dialling code', () => {
    expect(isFound({ phones: ['+353 87 123 4567'] }, 'on 00353871234567')).toBe(true)
    expect(isFound({ phones: ['496 0123'] }, 'on 0161 496 0123')).toBe(true)
    expect(isFound({ phones: ['12'] }, 'on the 12th')).toBe(false)
  })
})

describe('an address', () => {
  const names = fc.constantFrom('Acacia', 'Larkspur', 'St Mary’s', 'Old Mill', 'Queen Anne’s')
  const streets = fc.constantFrom(
    ['Road', 'Rd'],
    ['Street', 'St.'],
    ['Avenue', 'Ave'],
    ['Close', 'Cl'],
    ['Gardens', 'Gdns'],
    ['Crescent', 'Cres.'],
  )
  const house = fc.constantFrom('4', '12', '12a', '107B')
  test('is found by its number and street, written out or shortened', () => {
    fc.assert(
      fc.property(
        fc.tuple(house, names, streets),
        casing,
        fc.boolean(),
        ([number, name, [full, short]], as, swap) => {
          const [marked, written] = swap ? [full, short] : [short, full]
          const text = as(
            `We are at ${number} ${name.replaceAll('’', "'")} ${written}, near the shop`,
          )
          expect(
            isFound({ addresses: [`${number} ${name} ${marked}, Anytown, AB1 2CD`] }, text),
          ).toBe(true)
        },
      ),
    )
  })
  test('is found by its street, by its postcode, over a line end, and with a gap in the number', () => {
    const home = { addresses: ['Flat 2, 12a Acacia Avenue\nAnytown\nAB12 3CD'] }
    expect(found(home, 'the one on acacia ave by the park')).toEqual(['acacia ave'])
    expect(found(home, 'Postcode ab123cd')).toEqual(['ab123cd'])
    expect(isFound(home, '12 A,\nAcacia Avenue')).toBe(true)
    expect(isFound(home, 'Saint Mary’s in Anytown')).toBe(false)
  })
  test('by the name of the house; a street that every town has needs its number', () => {
    expect(isFound({ addresses: ['Rose Cottage, Mill Lane, Ashby'] }, 'at Rose Cott. now')).toBe(
      true,
    )
    const high = { addresses: ['14 High Street, Anytown'] }
    expect(isFound(high, 'shops in the High Street')).toBe(false)
    expect(isFound(high, '14, High St')).toBe(true)
    expect(isFound(high, '114 High St')).toBe(false)
  })
})

test('a school: whole, shortened, by its name alone, and in an address of the web', () => {
  const school = { schools: ['Hillview Primary School'] }
  for (const text of [
    'at Hillview Pri. Sch',
    'HILLVIEW',
    'office@hillview.example',
    'hillviewprimary.sch.uk',
  ])
    expect(isFound(school, text), text).toBe(true)
  expect(isFound(school, 'her primary school')).toBe(false)
  expect(isFound({ schools: ['St Mary’s C of E School'] }, 'saint marys')).toBe(true)
  expect(isFound({ schools: ['The Park School'] }, 'in the park')).toBe(false)
  expect(isFound({ schools: ['The Park School'] }, 'at Park School')).toBe(true)
})

test('a regular place: by a name that tells, and a plain word only with its time close by', () => {
  const swims = { places: [{ name: 'swimming', when: 'Tuesdays at 4pm' }] }
  expect(found(swims, 'He goes swimming on Tuesday')).toEqual(['swimming, Tuesday'])
  expect(isFound(swims, 'swimming at 16:00')).toBe(true)
  expect(isFound(swims, 'swimming, 4 o’clock')).toBe(true)
  expect(isFound(swims, 'He loves swimming')).toBe(false)
  expect(isFound(swims, 'He went swimming on Friday at 10:30')).toBe(false)
  expect(isFound({ places: [{ name: 'Moor Lane Pool', when: null }] }, 'by moor ln pool')).toBe(
    true,
  )
})

test('no words make it fail or slow, and hidden characters hide nothing', () => {
  const marked = {
    addresses: ['12 Acacia Avenue, AB1 2CD'],
    phones: ['07700 900123'],
    schools: ['Hillview School'],
    places: [{ name: 'pool', when: 'Mondays 5pm' }],
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(found(marked, text))),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      found(
        {
          addresses: [text],
          postcodes: [text],
          phones: [text],
          schools: [text],
          places: [{ name: text, when: text }],
        },
        text,
      )
    }),
  )
  expect(isFound(marked, `0${' '.repeat(200_000)}7`)).toBe(false)
  expect(isFound(marked, '12 '.repeat(100_000))).toBe(false)
  expect(isFound(marked, 'AB1\u200B2CD')).toBe(true)
  expect(isFound(marked, '07700\u00AD900123')).toBe(true)
})
