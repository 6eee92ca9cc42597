/** What somebody looks for in the timeline, read from the address of the page. */
import { parseDay, type Day } from '../platform/day.ts'
import type { Problem } from '../platform/web/forms.ts'

/** As asked; empty text means "any". `before` is the page address of the last entry of the page above. */
export type Looking = {
  readonly words: string
  readonly kind: string
  readonly who: string
  readonly tag: string
  readonly from: Day | null
  readonly to: Day | null
  readonly before: string
}

const WORDS_MAX = 300

/** What is asked of the timeline, and what could not be understood. Never throws. */
export function readLooking(query: URLSearchParams): { looking: Looking; problems: Problem[] } {
  const text = (name: string) => (query.get(name) ?? '').trim().slice(0, WORDS_MAX)
  const problems: Problem[] = []
  const dayOf = (name: 'from' | 'to', label: string) => {
    const given = text(name)
    const day = parseDay(given)
    if (given !== '' && day === null)
      problems.push({ field: name, text: `Give ${label} as a day of the calendar` })
    return day
  }
  const [from, to] = [dayOf('from', 'the first day'), dayOf('to', 'the last day')]
  if (from !== null && to !== null && from > to)
    problems.push({ field: 'to', text: 'Give a last day that is not before the first day' })
  return {
    looking: {
      words: text('q'),
      kind: text('kind'),
      who: text('who'),
      tag: text('tag').toLowerCase(),
      from,
      to,
      before: text('before'),
    },
    problems,
  }
}

/** The address query that asks for `looking`, with `changes`; what is empty is left out. */
export function queryOf(looking: Looking, changes: Partial<Looking> = {}): string {
  const { words, ...rest } = { ...looking, ...changes }
  const asked = Object.entries({ q: words, ...rest }).flatMap(([name, value]): [string, string][] =>
    value === null || value === '' ? [] : [[name, value]],
  )
  return asked.length === 0 ? '' : `?${new URLSearchParams(asked).toString()}`
}

/** Whether anything is looked for, besides all there is. */
export function isNarrowed({ words, kind, who, tag, from, to }: Looking): boolean {
  return words !== '' || kind !== '' || who !== '' || tag !== '' || from !== null || to !== null
}
