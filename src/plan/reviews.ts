/**
 * Reviews that come up: the day that a plan, or the last review of it, names. The law's own limits are not
 * counted here: they are clocks of matters, and where one runs it says the day. Pure.
 */
import { isClosed, type Matter } from '../matters/matter.ts'
import type { Day } from '../platform/day.ts'
import type { PLAN_SORTS } from './entries.ts'
import type { Planned } from './planned.ts'
import type { Plan, Review } from './provision.ts'

/** `plan` null where the review was of none that is in the record. */
export type Coming = {
  readonly plan: Plan | null
  readonly review: Review | null
  readonly title: string
  readonly on: Day
  readonly saidBy: 'the plan' | 'the last review'
  readonly address: string
}

type PlanSort = (typeof PLAN_SORTS)[number]

/** The processes of the law whose clocks run for the reviews of a plan of each sort. */
export const CLOCKS_OF: Readonly<Record<PlanSort, readonly string[]>> = {
  'EHC plan': ['annual-review', 'annual-review-not-in-school'],
  'SEN support plan': ['sen-support'],
  'individual healthcare plan': ['medical-needs'],
  other: [],
}

/** What the clock of a review is told when one was held, by its process. */
const HELD: Readonly<Record<string, string>> = {
  'annual-review': 'meeting',
  'annual-review-not-in-school': 'meeting',
  'sen-support': 'reviewed',
  'medical-needs': 'reviewed',
}

/** What the clock of `matter` is still to be told of a review; null where it has a step on that day. */
export function untoldEvent(matter: Matter, review: Review): string | null {
  const event = HELD[matter.process] ?? null
  const isTold = matter.steps.some((step) => step.event === event && step.day === review.day)
  return isTold ? null : event
}

/** The matter in which the clocks of a plan's reviews run on `on`; null where none was started. */
export function matterOf(plan: Plan, matters: readonly Matter[], on: Day): Matter | null {
  const processes = CLOCKS_OF[plan.body.sort]
  return matters.findLast((each) => processes.includes(each.process) && !isClosed(each, on)) ?? null
}

/** The last review that was held of what `of` numbers, by `on`. */
function lastOf(reviews: readonly Review[], of: number | null, on: Day): Review | null {
  return reviews.findLast((each) => each.of === of && each.day <= on) ?? null
}

/** The next day named for each plan, and for reviews of no plan; what was held since is no longer coming. */
export function comingReviews({ plans, reviews }: Planned, on: Day): Coming[] {
  const ofPlans = plans.flatMap((plan): Coming[] => {
    const review = lastOf(reviews, plan.root, on)
    const { nextReview } = plan.body
    const named =
      nextReview !== null && (review === null || nextReview > review.day) ? nextReview : null
    const next = review?.body.next ?? named
    if (next === null) return []
    const saidBy = review?.body.next === next ? 'the last review' : 'the plan'
    const { title } = plan.body
    return [{ plan, review, title, on: next, saidBy, address: plan.address }]
  })
  const loose = lastOf(reviews, null, on)
  const next = loose?.body.next ?? null
  const ofNone: Coming[] =
    loose === null || next === null
      ? []
      : [
          {
            plan: null,
            review: loose,
            title: loose.body.sort === 'other' ? 'A review' : loose.body.sort,
            on: next,
            saidBy: 'the last review',
            address: loose.address,
          },
        ]
  return [...ofPlans, ...ofNone].toSorted((one, other) => (one.on < other.on ? -1 : 1))
}
