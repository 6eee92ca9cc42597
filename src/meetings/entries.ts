/**
 * The kinds of entry this room adds: a meeting, what each side would like of it, what came of it, and
 * who has said that it was so. What was agreed there are promises, as everything owed is.
 */
import { z } from 'zod'
import {
  entryNumber,
  inShort,
  kindOf,
  KNOWN,
  line,
  lines,
  minutes,
  oneOf,
  theEntryNumber,
  theLine,
  theOneOf,
  theWords,
  words,
  yesOrNo,
} from '../record/fields.ts'
import type { Kind } from '../record/kind.ts'

export const SORTS = [
  'annual review',
  'SEN support review',
  'team around the child',
  'about attendance',
  'reintegration meeting',
  'mediation',
  'exclusion panel',
  'with a professional',
  'other',
] as const
export type Sort = (typeof SORTS)[number]

const PEOPLE_MAX = 60

/** Somebody at a meeting, with what they are there as. */
const attendee = z.strictObject({ name: theLine('name'), role: line('role') })
const attendees = (what: string) =>
  z
    .array(attendee, `${what} must be a list of people`)
    .max(PEOPLE_MAX, `${what} must be at most ${PEOPLE_MAX} people`)
    .nullish()
    .transform((list): readonly z.output<typeof attendee>[] => list ?? [])

/** A meeting. `happened` is its day and time in the record's own place, and may lie ahead. */
export const meetingBody = z.strictObject({
  title: theLine('title'),
  sort: theOneOf('sort', SORTS),
  where: line('where'),
  online: yesOrNo('online'),
  calledBy: line('calledBy'),
  /** Who is to be there. */
  there: attendees('there'),
  /** Whom the family brings: an advocate, a friend. */
  withUs: attendees('withUs'),
  about: words('about'),
  /** What was asked for to read beforehand. */
  papers: lines('papers'),
  /** It will not be, or was not. */
  calledOff: yesOrNo('calledOff'),
  source: entryNumber('source'),
})

export const WHOSE = ['parent', 'child', 'teacher', 'other'] as const

/** What somebody would like a meeting to know. The child's is theirs word for word, and only with their yes. */
export const meetingViewBody = z
  .strictObject({
    of: theEntryNumber('of'),
    whose: theOneOf('whose', WHOSE),
    well: words('well'),
    notWell: words('notWell'),
    comeOut: words('comeOut'),
    question: words('question'),
    childYes: yesOrNo('childYes'),
  })
  .refine(
    ({ well, notWell, comeOut, question }) =>
      [well, notWell, comeOut, question].some((each) => each !== null),
    'say at least one of well, notWell, comeOut, question',
  )
  .refine(
    ({ whose, childYes }) => whose !== 'child' || childYes === true,
    'childYes must be true: the child’s words are told only where they said yes',
  )

const saidAt = z.strictObject({
  /** Who said it, by name or by what they are there as. */
  who: line('who'),
  words: theWords('words'),
})
const SAID_MAX = 200

/** What came of a meeting, as its author wrote it down. What was agreed are promises whose source it is. */
export const meetingMinutesBody = z.strictObject({
  of: theEntryNumber('of'),
  came: attendees('came'),
  /** Who was expected and did not come. */
  missing: lines('missing'),
  minutes: minutes('minutes'),
  said: z
    .array(saidAt, 'said must be a list')
    .max(SAID_MAX, `said must be at most ${SAID_MAX} things`)
    .nullish()
    .transform((list): readonly z.output<typeof saidAt>[] => list ?? []),
  decided: words('decided'),
  notAgreed: words('notAgreed'),
  recorded: oneOf('recorded', ['yes', 'no', 'not known']),
  /** Whether everybody knew that it was recorded. */
  knew: oneOf('knew', KNOWN),
  source: entryNumber('source'),
})

/** Somebody says of one wording of what came of a meeting that it was so, or how they remember it. */
export const meetingConfirmedBody = z
  .strictObject({
    of: theEntryNumber('of'),
    right: z.boolean('right must be true or false'),
    words: words('words'),
  })
  .refine((body) => body.right || body.words !== null, 'say how you remember it')

export type MeetingBody = z.output<typeof meetingBody>
export type MeetingViewBody = z.output<typeof meetingViewBody>
export type MeetingMinutesBody = z.output<typeof meetingMinutesBody>
export type MeetingConfirmedBody = z.output<typeof meetingConfirmedBody>
export type Attendee = z.output<typeof attendee>

const named = (people: readonly Attendee[]) =>
  people.flatMap(({ name, role }) => (role === null ? [name] : [name, role]))

export const MEETING_KINDS = [
  'meeting',
  'meeting view',
  'meeting minutes',
  'meeting confirmed',
] as const

export const meetingKinds: readonly Kind[] = [
  kindOf('meeting', meetingBody, {
    title: ({ title, calledOff }) => (calledOff === true ? `${title} (called off)` : title),
    words: (body) => [
      body.title,
      body.where,
      body.calledBy,
      ...named(body.there),
      ...named(body.withUs),
      body.about,
      body.papers,
    ],
    refers: ['source'],
  }),
  kindOf('meeting view', meetingViewBody, {
    title: ({ whose, comeOut, well, notWell, question }, { author }) =>
      `Before a meeting, ${whose === 'child' ? 'the child' : author}: ${inShort(comeOut ?? notWell ?? well ?? question)}`,
    words: ({ well, notWell, comeOut, question }) => [well, notWell, comeOut, question],
    refers: ['of'],
    of: ['meeting'],
  }),
  kindOf('meeting minutes', meetingMinutesBody, {
    title: ({ decided, notAgreed }) =>
      `What came of a meeting${inShort(decided ?? notAgreed) === '' ? '' : `: ${inShort(decided ?? notAgreed)}`}`,
    words: ({ came, missing, said, decided, notAgreed }) => [
      ...named(came),
      missing,
      ...said.flatMap(({ who, words: theirs }) => [who, theirs]),
      decided,
      notAgreed,
    ],
    refers: ['of', 'source'],
    of: ['meeting'],
  }),
  kindOf('meeting confirmed', meetingConfirmedBody, {
    title: ({ right }, { author }) =>
      right
        ? `${author} says: yes, that is what was agreed`
        : `${author} remembers a meeting differently`,
    words: (body) => [body.words],
    refers: ['of'],
    of: ['meeting minutes'],
  }),
]
