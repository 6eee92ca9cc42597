/** What each form of this room reads, shows and makes. */
import type { Child } from 'hono/jsx'
import { typedFrom, type Body } from '../incidents/asking.ts'
import type { Day } from '../platform/day.ts'
import type { Read, Typed } from '../platform/web/forms.ts'
import {
  DELIVERED_KIND,
  PLAN_KIND,
  PROVISION_KIND,
  REVIEW_KIND,
  STOPPED_KIND,
  type DeliveredBody,
  type PlanBody,
  type ProvisionBody,
  type ReviewBody,
  type StoppedBody,
} from './entries.ts'
import {
  DeliveredFormPage,
  PlanFormPage,
  ProvisionFormPage,
  ReviewFormPage,
  StoppedFormPage,
  type FormProps,
} from './form-pages.tsx'
import {
  readDelivered,
  readPlan,
  readProvision,
  readReview,
  readStopped,
  typedProvision,
} from './forms.ts'
import type { Provision } from './provision.ts'
import type { Points } from './shown.ts'
import {
  DELIVERED_QUESTIONS,
  PLAN_QUESTIONS,
  REVIEW_QUESTIONS,
  STOPPED_QUESTIONS,
} from './sorts.data.ts'

/** What a form of one sort reads, shows and makes. `asksWhen`: the form asks the day; else the body names it. */
export type Sort = {
  readonly kind: string
  readonly asksWhen: boolean
  /** It tells of one provision. */
  readonly isOfProvision?: true
  readonly page: (props: FormProps) => Child
  readonly read: (form: FormData, at: At, before?: Body) => Read<Body>
  readonly typed: (body: Body, points: Points) => Typed
  /** The day its body names. */
  readonly named: (body: Body) => Day | null
  readonly people: (body: Body) => readonly (string | null)[]
}

/** Where a form stands: what it can point at, the provision it is about, and whose word it is. */
export type At = {
  readonly points: Points
  readonly provision: Provision | null
  readonly says: string | null
}

export const PLAN: Sort = {
  kind: PLAN_KIND,
  asksWhen: false,
  page: (props) => <PlanFormPage {...props} />,
  read: (form, _at, before) => readPlan(form, before),
  typed: (body) => typedFrom(body, PLAN_QUESTIONS),
  named: (body) => (body as PlanBody).final ?? (body as PlanBody).draft,
  people: (body) => [(body as PlanBody).school],
}
export const PROVISION: Sort = {
  kind: PROVISION_KIND,
  asksWhen: false,
  page: (props) => <ProvisionFormPage {...props} />,
  read: (form, { points }, before) => readProvision(form, points, before),
  typed: (body, points) => typedProvision(body as ProvisionBody, points),
  named: (body) => (body as ProvisionBody).from,
  people: (body) => [(body as ProvisionBody).by, (body as ProvisionBody).school],
}
export const DELIVERED: Sort = {
  kind: DELIVERED_KIND,
  asksWhen: true,
  isOfProvision: true,
  page: (props) => <DeliveredFormPage {...props} />,
  read: (form, { provision, says }, before) =>
    readDelivered(form, { of: provision?.seq ?? 0, says }, before),
  typed: (body) => typedFrom(body, DELIVERED_QUESTIONS),
  named: () => null,
  people: (body) => [(body as DeliveredBody).by],
}
export const STOPPED: Sort = {
  kind: STOPPED_KIND,
  asksWhen: true,
  isOfProvision: true,
  page: (props) => <StoppedFormPage {...props} />,
  read: (form, { provision }, before) =>
    readStopped(form, { seq: provision?.seq ?? 0, what: provision?.body.what ?? '' }, before),
  typed: (body) => typedFrom(body, STOPPED_QUESTIONS),
  named: () => null,
  people: (body) => [(body as StoppedBody).by],
}
export const REVIEW: Sort = {
  kind: REVIEW_KIND,
  asksWhen: true,
  page: (props) => <ReviewFormPage {...props} />,
  read: (form, { points }, before) => readReview(form, points, before),
  typed: (body, points) => ({
    ...typedFrom(body, REVIEW_QUESTIONS),
    of: addressOf((body as ReviewBody).of, points.plans),
    matter: addressOf((body as ReviewBody).matter, points.matters),
  }),
  named: () => null,
  people: () => [],
}
export const FORM_SORTS: readonly Sort[] = [PLAN, PROVISION, DELIVERED, STOPPED, REVIEW]

function addressOf(seq: number | null, offered: Points['plans']): string {
  return offered.find((each) => each.seq === seq)?.address ?? ''
}
