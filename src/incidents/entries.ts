/**
 * The kinds of entry this room adds: what happened and why. Behaviour is written as what was seen; what
 * adults and the child said stays theirs, word for word. `null` is always "nobody said".
 */
import { z } from 'zod'
import {
  aDay,
  captured,
  entryNumber,
  inShort,
  KNOWN,
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

const USED = ['used', 'not used', 'not known'] as const
const EXPLAINED = ['yes', 'partly', 'no', 'not known'] as const

/** What a child's part was in something that had other children in it too. */
export const PARTS = ['was hurt', 'hurt somebody', 'was part of it', 'saw it', 'helped'] as const

/** One of the child's strategies, and whether it was used that time. */
const strategy = z.strictObject({
  name: theLine('strategy name'),
  used: theOneOf('strategy used', USED),
  words: words('strategy words'),
})

/** When the school wrote it down, and when and by whom the family was told. */
const told = {
  schoolRecorded: aDay('schoolRecorded'),
  familyTold: aDay('familyTold'),
  toldBy: line('toldBy'),
}

/** What may lie behind it. `notKnown` says it in so many words: it stays an open question. */
const why = {
  need: words('need'),
  skill: words('skill'),
  different: words('different'),
  notKnown: z.boolean('notKnown must be true or false').nullish().default(false),
}

/** Something that happened: before, what was seen, after; and what the adults did with it. */
export const incidentBody = z.strictObject({
  title: line('title'),
  /** The child's own part, where others were in it: left out where nobody said. */
  role: theOneOf('role', PARTS).nullish(),
  antecedent: words('antecedent'),
  behaviour: theWords('behaviour'),
  consequence: words('consequence'),
  place: oneOf('place', ['school', 'home', 'between', 'elsewhere']),
  where: line('where'),
  lesson: line('lesson'),
  adults: lines('adults'),
  minutes: minutes('minutes'),
  hard: oneToFive('hard'),
  childSaid: words('childSaid'),
  helped: words('helped'),
  ...why,
  strategies: z
    .array(strategy)
    .max(30)
    .nullish()
    .transform((list) => list ?? []),
  /** Whether the adult knew of the need; `knewWords` are the adult's own, `knewFrom` who says so. */
  knew: oneOf('knew', KNOWN),
  knewWords: words('knewWords'),
  knewFrom: line('knewFrom'),
  sanction: line('sanction'),
  sanctionBy: line('sanctionBy'),
  /** Whether the plan or profile already explains the behaviour, and in which words or entry. */
  explained: oneOf('explained', EXPLAINED),
  explainedBy: words('explainedBy'),
  explainedIn: entryNumber('explainedIn'),
  ...told,
  words: words('words'),
  source: entryNumber('source'),
  captured,
})

/** Something understood later about what happened, and whose view it is. */
export const whyBody = z
  .strictObject({
    of: theEntryNumber('of'),
    ...why,
    words: words('words'),
    who: line('who'),
    source: entryNumber('source'),
  })
  .refine(
    (body) =>
      body.notKnown === true ||
      [body.need, body.skill, body.different, body.words].some((text) => text !== null),
    'say what may lie behind it (need, skill, different or words), or notKnown: true',
  )

const SUSPENSIONS = ['formal', 'unofficial'] as const

/**
 * Sent home, or told not to come. `sessions` are the half-day sessions lost (a suspension over lunch
 * counts as one); `days` may be given instead, in halves. Neither: how long is not known.
 */
export const suspensionBody = z.strictObject({
  sort: theOneOf('sort', SUSPENSIONS),
  sessions: z
    .int('sessions must be a whole number of half days')
    .min(0)
    .max(200)
    .nullish()
    .default(null),
  days: z
    .number('days must be a number')
    .min(0)
    .max(100)
    .multipleOf(0.5, 'days must be in halves')
    .nullish()
    .default(null),
  until: aDay('until'),
  school: line('school'),
  by: line('by'),
  reason: words('reason'),
  /** As it was put: "please collect him". */
  words: words('words'),
  inWriting: yesOrNo('inWriting'),
  workSet: yesOrNo('workSet'),
  /** Whether the plan or profile already explains the behaviour it was given for. */
  explained: oneOf('explained', EXPLAINED),
  explainedBy: words('explainedBy'),
  incident: entryNumber('incident'),
  source: entryNumber('source'),
})

const PRESSURES = ['another school', 'home education', 'off roll', 'shorter days', 'other'] as const

/** Words that press a family towards the door; whose they are, verbatim. */
export const pressureBody = z.strictObject({
  towards: theOneOf('towards', PRESSURES),
  words: theWords('words'),
  who: line('who'),
  how: line('how'),
  where: line('where'),
  source: entryNumber('source'),
})

/** A visit to watch the child: a stretch of one day, which may not have been like the others. */
export const observationBody = z.strictObject({
  by: theLine('by'),
  from: line('from'),
  purpose: line('purpose'),
  minutes: minutes('minutes'),
  where: line('where'),
  lesson: line('lesson'),
  childKnew: oneOf('childKnew', ['yes', 'no', 'not known']),
  different: words('different'),
  seen: words('seen'),
  childSaid: words('childSaid'),
  afterwards: words('afterwards'),
  source: entryNumber('source'),
})

/** Unkindness by others, or being left out by them. */
export const unkindnessBody = z.strictObject({
  words: theWords('words'),
  by: line('by'),
  where: line('where'),
  lesson: line('lesson'),
  childSaid: words('childSaid'),
  /** The day somebody told the school, where it did not see it itself. */
  schoolTold: aDay('schoolTold'),
  ...told,
  done: words('done'),
  source: entryNumber('source'),
})

/** The family was told of something; `happened` is when. */
export const toldHomeBody = z.strictObject({
  of: theEntryNumber('of'),
  by: theLine('by'),
  how: line('how'),
  words: words('words'),
  source: entryNumber('source'),
})

export type IncidentBody = z.output<typeof incidentBody>
export type WhyBody = z.output<typeof whyBody>
export type SuspensionBody = z.output<typeof suspensionBody>
export type PressureBody = z.output<typeof pressureBody>
export type ObservationBody = z.output<typeof observationBody>
export type UnkindnessBody = z.output<typeof unkindnessBody>
export type ToldHomeBody = z.output<typeof toldHomeBody>
type Pressure = (typeof PRESSURES)[number]

/** The kinds that tell of something that happened: what a `why` or a `told home` may name. */
export const HAPPENINGS = [
  'incident',
  'suspension',
  'pressure to leave',
  'bullying',
  'left out',
  'observation',
] as const

const PRESSURE_TITLES: Readonly<Record<Pressure, string>> = {
  'another school': 'Told to think of another school',
  'home education': 'Told to think of home education',
  'off roll': 'Told about coming off the roll',
  'shorter days': 'Told to have shorter days',
  other: 'Pressed to leave',
}

/** The half-day sessions a suspension cost, or null where nobody said. */
export function sessionsLost(body: Pick<SuspensionBody, 'sessions' | 'days'>): number | null {
  return body.sessions ?? (body.days === null ? null : body.days * 2)
}

function daysInWords(sessions: number | null): string {
  if (sessions === null) return ''
  const days = sessions / 2
  if (days === 0.5) return ', half a day'
  return days === 1 ? ', 1 day' : `, ${days} days`
}

const unkindness = (kind: 'bullying' | 'left out', label: string): Kind =>
  kindOf(kind, unkindnessBody, {
    title: (body) => `${label}: ${inShort(body.words)}`,
    words: (body) => [body.words, body.by, body.where, body.childSaid, body.toldBy, body.done],
    refers: ['source'],
  })

export const incidentKinds: readonly Kind[] = [
  kindOf('incident', incidentBody, {
    title: (body) => body.title ?? inShort(body.behaviour),
    words: (body) => [
      body.title,
      body.antecedent,
      body.behaviour,
      body.consequence,
      body.where,
      body.lesson,
      body.adults,
      body.childSaid,
      body.helped,
      body.need,
      body.skill,
      body.different,
      body.strategies.flatMap(({ name, words: said }) => [name, said ?? '']),
      body.knewWords,
      body.sanction,
      body.explainedBy,
      body.words,
    ],
    refers: ['explainedIn', 'source'],
  }),
  kindOf('why', whyBody, {
    title: (body) =>
      body.need === null && body.skill === null && body.different === null && body.words === null
        ? 'Why: we do not know yet'
        : `Why: ${inShort(body.need ?? body.skill ?? body.different ?? body.words)}`,
    words: (body) => [body.need, body.skill, body.different, body.words, body.who],
    refers: ['of', 'source'],
    of: HAPPENINGS,
  }),
  kindOf('suspension', suspensionBody, {
    title: (body) =>
      body.sort === 'formal'
        ? `Suspended${daysInWords(sessionsLost(body))}`
        : `Sent home or kept home unofficially${daysInWords(sessionsLost(body))}`,
    words: (body) => [body.words, body.reason, body.by, body.school, body.explainedBy],
    refers: ['incident', 'source'],
  }),
  kindOf('pressure to leave', pressureBody, {
    title: (body) => PRESSURE_TITLES[body.towards],
    words: (body) => [body.words, body.who, body.where],
    refers: ['source'],
  }),
  kindOf('observation', observationBody, {
    title: (body) =>
      `Watched by ${body.by}${body.minutes === null ? '' : `, ${body.minutes} minutes`}`,
    words: (body) => [
      body.by,
      body.from,
      body.purpose,
      body.where,
      body.seen,
      body.different,
      body.childSaid,
      body.afterwards,
    ],
    refers: ['source'],
  }),
  unkindness('bullying', 'Bullying'),
  unkindness('left out', 'Left out'),
  kindOf('told home', toldHomeBody, {
    title: (body) => `${body.by} told the family`,
    words: (body) => [body.by, body.how, body.words],
    refers: ['of', 'source'],
    of: HAPPENINGS,
  }),
]
