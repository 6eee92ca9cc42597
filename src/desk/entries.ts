/** The kind of entry this room adds: that somebody has left, and who has what they had. */
import { z } from 'zod'
import { kindOf, line, theLine, words } from '../record/fields.ts'
import type { Kind } from '../record/kind.ts'

/** Each thing that is passed on has a hand-over of its own beside it. */
export const leftBody = z.strictObject({
  name: theLine('name'),
  /** Null for somebody who belonged to none. */
  organisation: line('organisation'),
  /** Who has what they had; null where they had nothing. */
  to: line('to'),
  words: words('words', 20_000),
})

export type LeftBody = z.output<typeof leftBody>

/** `Mr Khan has left Hillview Academy`. */
export function hasLeft({ name, organisation }: Pick<LeftBody, 'name' | 'organisation'>): string {
  return `${name} has left${organisation === null ? '' : ` ${organisation}`}`
}

export const deskKinds: readonly Kind[] = [
  kindOf('left', leftBody, {
    title: (body) => hasLeft(body),
    words: (body) => [body.name, body.organisation, body.to, body.words],
  }),
]
