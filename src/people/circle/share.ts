/** What somebody could share: a line for each. */
import type { Day } from '../../platform/day.ts'

export type Shareable = {
  readonly seq: number
  readonly address: string
  readonly title: string
  readonly day: Day
}

/** So many are shown, and shared, at once. */
export const SHOWN_MAX = 100
