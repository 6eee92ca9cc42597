/**
 * The kinds of entry this room adds: a plan, what it provides, each time that was given or not, and
 * each review. `null` is always "nobody said". Strict: an unknown field is told by its name.
 */
import { z } from 'zod'
import {
  aDay,
  entryNumber,
  inShort,
  kindOf,
  line,
  minutes,
  oneOf,
  theDay,
  theEntryNumber,
  theLine,
  theOneOf,
  words,
} from '../record/fields.ts'
import type { Kind } from '../record/kind.ts'

export const PLAN_KIND = 'plan'
export const PROVISION_KIND = 'provision'
export const DELIVERED_KIND = 'delivered'
export const REVIEW_KIND = 'review'
export const STOPPED_KIND = 'provision stopped'

export const PLAN_SORTS = [
  'EHC plan',
  'SEN support plan',
  'individual healthcare plan',
  'other',
] as const

/** `happened` is the day it was made, or came. Each day is the one on the paper. */
export const planBody = z.strictObject({
  title: theLine('title'),
  sort: theOneOf('sort', PLAN_SORTS),
  draft: aDay('draft'),
  final: aDay('final'),
  /** The school it names (in an EHC plan, Section I). */
  school: line('school'),
  /** The day the plan itself names for looking at it again. */
  nextReview: aDay('nextReview'),
  words: words('words'),
  source: entryNumber('source'),
})

/** How long a promise of "so often" is for. */
export const PERS = ['day', 'week', 'fortnight', 'half term', 'term', 'year'] as const

/** Where it stands that the child gets it. Sections are those of an EHC plan (SEND Regulations 2014 reg 12). */
const AGREED = [
  'Section F',
  'Section G',
  'Section H',
  'SEN support',
  'individual healthcare plan',
  'promise',
  'meeting',
  'other',
] as const

const TIMES_MAX = 200
const SESSION_MINUTES_MAX = 600
const GROUP_MAX = 60
const SESSIONS_MAX = 60

const whole = (what: string, max: number) =>
  z
    .int(`${what} must be a whole number`)
    .min(1, `${what} must be at least 1`)
    .max(max, `${what} must be at most ${max}`)
    .nullish()
    .default(null)

/** What the child is to get. `group` is how many children together: 1 is one to one. */
export const provisionBody = z
  .strictObject({
    what: theLine('what'),
    by: line('by'),
    times: whole('times', TIMES_MAX),
    per: oneOf('per', PERS),
    minutes: minutes('minutes', SESSION_MINUTES_MAX),
    group: whole('group', GROUP_MAX),
    agreed: theOneOf('agreed', AGREED),
    plan: entryNumber('plan'),
    /** The need it is for. */
    need: entryNumber('need'),
    /** The ask or promise that it came from. */
    asked: entryNumber('asked'),
    from: aDay('from'),
    until: aDay('until'),
    /** The school on whose days it is given. */
    school: line('school'),
    /** Who has to see that it happens, where the paper names them. */
    secures: line('secures'),
    /** The exact words as they stand. */
    words: words('words'),
    /** It is no longer given: the reason as it was given, null where none was. */
    stopped: z
      .strictObject({
        on: theDay('stopped.on'),
        by: line('stopped.by'),
        reason: words('stopped.reason'),
      })
      .nullish()
      .default(null),
    source: entryNumber('source'),
  })
  .refine(({ times, per }) => (times === null) === (per === null), {
    path: ['times'],
    message: 'times and per belong together: so many times a week',
  })
  .refine(({ from, until }) => from === null || until === null || from <= until, {
    path: ['until'],
    message: 'until must not be before from',
  })

export const GIVEN = ['given', 'partly', 'not given'] as const
export const SAYS = ['home', 'school', 'child', 'provider'] as const

/** One day on which it was given, or was not. `says` is whose word it is. */
export const deliveredBody = z.strictObject({
  of: theEntryNumber('of'),
  given: theOneOf('given', GIVEN),
  /** How many sessions of that day this tells of. */
  sessions: whole('sessions', SESSIONS_MAX).transform((many) => many ?? 1),
  minutes: minutes('minutes', SESSION_MINUTES_MAX),
  by: line('by'),
  /** Why not, or not all, as it was given; null where nobody gave one. */
  reason: words('reason'),
  says: theOneOf('says', SAYS),
  words: words('words'),
  source: entryNumber('source'),
})

/** Somebody saw that it stopped, on the day of `happened`, and may not be who wrote it down. */
export const stoppedBody = z.strictObject({
  of: theEntryNumber('of'),
  /** What it was, as it stood. */
  what: theLine('what'),
  by: line('by'),
  /** The reason as it was given; null where none was. */
  reason: words('reason'),
  words: words('words'),
  source: entryNumber('source'),
})

const REVIEW_SORTS = [
  'SEN support',
  'annual review',
  'individual healthcare plan',
  'other',
] as const

/** A review that was held, on the day of `happened`: assess, plan, do, review, and what was decided. */
export const reviewBody = z.strictObject({
  of: entryNumber('of'),
  sort: theOneOf('sort', REVIEW_SORTS),
  /** The day it should have been held, where one was named. */
  due: aDay('due'),
  assess: words('assess'),
  plan: words('plan'),
  do: words('do'),
  review: words('review'),
  decided: words('decided'),
  next: aDay('next'),
  /** The matter in which the law's own clocks of this review run. */
  matter: entryNumber('matter'),
  words: words('words'),
  source: entryNumber('source'),
})

export type PlanBody = z.output<typeof planBody>
export type ProvisionBody = z.output<typeof provisionBody>
export type DeliveredBody = z.output<typeof deliveredBody>
export type ReviewBody = z.output<typeof reviewBody>
export type StoppedBody = z.output<typeof stoppedBody>

const GIVEN_TITLES = {
  given: 'It was given',
  partly: 'Part of it was given',
  'not given': 'It was not given',
} as const
const REVIEW_TITLES = {
  'SEN support': 'A review of SEN support',
  'annual review': 'An annual review',
  'individual healthcare plan': 'A review of the healthcare plan',
  other: 'A review',
} as const

export const planKinds: readonly Kind[] = [
  kindOf(PLAN_KIND, planBody, {
    title: (body) => body.title,
    words: (body) => [body.title, body.sort, body.school, body.words],
    refers: ['source'],
  }),
  kindOf(PROVISION_KIND, provisionBody, {
    title: (body) => body.what,
    words: (body) => [
      body.what,
      body.by,
      body.agreed,
      body.secures,
      body.words,
      body.stopped?.by ?? null,
      body.stopped?.reason ?? null,
    ],
    refers: ['plan', 'need', 'asked', 'source'],
  }),
  kindOf(DELIVERED_KIND, deliveredBody, {
    title: (body) =>
      body.reason === null
        ? GIVEN_TITLES[body.given]
        : `${GIVEN_TITLES[body.given]}: ${inShort(body.reason)}`,
    words: (body) => [body.by, body.reason, body.words],
    refers: ['of', 'source'],
    of: [PROVISION_KIND],
  }),
  kindOf(STOPPED_KIND, stoppedBody, {
    title: (body) => `Stopped: ${body.what}`,
    words: (body) => [body.what, body.by, body.reason, body.words],
    refers: ['of', 'source'],
    of: [PROVISION_KIND],
  }),
  kindOf(REVIEW_KIND, reviewBody, {
    title: (body) =>
      body.decided === null
        ? REVIEW_TITLES[body.sort]
        : `${REVIEW_TITLES[body.sort]}: ${inShort(body.decided)}`,
    words: (body) => [body.assess, body.plan, body.do, body.review, body.decided, body.words],
    refers: ['of', 'matter', 'source'],
    of: [PLAN_KIND],
  }),
]
