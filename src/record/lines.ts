/**
 * A line of entries.jsonl: the public form of an entry, as `heard add` takes it and export writes it.
 * `ref` is local to the file; where a body names another entry (`source`, `of`, `amends`) it may name
 * the ref of an earlier line, the seq of an entry already in the record, or `mail:<Message-ID>`.
 */
import { z } from 'zod'
import { parseDay, type Day } from '../platform/day.ts'
import { AudienceSchema } from './entries.ts'
import { SHELVES, type Figure } from './entry.ts'
import type { Kind } from './kind.ts'

const reference = z.union([z.string().min(1).max(1000), z.int().positive()])

const happened = z.strictObject({
  day: z
    .string()
    .refine((text) => parseDay(text) !== null, 'must be a real day, as in 2026-09-28')
    .transform((text) => text as Day),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time, as in 09:41')
    .nullable()
    .default(null),
  precision: z.enum(['minute', 'day', 'about']).default('day'),
})

const person = z.union([
  z.string().min(1).max(500),
  z.strictObject({
    name: z.string().max(500),
    address: z.string().max(500).nullable().default(null),
  }),
])

const file = z.strictObject({ path: z.string().min(1), name: z.string().min(1).optional() })

/** Everything of a line but its body, which its kind checks. */
export const Line = z.strictObject({
  ref: z.string().min(1).max(200).optional(),
  kind: z.string().min(1),
  happened,
  author: z.string().trim().min(1, 'must not be empty').max(300),
  people: z.array(person).max(500).default([]),
  shelf: z.enum(SHELVES).default('private'),
  audience: AudienceSchema.default('me'),
  amends: reference.nullable().default(null),
  body: z.record(z.string(), z.unknown()),
  files: z
    .array(z.union([z.string().min(1), file]))
    .max(100)
    .default([]),
})
export type Line = z.infer<typeof Line>

/** The schema of a line with every kind's own body, for the public JSON Schema. */
export function lineSchema(kinds: readonly Kind[]) {
  return z.union(
    kinds.map((kind) => Line.extend({ kind: z.literal(kind.kind), body: bodyInLine(kind) })),
  )
}

/** The body as a line may give it: where it names another entry, a ref of the file will do. */
function bodyInLine({ schema, refers = [] }: Kind): z.ZodType {
  if (!(schema instanceof z.ZodObject)) return schema
  return schema.safeExtend(
    Object.fromEntries(
      refers.map((field) => {
        const isNeeded = !(schema.shape as Record<string, z.ZodType>)[field]?.safeParse(null)
          .success
        return [field, isNeeded ? reference : reference.nullish()]
      }),
    ),
  )
}

/** A person of a line as a figure: text that is an address, `Name <address>`, or a name. */
export function figureOf(given: z.infer<typeof person>): Figure {
  if (typeof given !== 'string') return given
  const both = /^(.*?)\s*<([^<>\s]+@[^<>\s]+)>$/.exec(given)
  if (both !== null)
    return { name: both[1] === '' ? (both[2] ?? '') : (both[1] ?? ''), address: both[2] ?? null }
  return { name: given, address: /^[^\s@]+@[^\s@]+$/.test(given) ? given : null }
}
