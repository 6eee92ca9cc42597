/**
 * What is coming up in a record: every open date that a calendar or a mail may tell of. Pure: from what
 * is owed and what the law's clocks say, to one day each.
 */
import { dueOf, isOwed, type Commitment } from '../commitments/commitment.ts'
import type { Deadline } from '../matters/deadline.ts'
import { eventOf, processOf } from '../matters/known.ts'
import { isClosed, type Matter } from '../matters/matter.ts'
import type { Meeting } from '../meetings/meeting.ts'
import type { Coming as Review } from '../plan/reviews.ts'
import { addDays, inFullWords, type Day } from '../platform/day.ts'

export type Coming = {
  /** Steady while the thing is open, wherever its date moves. Holds no words. */
  readonly key: string
  readonly day: Day
  readonly title: string
  /** Who owes it; `you` where the family must act, or be there. */
  readonly who: string
  readonly isOurs: boolean
  /** Usual practice, a body's own policy, or no single day: not a limit that is sure. */
  readonly isTentative: boolean
  /** What to know of the day, in sentences. */
  readonly notes: readonly string[]
  /** Where it stands in the record, from the record's own path. */
  readonly path: string
  /** Told without its words, also where the calendar shows them: they would give somebody's whereabouts away. */
  readonly isDiscreet?: true
}

type Owed = Commitment & { readonly root: number; readonly address: string }

const GROUNDS: Readonly<Record<string, string>> = {
  law: 'The law sets this day.',
  policy: 'Their own policy sets this day.',
  promise: 'They promised it for this day.',
  'their promise': 'They promised it for this day.',
  agreed: 'You both agreed on this day.',
  'a date both agreed': 'You both agreed on this day.',
}

function ofCommitment(each: Owed, day: Day): Coming {
  return {
    key: `owed-${each.root}`,
    day,
    title: each.title,
    who: each.debtor,
    isOurs: false,
    isTentative: false,
    notes: [GROUNDS[each.dueBasis ?? ''] ?? 'This day was given for it.'],
    path: `/owed/${each.address}`,
  }
}

/** A day a family must not miss is its first possible day; one that others owe, its last. */
function ofDeadline(deadline: Deadline): Coming | null {
  const { due, earliest, latest, family: isOurs } = deadline
  const day = due ?? (isOurs ? earliest : latest)
  if (day === null) return null
  const isRange = due === null && earliest !== null && latest !== null && earliest !== latest
  const range = isRange
    ? [
        `It falls between ${inFullWords(earliest)} and ${inFullWords(latest)}: the dates of the school are not known for all of these days.`,
      ]
    : []
  return {
    key: `matter-${deadline.id}`,
    day,
    title: `${deadline.matter.title}: ${deadline.title}`,
    who: isOurs ? 'you' : deadline.who,
    isOurs,
    isTentative: due === null || deadline.kind === 'soft',
    notes: [...range, ...deadline.explanation],
    path: `/matters/${deadline.matter.address}`,
  }
}

/** A meeting or hearing whose day is known, from the day on which it is until it has been. */
function planned(matter: Matter, on: Day): Coming[] {
  const process = processOf(matter.process)
  if (process === null || isClosed(matter, on)) return []
  return matter.steps.flatMap((step) => {
    const event = eventOf(process, step.event)
    if (event?.planned !== true || step.day < on) return []
    return [
      {
        key: `step-${step.root}`,
        day: step.day,
        title: `${matter.title}: ${event.says}`,
        who: 'you',
        isOurs: true,
        isTentative: step.precision === 'about',
        notes: [],
        path: `/matters/${matter.address}`,
      },
    ]
  })
}

/** A meeting of the record; its day is told, and its time with it. */
function ofMeeting({ root, address, happened, body }: Meeting): Coming {
  return {
    key: `meeting-${root}`,
    day: happened.day,
    title: body.title,
    who: 'you',
    isOurs: true,
    isTentative: false,
    notes: happened.time === null ? [] : [`At ${happened.time}.`],
    path: `/meetings/${address}`,
  }
}

/** A day that a plan, or its last review, names for looking at it again: theirs, and no limit of the law. */
function ofReview({ plan, title, on, saidBy }: Review): Coming {
  return {
    key: `review-${plan?.root ?? 'none'}`,
    day: on,
    title: `Review: ${title}`,
    who: 'you',
    isOurs: true,
    isTentative: true,
    notes: [saidBy === 'the plan' ? 'The plan names this day.' : 'The last review named this day.'],
    path: '/plan',
  }
}

/** Dates passed longer ago than this are Today's to show, not a calendar's. */
const PASSED_DAYS = 60

/** Every open date and planned meeting on `on`, in order: those ahead, and those passed in the last two months. */
export function comingOf(
  {
    commitments,
    matters,
    deadlines,
    meetings = [],
    reviews = [],
  }: {
    readonly commitments: readonly Owed[]
    readonly matters: readonly Matter[]
    readonly deadlines: readonly Deadline[]
    /** Those still to come. */
    readonly meetings?: readonly Meeting[]
    /** Those for which no clock of the law runs. */
    readonly reviews?: readonly Review[]
  },
  on: Day,
): Coming[] {
  const owed = commitments.flatMap((each) => {
    const due = isOwed(each, on) ? dueOf(each) : null
    return due === null ? [] : [ofCommitment(each, due)]
  })
  const limits = deadlines.map(ofDeadline).filter((each) => each !== null)
  const steps = matters.flatMap((matter) => planned(matter, on))
  return [...owed, ...limits, ...steps, ...meetings.map(ofMeeting), ...reviews.map(ofReview)]
    .filter(({ day }) => day >= addDays(on, -PASSED_DAYS))
    .toSorted((one, other) =>
      one.day === other.day ? compareText(one.key, other.key) : compareText(one.day, other.day),
    )
}

function compareText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
