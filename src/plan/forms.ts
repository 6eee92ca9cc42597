/** What was typed into a form of this room, read as the body of an entry or as slips to mend. */
import { readAsked, typedFrom, type Body } from '../incidents/asking.ts'
import type { Day } from '../platform/day.ts'
import { textOf, typedDay, type Problem, type Read, type Typed } from '../platform/web/forms.ts'
import {
  deliveredBody,
  planBody,
  provisionBody,
  reviewBody,
  stoppedBody,
  type ProvisionBody,
} from './entries.ts'
import {
  DELIVERED_QUESTIONS,
  PLAN_QUESTIONS,
  PROVISION_QUESTIONS,
  REVIEW_QUESTIONS,
  STOPPED_QUESTIONS,
} from './sorts.data.ts'

/** Entries that a form offers to point at: their page address is what is sent, their number what is kept. */
export type Offered = { readonly address: string; readonly seq: number; readonly text: string }

/**
 * The number of the one of `offered` that was chosen; null for none. What `before` points at and the form
 * could not offer is kept.
 */
function chosenSeq(
  form: FormData,
  name: string,
  { offered, before }: { readonly offered: readonly Offered[]; readonly before: Body },
): number | null {
  const given = textOf(form, name)
  const held = before[name]
  if (given === '' && typeof held === 'number' && offered.every(({ seq }) => seq !== held))
    return held
  return offered.find(({ address }) => address === given)?.seq ?? null
}

/** What `before` holds and no question asks is kept when an entry is corrected. */
const withRest =
  (before: Body, rest: Body) =>
  (asked: Body): Body => ({ ...before, ...asked, ...rest })

export function readPlan(form: FormData, before: Body = {}): Read<Body> {
  return readAsked(form, {
    questions: PLAN_QUESTIONS,
    schema: planBody,
    shaped: withRest(before, {}),
  })
}

type Points = {
  readonly plans: readonly Offered[]
  readonly asks: readonly Offered[]
  readonly needs: readonly Offered[]
}

/** One provision. How often is a number and a time, or neither; what stopped it needs its day. */
export function readProvision(
  form: FormData,
  points: Points,
  before: Body = {},
): Read<ProvisionBody> {
  const plan = chosenSeq(form, 'plan', { offered: points.plans, before })
  const asked = chosenSeq(form, 'asked', { offered: points.asks, before })
  const need = chosenSeq(form, 'need', { offered: points.needs, before })
  const slips: Problem[] = []
  const [times, per] = [textOf(form, 'times'), textOf(form, 'per')]
  if (times !== '' && per === '')
    slips.push({ field: 'per', text: 'Say in how long: a day, a week' })
  if (times === '' && per !== '')
    slips.push({ field: 'times', text: 'Say how many times, or leave out in how long' })
  const read = readAsked(form, {
    questions: PROVISION_QUESTIONS,
    schema: provisionBody,
    shaped: ({ stoppedOn, stoppedBy, stoppedReason, ...body }) => {
      if (stoppedOn === null && (stoppedBy !== null || stoppedReason !== null))
        slips.push({ field: 'stoppedOn', text: 'Give the day it stopped, as far as you know it' })
      const stopped =
        stoppedOn === null ? null : { on: stoppedOn, by: stoppedBy, reason: stoppedReason }
      const often = slips.length > 0 ? { times: null, per: null } : {}
      return withRest(before, { plan, need, asked, stopped, ...often })(body)
    },
  })
  if (read.ok && slips.length === 0) return read
  const others = read.ok ? [] : read.problems
  return { ok: false, problems: [...others, ...slips] }
}

/** A provision as it would have been typed. */
export function typedProvision(body: ProvisionBody, points: Points): Typed {
  const { stopped } = body
  const addressOf = (seq: number | null, offered: readonly Offered[]): string =>
    offered.find((each) => each.seq === seq)?.address ?? ''
  return {
    ...typedFrom(body, PROVISION_QUESTIONS),
    ...typedDay('stoppedOn', stopped?.on ?? ''),
    stoppedBy: stopped?.by ?? '',
    stoppedReason: stopped?.reason ?? '',
    plan: addressOf(body.plan, points.plans),
    need: addressOf(body.need, points.needs),
    asked: addressOf(body.asked, points.asks),
  }
}

/** One day of a provision. Whoever sends it is taken to speak for their own side unless they say otherwise. */
export function readDelivered(
  form: FormData,
  given: { readonly of: number; readonly says: string | null },
  before: Body = {},
): Read<Body> {
  return readAsked(form, {
    questions: DELIVERED_QUESTIONS,
    schema: deliveredBody,
    shaped: (asked) => withRest(before, { of: given.of, says: asked['says'] ?? given.says })(asked),
  })
}

/** That something stopped, with the reason as it was given. */
export function readStopped(
  form: FormData,
  of: { readonly seq: number; readonly what: string },
  before: Body = {},
): Read<Body> {
  return readAsked(form, {
    questions: STOPPED_QUESTIONS,
    schema: stoppedBody,
    shaped: withRest(before, { of: of.seq, what: of.what }),
  })
}

type ReviewPoints = { readonly plans: readonly Offered[]; readonly matters: readonly Offered[] }

export function readReview(form: FormData, points: ReviewPoints, before: Body = {}): Read<Body> {
  const of = chosenSeq(form, 'of', { offered: points.plans, before })
  const matter = chosenSeq(form, 'matter', { offered: points.matters, before })
  return readAsked(form, {
    questions: REVIEW_QUESTIONS,
    schema: reviewBody,
    shaped: withRest(before, { of, matter }),
  })
}

/** The day an entry without a question of its own happened: the one it names if that has been, else today. */
export function happenedOn(named: Day | null, today: Day): Day {
  return named !== null && named <= today ? named : today
}
