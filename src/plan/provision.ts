/**
 * What a child is to get, as it was written down: in words, who has to see that it happens, and on which
 * days it stands. Pure.
 */
import { ENGLAND } from '../law/england/england.ts'
import type { Duty } from '../law/law.ts'
import { addDays, type Day } from '../platform/day.ts'
import type { DeliveredBody, PlanBody, ProvisionBody, ReviewBody } from './entries.ts'

/** An entry of this room in its newest version; `root` is its first, `address` the page of all of them. */
export type Told<B> = {
  readonly seq: number
  readonly root: number
  readonly address: string
  readonly day: Day
  readonly author: string
  readonly broughtBy: string
  readonly body: B
}

export type Plan = Told<PlanBody>
/** `of` is the first version of its plan, `need` of the need it is for; null where nobody said. */
export type Provision = Told<ProvisionBody> & {
  readonly of: number | null
  readonly need: number | null
}
/** `of` is the first version of its provision. */
export type Mark = Told<DeliveredBody> & { readonly of: number }
export type Review = Told<ReviewBody> & { readonly of: number | null }

const TIMES = ['once', 'twice']

/** `3 times a week`; null where nobody wrote how often. */
export function oftenInWords({ times, per }: Pick<ProvisionBody, 'times' | 'per'>): string | null {
  if (times === null || per === null) return null
  return `${TIMES[times - 1] ?? `${times} times`} a ${per}`
}

/** `one to one`, `in a group of 4`; null where nobody said. */
function groupInWords({ group }: Pick<ProvisionBody, 'group'>): string | null {
  if (group === null) return null
  return group === 1 ? 'one to one' : `in a group of ${group}`
}

/** How often, how long, with how many and by whom, as far as somebody said. */
export function specifiedAs(body: ProvisionBody): readonly string[] {
  return [
    oftenInWords(body),
    body.minutes === null ? null : `${body.minutes} minutes each`,
    groupInWords(body),
    body.by === null ? null : `given by ${body.by}`,
  ].filter((part) => part !== null)
}

/**
 * What a plan should say and this does not (SEND Code 9.69: type, hours, how often, how skilled the person).
 * Of what somebody promised or agreed with them, only how often is missed.
 */
export function unspecified(body: ProvisionBody): readonly string[] {
  const often = body.times === null ? ['how often'] : []
  if (body.agreed === 'promise' || body.agreed === 'other') return often
  return [
    ...often,
    body.minutes === null ? 'how long each time' : null,
    body.group === null ? 'one to one, or in how large a group' : null,
    body.by === null ? 'who gives it, and how they are trained' : null,
  ].filter((part) => part !== null)
}

type Agreed = ProvisionBody['agreed']

const WHERE: Readonly<Record<Agreed, string>> = {
  'Section F': 'Section F of the EHC plan',
  'Section G': 'Section G of the EHC plan',
  'Section H': 'Section H of the EHC plan',
  'SEN support': 'SEN support',
  'individual healthcare plan': 'the individual healthcare plan',
  promise: 'promised',
  meeting: 'agreed in a meeting',
  other: 'agreed elsewhere',
}

/** Where it was agreed, in a few words. */
export const agreedInWords = (agreed: Agreed): string => WHERE[agreed]

const CAME: Readonly<Partial<Record<Agreed, string>>> = {
  'SEN support': 'It is part of SEN support',
  promise: 'It was promised',
  meeting: 'It was agreed in a meeting',
  other: 'It was agreed elsewhere',
}

/** The same as the beginning of a sentence. */
export const cameInWords = (agreed: Agreed): string =>
  CAME[agreed] ?? `It stands in ${WHERE[agreed]}`

/** Rows of the law on who has to see that it happens; a promise or a meeting has none of its own. */
const ROWS: Readonly<Partial<Record<Agreed, string>>> = {
  'Section F': 'cfa-42-2',
  'Section G': 'cfa-42-3',
  'SEN support': 'cfa-66',
  'individual healthcare plan': 'cfa-100',
}

/** The duty behind where it was agreed, with its source and flag; null where the law's rows have none. */
export function dutyBehind(agreed: Agreed): Duty | null {
  return ENGLAND.duties.find(({ id }) => id === ROWS[agreed]) ?? null
}

const WHO: Readonly<Record<string, string>> = {
  council: 'The council',
  ICB: 'The NHS body that buys care (ICB)',
  school: 'The school',
}

/** Who has to see that it happens: as the paper names them, else as the duty does; null where neither does. */
export function securedBy({ secures, agreed }: ProvisionBody): string | null {
  return secures ?? WHO[dutyBehind(agreed)?.who ?? ''] ?? null
}

/** It is owed until the plan is changed, whoever stops giving it (Children and Families Act 2014 s.42). */
export function standsUntilChanged(agreed: Agreed): boolean {
  return agreed === 'Section F' || agreed === 'Section G'
}

/** The days on which it is owed, both included; `to` null for one that goes on. */
export function standsFor({ body, day }: Pick<Provision, 'body' | 'day'>): {
  readonly from: Day
  readonly to: Day | null
} {
  const { until, stopped, agreed } = body
  const lastBefore = stopped === null ? null : addDays(stopped.on, -1)
  const ended = lastBefore === null || standsUntilChanged(agreed) ? null : lastBefore
  const to = [until, ended].filter((each) => each !== null).toSorted()[0] ?? null
  return { from: body.from ?? day, to }
}

/** Given by itself: somebody stopped it, and no reason is in the record. */
export function stoppedInSilence({ stopped }: ProvisionBody): boolean {
  return stopped !== null && stopped.reason === null
}
