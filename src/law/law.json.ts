/** The law as one JSON value with its JSON Schema, for others to use. */
import * as z from 'zod'
import { Law } from './law.ts'

/** The JSON Schema (draft 2020-12) of the value `heard law --json` prints. */
export function lawSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(Law, { target: 'draft-2020-12' })
  return {
    title: 'The law of special educational needs as data',
    description:
      'Clocks, duties, brush-offs, attendance codes, routes, wordings and crisis lines, each with its source and how far it was checked. Information, not legal advice.',
    ...schema,
  }
}

/** `law` as a plain JSON value. */
export function lawJson(law: Law): Law {
  return Law.parse(law)
}
