/** How a room makes the card of a kind of its own. */
import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import type { Entry } from './entry.ts'
import type { Card } from './kind.ts'

/** A card for bodies of `schema`; a body of another time, which no longer fits it, shows nothing. */
export function cardOf<S extends z.ZodType>(
  kind: string,
  label: string,
  schema: S,
  show: (body: z.output<S>, entry: Entry) => Child,
): Card {
  return {
    kind,
    label,
    card(entry) {
      const read = schema.safeParse(entry.body)
      return read.success ? show(read.data, entry) : null
    },
  }
}

/** The same card, left out of the timeline until its kind is asked for. */
export function quiet(card: Card): Card {
  return { ...card, isQuiet: true }
}
