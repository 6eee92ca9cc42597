/** Entries of this room as plans, what they provide, what was given, and reviews: newest versions, put together. Pure. */
import { newestOf } from '../record/across.ts'
import type { Entry } from '../record/entry.ts'
import { toldIn } from '../record/told-in.ts'
import type { ProvisionBody } from './entries.ts'
import {
  DELIVERED_KIND,
  deliveredBody,
  PLAN_KIND,
  planBody,
  PROVISION_KIND,
  provisionBody,
  REVIEW_KIND,
  reviewBody,
  STOPPED_KIND,
  stoppedBody,
} from './entries.ts'
import type { Mark, Plan, Provision, Review } from './provision.ts'

/** Few, and read whole; each day of what was given is read for the time that is asked. */
export const LASTING_PLAN_KINDS: readonly string[] = [
  PLAN_KIND,
  PROVISION_KIND,
  STOPPED_KIND,
  REVIEW_KIND,
]

export const PLAN_KINDS: readonly string[] = [...LASTING_PLAN_KINDS, DELIVERED_KIND]

export type Planned = {
  readonly plans: readonly Plan[]
  readonly provisions: readonly Provision[]
  /** In the order of their days. */
  readonly marks: readonly Mark[]
  readonly reviews: readonly Review[]
}

/**
 * What entries of this room say. `entries` are newest versions; `rootOf` the first version of each entry
 * that their bodies name.
 */
export function plannedIn(entries: readonly Entry[], rootOf: ReadonlyMap<number, number>): Planned {
  const root = (seq: number | null): number | null =>
    seq === null ? null : (rootOf.get(seq) ?? null)
  const byDay = <T extends { readonly day: string; readonly root: number }>(all: readonly T[]) =>
    all.toSorted((one, other) =>
      one.day === other.day ? one.root - other.root : one.day < other.day ? -1 : 1,
    )
  const stops = byDay(toldIn(entries, STOPPED_KIND, stoppedBody))
  // The first day anybody saw it stop, where whoever wrote it down has not said so.
  const stopOf = (of: number): ProvisionBody['stopped'] => {
    const first = stops.find(({ body }) => root(body.of) === of)
    return first === undefined
      ? null
      : { on: first.day, by: first.body.by, reason: first.body.reason }
  }
  const plans = toldIn(entries, PLAN_KIND, planBody)
  // Of a plan that was erased, or is not theirs to read: of none that is here.
  const planOf = (of: number | null): number | null => {
    const first = root(of)
    return plans.some((plan) => plan.root === first) ? first : null
  }
  return {
    plans,
    provisions: toldIn(entries, PROVISION_KIND, provisionBody).map((each) => ({
      ...each,
      body: { ...each.body, stopped: each.body.stopped ?? stopOf(each.root) },
      of: planOf(each.body.plan),
      need: root(each.body.need),
    })),
    marks: byDay(
      toldIn(entries, DELIVERED_KIND, deliveredBody).flatMap((each) => {
        const of = root(each.body.of)
        return of === null ? [] : [{ ...each, of }]
      }),
    ),
    reviews: byDay(
      toldIn(entries, REVIEW_KIND, reviewBody).map((each) => ({
        ...each,
        of: planOf(each.body.of),
      })),
    ),
  }
}

/** The numbers of the entries that entries of this room name as theirs. */
export function namedIn(entries: readonly Entry[]): number[] {
  return entries.flatMap(({ kind, body }) => {
    const { of, plan, need } = body as Readonly<Record<string, unknown>>
    const named = kind === PROVISION_KIND ? [plan, need] : [of]
    return named.filter((each) => typeof each === 'number')
  })
}

/** The same of every version of a record's entries: what they name is among them. */
export function plannedAmong(versions: readonly Entry[]): Planned {
  const own = versions.filter(({ kind }) => PLAN_KINDS.includes(kind))
  return plannedIn(newestOf(own), new Map(own.map(({ seq, root }) => [seq, root])))
}
