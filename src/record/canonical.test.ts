import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalText, contentHashOf, leafBytes, leafOf, storable } from './canonical.ts'

/** A double from its IEEE 754 bits, as RFC 8785 appendix B lists them. */
function double(bits: string): number {
  return Buffer.from(bits, 'hex').readDoubleBE()
}

describe('canonical JSON follows the vectors of RFC 8785', () => {
  // Appendix B
  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('number %s is %s', (bits, text) => {
    expect(canonicalText(double(bits))).toBe(text)
  })

  test.each([[Number.NaN], [Number.POSITIVE_INFINITY], ['\uDEAD'], [undefined]])(
    'refuses %s',
    (value) => {
      expect(() => canonicalText(value)).toThrow()
    },
  )

  test('sorts properties by UTF-16 code units (section 3.2.3)', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    const order = Object.values(JSON.parse(canonicalText(value)) as object)
    const text = canonicalText(value)
    expect(order).toHaveLength(7)
    const places = ['Carriage', 'One', 'Control', 'Latin', 'Euro', 'Emoji', 'Hebrew'].map((word) =>
      text.indexOf(word),
    )
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('writes the example of section 3.2.2 exactly', () => {
    const value: unknown = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    )
    expect(canonicalText(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })
})

test('what neither JSON nor PostgreSQL can hold is mended, and nothing else', () => {
  expect(storable({ a: 'x\u0000y', b: ['\ud800', 1, null], c: 'é' })).toEqual({
    a: 'xy',
    b: ['\ufffd', 1, null],
    c: 'é',
  })
})

test('a leaf is made of canonical JSON and hashed as RFC 9162 says, whatever its parts', () => {
  const text = fc.string({ unit: 'grapheme' })
  const facts = fc.record({ contentHash: text, record: text, written: text, seq: fc.nat() })
  fc.assert(
    fc.property(facts, fc.uint8Array(), text, (leaf, salt, words) => {
      expect(leafBytes(leaf).toString()).toBe(canonicalText({ ...leaf, v: 1 }))
      const plain = createHash('sha256').update(Buffer.of(0)).update(leafBytes(leaf))
      expect(leafOf(leaf)).toEqual(plain.digest())
      const content = createHash('sha256').update(salt).update(words, 'utf8')
      expect(contentHashOf(salt, words)).toEqual(content.digest())
    }),
  )
})
