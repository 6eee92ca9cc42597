/** What the body of an entry names by number, named otherwise: by line, by place. Pure. */
import type { Kind } from './kind.ts'

/** What of a kind's body names entries. */
export type Refers = Pick<Kind, 'refers' | 'refersMany'> | undefined

/** `body` with each entry that it names by number named by `nameOf`; where that is null, it is named no more. */
export function namedBy(
  body: unknown,
  kind: Refers,
  nameOf: (seq: number) => number | string | null,
): unknown {
  if (typeof body !== 'object' || body === null) return body
  const told: Record<string, unknown> = { ...body }
  const named = (value: unknown) => (typeof value === 'number' ? nameOf(value) : value)
  for (const field of kind?.refers ?? [])
    if (told[field] !== undefined) told[field] = named(told[field])
  for (const path of kind?.refersMany ?? []) {
    const [field = '', inside] = path.split('.')
    const list = told[field]
    if (!Array.isArray(list)) continue
    told[field] = list.flatMap((each: unknown) => {
      const name = named(inside === undefined ? each : (each as Record<string, unknown>)[inside])
      if (name === null) return []
      return [inside === undefined ? name : { ...(each as object), [inside]: name }]
    })
  }
  return told
}
