/** The forms of this room: what is asked about each sort of thing that happened. */
import type { ZodType } from 'zod'
import type { Answer, Question } from './asking.ts'
import {
  incidentBody,
  observationBody,
  pressureBody,
  suspensionBody,
  unkindnessBody,
} from './entries.ts'
import type { HappeningKind } from './incident.ts'

export type Sort = {
  /** Its word in an address: `/incidents/new/suspension`. */
  readonly slug: string
  readonly kind: HappeningKind
  readonly title: string
  readonly door: string
  readonly hint: string
  readonly schema: ZodType
  readonly questions: (child: string) => readonly Question[]
}

/** A scale anybody can use: what it took, not how bad somebody was. */
export const HARD: readonly Answer[] = [
  { value: '1', text: '1: a wobble, over in a moment' },
  { value: '2', text: '2: hard, and could carry on' },
  { value: '3', text: '3: had to stop what was going on' },
  { value: '4', text: '4: needed a long time, or an adult, to come back' },
  { value: '5', text: '5: somebody was hurt or not safe' },
]

const KNOWN: readonly Answer[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'some', text: 'Some of it' },
  { value: 'no', text: 'No' },
  { value: 'not known', text: 'I do not know' },
]
const EXPLAINED: readonly Answer[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'partly', text: 'Partly' },
  { value: 'no', text: 'No' },
  { value: 'not known', text: 'I do not know' },
]
const YES_NO: readonly Answer[] = [
  { value: 'true', text: 'Yes' },
  { value: 'false', text: 'No' },
]

const BEFORE = 'Just before, after, and where'
const SAID = 'What was said, and what helped'
const WHY = 'Why it may have happened'
const ADULTS = 'What the adults did'
const TOLD = 'When you were told'

const told = (fold: string): readonly Question[] => [
  { name: 'schoolRecorded', as: 'day', fold, label: 'The day the school wrote it down' },
  { name: 'familyTold', as: 'day', fold, label: 'The day you were told' },
  {
    name: 'toldBy',
    as: 'line',
    fold,
    label: 'Who told you?',
    hint: 'A name, or “nobody: I found out”',
  },
]

const explained = (fold: string): readonly Question[] => [
  {
    name: 'explained',
    as: 'choice',
    fold,
    of: EXPLAINED,
    label: 'Does the plan or profile already explain it?',
    hint: 'As in “he leaves the room when it is too loud; let him”',
  },
  { name: 'explainedBy', as: 'line', fold, label: 'In which words?' },
]

export const WHY_QUESTIONS = (child: string, fold?: string): readonly Question[] => {
  const folded = fold === undefined ? {} : { fold }
  return [
    {
      name: 'need',
      as: 'words',
      rows: 2,
      ...folded,
      label: `What may ${child} have needed?`,
      hint: 'Quiet, a break, to be asked, to know what comes next',
    },
    {
      name: 'skill',
      as: 'words',
      rows: 2,
      ...folded,
      label: 'What could not be done yet?',
      hint: 'As in “asking for help when it is loud”',
    },
    {
      name: 'different',
      as: 'words',
      rows: 2,
      ...folded,
      label: 'What was different that day?',
      hint: 'A new teacher, no sleep, a change of room',
    },
    {
      name: 'notKnown',
      as: 'tick',
      ...folded,
      label: 'We do not know yet',
      hint: 'A proper answer. It stays open until somebody can say.',
    },
  ]
}

const laterQuestions = (child: string): readonly Question[] => [
  ...WHY_QUESTIONS(child, WHY),
  {
    name: 'strategiesUsed',
    as: 'lines',
    fold: ADULTS,
    label: `Which of the things that help ${child} were used?`,
    hint: 'As in: blue card, movement break',
  },
  { name: 'strategiesNotUsed', as: 'lines', fold: ADULTS, label: 'Which were not?' },
  { name: 'knew', as: 'choice', of: KNOWN, fold: ADULTS, label: 'Did the adult know of the need?' },
  {
    name: 'knewWords',
    as: 'words',
    rows: 2,
    fold: ADULTS,
    label: 'In their own words',
    hint: 'Only what they said or wrote themselves',
  },
  { name: 'knewFrom', as: 'line', fold: ADULTS, label: 'Whose words are these?' },
  {
    name: 'sanction',
    as: 'line',
    fold: ADULTS,
    label: 'Was anything given for it?',
    hint: 'As in “lunchtime detention”',
  },
  { name: 'sanctionBy', as: 'line', fold: ADULTS, label: 'By whom?' },
  ...explained(ADULTS),
  ...told(TOLD),
]

const incidentQuestions = (child: string): readonly Question[] => [
  {
    name: 'behaviour',
    as: 'words',
    rows: 5,
    label: 'What happened?',
    hint: 'What you would have seen or heard. Your phone’s microphone key writes for you.',
    missing: 'Write what happened',
  },
  { name: 'antecedent', as: 'words', fold: BEFORE, label: 'What was going on just before?' },
  { name: 'consequence', as: 'words', fold: BEFORE, label: 'What came after?' },
  {
    name: 'place',
    as: 'choice',
    fold: BEFORE,
    label: 'Where was it?',
    of: [
      { value: 'school', text: 'At school' },
      { value: 'home', text: 'At home' },
      { value: 'between', text: 'On the way' },
      { value: 'elsewhere', text: 'Somewhere else' },
    ],
  },
  { name: 'where', as: 'line', fold: BEFORE, label: 'Which room or place?' },
  { name: 'lesson', as: 'line', fold: BEFORE, label: 'Which lesson or time of day?' },
  {
    name: 'adults',
    as: 'lines',
    fold: BEFORE,
    label: 'Which adults were there?',
    hint: 'Names, with commas between them',
  },
  { name: 'minutes', as: 'number', fold: BEFORE, label: 'How many minutes did it last?' },
  { name: 'hard', as: 'choice', of: HARD, fold: BEFORE, label: 'How hard was it?' },
  {
    name: 'childSaid',
    as: 'words',
    fold: SAID,
    label: `What did ${child} say?`,
    hint: 'Exactly, also if it was one word',
  },
  { name: 'helped', as: 'words', fold: SAID, label: 'What helped?' },
  ...laterQuestions(child),
]

const HOW_LONG = 'How long, and what was put in writing'

const suspensionQuestions = (): readonly Question[] => [
  {
    name: 'sort',
    as: 'choice',
    label: 'Which was it?',
    missing: 'Say which it was',
    of: [
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
  },
  {
    name: 'words',
    as: 'words',
    label: 'How was it put?',
    hint: 'Their words, as well as you remember',
  },
  {
    name: 'sessions',
    as: 'number',
    label: 'How many half days were lost?',
    hint: 'A morning is 1, a whole day 2, a lunchtime 1. Leave it empty if you do not know.',
  },
  { name: 'by', as: 'line', fold: HOW_LONG, label: 'Who decided it?' },
  { name: 'school', as: 'line', fold: HOW_LONG, label: 'Which school?' },
  { name: 'reason', as: 'words', fold: HOW_LONG, label: 'What reason was given?' },
  { name: 'until', as: 'day', fold: HOW_LONG, label: 'The last day of it' },
  {
    name: 'inWriting',
    as: 'choice',
    of: YES_NO,
    fold: HOW_LONG,
    label: 'Did you get it in writing?',
  },
  { name: 'workSet', as: 'choice', of: YES_NO, fold: HOW_LONG, label: 'Was work set?' },
  ...explained(HOW_LONG),
]

const WHOSE = 'Who said it, and where'

const pressureQuestions = (): readonly Question[] => [
  {
    name: 'words',
    as: 'words',
    label: 'What was said or written?',
    hint: 'Word for word, as well as you remember',
    missing: 'Write what was said',
  },
  {
    name: 'towards',
    as: 'choice',
    label: 'What was it towards?',
    missing: 'Say what it was towards',
    of: [
      { value: 'another school', text: 'Another school' },
      { value: 'home education', text: 'Teaching at home' },
      { value: 'off roll', text: 'Coming off the school’s roll' },
      { value: 'shorter days', text: 'Shorter days' },
      { value: 'other', text: 'Something else' },
    ],
  },
  { name: 'who', as: 'line', fold: WHOSE, label: 'Who said it?' },
  {
    name: 'how',
    as: 'line',
    fold: WHOSE,
    label: 'How?',
    hint: 'On the phone, in a meeting, by email',
  },
  { name: 'where', as: 'line', fold: WHOSE, label: 'Where?' },
]

const SEEN = 'What they saw, and afterwards'

const observationQuestions = (child: string): readonly Question[] => [
  { name: 'by', as: 'line', label: 'Who watched?', missing: 'Write who watched' },
  { name: 'minutes', as: 'number', label: 'For how many minutes?' },
  {
    name: 'different',
    as: 'words',
    label: 'What was different from other days?',
    hint: 'A quieter room, another teacher, extra help, a warning beforehand',
  },
  { name: 'from', as: 'line', fold: SEEN, label: 'Where are they from?' },
  { name: 'purpose', as: 'line', fold: SEEN, label: 'What was it for?' },
  { name: 'where', as: 'line', fold: SEEN, label: 'Where?' },
  { name: 'lesson', as: 'line', fold: SEEN, label: 'Which lesson or time of day?' },
  {
    name: 'childKnew',
    as: 'choice',
    fold: SEEN,
    label: `Did ${child} know about the visit?`,
    of: [
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No' },
      { value: 'not known', text: 'I do not know' },
    ],
  },
  { name: 'seen', as: 'words', fold: SEEN, label: 'What did they say they saw?' },
  { name: 'childSaid', as: 'words', fold: SEEN, label: `What did ${child} say about it?` },
  { name: 'afterwards', as: 'words', fold: SEEN, label: `How was ${child} afterwards?` },
]

const MORE = 'Where, and what was said'

const unkindQuestions = (child: string): readonly Question[] => [
  {
    name: 'words',
    as: 'words',
    rows: 5,
    label: 'What happened?',
    hint: 'What was done or said. For other children, first letters are enough.',
    missing: 'Write what happened',
  },
  { name: 'by', as: 'line', fold: MORE, label: 'By whom?', hint: 'As in “two boys in his class”' },
  { name: 'where', as: 'line', fold: MORE, label: 'Where?' },
  { name: 'lesson', as: 'line', fold: MORE, label: 'Which lesson or time of day?' },
  { name: 'childSaid', as: 'words', fold: MORE, label: `What did ${child} say?` },
  { name: 'schoolTold', as: 'day', fold: TOLD, label: 'The day the school was told' },
  ...told(TOLD),
  { name: 'done', as: 'words', fold: TOLD, label: 'What was done about it?' },
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
