/** Where the entry of each kind that somebody wrote by hand is corrected by hand. */
import { CORRECTABLE } from './correspondence/by-hand/by-hand.ts'
import { CORRECTED_SORTS } from './days/sorts.data.ts'
import { HAPPENED_SORTS } from './incidents/sorts.data.ts'
import { PLAN_KINDS } from './plan/planned.ts'
import type { Entry } from './record/entry.ts'

/** The page, from the record's path on; null for what is not corrected by hand. */
export function correctionOf({ kind, address }: Pick<Entry, 'kind' | 'address'>): string | null {
  if (CORRECTABLE.some((each) => each === kind)) return `/entries/${address}/correct`
  if (CORRECTED_SORTS.some((sort) => sort.kind === kind)) return `/days/correct/${address}`
  if (HAPPENED_SORTS.some((sort) => sort.kind === kind)) return `/incidents/${address}/correct`
  if (PLAN_KINDS.includes(kind)) return `/plan/correct/${address}`
  if (kind === 'news') return `/news/${address}/correct`
  if (kind === 'meeting') return `/meetings/${address}/change`
  return null
}
