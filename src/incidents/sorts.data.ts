/** The forms of this room: what is asked about each sort of thing that happened. */
import type { ZodType } from 'zod'
import type { Question } from './asking.ts'
import {
  incidentBody,
  observationBody,
  pressureBody,
  suspensionBody,
  unkindnessBody,
} from './entries.ts'
import type { HappeningKind } from './incident.ts'
import { answers, ask, folded } from './questions.ts'

export type Sort = {
  /** Its word in an address: `/incidents/new/suspension`. */
  readonly slug: string
  readonly kind: HappeningKind
  readonly title: string
  readonly door: string
  readonly hint: string
  readonly schema: ZodType
  /** `strategies` are the titles of what helps the child, as the profile says. */
  readonly questions: (child: string, strategies?: readonly string[]) => readonly Question[]
}

/** A scale anybody can use: what it took, not how bad somebody was. */
export const HARD = answers({
  '1': '1: a wobble, over in a moment',
  '2': '2: hard, and could carry on',
  '3': '3: had to stop what was going on',
  '4': '4: needed a long time, or an adult, to come back',
  '5': '5: somebody was hurt or not safe',
})

const KNOWN = answers({ yes: 'Yes', some: 'Some of it', no: 'No', 'not known': 'I do not know' })
const EXPLAINED = answers({ yes: 'Yes', partly: 'Partly', no: 'No', 'not known': 'I do not know' })
const YES_NO = answers({ true: 'Yes', false: 'No' })

const BEFORE = 'Just before, after, and where'
const SAID = 'What was said, and what helped'
const WHY = 'Why it may have happened'
const ADULTS = 'What the adults did'
/** The fold in which the family says when it was told. */
export const TOLD = 'When you were told'

const TOLD_QUESTIONS: readonly Question[] = [
  ask.day('schoolRecorded', 'The day the school wrote it down'),
  ask.day('familyTold', 'The day you were told'),
  ask.line('toldBy', 'Who told you?', { hint: 'A name, or “nobody: I found out”' }),
]

const EXPLAINED_QUESTIONS: readonly Question[] = [
  ask.choice('explained', 'Does the plan or profile already explain it?', EXPLAINED, {
    hint: 'As in “he leaves the room when it is too loud; let him”',
  }),
  ask.line('explainedBy', 'In which words?'),
]

export const WHY_QUESTIONS = (child: string): readonly Question[] => [
  ask.words('need', `What may ${child} have needed?`, {
    rows: 2,
    hint: 'Quiet, a break, to be asked, to know what comes next',
  }),
  ask.words('skill', 'What could not be done yet?', {
    rows: 2,
    hint: 'As in “asking for help when it is loud”',
  }),
  ask.words('different', 'What was different that day?', {
    rows: 2,
    hint: 'A new teacher, no sleep, a change of room',
  }),
  ask.tick('notKnown', 'We do not know yet', {
    hint: 'A proper answer. It stays open until somebody can say.',
  }),
]

const USED = answers({
  used: 'Used',
  'not used': 'Not used',
  'not known': 'I do not know',
})

/** The box of the strategy at this place of the profile's list. */
export const strategyBox = (at: number) => `strategy-${at + 1}`

const strategyQuestions = (child: string, strategies: readonly string[]): readonly Question[] => [
  ...strategies.map((title, at) => ask.choice(strategyBox(at), `Was “${title}” used?`, USED)),
  ask.lines(
    'strategiesUsed',
    strategies.length > 0
      ? 'Anything else that helps and was used?'
      : `Which of the things that help ${child} were used?`,
    { hint: 'As in: blue card, movement break' },
  ),
  ask.lines('strategiesNotUsed', strategies.length > 0 ? 'Or was not?' : 'Which were not?'),
]

const laterQuestions = (child: string, strategies: readonly string[]): readonly Question[] => [
  ...folded(WHY, WHY_QUESTIONS(child)),
  ...folded(ADULTS, [
    ...strategyQuestions(child, strategies),
    ask.choice('knew', 'Did the adult know of the need?', KNOWN),
    ask.words('knewWords', 'In their own words', {
      rows: 2,
      hint: 'Only what they said or wrote themselves',
    }),
    ask.line('knewFrom', 'Whose words are these?'),
    ask.line('sanction', 'Was anything given for it?', { hint: 'As in “lunchtime detention”' }),
    ask.line('sanctionBy', 'By whom?'),
    ...EXPLAINED_QUESTIONS,
  ]),
  ...folded(TOLD, TOLD_QUESTIONS),
]

const incidentQuestions = (
  child: string,
  strategies: readonly string[] = [],
): readonly Question[] => [
  ask.words('behaviour', 'What happened?', {
    rows: 5,
    hint: 'What you would have seen or heard. Your phone’s microphone key writes for you.',
    missing: 'Write what happened',
  }),
  ...folded(BEFORE, [
    ask.words('antecedent', 'What was going on just before?'),
    ask.words('consequence', 'What came after?'),
    ask.choice(
      'place',
      'Where was it?',
      answers({
        school: 'At school',
        home: 'At home',
        between: 'On the way',
        elsewhere: 'Somewhere else',
      }),
    ),
    ask.line('where', 'Which room or place?'),
    ask.line('lesson', 'Which lesson or time of day?'),
    ask.lines('adults', 'Which adults were there?', { hint: 'Names, with commas between them' }),
    ask.number('minutes', 'How many minutes did it last?'),
    ask.choice('hard', 'How hard was it?', HARD),
  ]),
  ...folded(SAID, [
    ask.words('childSaid', `What did ${child} say?`, { hint: 'Exactly, also if it was one word' }),
    ask.words('helped', 'What helped?'),
  ]),
  ...laterQuestions(child, strategies),
]

const HOW_LONG = 'How long, and what was put in writing'

const suspensionQuestions = (): readonly Question[] => [
  ask.choice(
    'sort',
    'Which was it?',
    [
      {
        value: 'unofficial',
        text: 'Unofficial',
        hint: '“Please collect him”, “keep her at home today”, nothing in writing',
      },
      {
        value: 'formal',
        text: 'A suspension',
        hint: 'The school called it a suspension or exclusion',
      },
    ],
    { missing: 'Say which it was' },
  ),
  ask.words('words', 'How was it put?', { hint: 'Their words, as well as you remember' }),
  ask.number('sessions', 'How many half days were lost?', {
    hint: 'A morning is 1, a whole day 2, a lunchtime 1. Leave it empty if you do not know.',
  }),
  ...folded(HOW_LONG, [
    ask.line('by', 'Who decided it?'),
    ask.line('school', 'Which school?'),
    ask.words('reason', 'What reason was given?'),
    ask.day('until', 'The last day of it'),
    ask.choice('inWriting', 'Did you get it in writing?', YES_NO),
    ask.choice('workSet', 'Was work set?', YES_NO),
    ...EXPLAINED_QUESTIONS,
  ]),
]

const WHOSE = 'Who said it, and where'

const pressureQuestions = (): readonly Question[] => [
  ask.words('words', 'What was said or written?', {
    hint: 'Word for word, as well as you remember',
    missing: 'Write what was said',
  }),
  ask.choice(
    'towards',
    'What was it towards?',
    answers({
      'another school': 'Another school',
      'home education': 'Teaching at home',
      'off roll': 'Coming off the school’s roll',
      'shorter days': 'Shorter days',
      other: 'Something else',
    }),
    { missing: 'Say what it was towards' },
  ),
  ...folded(WHOSE, [
    ask.line('who', 'Who said it?'),
    ask.line('how', 'How?', { hint: 'On the phone, in a meeting, by email' }),
    ask.line('where', 'Where?'),
  ]),
]

const SEEN = 'What they saw, and afterwards'

const observationQuestions = (child: string): readonly Question[] => [
  ask.line('by', 'Who watched?', { missing: 'Write who watched' }),
  ask.number('minutes', 'For how many minutes?'),
  ask.words('different', 'What was different from other days?', {
    hint: 'A quieter room, another teacher, extra help, a warning beforehand',
  }),
  ...folded(SEEN, [
    ask.line('from', 'Where are they from?'),
    ask.line('purpose', 'What was it for?'),
    ask.line('where', 'Where?'),
    ask.line('lesson', 'Which lesson or time of day?'),
    ask.choice(
      'childKnew',
      `Did ${child} know about the visit?`,
      answers({ yes: 'Yes', no: 'No', 'not known': 'I do not know' }),
    ),
    ask.words('seen', 'What did they say they saw?'),
    ask.words('childSaid', `What did ${child} say about it?`),
    ask.words('afterwards', `How was ${child} afterwards?`),
  ]),
]

const MORE = 'Where, and what was said'

const unkindQuestions = (child: string): readonly Question[] => [
  ask.words('words', 'What happened?', {
    rows: 5,
    hint: 'What was done or said. For other children, first letters are enough.',
    missing: 'Write what happened',
  }),
  ...folded(MORE, [
    ask.line('by', 'By whom?', { hint: 'As in “two boys in his class”' }),
    ask.line('where', 'Where?'),
    ask.line('lesson', 'Which lesson or time of day?'),
    ask.words('childSaid', `What did ${child} say?`),
  ]),
  ...folded(TOLD, [
    ask.day('schoolTold', 'The day the school was told'),
    ...TOLD_QUESTIONS,
    ask.words('done', 'What was done about it?'),
  ]),
]

export const HAPPENED_SORTS: readonly Sort[] = [
  {
    slug: 'incident',
    kind: 'incident',
    title: 'What happened',
    door: 'Something happened',
    hint: 'at school or at home',
    schema: incidentBody,
    questions: incidentQuestions,
  },
  {
    slug: 'suspension',
    kind: 'suspension',
    title: 'Sent home or suspended',
    door: 'Sent home or suspended',
    hint: 'also “please collect him”',
    schema: suspensionBody,
    questions: suspensionQuestions,
  },
  {
    slug: 'pressure',
    kind: 'pressure to leave',
    title: 'Told to think of leaving',
    door: 'Told to think of leaving',
    hint: 'another school, home, shorter days',
    schema: pressureBody,
    questions: pressureQuestions,
  },
  {
    slug: 'bullying',
    kind: 'bullying',
    title: 'Bullying',
    door: 'Bullying',
    hint: 'done or said by others',
    schema: unkindnessBody,
    questions: unkindQuestions,
  },
  {
    slug: 'left-out',
    kind: 'left out',
    title: 'Left out',
    door: 'Left out',
    hint: 'not asked, not chosen, alone',
    schema: unkindnessBody,
    questions: unkindQuestions,
  },
  {
    slug: 'observation',
    kind: 'observation',
    title: 'Somebody came to watch',
    door: 'Somebody came to watch',
    hint: 'an observation, a visit',
    schema: observationBody,
    questions: observationQuestions,
  },
]
