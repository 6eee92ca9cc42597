/**
 * The kinds of entry this room adds: how days go, the child's own voice, attendance and the way back.
 * `null` is always "nobody said"; any day may be skipped.
 */
import { z } from 'zod'
import { ENGLAND } from '../law/england/england.ts'
import {
  aDay,
  captured,
  entryNumber,
  inShort,
  kindOf,
  line,
  lines,
  minutes,
  oneOf,
  oneToFive,
  theEntryNumber,
  theLine,
  theOneOf,
  theWords,
  words,
  yesOrNo,
} from '../record/fields.ts'
import type { Kind } from '../record/kind.ts'

export const SIDES = ['home', 'school', 'child'] as const
const SLEEP = ['well', 'some', 'badly'] as const
const FOOD = ['well', 'some', 'little'] as const
const DOORS = ['easily', 'with help', 'very hard', 'could not', 'no school'] as const

/** What a check-in may say; one of them is enough. */
const SAYS = ['energy', 'worry', 'word', 'sleep', 'food', 'door', 'downMinutes', 'words'] as const

/**
 * Twenty seconds about a day. `energy` and `worry` go from 1 (hardly any) to 5 (very much). `door` is
 * how going in was; `downMinutes` how long it took to come down afterwards.
 */
export const checkInBody = z
  .strictObject({
    from: theOneOf('from', SIDES),
    energy: oneToFive('energy'),
    worry: oneToFive('worry'),
    word: line('word'),
    sleep: oneOf('sleep', SLEEP),
    food: oneOf('food', FOOD),
    door: oneOf('door', DOORS),
    downMinutes: minutes('downMinutes'),
    /** Whether school was talked about at home that day. */
    schoolTalk: oneOf('schoolTalk', ['yes', 'no']),
    words: words('words'),
    school: line('school'),
    source: entryNumber('source'),
    captured,
  })
  .refine(
    (body) => SAYS.some((field) => body[field] !== null),
    'a check-in must say something: energy, worry, a word, sleep, food, the door or coming down',
  )

const VOICES = ['said', 'written', 'spoken', 'drawn', 'pictures', 'signed'] as const

/** The child's own words, exactly; or the pictures they chose. `alone`: nobody helped. */
export const voiceBody = z
  .strictObject({
    words: words('words'),
    pictures: lines('pictures'),
    how: theOneOf('how', VOICES).nullish().default('said'),
    to: line('to'),
    where: line('where'),
    asked: line('asked'),
    alone: yesOrNo('alone'),
    source: entryNumber('source'),
  })
  .refine(
    (body) =>
      body.words !== null ||
      body.pictures.length > 0 ||
      body.how === 'drawn' ||
      body.how === 'spoken',
    'words must not be empty unless there are pictures, a drawing or a recording',
  )

/** What became of something the child said: `happened` is when they were told. */
export const voiceHeardBody = z.strictObject({
  of: theEntryNumber('of'),
  words: theWords('words'),
  by: line('by'),
})

/** What somebody heard in a recording of the child's voice, written down beside it. */
export const typedUpBody = z.strictObject({
  of: theEntryNumber('of'),
  words: theWords('words'),
  by: line('by'),
})

const CODES = ENGLAND.codes.map(({ code }) => code)

/** One mark of the register, by the codes of the 2024 regulations. `happened.day` is its day. */
export const attendanceBody = z.strictObject({
  session: z
    .string('session must be am, pm or day')
    .trim()
    .toLowerCase()
    .pipe(z.enum(['am', 'pm', 'day'], 'session must be am, pm or day')),
  code: z
    .string('code must be text')
    .trim()
    .toUpperCase()
    .refine(
      (code) => CODES.includes(code),
      `code must be one of the 2024 codes: ${CODES.join(' ')}`,
    ),
  reason: line('reason'),
  school: line('school'),
  evidence: entryNumber('evidence'),
  words: words('words'),
  source: entryNumber('source'),
})

const EVIDENCE_DECISIONS = ['accepted', 'accepted in part', 'refused', 'asked for more'] as const

/** A medical paper that was sent; `happened` is the day it was sent. */
export const medicalEvidenceBody = z.strictObject({
  title: theLine('title'),
  from: line('from'),
  to: theLine('to'),
  acknowledged: aDay('acknowledged'),
  acknowledgedBy: line('acknowledgedBy'),
  decided: aDay('decided'),
  decision: oneOf('decision', EVIDENCE_DECISIONS),
  decidedBy: line('decidedBy'),
  words: words('words'),
  source: entryNumber('source'),
})

/** Fewer hours than the others, for a while. `happened` is the day it began or was proposed. */
export const partTimeBody = z.strictObject({
  school: line('school'),
  hours: line('hours'),
  start: aDay('start'),
  review: aDay('review'),
  end: aDay('end'),
  agreed: oneOf('agreed', ['yes', 'no', 'not asked', 'not known']),
  reason: words('reason'),
  words: words('words'),
  source: entryNumber('source'),
})

const ANSWERS = ['yes', 'not yet', 'no'] as const

/** One small step of the way back, which belongs to the child. What must be true first comes first. */
export const reintegrationStepBody = z.strictObject({
  title: theLine('title'),
  order: z.int('order must be a whole number').min(1).max(200).nullish().default(null),
  acknowledge: words('acknowledge'),
  repair: words('repair'),
  stopRepeating: words('stopRepeating'),
  who: line('who'),
  does: words('does'),
  allRight: words('allRight'),
  homeOffLimits: yesOrNo('homeOffLimits'),
  source: entryNumber('source'),
})

/** What the child says to a step, or how it went. A no tells us something; it is never a failure. */
export const stepAnswerBody = z
  .strictObject({
    of: theEntryNumber('of'),
    answer: oneOf('answer', ANSWERS),
    words: words('words'),
    firstDone: lines('firstDone'),
    went: words('went'),
    source: entryNumber('source'),
  })
  .refine(
    (body) =>
      body.answer !== null ||
      body.went !== null ||
      body.words !== null ||
      body.firstDone.length > 0,
    'say the answer (yes, not yet or no), what is done first, or how it went',
  )

/** An email about a day away, drafted here; `happened` is the day it was written. */
export const absenceReportBody = z.strictObject({
  to: theLine('to'),
  day: aDay('day'),
  until: aDay('until'),
  reason: line('reason'),
  words: theWords('words'),
  minutes: minutes('minutes'),
  /** Words that stand until `until` and need not be explained each day. */
  standing: z.boolean('standing must be true or false').nullish().default(false),
  source: entryNumber('source'),
})

const FACTORS = ['pushes away', 'pulls towards'] as const

/** What makes school hard to go to, or worth going to; whose view it is. */
export const factorBody = z.strictObject({
  way: theOneOf('way', FACTORS),
  words: theWords('words'),
  from: theOneOf('from', SIDES),
  who: line('who'),
  source: entryNumber('source'),
})

const WORK = ['not sorted', 'essential', 'can go', 'agreed', 'done'] as const

/** A piece of missed work, and what became of it. */
export const missedWorkBody = z.strictObject({
  title: theLine('title'),
  subject: line('subject'),
  sort: theOneOf('sort', WORK),
  agreedWith: line('agreedWith'),
  words: words('words'),
  source: entryNumber('source'),
})

const ILLNESS_COSTS = ['reward missed', 'promise asked', 'told off'] as const

/** Something the child lost, or was asked to promise, because of days away ill. */
export const illnessCostBody = z.strictObject({
  sort: theOneOf('sort', ILLNESS_COSTS),
  words: theWords('words'),
  who: line('who'),
  source: entryNumber('source'),
})

export type CheckInBody = z.output<typeof checkInBody>
export type VoiceBody = z.output<typeof voiceBody>
export type AttendanceBody = z.output<typeof attendanceBody>
export type MedicalEvidenceBody = z.output<typeof medicalEvidenceBody>
export type PartTimeBody = z.output<typeof partTimeBody>
export type ReintegrationStepBody = z.output<typeof reintegrationStepBody>
export type StepAnswerBody = z.output<typeof stepAnswerBody>
export type AbsenceReportBody = z.output<typeof absenceReportBody>
export type MissedWorkBody = z.output<typeof missedWorkBody>
export type Side = (typeof SIDES)[number]

const SIDE_WORDS: Readonly<Record<Side, string>> = {
  home: 'How the day was, from home',
  school: 'How the day was, from school',
  child: 'How the day was, in the child’s own answers',
}

const SESSION_WORDS = { am: 'morning', pm: 'afternoon', day: 'whole day' } as const

export const dayKinds: readonly Kind[] = [
  kindOf('check-in', checkInBody, {
    title: (body) =>
      body.word === null ? SIDE_WORDS[body.from] : `${SIDE_WORDS[body.from]}: ${body.word}`,
    words: (body) => [body.word, body.words],
    refers: ['source'],
  }),
  kindOf('voice', voiceBody, {
    title: (body) =>
      inShort(body.words) ||
      (body.pictures.length > 0 ? `Pictures: ${body.pictures.join(', ')}` : 'In their own way'),
    words: (body) => [body.words, body.pictures, body.to, body.where, body.asked],
    refers: ['source'],
  }),
  kindOf('voice heard', voiceHeardBody, {
    title: (body) => `What happened with it: ${inShort(body.words)}`,
    words: (body) => [body.words, body.by],
    refers: ['of'],
    of: ['voice', 'said', 'check-in'],
  }),
  kindOf('typed up', typedUpBody, {
    title: (body) => `Typed up: ${inShort(body.words)}`,
    words: (body) => [body.words, body.by],
    refers: ['of'],
    of: ['voice'],
  }),
  kindOf('attendance', attendanceBody, {
    title: (body) => `Register, ${SESSION_WORDS[body.session]}: ${body.code}`,
    words: (body) => [body.reason, body.words, body.school],
    refers: ['evidence', 'source'],
  }),
  kindOf('medical evidence', medicalEvidenceBody, {
    title: (body) => `Medical evidence: ${body.title}`,
    words: (body) => [body.title, body.from, body.to, body.words, body.decidedBy],
    refers: ['source'],
  }),
  kindOf('part-time timetable', partTimeBody, {
    title: (body) => `Part-time timetable${body.hours === null ? '' : `: ${body.hours}`}`,
    words: (body) => [body.hours, body.school, body.reason, body.words],
    refers: ['source'],
  }),
  kindOf('reintegration step', reintegrationStepBody, {
    title: (body) => `A step back: ${body.title}`,
    words: (body) => [
      body.title,
      body.acknowledge,
      body.repair,
      body.stopRepeating,
      body.who,
      body.does,
      body.allRight,
    ],
    refers: ['source'],
  }),
  kindOf('step answer', stepAnswerBody, {
    title: (body) => (body.answer === null ? 'How a step stands' : `To a step: ${body.answer}`),
    words: (body) => [body.words, body.went, body.firstDone],
    refers: ['of', 'source'],
    of: ['reintegration step'],
  }),
  kindOf('absence report', absenceReportBody, {
    title: (body) => (body.standing === true ? 'Standing note about absence' : 'Absence reported'),
    words: (body) => [body.to, body.reason, body.words],
    refers: ['source'],
  }),
  kindOf('factor', factorBody, {
    title: (body) =>
      `${body.way === 'pushes away' ? 'Pushes away' : 'Pulls towards'}: ${inShort(body.words)}`,
    words: (body) => [body.words, body.who],
    refers: ['source'],
  }),
  kindOf('missed work', missedWorkBody, {
    title: (body) => `Missed work: ${body.title}`,
    words: (body) => [body.title, body.subject, body.agreedWith, body.words],
    refers: ['source'],
  }),
  kindOf('illness cost', illnessCostBody, {
    title: (body) => `Because of days away ill: ${inShort(body.words)}`,
    words: (body) => [body.words, body.who],
    refers: ['source'],
  }),
]
