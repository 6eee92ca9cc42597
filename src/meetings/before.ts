/** The one page for a meeting, put together from the record. Pure. */
import { inOrderOfConcern, isOwed, settledOn, standingOf } from '../commitments/commitment.ts'
import type { KeptCommitment } from '../commitments/store.ts'
import type { Tagged } from '../days/events.ts'
import { isSameBody, partsOfName } from '../people/naming.ts'
import { addDays, type Day } from '../platform/day.ts'
import { meetingBefore, namesOf, type Meeting } from './meeting.ts'

/** Where there was no meeting before, it looks back so far. */
const LOOK_BACK_DAYS = 92

export type Stretch = { readonly from: Day; readonly to: Day; readonly last: Meeting | null }

/** The time since the meeting before, up to `on`; of three months where there was none. */
export function stretchFor(meetings: readonly Meeting[], meeting: Meeting, on: Day): Stretch {
  const last = meetingBefore(meetings, meeting, on)
  const to = meeting.happened.day < on ? meeting.happened.day : on
  return { last, from: last?.happened.day ?? addDays(to, -LOOK_BACK_DAYS), to }
}

export type Owed = {
  /** Open with those who will be there, in the order of concern. */
  readonly withThem: readonly KeptCommitment[]
  /** Open with others. */
  readonly withOthers: readonly KeptCommitment[]
  /** Done since the meeting before, the latest first. */
  readonly done: readonly KeptCommitment[]
}

/** What is open and what was done, seen from a meeting. */
export function owedFor(
  commitments: readonly KeptCommitment[],
  meeting: Meeting,
  { from, to }: Pick<Stretch, 'from' | 'to'>,
): Owed {
  const open = inOrderOfConcern(
    commitments.filter((each) => isOwed(each, to)),
    to,
  )
  const withThem = open.filter((each) => isWith(each, meeting))
  const done = commitments.filter((each) => {
    const standing = standingOf(each, to)
    const on = settledOn(each, to)
    return (standing === 'met' || standing === 'met late') && on !== null && on >= from
  })
  return { withThem, withOthers: open.filter((each) => !withThem.includes(each)), done }
}

/** Whether one of those at the meeting, or the place they are from, owes it or is owed it. */
function isWith({ debtor, creditor, handOvers }: KeptCommitment, meeting: Meeting): boolean {
  const roles = meeting.body.there.flatMap(({ role }) => (role === null ? [] : partsOfName(role)))
  const there = [...namesOf(meeting), ...roles]
  const has = [debtor, creditor, ...handOvers.slice(-1).map(({ to }) => to)]
  return has.some((name) =>
    partsOfName(name).some((part) => there.some((each) => isSameBody(part, each))),
  )
}

/** Changes between two days that the charts of days are marked with, without this meeting and the last. */
export function changesFor(
  tagged: readonly Tagged[],
  meeting: Meeting,
  { from, to, last }: Stretch,
): readonly Tagged[] {
  const known = [meeting.address, last?.address]
  return tagged
    .filter(({ day, address }) => day >= from && day <= to && !known.includes(address))
    .toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
}
