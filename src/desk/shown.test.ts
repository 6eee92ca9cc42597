/** No count shown, and none that can be worked out from those shown, comes from one to four children. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHILDREN_LEAST, shownOf, type Part } from './shown.ts'

const children = (...names: string[]) => new Set(names)
const many = (count: number, from = 0) =>
  new Set(Array.from({ length: count }, (_, at) => `child ${at + from}`))
const part = (id: string, of: ReadonlySet<string>): Part => ({ id, children: of })
const ids = (parts: readonly Part[]) => [...shownOf(parts).parts].toSorted()

describe('what is shown', () => {
  test('everything, where every part comes from five or more, or from nobody', () => {
    expect(ids([part('kept', many(6)), part('late', many(5)), part('open', children())])).toEqual([
      'kept',
      'late',
      'open',
    ])
  })

  test('nothing, not even the sum, of four children', () => {
    expect(shownOf([part('kept', many(4)), part('late', many(2))])).toEqual({
      sum: false,
      parts: new Set(),
    })
  })

  test('a small part takes the next one with it, for the sum would tell it', () => {
    const parts = [part('kept', many(9)), part('late', many(2, 20)), part('open', many(6, 30))]
    expect(ids(parts)).toEqual(['kept'])
  })

  test('two small parts hide each other only where together they are five children', () => {
    const six = [part('a', many(3)), part('b', many(3, 10)), part('c', many(9, 20))]
    expect(ids(six)).toEqual(['c'])
    const same = [part('a', many(3)), part('b', many(3)), part('c', many(9, 20))]
    expect(ids(same)).toEqual([])
  })
})

const someChildren = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 12 })
const someParts = fc
  .array(someChildren, { maxLength: 6 })
  .map((all) => all.map((each, at) => part(`p${at}`, new Set(each.map(String)))))

const few = (of: ReadonlySet<string>) => of.size > 0 && of.size < CHILDREN_LEAST
const together = (parts: readonly Part[]) => new Set(parts.flatMap((each) => [...each.children]))

/** Every choice of some of `all`. */
function choicesOf<T>(all: readonly T[]): T[][] {
  return all.reduce<T[][]>((made, each) => made.flatMap((one) => [one, [...one, each]]), [[]])
}

describe('whoever subtracts', () => {
  test('never gets a count that comes from one to four children', () => {
    fc.assert(
      fc.property(someParts, (parts) => {
        const shown = shownOf(parts)
        const seen = parts.filter(({ id }) => shown.parts.has(id))
        expect(shown.sum || seen.length === 0).toBe(true)
        if (!shown.sum) return
        for (const taken of choicesOf(seen)) {
          const rest = parts.filter((each) => !taken.includes(each))
          expect(few(together(taken)) || few(together(rest))).toBe(false)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('and nothing is hidden where nothing needs to be', () => {
    fc.assert(
      fc.property(someParts, (parts) => {
        fc.pre(parts.every(({ children: of }) => !few(of)))
        expect(shownOf(parts).parts.size).toBe(parts.length)
      }),
    )
  })

  test('in whatever order the parts stand', () => {
    fc.assert(
      fc.property(someParts, (parts) => {
        expect(shownOf(parts.toReversed())).toEqual(shownOf(parts))
      }),
    )
  })
})
