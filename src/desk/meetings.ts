/** Meetings that are coming, as they stand on a desk. Pure. */
import { meetingBody } from '../meetings/entries.ts'
import { daysBetween, inFullWords } from '../platform/day.ts'
import { listed } from '../platform/words.ts'
import { newestOf } from '../record/across.ts'
import { item, type Known } from './facts.ts'
import type { DeskItem } from './item.ts'

export const MEETING_KIND = 'meeting'

/** A meeting comes onto a desk so many days before. */
const DAYS_AHEAD = 28

/** Those of the next four weeks that were not called off. */
export function meetingItems(known: Known): DeskItem[] {
  const { entries, on } = known
  return newestOf(entries.filter(({ kind }) => kind === MEETING_KIND)).flatMap((entry) => {
    const read = meetingBody.safeParse(entry.body)
    const { day, time } = entry.happened
    const days = daysBetween(on, day)
    if (!read.success || read.data.calledOff === true || days < 0 || days > DAYS_AHEAD) return []
    const { title, there, where } = read.data
    const at = {
      sort: 'date' as const,
      id: `meeting-${entry.root}`,
      path: `/meetings/${entry.address}`,
      need: 'read meetings' as const,
      address: entry.address,
    }
    return [
      item(known, at, {
        title,
        holder: null,
        people: there.map(({ name }) => name),
        whose: null,
        since: day,
        due: day,
        basis: 'the day of the meeting',
        standing: 'coming up',
        count:
          days === 0
            ? { tone: 'soon', count: 'Today', unit: 'is the meeting' }
            : { tone: 'soon', count: days, unit: `${days === 1 ? 'day' : 'days'} to the meeting` },
        facts: [
          `${inFullWords(day)}${time === null ? '' : ` at ${time}`}`,
          where,
          there.length === 0 ? null : `with ${listed(there.map(({ name }) => name))}`,
        ]
          .filter((part) => part !== null)
          .join(' · '),
        act: null,
        concern: 2,
        weight: 1000 - days,
      }),
    ]
  })
}
