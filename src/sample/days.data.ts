import { addDays, weekdayOf, type Day } from '../platform/day.ts'
import type { HandLine } from './hand.ts'
import { absentDays } from './mailbox.ts'

/** A day as it went: [day, worry 1 to 5, word, minutes to come down]. */
type DayTold = readonly [string, number, string, number?]

const home = ([on, worry, word, downMinutes]: DayTold): HandLine => ({
  ref: `home-${on}`,
  kind: 'check-in',
  on,
  people: ['Robin Ward'],
  shelf: 'days',
  body: { from: 'home', worry, word, ...(downMinutes !== undefined && { downMinutes }) },
})

const school = ([on, worry, word]: DayTold): HandLine => ({
  ref: `school-${on}`,
  kind: 'check-in',
  on,
  people: ['Hillview Academy'],
  shelf: 'days',
  body: { from: 'school', worry, word, school: 'Hillview Academy' },
})

/** What home saw, from the first days at Hillview to the pigeon. Many days are missed: nobody nags. */
const AT_HOME: readonly DayTold[] = [
  ['2026-09-07', 4, 'under the table', 180],
  ['2026-09-08', 5, 'under the table', 180],
  ['2026-09-09', 3, 'salt', 60],
  ['2026-09-10', 4, 'quiet', 150],
  ['2026-09-14', 4, 'sleeve', 150],
  ['2026-09-15', 4, 'quiet', 120],
  ['2026-09-16', 5, 'wrong', 240],
  ['2026-09-17', 5, 'no words', 200],
  ['2026-09-18', 5, 'sick in the car', 300],
  ['2026-09-21', 4, 'tummy', 180],
  ['2026-09-22', 5, 'under the table', 210],
  ['2026-09-24', 5, 'no sleep', 240],
  ['2026-09-28', 4, 'Tuesday', 90],
  ['2026-10-05', 3, 'cereal packets', 30],
  ['2026-10-12', 2, 'string', 20],
  ['2026-10-20', 3, 'asked about the card', 30],
  ['2026-10-26', 1, 'ducks', 0],
  ['2026-10-28', 1, 'slept', 0],
  ['2026-10-30', 1, 'laughed', 0],
  ['2026-10-31', 4, 'stomach ache', 60],
  ['2026-11-09', 3, 'head up', 40],
  ['2026-11-10', 5, 'alarm', 120],
  ['2026-11-11', 3, 'library', 40],
  ['2026-11-12', 2, 'crusts', 15],
  ['2026-11-13', 2, 'calm', 10],
  ['2026-11-16', 2, 'question nine', 15],
  ['2026-11-17', 2, 'calm', 15],
  ['2026-11-18', 1, 'pigeon', 0],
  ['2026-11-20', 1, 'chips', 0],
]

/** What school said of the same days. */
const AT_SCHOOL: readonly DayTold[] = [
  ['2026-09-08', 1, 'fine'],
  ['2026-09-10', 1, 'fine'],
  ['2026-09-15', 1, 'fine'],
  ['2026-09-17', 1, 'fine'],
  ['2026-09-22', 2, 'quiet'],
  ['2026-09-24', 1, 'fine'],
  ['2026-11-12', 2, 'settled'],
  ['2026-11-16', 2, 'used his card'],
  ['2026-11-20', 2, 'at the back table'],
]

const BY_ROBIN: readonly HandLine[] = [
  ['2026-11-12', 4, 2, 'crusts'] as const,
  ['2026-11-18', 5, 1, 'pigeon'] as const,
].map(([on, energy, worry, word]): HandLine => ({
  ref: `robin-${on}`,
  kind: 'check-in',
  on,
  people: ['Robin Ward'],
  shelf: 'days',
  body: { from: 'child', energy, worry, word },
}))

const HAPPENED: readonly HandLine[] = [
  {
    ref: 'wall-maths',
    kind: 'incident',
    on: '2026-09-16 11:20',
    people: ['Robin Ward', 'Ellis Finch'],
    shelf: 'incidents',
    body: {
      title: 'The wall outside maths',
      antecedent: 'The room had got too loud.',
      behaviour: 'He put his blue card on the desk and went to stand by the wall outside.',
      consequence: 'He came back by himself after six minutes. The slip came home the same day.',
      place: 'school',
      where: 'Maths room',
      lesson: 'Mathematics, period 3',
      adults: ['Ellis Finch'],
      minutes: 6,
      hard: 2,
      childSaid: 'I did it right and it was wrong.',
      helped: 'The wall, and six minutes.',
      need: 'Less noise. The card is how he asks for it.',
      strategies: [{ name: 'Blue card', used: 'not used' }],
      knew: 'no',
      knewWords: 'I wasn’t aware of any plan or card for Robin.',
      knewFrom: 'Ellis Finch',
      sanction: '40 minute detention, Friday 18 September, lunchtime, Hall',
      sanctionBy: 'Hillview Academy',
      explained: 'yes',
      explainedBy: 'The exit card, agreed in June and in the passport.',
      familyTold: '2026-09-16',
      toldBy: 'Hillview Academy',
    },
  },
  {
    ref: 'after-hall',
    kind: 'incident',
    on: '2026-09-18 15:30',
    people: ['Robin Ward'],
    shelf: 'incidents',
    body: {
      title: 'After the hall',
      antecedent: 'Forty minutes in the hall at lunchtime.',
      behaviour: 'He was sick in the car and did not speak until Saturday teatime.',
      place: 'between',
      where: 'In the car',
      minutes: 300,
      hard: 4,
      need: 'The hall at lunchtime is about the hardest place there is for him.',
    },
  },
  {
    ref: 'at-the-gate',
    kind: 'incident',
    on: '2026-09-25 08:36',
    people: ['Robin Ward'],
    shelf: 'incidents',
    body: {
      title: 'At the gate',
      antecedent: 'Uniform on, bag packed by himself.',
      behaviour: 'He got as far as the gate and was sick.',
      consequence: 'Dr Amin saw him at eleven.',
      place: 'between',
      where: 'The front gate',
      hard: 4,
      childSaid: 'I want to go in. My legs won’t.',
    },
  },
  {
    ref: 'tuesday',
    kind: 'incident',
    on: '2026-09-28 12:40',
    people: ['Robin Ward'],
    shelf: 'incidents',
    body: {
      title: 'The word Tuesday',
      antecedent: 'I said the word Tuesday at lunch.',
      behaviour: 'He went under the table.',
      place: 'home',
      where: 'Kitchen',
      minutes: 90,
      hard: 3,
      different: 'It was the first day at home. Until then he had built and read aloud.',
    },
  },
  {
    ref: 'canteen-noise',
    kind: 'bullying',
    on: '2026-11-10 12:45',
    people: ['Robin Ward'],
    shelf: 'incidents',
    body: {
      words:
        'Two boys followed him round the canteen making the fire alarm noise until he hid in the toilets.',
      by: 'Two boys of his year',
      where: 'Canteen',
      childSaid: 'The fire alarm was a boy.',
      schoolTold: '2026-11-10',
    },
  },
  {
    ref: 'wall-again',
    kind: 'incident',
    on: '2026-11-16 12:10',
    people: ['Robin Ward', 'Ellis Finch'],
    shelf: 'incidents',
    audience: 'circle',
    body: {
      title: 'The wall, as it was meant',
      antecedent: 'The room had got loud.',
      behaviour: 'He used the card, went to the wall, came back and did question nine.',
      place: 'school',
      where: 'Maths room',
      lesson: 'Mathematics',
      adults: ['Ellis Finch'],
      minutes: 5,
      hard: 1,
      helped: 'The card stuck to Mr Finch’s desk.',
      need: 'A way out, and a way back.',
      strategies: [{ name: 'Blue card', used: 'used' }],
      knew: 'yes',
      knewWords: 'That’s all it ever needed.',
      knewFrom: 'Ellis Finch',
      explained: 'yes',
    },
  },
]

const mark = (on: string, session: 'am' | 'pm' | 'day', code: string): HandLine => ({
  ref: `register-${on}-${session}`,
  kind: 'attendance',
  on,
  people: ['Robin Ward', 'Hillview Academy'],
  shelf: 'days',
  body: { session, code, school: 'Hillview Academy' },
})

/** Monday to Friday, both included. */
function weekdays(from: string, to: string): readonly Day[] {
  const days: Day[] = []
  for (let on = from as Day; on <= to; on = addDays(on, 1)) if (weekdayOf(on) <= 5) days.push(on)
  return days
}

/** Hillview’s register as its printout of 20 November has it. */
const REGISTER: readonly HandLine[] = [
  ...weekdays('2026-09-03', '2026-09-24').map((on) => mark(on, 'day', '/')),
  mark('2026-09-25', 'am', 'M'),
  mark('2026-09-25', 'pm', 'I'),
  ...absentDays().map((on) => mark(on, 'day', 'O')),
  ...weekdays('2026-11-09', '2026-11-20').flatMap((on) => [
    mark(on, 'am', 'C2'),
    mark(on, 'pm', '\\'),
  ]),
]

const AWAY: readonly HandLine[] = [
  {
    ref: 'evidence-amin',
    kind: 'medical evidence',
    via: 'medical-evidence',
    shelf: 'evidence',
    body: {
      title: 'Dr Amin’s letter about anxiety',
      from: 'Dr Farah Amin',
      to: 'Hillview Academy',
    },
  },
  {
    ref: 'three-hours',
    kind: 'part-time timetable',
    on: '2026-11-09',
    people: ['Hillview Academy'],
    shelf: 'plan',
    body: {
      school: 'Hillview Academy',
      hours: '11.15 until after lunch, science first',
      start: '2026-11-09',
      agreed: 'yes',
    },
  },
  {
    ref: 'push-canteen',
    kind: 'factor',
    on: '2026-11-14',
    people: ['Robin Ward'],
    shelf: 'days',
    body: { way: 'pushes away', words: 'The canteen. The bell.', from: 'child', who: 'Robin' },
  },
  {
    ref: 'push-fine',
    kind: 'factor',
    on: '2026-11-14',
    people: ['Robin Ward'],
    shelf: 'days',
    body: {
      way: 'pushes away',
      words: 'When they say fine, are you fine, say fine.',
      from: 'child',
      who: 'Robin',
    },
  },
  {
    ref: 'pull-bench',
    kind: 'factor',
    on: '2026-11-14',
    people: ['Robin Ward'],
    shelf: 'days',
    audience: 'circle',
    body: { way: 'pulls towards', words: 'Bench 4. Salt.', from: 'child', who: 'Robin' },
  },
  {
    ref: 'pull-table',
    kind: 'factor',
    on: '2026-11-14',
    people: ['Ngozi Okafor'],
    shelf: 'days',
    audience: 'circle',
    body: {
      way: 'pulls towards',
      words: 'The back table, every day.',
      from: 'home',
      who: 'Alex Ward',
    },
  },
  {
    ref: 'step-table',
    kind: 'reintegration step',
    on: '2026-11-11',
    people: ['Ngozi Okafor'],
    shelf: 'plan',
    audience: 'circle',
    body: {
      title: 'Lunch at the back table in the library',
      order: 1,
      stopRepeating: 'The fire alarm noise in the canteen.',
      who: 'Ngozi Okafor',
      does: 'Keeps the table, and is there.',
      allRight: 'He eats.',
      homeOffLimits: true,
    },
  },
  {
    ref: 'step-table-yes',
    kind: 'step answer',
    on: '2026-11-12 14:05',
    people: ['Robin Ward'],
    shelf: 'plan',
    audience: 'circle',
    body: {
      of: 'step-table',
      answer: 'yes',
      words: 'I ate all of it. Even the crusts.',
      firstDone: ['stopRepeating'],
      went: 'A whole sandwich.',
    },
  },
  {
    ref: 'step-canteen',
    kind: 'reintegration step',
    on: '2026-11-14',
    people: ['Robin Ward'],
    shelf: 'plan',
    body: {
      title: 'Five minutes in the canteen with a friend',
      order: 2,
      acknowledge: 'That the noise was done to him, and what it does to him.',
      stopRepeating: 'Anybody making that noise.',
    },
  },
  {
    ref: 'step-canteen-no',
    kind: 'step answer',
    on: '2026-11-15',
    people: ['Robin Ward'],
    shelf: 'plan',
    body: {
      of: 'step-canteen',
      answer: 'no',
      words: 'Not the canteen. The library is not the canteen.',
    },
  },
]

/** How days went, what happened and why, the register, and the way back. */
export const DAYS: readonly HandLine[] = [
  ...AT_HOME.map(home),
  ...AT_SCHOOL.map(school),
  ...BY_ROBIN,
  ...HAPPENED,
  ...REGISTER,
  ...AWAY,
]
