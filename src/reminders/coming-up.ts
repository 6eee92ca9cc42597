/** What is coming up, read from the record as this member may read it. */
import { findOwed } from '../commitments/store.ts'
import { deadlinesOf } from '../matters/deadline.ts'
import { findAround, findMatters } from '../matters/store.ts'
import { ahead } from '../meetings/meeting.ts'
import { findMeetings } from '../meetings/store.ts'
import type { Calendars } from '../people/calendar.ts'
import type { Outcome } from '../people/moved.ts'
import type { Day } from '../platform/day.ts'
import { comingReviews, matterOf } from '../plan/reviews.ts'
import { findPlanned } from '../plan/store.ts'
import type { Write } from '../record/kind.ts'
import { comingOf, type Coming } from './coming.ts'

/** Every open date and planned meeting of the record on `on`, in order. */
export async function findComing(write: Write, on: Day): Promise<Coming[]> {
  const matters = await findMatters(write)
  const deadlines = matters.length === 0 ? [] : deadlinesOf(matters, await findAround(write), on)
  const meetings = ahead(await findMeetings(write), on)
  const reviews = comingReviews(await findPlanned(write), on).filter(
    ({ plan }) => plan === null || matterOf(plan, matters, on) === null,
  )
  const commitments = await findOwed(write, on)
  return comingOf({ commitments, matters, deadlines, meetings, reviews }, on)
}

/** How every open date of the law comes out with these calendars: what a change of them moves. */
export async function findOutcomes(
  write: Write,
  on: Day,
  calendars: Calendars,
): Promise<Outcome[]> {
  const matters = await findMatters(write)
  if (matters.length === 0) return []
  const around = { ...(await findAround(write)), calendars }
  return deadlinesOf(matters, around, on).map(({ id, matter, title, due, earliest, latest }) => ({
    key: id,
    title: `${matter.title}: ${title}`,
    due,
    earliest,
    latest,
  }))
}
