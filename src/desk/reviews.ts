/** Part-time timetables that go on, and the day each is looked at again. Pure. */
import { shortDay } from '../commitments/told.ts'
import { partTimeBody } from '../days/entries.ts'
import { daysBetween, type Day } from '../platform/day.ts'
import { newestOf } from '../record/across.ts'
import { item, type Known } from './facts.ts'
import type { DeskItem } from './item.ts'

export const ATTENDANCE_KINDS = ['part-time timetable']

/** Days on which a part-time timetable is looked at again, where it has not ended. */
export function attendanceItems(known: Known): DeskItem[] {
  const { entries, on } = known
  const newest = newestOf(entries.filter(({ kind }) => ATTENDANCE_KINDS.includes(kind)))
  return newest.flatMap((entry) => {
    const read = partTimeBody.safeParse(entry.body)
    if (!read.success || entry.happened.day > on) return []
    const { end, hours, review } = read.data
    if (end !== null && end < on) return []
    const since = entry.happened.day
    const at = {
      sort: 'attendance' as const,
      id: String(entry.root),
      path: `/entries/${entry.address}`,
    }
    return [
      item(known, at, {
        title: `Part-time timetable${hours === null ? '' : `: ${hours}`}`,
        holder: null,
        people: [],
        whose: null,
        since,
        due: review,
        basis: review === null ? null : 'the day set to look at it again',
        ...reviewOf(review, since, on),
        facts: [
          `since ${shortDay(since, on)}`,
          review === null ? 'no day was set to look at it again' : `review ${shortDay(review, on)}`,
          end === null ? 'no end was set' : `ends ${shortDay(end, on)}`,
        ].join(' · '),
        act: null,
      }),
    ]
  })
}

/** How a review stands on `on`: past its day, coming up, or without a day. */
export function reviewOf(
  review: Day | null,
  since: Day,
  on: Day,
): Pick<DeskItem, 'standing' | 'count' | 'concern' | 'weight'> {
  if (review === null)
    return {
      standing: 'no review day',
      count: { tone: 'wait', count: 'No day', unit: 'to look at it again' },
      concern: 1,
      weight: daysBetween(since, on),
    }
  const days = Math.abs(daysBetween(on, review))
  const unit = days === 1 ? 'day' : 'days'
  if (review < on)
    return {
      standing: 'review day passed',
      count: { tone: 'wait', count: days, unit: `${unit} past its review` },
      concern: 1,
      weight: days,
    }
  return {
    standing: 'coming up',
    count:
      days === 0
        ? { tone: 'soon', count: 'Today', unit: 'is the review' }
        : { tone: 'soon', count: days, unit: `${unit} to its review` },
    concern: 2,
    weight: 1000 - days,
  }
}
