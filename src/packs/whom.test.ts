import { assert, constantFrom, property, uniqueArray, array } from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry } from '../record/entry.ts'
import { COMMITMENTS, ENTRIES } from './test-pack.ts'
import { whomOf } from './whom.ts'

const owed = (debtor: string, at = 0) => ({ ...COMMITMENTS[0]!, id: String(at), debtor })
const email = (name: string, address: string): Entry => ({
  ...ENTRIES[0]!,
  body: { from: { name: 'Alex Ward', address: 'alex@gmail.com' }, to: [{ name, address }] },
})

test('those who write from one organisation are one choice; others are each their own', () => {
  const open = [
    owed('Mrs Bell'),
    owed('Paul Hendry'),
    owed('paul  hendry'),
    owed('Hillview Academy'),
    owed('office@hillview.sch.uk'),
    owed('Dr Amin'),
  ]
  const entries = [
    email('Paul Hendry', 'p.hendry@hillview.sch.uk'),
    email('Hillview Academy', 'Office@Hillview.sch.uk'),
    email('Mrs Bell', 'mrs.bell@gmail.com'),
    email('Dr Amin', 'amin@nhs.net'),
  ]
  expect(whomOf(open, entries).map(({ key, names, owed }) => [key, names, owed.length])).toEqual([
    ['at hillview.sch.uk', ['Paul Hendry', 'Hillview Academy', 'office@hillview.sch.uk'], 4],
    ['name dr amin', ['Dr Amin'], 1],
    ['name mrs bell', ['Mrs Bell'], 1],
  ])
})

test('everything owed is in one choice and no other, whatever the names and bodies are', () => {
  const name = constantFrom('A', 'B ', 'c@d.org', '', 'at x.org', '@', 'B')
  const bodies = constantFrom<unknown>(
    null,
    'x',
    { from: null },
    { to: [null, { name: 1 }] },
    {
      from: { name: 'A', address: 'a@x.org' },
    },
  )
  assert(
    property(array(name), uniqueArray(bodies), (debtors, written) => {
      const open = debtors.map(owed)
      const entries = written.map((body): Entry => ({ ...ENTRIES[0]!, body: body as object }))
      const groups = whomOf(open, entries)
      expect(groups.flatMap((each) => each.owed).toSorted((a, b) => +a.id - +b.id)).toEqual(open)
      expect(new Set(groups.map((each) => each.key)).size).toBe(groups.length)
    }),
  )
})
