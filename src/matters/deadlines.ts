/** Every open deadline of a record: what Today, the calendar feed, reminders and letters are made from. */
import type { Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import { deadlinesOf, type Deadline } from './deadline.ts'
import { findAround, findMatters } from './store.ts'

export type { Deadline } from './deadline.ts'

/** The open deadlines of the record that this member may see, on `on`. */
export async function openDeadlines(write: Write, on: Day): Promise<Deadline[]> {
  const matters = await findMatters(write)
  return matters.length === 0 ? [] : deadlinesOf(matters, await findAround(write), on)
}
