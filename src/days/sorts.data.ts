/** The forms of this room: what is asked of each sort of entry about days, absence and the way back. */
import type { ZodType } from 'zod'
import type { Question } from '../incidents/asking.ts'
import { answers, ask, folded } from '../incidents/questions.ts'
import type { Shelf } from '../record/entry.ts'
import {
  checkInBody,
  factorBody,
  illnessCostBody,
  medicalEvidenceBody,
  missedWorkBody,
  partTimeBody,
  reintegrationStepBody,
  voiceBody,
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

/** A step from 1 to 5, each with its words. */
const oneToFive = (...steps: readonly string[]) =>
  steps.map((text, at) => ({ value: String(at + 1), text }))

const ENERGY = oneToFive('hardly any', 'little', 'some', 'enough', 'a lot')
const WORRY = oneToFive('hardly any', 'a little', 'some', 'much', 'very much')

/** What a check-in asks, in the order of the page; `from` and the day are asked beside it. */
export const CHECK_IN_QUESTIONS: readonly Question[] = [
  ask.choice('energy', 'How much energy was there?', ENERGY),
  ask.choice('worry', 'How much worry?', WORRY),
  ask.line('word', 'One word for the day', { missing: 'Say one thing: any of these is enough' }),
  ask.choice(
    'door',
    'How was going in this morning?',
    answers({
      easily: 'went in',
      'with help': 'with help',
      'very hard': 'very hard',
      'could not': 'could not',
      'no school': 'no school',
    }),
  ),
  ask.choice(
    'sleep',
    'Sleep, the night before',
    answers({ well: 'well', some: 'some', badly: 'badly' }),
  ),
  ask.choice('food', 'Food', answers({ well: 'ate well', some: 'some', little: 'little' })),
  ask.number('downMinutes', 'Minutes to come down afterwards'),
  ask.choice('schoolTalk', 'Was school talked about at home?', answers({ yes: 'yes', no: 'no' })),
  ask.words('words', 'Anything else', { rows: 2 }),
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
    ask.line('title', 'What is it?', {
      hint: 'As in “Letter about anxiety”',
      missing: 'Write what it is',
    }),
    ask.line('to', 'To whom was it sent?', { missing: 'Write to whom it was sent' }),
    ...folded('Who wrote it, and what came back', [
      ask.line('from', 'Who wrote it?'),
      ask.day('acknowledged', 'The day they said it had come'),
      ask.line('acknowledgedBy', 'Who said so?'),
      ask.day('decided', 'The day they decided'),
      ask.choice(
        'decision',
        'What did they decide?',
        answers({
          accepted: 'Accepted',
          'accepted in part': 'Accepted in part',
          refused: 'Refused',
          'asked for more': 'Asked for more',
        }),
      ),
      ask.line('decidedBy', 'Who decided?'),
      ask.words('words', 'In their words'),
    ]),
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
    ask.line('hours', 'Which hours?', { hint: 'As in “11.15 until after lunch, every day”' }),
    ask.day('start', 'The first day'),
    ask.day('review', 'The day it is looked at again'),
    ask.day('end', 'The last day'),
    ask.choice(
      'agreed',
      'Did you agree to it?',
      answers({ yes: 'Yes', no: 'No', 'not asked': 'I was not asked' }),
    ),
    ...folded('More', [
      ask.line('school', 'Which school?'),
      ask.words('reason', 'What was it for?'),
      ask.words('words', 'How was it put?'),
    ]),
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
    ask.line('title', 'What is the step?', {
      hint: 'As in “Walk past the school with Gran after four”',
      missing: 'Write what the step is',
    }),
    ask.number('order', 'Which step is it?', { hint: '1 for the first' }),
    ...folded('What must be true first', [
      ask.words('acknowledge', 'What must be acknowledged?', {
        rows: 2,
        hint: `As in “that the detention was for using the card”`,
      }),
      ask.words('repair', 'What must be put right?', { rows: 2 }),
      ask.words('stopRepeating', 'What must not happen again?', { rows: 2 }),
    ]),
    ...folded('Who does what', [
      ask.line('who', 'Who does something?'),
      ask.words('does', 'What do they do?', { rows: 2 }),
      ask.words('allRight', `How do we know it was all right for ${child}?`, { rows: 2 }),
      ask.tick('homeOffLimits', 'Home is off limits', {
        hint: 'No visits and no school work at home as part of this step',
      }),
    ]),
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
    ask.choice(
      'way',
      'Which is it?',
      answers({
        'pushes away': 'It makes school hard to go to',
        'pulls towards': 'It makes school worth going to',
      }),
      { missing: 'Say which it is' },
    ),
    ask.words('words', 'What is it?', { missing: 'Write what it is' }),
    ask.choice('from', 'Who says so?', answers({ child: child, home: 'Home', school: 'School' }), {
      missing: 'Say who says so',
    }),
    ask.line('who', 'A name, if you like'),
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
    ask.line('title', 'What is it?', {
      hint: 'As in “Fractions, pages 12 to 15”',
      missing: 'Write what it is',
    }),
    ask.line('subject', 'Which subject?'),
    ask.choice(
      'sort',
      'What becomes of it?',
      [
        { value: 'not sorted', text: 'Nobody has said yet' },
        { value: 'essential', text: 'Essential', hint: 'Later work stands on it' },
        { value: 'can go', text: 'Can go' },
        { value: 'agreed', text: 'Agreed: some of it, or another way' },
        { value: 'done', text: 'Done' },
      ],
      { missing: 'Say what becomes of it' },
    ),
    ask.line('agreedWith', 'Agreed with whom?'),
    ask.words('words', 'What exactly?', { rows: 2 }),
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
    ask.choice(
      'sort',
      'Which was it?',
      answers({
        'reward missed': 'A reward was missed',
        'promise asked': 'The child was asked to promise better attendance',
        'told off': 'The child was told off',
      }),
      { missing: 'Say which it was' },
    ),
    ask.words('words', 'What happened?', { missing: 'Write what happened' }),
    ask.line('who', 'Who?'),
  ],
}

/** Written on a page of its own; here it is corrected. Whose view it is stays as it was. */
const CHECK_IN: DaySort = {
  slug: 'check-in',
  kind: 'check-in',
  title: 'How a day was',
  sub: '',
  shelf: 'days',
  schema: checkInBody,
  back: { path: '/days', text: 'How days go' },
  people: [],
  questions: () => CHECK_IN_QUESTIONS,
}

/** What stands round the child's own words can be mended; the words themselves never are. */
const VOICE: DaySort = {
  slug: 'voice',
  kind: 'voice',
  title: 'The child’s own words',
  sub: '',
  shelf: 'profile',
  schema: voiceBody,
  back: { path: '/days/words', text: 'The child’s words' },
  people: ['to'],
  questions: (child) => [
    ask.line('to', 'To whom did they say it?'),
    ask.line('where', 'Where was it?'),
    ask.line('asked', 'What were they asked?', {
      hint: `As it was put. ${child}’s words stay exactly as they were said.`,
    }),
  ],
}

/** What has a form to write it down with. */
export const DAY_SORTS: readonly DaySort[] = [EVIDENCE, PART_TIME, STEP, FACTOR, WORK, COST]

/** What can be corrected. */
export const CORRECTED_SORTS: readonly DaySort[] = [...DAY_SORTS, CHECK_IN, VOICE]
