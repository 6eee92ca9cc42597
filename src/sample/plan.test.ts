import { expect, test } from 'vitest'
import { datesIn } from '../people/calendars.ts'
import { plannedAmong } from '../plan/planned.ts'
import { stoodOn } from '../plan/stood.ts'
import { countOf, othersInWords } from '../plan/told.ts'
import { day } from '../platform/day.ts'
import type { Entry } from '../record/entry.ts'
import { sampleLines } from './by-hand.ts'
import { EXPECTED_ON, EXPECTED_PLAN } from './expected.data.ts'
import { peopleKinds } from '../people/entries.ts'
import { planKinds } from '../plan/entries.ts'

const KINDS = new Map([...peopleKinds, ...planKinds].map((kind) => [kind.kind, kind]))

test('what Robin was to get, and what he got, is as worked out by hand', () => {
  const lines = sampleLines()
  const seqs = new Map(lines.map(({ ref }, index) => [ref, index + 1]))
  const numbered = (body: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(body)
        .filter(([field]) => field !== 'source')
        .map(([field, value]) => [
          field,
          ['of', 'asked', 'need'].includes(field) ? seqs.get(String(value)) : value,
        ]),
    )
  const entries = lines.flatMap((line, index): Entry[] => {
    const kind = KINDS.get(line.kind)
    if (kind === undefined) return []
    const seq = index + 1
    const body = kind.schema.parse(numbered(line.body))
    const kept = { record: 'r', seq, root: seq, address: line.ref, written: '', broughtBy: 'a' }
    return [{ ...line, ...kept, amends: null, files: [], body, title: '', erased: false }]
  })
  const on = day(EXPECTED_ON)
  const stood = stoodOn(plannedAmong(entries), datesIn(entries).calendars, on)
  expect(
    stood.map((each) => ({
      what: each.provision.body.what,
      ...countOf(each, on),
      others: each.terms.map(othersInWords),
    })),
  ).toEqual(EXPECTED_PLAN)
})
