/** Telling ahead, once, from which day the young person may own the record. Pure. */
import { addDays, type Day } from '../../platform/day.ts'
import { lastDayOfSchoolAge, mayOwnFrom } from './age.ts'

/** It is told about three months ahead: time to talk it over. */
const AHEAD_DAYS = 91
/** After a year nobody is told any more: the page of the circle goes on saying it. */
const AFTER_DAYS = 366

export type OwnFrom = {
  /** The last day of compulsory school age. */
  readonly last: Day
  /** The first day on which the young person may own the record. */
  readonly from: Day
  readonly isHere: boolean
  /** Whoever looks is the young person. */
  readonly isTheirs: boolean
}

export type OwnFromFacts = {
  readonly born: Day | null
  readonly on: Day
  /** The young person owns the record already. */
  readonly owns: boolean
  /** The days of which whoever looks has said that they read this. */
  readonly read: readonly Day[]
  readonly isTheirs: boolean
}

/** What is told on `on`; null where there is nothing to tell, or it was read. */
export function ownFromOn({ born, on, owns, read, isTheirs }: OwnFromFacts): OwnFrom | null {
  if (born === null || owns) return null
  const from = mayOwnFrom(born)
  if (on < addDays(from, -AHEAD_DAYS) || on > addDays(from, AFTER_DAYS) || read.includes(from))
    return null
  return { last: lastDayOfSchoolAge(born), from, isHere: from <= on, isTheirs }
}
