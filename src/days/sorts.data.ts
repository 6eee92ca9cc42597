/** The forms of this room: what is asked of each sort of entry about days, absence and the way back. */
import type { ZodType } from 'zod'
import type { Answer, Question } from '../incidents/asking.ts'
import type { Shelf } from '../record/entry.ts'
import {
  factorBody,
  illnessCostBody,
  medicalEvidenceBody,
  missedWorkBody,
  partTimeBody,
  reintegrationStepBody,
} from './entries.ts'

export type DaySort = {
  /** Its word in an address: `/days/new/medical-evidence`. */
  readonly slug: string
  readonly kind: string
  readonly title: string
  readonly sub: string
  readonly shelf: Shelf
  readonly schema: ZodType
  /** The page it belongs to, from the record's path on. */
  readonly back: { readonly path: string; readonly text: string }
  readonly questions: (child: string) => readonly Question[]
  /** Fields of the body that name somebody. */
  readonly people: readonly string[]
}

const ENERGY: readonly Answer[] = [1, 2, 3, 4, 5].map((level) => ({
  value: String(level),
  text: ['hardly any', 'little', 'some', 'enough', 'a lot'][level - 1] ?? '',
}))
const WORRY: readonly Answer[] = [1, 2, 3, 4, 5].map((level) => ({
  value: String(level),
  text: ['hardly any', 'a little', 'some', 'much', 'very much'][level - 1] ?? '',
}))

/** What a check-in asks, in the order of the page; `from` and the day are asked beside it. */
export const CHECK_IN_QUESTIONS: readonly Question[] = [
  { name: 'energy', as: 'choice', of: ENERGY, label: 'How much energy was there?' },
  { name: 'worry', as: 'choice', of: WORRY, label: 'How much worry?' },
  {
    name: 'word',
    as: 'line',
    label: 'One word for the day',
    missing: 'Say one thing: any of these is enough',
  },
  {
    name: 'door',
    as: 'choice',
    label: 'How was going in this morning?',
    of: [
      { value: 'easily', text: 'went in' },
      { value: 'with help', text: 'with help' },
      { value: 'very hard', text: 'very hard' },
      { value: 'could not', text: 'could not' },
      { value: 'no school', text: 'no school' },
    ],
  },
  {
    name: 'sleep',
    as: 'choice',
    label: 'Sleep, the night before',
    of: [
      { value: 'well', text: 'well' },
      { value: 'some', text: 'some' },
      { value: 'badly', text: 'badly' },
    ],
  },
  {
    name: 'food',
    as: 'choice',
    label: 'Food',
    of: [
      { value: 'well', text: 'ate well' },
      { value: 'some', text: 'some' },
      { value: 'little', text: 'little' },
    ],
  },
  { name: 'downMinutes', as: 'number', label: 'Minutes to come down afterwards' },
  { name: 'words', as: 'words', rows: 2, label: 'Anything else' },
]

const EVIDENCE: DaySort = {
  slug: 'medical-evidence',
  kind: 'medical evidence',
  title: 'Medical evidence you sent',
  sub: 'What was sent, to whom, and what came of it. The days are counted for you.',
  shelf: 'evidence',
  schema: medicalEvidenceBody,
  back: { path: '/attendance', text: 'Attendance' },
  people: ['from', 'to', 'acknowledgedBy', 'decidedBy'],
  questions: () => [
    {
      name: 'title',
      as: 'line',
      label: 'What is it?',
      hint: 'As in “Letter about anxiety”',
      missing: 'Write what it is',
    },
    { name: 'to', as: 'line', label: 'To whom was it sent?', missing: 'Write to whom it was sent' },
    { name: 'from', as: 'line', label: 'Who wrote it?', fold: 'Who wrote it, and what came back' },
    {
      name: 'acknowledged',
      as: 'day',
      label: 'The day they said it had come',
      fold: 'Who wrote it, and what came back',
    },
    {
      name: 'acknowledgedBy',
      as: 'line',
      label: 'Who said so?',
      fold: 'Who wrote it, and what came back',
    },
    {
      name: 'decided',
      as: 'day',
      label: 'The day they decided',
      fold: 'Who wrote it, and what came back',
    },
    {
      name: 'decision',
      as: 'choice',
      fold: 'Who wrote it, and what came back',
      label: 'What did they decide?',
      of: [
        { value: 'accepted', text: 'Accepted' },
        { value: 'accepted in part', text: 'Accepted in part' },
        { value: 'refused', text: 'Refused' },
        { value: 'asked for more', text: 'Asked for more' },
      ],
    },
    {
      name: 'decidedBy',
      as: 'line',
      label: 'Who decided?',
      fold: 'Who wrote it, and what came back',
    },
    {
      name: 'words',
      as: 'words',
      label: 'In their words',
      fold: 'Who wrote it, and what came back',
    },
  ],
}

const PART_TIME: DaySort = {
  slug: 'part-time',
  kind: 'part-time timetable',
  title: 'A part-time timetable',
  sub: 'When it began, when it is looked at again, and when it ends.',
  shelf: 'plan',
  schema: partTimeBody,
  back: { path: '/attendance', text: 'Attendance' },
  people: ['school'],
  questions: () => [
    {
      name: 'hours',
      as: 'line',
      label: 'Which hours?',
      hint: 'As in “11.15 until after lunch, every day”',
    },
    { name: 'start', as: 'day', label: 'The first day' },
    { name: 'review', as: 'day', label: 'The day it is looked at again' },
    { name: 'end', as: 'day', label: 'The last day' },
    {
      name: 'agreed',
      as: 'choice',
      label: 'Did you agree to it?',
      of: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
        { value: 'not asked', text: 'I was not asked' },
      ],
    },
    { name: 'school', as: 'line', label: 'Which school?', fold: 'More' },
    { name: 'reason', as: 'words', label: 'What was it for?', fold: 'More' },
    { name: 'words', as: 'words', label: 'How was it put?', fold: 'More' },
  ],
}

const STEP: DaySort = {
  slug: 'step',
  kind: 'reintegration step',
  title: 'A step back',
  sub: 'Small enough to say yes to. What must be true first comes before it.',
  shelf: 'plan',
  schema: reintegrationStepBody,
  back: { path: '/way-back', text: 'The way back' },
  people: ['who'],
  questions: (child) => [
    {
      name: 'title',
      as: 'line',
      label: 'What is the step?',
      hint: 'As in “Walk past the school with Gran after four”',
      missing: 'Write what the step is',
    },
    { name: 'order', as: 'number', label: 'Which step is it?', hint: '1 for the first' },
    {
      name: 'acknowledge',
      as: 'words',
      rows: 2,
      fold: 'What must be true first',
      label: 'What must be acknowledged?',
      hint: `As in “that the detention was for using the card”`,
    },
    {
      name: 'repair',
      as: 'words',
      rows: 2,
      fold: 'What must be true first',
      label: 'What must be put right?',
    },
    {
      name: 'stopRepeating',
      as: 'words',
      rows: 2,
      fold: 'What must be true first',
      label: 'What must not happen again?',
    },
    { name: 'who', as: 'line', fold: 'Who does what', label: 'Who does something?' },
    { name: 'does', as: 'words', rows: 2, fold: 'Who does what', label: 'What do they do?' },
    {
      name: 'allRight',
      as: 'words',
      rows: 2,
      fold: 'Who does what',
      label: `How do we know it was all right for ${child}?`,
    },
    {
      name: 'homeOffLimits',
      as: 'tick',
      fold: 'Who does what',
      label: 'Home is off limits',
      hint: 'No visits and no school work at home as part of this step',
    },
  ],
}

const FACTOR: DaySort = {
  slug: 'push-or-pull',
  kind: 'factor',
  title: 'What pushes away, what pulls towards',
  sub: 'From home, from school, from the child: each in their own words.',
  shelf: 'days',
  schema: factorBody,
  back: { path: '/way-back', text: 'The way back' },
  people: ['who'],
  questions: (child) => [
    {
      name: 'way',
      as: 'choice',
      label: 'Which is it?',
      missing: 'Say which it is',
      of: [
        { value: 'pushes away', text: 'It makes school hard to go to' },
        { value: 'pulls towards', text: 'It makes school worth going to' },
      ],
    },
    { name: 'words', as: 'words', label: 'What is it?', missing: 'Write what it is' },
    {
      name: 'from',
      as: 'choice',
      label: 'Who says so?',
      missing: 'Say who says so',
      of: [
        { value: 'child', text: child },
        { value: 'home', text: 'Home' },
        { value: 'school', text: 'School' },
      ],
    },
    { name: 'who', as: 'line', label: 'A name, if you like' },
  ],
}

const WORK: DaySort = {
  slug: 'missed-work',
  kind: 'missed work',
  title: 'Missed work',
  sub: 'Most of it can go. Say what is essential, and what was agreed.',
  shelf: 'plan',
  schema: missedWorkBody,
  back: { path: '/attendance/work', text: 'Missed work' },
  people: ['agreedWith'],
  questions: () => [
    {
      name: 'title',
      as: 'line',
      label: 'What is it?',
      hint: 'As in “Fractions, pages 12 to 15”',
      missing: 'Write what it is',
    },
    { name: 'subject', as: 'line', label: 'Which subject?' },
    {
      name: 'sort',
      as: 'choice',
      label: 'What becomes of it?',
      missing: 'Say what becomes of it',
      of: [
        { value: 'not sorted', text: 'Nobody has said yet' },
        { value: 'essential', text: 'Essential', hint: 'Later work stands on it' },
        { value: 'can go', text: 'Can go' },
        { value: 'agreed', text: 'Agreed: some of it, or another way' },
        { value: 'done', text: 'Done' },
      ],
    },
    { name: 'agreedWith', as: 'line', label: 'Agreed with whom?' },
    { name: 'words', as: 'words', rows: 2, label: 'What exactly?' },
  ],
}

const COST: DaySort = {
  slug: 'because-of-illness',
  kind: 'illness cost',
  title: 'Missed or asked because of illness',
  sub: 'A reward missed, a promise asked of the child, a telling off for being away ill.',
  shelf: 'days',
  schema: illnessCostBody,
  back: { path: '/attendance', text: 'Attendance' },
  people: ['who'],
  questions: () => [
    {
      name: 'sort',
      as: 'choice',
      label: 'Which was it?',
      missing: 'Say which it was',
      of: [
        { value: 'reward missed', text: 'A reward was missed' },
        { value: 'promise asked', text: 'The child was asked to promise better attendance' },
        { value: 'told off', text: 'The child was told off' },
      ],
    },
    { name: 'words', as: 'words', label: 'What happened?', missing: 'Write what happened' },
    { name: 'who', as: 'line', label: 'Who?' },
  ],
}

export const DAY_SORTS: readonly DaySort[] = [EVIDENCE, PART_TIME, STEP, FACTOR, WORK, COST]
