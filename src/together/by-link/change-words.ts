/** What changed, as words that somebody reads by a link: a copy, so that they see this and nothing else. Pure. */
import type { NeedBody } from '../../child/entries.ts'
import type { StrategyBody } from '../../child/profile-entries.ts'
import type { PartTimeBody, ReintegrationStepBody } from '../../days/entries.ts'
import { inFullWords } from '../../platform/day.ts'
import type { Entry } from '../../record/entry.ts'

type Line = readonly [what: string, words: string | null | undefined]

/** Kinds that are copied so; the one page has readers of its own (`child/readers`). */
export const COPIED_KINDS: readonly string[] = [
  'strategy',
  'need',
  'reintegration step',
  'part-time timetable',
]

/** The words of a change, each after what it is; null where nothing of this kind is copied. */
export function changeWords({ kind, body }: Pick<Entry, 'kind' | 'body'>): string | null {
  const lines = LINES[kind]?.(body)
  if (lines === undefined) return null
  return lines
    .flatMap(([what, words]) => {
      const said = words?.trim() ?? ''
      return said === '' ? [] : [what === '' ? said : `${what}: ${said}`]
    })
    .join('\n\n')
}

const LINES: Readonly<Record<string, (body: unknown) => readonly Line[]>> = {
  strategy: (body) => {
    const { title, do: does, dont, why } = body as StrategyBody
    return [
      ['', title],
      ['Do', does],
      ['Please do not', dont],
      ['Why', why],
    ]
  },
  need: (body) => {
    const { title, words } = body as NeedBody
    return [
      ['', title],
      ['', words],
    ]
  },
  'reintegration step': (body) => {
    const { title, who, does, allRight, acknowledge, repair } = body as ReintegrationStepBody
    return [
      ['', title],
      ['Acknowledge first', acknowledge],
      ['Put right first', repair],
      ['Who', who],
      ['Does what', does],
      ['It was all right when', allRight],
    ]
  },
  'part-time timetable': (body) => {
    const { hours, start, review, end } = body as PartTimeBody
    return [
      ['Hours', hours],
      ['From', start === null ? null : inFullWords(start)],
      ['Looked at again', review === null ? null : inFullWords(review)],
      ['Until', end === null ? null : inFullWords(end)],
    ]
  },
}
