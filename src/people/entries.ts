/**
 * The kinds of entry this room adds: when a school is open, and what a body has promised of its own.
 * Both are facts as somebody gave them; every date is worked out from them again each time.
 */
import { z } from 'zod'
import { daysBetween, parseDay, type Day } from '../platform/day.ts'
import type { EntryContent } from '../record/entry.ts'
import {
  LINE_LENGTH_MAX,
  someLine,
  someWords,
  theDay,
  theLine,
  theOneOf,
} from '../record/fields.ts'
import type { Kind } from '../record/kind.ts'
import { lawOf } from '../law/jurisdictions.ts'

const WORDS_LENGTH_MAX = 20_000
const SPANS_MAX = 300
/** No term, holiday or closure is longer. */
const SPAN_DAYS_MAX = 400

const words = (what: string) => someWords(what, WORDS_LENGTH_MAX).nullish()

const isShort = (from: Day, to: Day): boolean =>
  parseDay(from) === null ||
  parseDay(to) === null ||
  from > to ||
  daysBetween(from, to) <= SPAN_DAYS_MAX

const span = z
  .strictObject({
    from: theDay('from'),
    to: theDay('to'),
    name: someLine('name').default(''),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'to must not be before from' })
  .refine(({ from, to }) => isShort(from, to), {
    path: ['to'],
    message: `to must be at most ${SPAN_DAYS_MAX} days after from`,
  })

const spans = (what: string) =>
  z.array(span, `${what} must be a list`).max(SPANS_MAX, `${what}: at most ${SPANS_MAX}`)

/** How the dates came in. */
export const CALENDAR_SOURCES = ['by hand', 'pasted', 'calendar file'] as const

/** `terms` may be empty: then only the days the school is shut are known. */
export const calendarBody = z
  .strictObject({
    school: theLine('school'),
    terms: spans('terms').default([]),
    closures: spans('closures').default([]),
    /** How they came in. */
    source: theOneOf('source', CALENDAR_SOURCES).nullish(),
    /** Where they were published: an address, a letter. */
    where: words('where'),
    /** The words as they were pasted. */
    words: words('words'),
  })
  .refine(({ terms, closures }) => terms.length + closures.length > 0, {
    path: ['terms'],
    message: 'a school calendar needs at least one term or closure',
  })

export const POLICY_UNITS = ['school days', 'working days', 'calendar days', 'weeks'] as const
export type PolicyUnit = (typeof POLICY_UNITS)[number]

export const POLICY_NUMBER_MAX = 366

const isClock = (id: string): boolean =>
  lawOf('england')?.clocks.some((clock) => clock.id === id) ?? false

/** What a body says of itself: `We reply in 5 school days`. `clock` is the law's clock it stands beside. */
export const policyBody = z.strictObject({
  organisation: theLine('organisation'),
  clock: z
    .string('clock must be the id of a clock of the law, or null')
    .refine(isClock, 'clock must be the id of a clock, as "heard law" lists them, or null')
    .nullish(),
  title: theLine('title'),
  number: z
    .int('number must be a whole number')
    .min(1, 'number must be at least 1')
    .max(POLICY_NUMBER_MAX, `number must be at most ${POLICY_NUMBER_MAX}`),
  unit: theOneOf('unit', POLICY_UNITS),
  /** Their own words, quoted. */
  words: words('words'),
  /** Where they published it. */
  where: words('where'),
})

export type CalendarBody = z.infer<typeof calendarBody>
export type PolicyBody = z.infer<typeof policyBody>

export const CALENDAR_KIND = 'school calendar'
export const POLICY_KIND = 'policy'

export const peopleKinds: readonly Kind[] = [
  {
    kind: CALENDAR_KIND,
    schema: calendarBody,
    title: (content: EntryContent) =>
      `School dates of ${calendarBody.parse(content.body).school}`.slice(0, LINE_LENGTH_MAX),
    words: (content) => {
      const { school, terms, closures } = calendarBody.parse(content.body)
      return [school, ...[...terms, ...closures].map(({ name }) => name)].join('\n')
    },
  },
  {
    kind: POLICY_KIND,
    schema: policyBody,
    title: (content) => policyBody.parse(content.body).title,
    words: (content) => {
      const body = policyBody.parse(content.body)
      return [body.title, body.organisation, body.words ?? '', body.where ?? ''].join('\n')
    },
  },
]
