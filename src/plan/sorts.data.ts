/** The forms of this room: what is asked of a plan, of what it gives, of one day, and of a review. */
import type { Question } from '../incidents/asking.ts'
import { answers, ask, folded } from '../incidents/questions.ts'

const PLAN_SORT_ANSWERS = answers({
  'EHC plan': 'An EHC plan',
  'SEN support plan': 'A SEN support plan (IEP, “my plan”, APDR)',
  'individual healthcare plan': 'An individual healthcare plan',
  other: 'Another',
})

export const PLAN_QUESTIONS: readonly Question[] = [
  ask.choice('sort', 'What sort of plan is it?', PLAN_SORT_ANSWERS, {
    missing: 'Choose what sort of plan it is',
  }),
  ask.line('title', 'What is it called?', {
    hint: 'As in “EHC plan, March 2026”',
    missing: 'Write what it is called',
  }),
  ask.day('final', 'The date on it', { hint: 'Of the final plan. As in 28 9 2026' }),
  ask.day('nextReview', 'The next review it names', { hint: 'Leave it empty where it names none' }),
  ...folded('More: the draft, the school it names', [
    ask.day('draft', 'The date on the draft'),
    ask.line('school', 'Which school does it name?', { hint: 'In an EHC plan, Section I' }),
    ask.words('words', 'Anything else', { rows: 2 }),
  ]),
]

export const PER_ANSWERS = answers({
  day: 'a day',
  week: 'a week',
  fortnight: 'a fortnight',
  'half term': 'a half term',
  term: 'a term',
  year: 'a year',
})

export const AGREED_ANSWERS = answers({
  'Section F': 'Section F of an EHC plan (education)',
  'Section G': 'Section G of an EHC plan (health)',
  'Section H': 'Section H of an EHC plan (social care)',
  'SEN support': 'SEN support, without an EHC plan',
  'individual healthcare plan': 'An individual healthcare plan',
  promise: 'They promised it',
  meeting: 'It was agreed in a meeting',
  other: 'Somewhere else',
})

/** In the order of the page; the form itself sets the first few beside each other. */
export const PROVISION_QUESTIONS: readonly Question[] = [
  ask.line('what', 'What is it?', {
    hint: 'As in “Speech and language therapy” or “Movement break”',
    missing: 'Write what it is',
  }),
  ask.number('times', 'How many times'),
  ask.choice('per', 'In how long', PER_ANSWERS),
  ask.number('minutes', 'Minutes each time'),
  ask.choice('agreed', 'Where does it stand?', AGREED_ANSWERS, {
    missing: 'Choose where it stands',
  }),
  ask.words('words', 'The exact words', {
    rows: 4,
    hint: 'Copy or paste them as they stand. They are checked for what they leave open, and you see what to ask for.',
  }),
  ...folded('Who gives it, and with how many', [
    ask.line('by', 'Who gives it?', {
      hint: 'A role, and how they are trained, is better than a name',
    }),
    ask.number('group', 'How many children together?', { hint: '1 is one to one' }),
    ask.line('secures', 'Who has to see that it happens?', {
      hint: 'Leave it empty for who the law says. Fill it in where the paper names them',
    }),
  ]),
  ...folded('From when, until when, and where', [
    ask.day('from', 'The first day', { hint: 'Left empty: from today' }),
    ask.day('until', 'The last day', { hint: 'Leave it empty where none was said' }),
    ask.line('school', 'Which school?', { hint: 'Its days are what is counted' }),
  ]),
  ...folded('It was stopped', [
    ask.day('stoppedOn', 'The day it stopped'),
    ask.line('stoppedBy', 'Who stopped it?'),
    ask.words('stoppedReason', 'The reason you were given, in their words', {
      rows: 2,
      hint: 'Leave it empty where nobody gave one',
    }),
  ]),
]

const GIVEN_ANSWERS = answers({
  given: 'It was given',
  partly: 'Part of it was given',
  'not given': 'It was not given',
})
const SAYS_ANSWERS = answers({
  home: 'Home',
  school: 'School',
  child: 'The child',
  provider: 'Whoever gives it, from outside school',
})

export const DELIVERED_QUESTIONS: readonly Question[] = [
  ask.choice('given', 'What happened?', GIVEN_ANSWERS, { missing: 'Choose what happened' }),
  ask.words('reason', 'If not all of it: the reason you were given', {
    rows: 2,
    hint: 'In their words. Leave it empty where nobody gave one.',
  }),
  ...folded('How many, how long, by whom', [
    ask.number('sessions', 'How many sessions of that day?', { hint: 'Left empty: one' }),
    ask.number('minutes', 'How many minutes each?'),
    ask.line('by', 'Who gave it?'),
    ask.choice('says', 'Who says so?', SAYS_ANSWERS, { missing: 'Choose who says so' }),
    ask.words('words', 'Anything else', { rows: 2 }),
  ]),
]

export const STOPPED_QUESTIONS: readonly Question[] = [
  ask.words('reason', 'The reason you were given, in their words', {
    rows: 3,
    hint: 'Leave it empty where nobody gave one. That is shown as it is.',
  }),
  ask.line('by', 'Who stopped it?'),
  ...folded('More', [ask.words('words', 'Anything else', { rows: 2 })]),
]

const REVIEW_SORT_ANSWERS = answers({
  'SEN support': 'SEN support: assess, plan, do, review',
  'annual review': 'The annual review of an EHC plan',
  'individual healthcare plan': 'An individual healthcare plan',
  other: 'Another',
})

export const REVIEW_QUESTIONS: readonly Question[] = [
  ask.choice('sort', 'What was reviewed?', REVIEW_SORT_ANSWERS, {
    missing: 'Choose what was reviewed',
  }),
  ask.words('decided', 'What was decided?', { rows: 3, hint: 'Who does what, from when' }),
  ask.day('next', 'The next review', { hint: 'Leave it empty where no day was named' }),
  ...folded('Assess, plan, do, review', [
    ask.words('assess', 'Assess: what is hard, and how do we know?', { rows: 2 }),
    ask.words('plan', 'Plan: what should come of it, and by when?', { rows: 2 }),
    ask.words('do', 'Do: what was done?', { rows: 2 }),
    ask.words('review', 'Review: what came of it?', { rows: 2 }),
  ]),
  ...folded('More', [
    ask.day('due', 'The day it should have been held'),
    ask.words('words', 'Anything else', { rows: 2 }),
  ]),
]
