/**
 * The kinds by which those round a child work together: news of the same day, a change that is
 * confirmed, a conversation that is begun again, an apology. Strict: an unknown field is told by name.
 */
import { z } from 'zod'
import {
  aDay,
  entryNumber,
  inShort,
  kindOf,
  lines,
  oneOf,
  theEntryNumber,
  theLine,
  theOneOf,
  theWords,
  words,
} from '../record/fields.ts'
import type { Kind } from '../record/kind.ts'

export const ABOUT = ['good', 'hard', 'plain'] as const
const FROM = ['home', 'school'] as const
export const NIGHTS = ['well', 'some', 'badly'] as const

/** What somebody tells the other side on the day itself. It is never counted as an incident. */
export const newsBody = z.strictObject({
  about: theOneOf('about', ABOUT),
  what: theWords('what'),
  /** What came before, and what was going on round it. */
  background: words('background'),
  from: theOneOf('from', FROM),
  /** The names of those it is for, as they were shown before it was told. */
  forWhom: lines('forWhom'),
  /** The last day on which it matters. */
  until: aDay('until'),
  /** How the child slept, where that is what is told. */
  sleep: oneOf('sleep', NIGHTS),
})

/** Somebody pressed "Read" under news. Nothing else counts as read. */
export const newsReadBody = z.strictObject({ of: theEntryNumber('of') })

/** What changes, so that everyone who teaches the child is asked to confirm it. */
export const CHANGE_KINDS = [
  'profile',
  'strategy',
  'need',
  'reintegration step',
  'part-time timetable',
] as const

/** Somebody pressed "I have read this" under a change, in the version `of`; or under the copy they were mailed a link to. */
export const changeConfirmedBody = z.strictObject({
  of: theEntryNumber('of'),
  /** One thing they will do. */
  will: words('will', 2000),
})

/** Two people begin a conversation again. `between` are their two seats. */
export const repairBody = z.strictObject({
  about: theLine('about'),
  between: z
    .array(z.uuid('between must be seats'))
    .length(2, 'between must be two seats')
    .refine(([one, other]) => one !== other, 'between must be two different seats'),
  names: lines('names'),
})

const PARTS = ['saw', 'heard', 'promise'] as const

/**
 * What one side says: what went wrong as they see it, what they heard the other say, what they can
 * promise. `mayUse`: whoever says it allows it to be used outside the conversation.
 */
export const repairPartBody = z.strictObject({
  of: theEntryNumber('of'),
  part: theOneOf('part', PARTS),
  words: theWords('words'),
  due: aDay('due'),
  mayUse: z.boolean('mayUse must be true or false').nullish().default(false),
})

/** To what the other side says they heard: that is it, or what was meant. */
export const repairCheckBody = z
  .strictObject({
    of: theEntryNumber('of'),
    right: z.boolean('right must be true or false'),
    words: words('words'),
  })
  .refine((body) => body.right || body.words !== null, 'say what you meant')

/** What both could say of it. Agreed when both have pressed so under the same wording. */
export const repairSummaryBody = z.strictObject({
  of: theEntryNumber('of'),
  words: theWords('words'),
})
export const repairAgreedBody = z.strictObject({ of: theEntryNumber('of') })
export const repairStoppedBody = z.strictObject({ of: theEntryNumber('of') })

/** Somebody says sorry. `about` is the entry that tells of what went wrong. */
export const apologyBody = z.strictObject({
  to: theLine('to'),
  words: theWords('words'),
  about: entryNumber('about'),
})

export type NewsBody = z.output<typeof newsBody>
export type RepairPartBody = z.output<typeof repairPartBody>
export type ApologyBody = z.output<typeof apologyBody>

/** What was said in a repair, for those who are in it and nobody else. */
export const REPAIR_KINDS = [
  'repair',
  'repair part',
  'repair check',
  'repair summary',
  'repair agreed',
  'repair stopped',
] as const

const ABOUT_WORDS = { good: 'Good news', hard: 'A hard time', plain: 'News' } as const
const PART_WORDS = {
  saw: 'What went wrong, as they see it',
  heard: 'What they heard',
  promise: 'What they can promise',
} as const

const newsKinds: readonly Kind[] = [
  kindOf('news', newsBody, {
    title: (body) => `${ABOUT_WORDS[body.about]} from ${body.from}: ${inShort(body.what)}`,
    words: (body) => [body.what, body.background],
  }),
  kindOf('news read', newsReadBody, {
    title: (_, { author }) => `${author} pressed “Read”`,
    words: () => [],
    refers: ['of'],
    of: ['news'],
  }),
  kindOf('change confirmed', changeConfirmedBody, {
    title: (_, { author }) => `${author} confirmed a change`,
    words: (body) => [body.will],
    refers: ['of'],
    of: [...CHANGE_KINDS, 'asked by mail'],
  }),
  kindOf('apology', apologyBody, {
    title: (body) => `An apology to ${body.to}`,
    words: (body) => [body.to, body.words],
    refers: ['about'],
  }),
]

/** It holds words of both: neither shows it to anybody else. What one said alone is theirs to show. */
const between = (kind: Kind): Kind => ({ ...kind, staysBetween: true })

const repairKinds: readonly Kind[] = [
  between(
    kindOf('repair', repairBody, {
      title: (body) => `A conversation begun again: ${inShort(body.about)}`,
      words: (body) => [body.about],
    }),
  ),
  kindOf('repair part', repairPartBody, {
    title: (body) => `${PART_WORDS[body.part]}: ${inShort(body.words)}`,
    words: (body) => [body.words],
    refers: ['of'],
    of: ['repair'],
  }),
  kindOf('repair check', repairCheckBody, {
    title: (body) => (body.right ? 'Yes, that is it' : 'What was meant'),
    words: (body) => [body.words],
    refers: ['of'],
    of: ['repair part'],
  }),
  between(
    kindOf('repair summary', repairSummaryBody, {
      title: (body) => `What both can say: ${inShort(body.words)}`,
      words: (body) => [body.words],
      refers: ['of'],
      of: ['repair'],
    }),
  ),
  kindOf('repair agreed', repairAgreedBody, {
    title: (_, { author }) => `${author} agreed to the words of both`,
    words: () => [],
    refers: ['of'],
    of: ['repair summary'],
  }),
  kindOf('repair stopped', repairStoppedBody, {
    title: () => 'A conversation rests here',
    words: () => [],
    refers: ['of'],
    of: ['repair'],
  }),
]

export const togetherKinds: readonly Kind[] = [...newsKinds, ...repairKinds]
