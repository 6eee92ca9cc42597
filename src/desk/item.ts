/**
 * One thing on a desk: something asked, promised, coming up, not confirmed or not yet told. What can be
 * chosen from them, in which order, and how they are counted. Pure; standing is always of a day.
 */
import type { Day } from '../platform/day.ts'
import type { Count } from '../commitments/told.ts'
import type { Whose } from './seat.ts'

export const SORTS = [
  'question',
  'promise',
  'provision',
  'review',
  'profile',
  'date',
  'told',
  'attendance',
] as const
export type Sort = (typeof SORTS)[number]

export const SORT_WORDS: Readonly<Record<Sort, string>> = {
  question: 'Questions',
  promise: 'Promises',
  provision: 'Provision',
  review: 'Reviews',
  profile: 'One-page profiles',
  date: 'Days that count',
  told: 'Telling home',
  attendance: 'Timetable reviews',
}

export type DeskItem = {
  /** Steady over time. */
  readonly id: string
  readonly sort: Sort
  readonly record: string
  readonly child: string
  readonly organisation: string | null
  readonly title: string
  /** Who has it now; null where nobody in particular does. */
  readonly holder: string | null
  /** Everyone it waits for, by name: what it is found by. */
  readonly people: readonly string[]
  /** Null where it concerns everyone round the child. */
  readonly whose: Whose | null
  readonly since: Day
  /** Only a day with a ground. */
  readonly due: Day | null
  readonly basis: string | null
  /** What it is on the day of the desk, in words. */
  readonly standing: string
  readonly count: Count
  readonly facts: string
  /** The page of the entry behind it. */
  readonly href: string
  /** Where it can be answered or passed on; null where this seat may not. */
  readonly act: string | null
  /** Past a day with a ground, waiting, coming up, done: in this order. */
  readonly concern: 0 | 1 | 2 | 3
  /** Within its concern, higher first. */
  readonly weight: number
}

export const WHOSE = ['ours', 'mine', 'all'] as const
export const ORDERS = ['longest', 'due', 'child'] as const

export type Filter = {
  readonly sort: Sort | null
  readonly whose: (typeof WHOSE)[number]
  /** A record. */
  readonly child: string | null
  /** The name of whoever has it. */
  readonly who: string | null
  readonly organisation: string | null
  readonly order: (typeof ORDERS)[number]
}

export const NO_FILTER: Filter = {
  sort: null,
  whose: 'ours',
  child: null,
  who: null,
  organisation: null,
  order: 'longest',
}

/** What a filter lets through, in its order. */
export function chosen(items: readonly DeskItem[], filter: Filter): DeskItem[] {
  return inOrder(
    items.filter(
      (item) => passes(item, filter) && (filter.sort === null || item.sort === filter.sort),
    ),
    filter.order,
  )
}

/** How many of each sort the rest of the filter lets through. */
export function countsOf(
  items: readonly DeskItem[],
  filter: Filter,
): Readonly<Record<Sort, number>> {
  const counts = Object.fromEntries(SORTS.map((sort) => [sort, 0])) as Record<Sort, number>
  for (const item of items) if (passes(item, filter)) counts[item.sort] += 1
  return counts
}

function passes(item: DeskItem, filter: Filter): boolean {
  const { whose, child, who, organisation } = filter
  if (whose === 'mine' && item.whose !== 'me') return false
  if (whose === 'ours' && item.whose === 'others') return false
  if (child !== null && item.record !== child) return false
  if (who !== null && !item.people.includes(who)) return false
  return organisation === null || item.organisation === organisation
}

/** `longest`: what is past its day, most first; what waits, longest first; then what comes up, soonest first. */
export function inOrder(items: readonly DeskItem[], order: Filter['order']): DeskItem[] {
  return items.toSorted(
    (one, other) =>
      (order === 'child'
        ? compare(one.child, other.child) || compare(one.record, other.record)
        : 0) ||
      (order === 'due' ? compare(one.due ?? '9999', other.due ?? '9999') : 0) ||
      one.concern - other.concern ||
      other.weight - one.weight ||
      compare(one.child, other.child) ||
      compare(one.id, other.id),
  )
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
