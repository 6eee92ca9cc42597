import { expect, test } from 'vitest'
import { z } from 'zod'
import { kinds } from '../kinds.ts'
import { lineSchema } from './lines.ts'

// The line that docs/entries.md shows.
const LINE: unknown = JSON.parse(
  '{"ref":"a1","kind":"ask","happened":{"day":"2026-09-28","time":null,"precision":"day"},"author":"Alex Ward","people":["Hillview Academy"],"shelf":"messages","audience":"me","amends":null,"body":{"title":"Say who supervises lunch","debtor":"Hillview Academy","creditor":"Alex Ward","source":"m7","due":null,"dueBasis":null},"files":[]}',
)

test('the public schema takes a line that names another by its ref, and refuses what it does not know', () => {
  const schema = lineSchema([...kinds.values()])
  expect(schema.safeParse(LINE).success).toBe(true)
  expect(schema.safeParse({ ...(LINE as object), colour: 'red' }).success).toBe(false)
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  expect(JSON.stringify(json)).toContain('"const":"hand-over"')
})
