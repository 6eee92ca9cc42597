import type { HandLine, Said } from './hand.ts'

const robin = (ref: string, on: string, said: Omit<Said, 'who'>): HandLine => ({
  ref,
  kind: 'said',
  on,
  people: ['Robin Ward'],
  shelf: 'days',
  body: { who: 'Robin Ward', ...said },
})

/** Robin's own words, kept as he said them. */
const ROBIN: readonly HandLine[] = [
  robin('r-noises', '2025-05-18 18:20', {
    words: 'All the noises at once and nobody says when it stops.',
    to: 'Alex Ward',
    where: 'In the car',
  }),
  robin('r-hard', '2025-06-17', {
    words: 'Please tell them I find it hard. I’m not being rude. My ears are full.',
    to: 'Ruth Abbey',
    where: 'Larkfield, the small room',
  }),
  robin('r-times', '2025-07-02 17:10', {
    words: 'I did everyone’s time. I was never wrong.',
    to: 'June Ward',
    where: 'On the telephone',
  }),
  robin('r-sort', '2025-11-11 19:50', {
    words: 'Mr Doyle will sort it.',
    to: 'Alex Ward',
    where: 'At home',
  }),
  robin('r-key', '2026-03-03', {
    words: 'The card is like a key. I don’t use it much. I just need to know it’s there.',
    to: 'Grace Otieno',
    where: 'Larkfield, the small room',
  }),
  robin('r-before', '2026-06-24 16:40', {
    words: 'Will they know before I get there?',
    to: 'Alex Ward',
    where: 'Walking home',
  }),
  robin('r-first', '2026-09-03 16:05', {
    words: 'It was OK. It was very big. I was fine all day.',
    to: 'Alex Ward',
    where: 'At the gate',
  }),
  robin('r-fine', '2026-09-08 17:30', {
    words: 'I used up all my fine.',
    to: 'Alex Ward',
    where: 'Under the table',
  }),
  robin('r-salt', '2026-09-09 16:15', {
    words: 'Miss Kerr didn’t know and she said so. I like her.',
    to: 'Alex Ward',
    where: 'At the gate',
  }),
  robin('r-right', '2026-09-16 16:10', {
    words: 'I did it right and it was wrong.',
    to: 'Alex Ward',
    where: 'In the car',
  }),
  robin('r-chose', '2026-09-19 17:00', {
    words: 'They said I chose it.',
    to: 'Alex Ward',
    where: 'At home',
  }),
  robin('r-legs', '2026-09-25 08:36', {
    words: 'I want to go in. My legs won’t.',
    to: 'Alex Ward',
    where: 'Outside the front gate',
  }),
  robin('r-yet', '2026-10-07 08:00', {
    words: 'Does the card work yet?',
    to: 'Alex Ward',
    where: 'At breakfast',
  }),
  robin('r-hold', '2026-10-21 20:30', {
    words: 'Everyone sends me to somebody else. Am I hard to hold?',
    to: 'Alex Ward',
    where: 'At bedtime',
  }),
  robin('r-ducks', '2026-10-29 11:20', {
    words: 'That one is the head teacher. He is telling the others to be resilient.',
    to: 'June Ward',
    where: 'At the ducks, laughing',
  }),
  {
    ref: 'r-here',
    kind: 'said',
    on: '2026-11-01 21:15',
    people: ['Robin Ward'],
    shelf: 'private',
    audience: 'owners',
    body: {
      who: 'Robin Ward',
      words: 'I wish I wasn’t here. Not at school. Here.',
      to: 'Alex Ward',
      where: 'At bedtime, the night before school',
    },
  },
  robin('r-nurse', '2026-11-02 07:10', {
    words: 'The nurse knew what a signal box was.',
    to: 'Alex Ward',
    where: 'At breakfast',
  }),
  robin('r-alarm', '2026-11-10 14:20', {
    words: 'The fire alarm was a boy.',
    to: 'Alex Ward',
    where: 'In the car',
  }),
  robin('r-talk', '2026-11-11 14:10', {
    words: 'The library lady doesn’t make me talk.',
    to: 'Alex Ward',
    where: 'In the car',
  }),
  robin('r-ate', '2026-11-12 14:05', {
    words: 'I ate all of it. Even the crusts.',
    to: 'Alex Ward',
    where: 'In the car',
  }),
  robin('r-pigeon', '2026-11-18 07:40', {
    words: 'It walked in as if it had a meeting.',
    to: 'Alex Ward',
    where: 'At breakfast, about a pigeon, laughing',
  }),
  robin('r-shallow', '2026-11-20 18:50', {
    words: 'Ten minutes. Shallow end. Then chips.',
    to: 'Alex Ward',
    where: 'At home',
  }),
]

/** Calls, letters on paper, things said at the gate, and notes. */
const ALEX: readonly HandLine[] = [
  {
    ref: 'gate-petrov',
    kind: 'said',
    on: '2025-06-03 15:25',
    people: ['Ruth Abbey'],
    shelf: 'days',
    body: {
      who: 'Ruth Abbey',
      words: 'I’d like to look at what is behind this with him, gently, if you’ll let me.',
      to: 'Alex Ward',
      where: 'At the gate',
    },
  },
  {
    ref: 'good-stopwatch',
    kind: 'note',
    on: '2025-07-02 19:00',
    people: ['Hana Petrov'],
    shelf: 'days',
    audience: 'circle',
    body: { title: 'Sports day', words: 'He timed every race. He slept ten hours.' },
  },
  {
    ref: 'playground-lunch',
    kind: 'note',
    on: '2025-09-04',
    isAbout: true,
    shelf: 'incidents',
    body: {
      title: 'Told off for using the book corner',
      words:
        'A lunchtime supervisor who did not know about the blue card sent him back outside. He says it was the Thursday. Cried at bedtime.',
    },
  },
  {
    ref: 'good-test-week',
    kind: 'note',
    on: '2026-05-14 17:00',
    people: ['Sam Doyle'],
    shelf: 'days',
    body: {
      title: 'Test week done',
      words: 'Four papers, two movement breaks, no tears. The small room made all the difference.',
    },
  },
  {
    ref: 'transition-day',
    kind: 'note',
    on: '2026-06-24 17:00',
    people: ['Paul Hendry', 'Ruth Abbey', 'Robin Ward'],
    shelf: 'meetings',
    body: {
      title: 'Meeting at Larkfield about the move',
      words:
        'Forty minutes. Mr Hendry listened to Robin and wrote things down. He said every teacher will have read the passport before the first day. Robin asked about the bells.',
    },
  },
  {
    ref: 'first-week',
    kind: 'note',
    on: '2026-09-07 20:30',
    shelf: 'days',
    body: {
      title: 'First days',
      words:
        'School says fine. Home: under the table from four until seven, each night so far. He does not cry, he goes quiet and rubs his sleeve.',
    },
  },
  {
    ref: 'detention-paper',
    kind: 'letter',
    on: '2026-09-16 16:30',
    people: ['Hillview Academy'],
    files: ['photos/2026-09-16 detention-slip.jpg'],
    shelf: 'incidents',
    body: {
      title: 'Detention slip',
      from: 'Hillview Academy',
      to: 'Robin Ward',
      words:
        'C3. Mathematics, period 3. Left the classroom without permission. Hall, Friday 18 September 2026, 12.20 to 1.00.',
    },
  },
  {
    ref: 'detention-day',
    kind: 'note',
    on: '2026-09-18 16:30',
    shelf: 'incidents',
    body: {
      title: 'After the detention',
      words:
        'Forty minutes in the hall at lunchtime. He was sick in the car and did not speak until Saturday teatime.',
    },
  },
  {
    ref: 'gate-castle',
    kind: 'said',
    on: '2026-09-22 15:20',
    people: ['Tom Castle'],
    shelf: 'messages',
    body: {
      who: 'Tom Castle',
      words: 'Between us, nobody told the Year 7 tutors anything in the summer. I’m asking again.',
      to: 'Alex Ward',
      where: 'At the gate',
    },
  },
  {
    ref: 'sick-at-gate',
    kind: 'note',
    on: '2026-09-25 08:40',
    shelf: 'days',
    body: {
      title: 'Tried, and was sick at the gate',
      words:
        'Uniform on, bag packed by himself, got as far as the gate. Dr Amin saw him at eleven.',
    },
  },
  {
    ref: 'first-day-home',
    kind: 'note',
    on: '2026-09-28 13:00',
    shelf: 'days',
    body: {
      title: 'At home',
      words:
        'He built the signal box out of cereal packets and read aloud to it. At lunch I said the word Tuesday and he went under the table.',
    },
  },
  {
    ref: 'call-waiting',
    kind: 'call',
    on: '2026-10-13 09:22',
    people: ['Hillview Academy'],
    shelf: 'messages',
    body: {
      with: 'Hillview Academy, attendance office',
      direction: 'out',
      minutes: 36,
      minutesWaited: 43,
      answered: false,
      words:
        'Waited on the line. The switchboard then said that Mr Banerjee was in a meeting and would ring back by Thursday.',
    },
  },
  {
    ref: 'call-waiting-corrected',
    kind: 'call',
    on: '2026-10-13 09:22',
    amends: 'call-waiting',
    people: ['Hillview Academy'],
    shelf: 'messages',
    body: {
      with: 'Hillview Academy, attendance office',
      direction: 'out',
      minutes: 36,
      minutesWaited: 34,
      answered: false,
      words:
        'Waited on the line for 34 minutes (I had written 43; the telephone’s own list says 34). The switchboard then said that Mr Banerjee was in a meeting and would ring back by Thursday.',
    },
  },
  {
    ref: 'no-call',
    kind: 'note',
    on: '2026-10-15 17:00',
    people: ['Dev Banerjee'],
    shelf: 'messages',
    body: {
      title: 'No call',
      words: 'Kept the telephone beside me from nine until five. Nobody rang.',
    },
  },
  {
    ref: 'call-recorded',
    kind: 'call',
    on: '2026-10-20 09:41',
    people: ['Dev Banerjee'],
    shelf: 'evidence',
    body: {
      with: 'Dev Banerjee',
      direction: 'out',
      minutes: 3,
      minutesWaited: 0,
      answered: true,
      words:
        'I asked whether I might record and he said yes. He has the letter; it is in the pile for a decision; he thinks that it has to go up. “It is being looked at. These things take time.” No day given. He was kind at the end.',
    },
  },
  {
    ref: 'crystals',
    kind: 'note',
    on: '2026-10-24 10:00',
    people: ['Amy Kerr'],
    shelf: 'days',
    audience: 'circle',
    body: {
      title: 'Crystals',
      words: 'The first corners. They are square. He has eleven pages of drawings.',
    },
  },
  {
    ref: 'call-priya',
    kind: 'call',
    on: '2026-10-28 16:15',
    people: ['Priya Nair'],
    shelf: 'messages',
    body: {
      with: 'Priya Nair',
      direction: 'in',
      minutes: 38,
      minutesWaited: null,
      answered: true,
      words:
        'She said sorry for Friday before anything else. Asked what Robin is like before she asked what is wrong.',
    },
  },
  {
    ref: 'half-term',
    kind: 'note',
    on: '2026-10-31 19:00',
    people: ['June Ward'],
    shelf: 'days',
    body: {
      title: 'Half term',
      words:
        'Eight days with no mention of school: slept, ate, laughed at the ducks. From Saturday teatime, stomach ache.',
    },
  },
  {
    ref: 'call-111',
    kind: 'call',
    on: '2026-11-01 21:40',
    people: ['NHS 111'],
    shelf: 'private',
    audience: 'owners',
    body: {
      with: 'NHS 111, mental health option',
      direction: 'out',
      minutes: 55,
      minutesWaited: 4,
      answered: true,
      words:
        'A nurse called Sunita. She talked with me, then with him, about trains. Stayed on until he slept. Told me what to put away and to ask Dr Amin to ring in the morning. Robin is safe. I slept on his floor.',
    },
  },
  {
    ref: 'call-amin',
    kind: 'call',
    on: '2026-11-02 08:31',
    people: ['Dr Farah Amin'],
    shelf: 'private',
    audience: 'owners',
    body: {
      with: 'Dr Farah Amin',
      direction: 'in',
      minutes: 18,
      minutesWaited: null,
      answered: true,
      words:
        'She rang when the surgery said she would. She will see him every Monday, and is asking CAMHS to look again today.',
    },
  },
  {
    ref: 'call-jo',
    kind: 'call',
    on: '2026-11-03 15:40',
    people: ['Jo Talbot'],
    shelf: 'private',
    audience: 'owners',
    body: {
      with: 'Jo Talbot',
      direction: 'in',
      minutes: 42,
      minutesWaited: null,
      answered: true,
      words: 'We wrote the safety plan together. She did most of the listening.',
    },
  },
  {
    ref: 'warning-paper',
    kind: 'letter',
    on: '2026-11-07',
    people: ['Hillview Academy'],
    files: ['photos/2026-11-06 attendance-3.jpg'],
    shelf: 'messages',
    body: {
      title: 'Warning: penalty notice',
      from: 'Hillview Academy',
      to: 'Alex Ward',
      words:
        'Dated 6 November, came by post on Saturday 7 November. Robin has missed 50 sessions without authority since 28 September 2026. This is a warning.',
    },
  },
  {
    ref: 'first-back',
    kind: 'note',
    on: '2026-11-09 14:00',
    people: ['Amy Kerr'],
    shelf: 'days',
    body: {
      title: 'First day back, 11.15 until after lunch',
      words: 'Walked in by himself. Science first. Ate nothing, but came out with his head up.',
    },
  },
  {
    ref: 'canteen',
    kind: 'note',
    on: '2026-11-10 14:30',
    people: ['Kit Barlow'],
    shelf: 'incidents',
    body: {
      title: 'The canteen',
      words:
        'Kit Barlow and another boy made the fire alarm noise. Robin hid in the toilets until the bell. Two hours under the table at home.',
    },
  },
  {
    ref: 'other-children',
    kind: 'other-children',
    on: '2026-11-06',
    people: [],
    shelf: 'private',
    body: { names: ['Kit Barlow', 'Kit'] },
  },
  {
    ref: 'back-table',
    kind: 'note',
    on: '2026-11-12 14:10',
    people: ['Ngozi Okafor'],
    shelf: 'days',
    audience: 'circle',
    body: {
      title: 'The back table',
      words: 'Ms Okafor was there, as she said. Day one of the table. Whole sandwich.',
    },
  },
  {
    ref: 'robins-list',
    kind: 'letter',
    on: '2026-11-14',
    people: ['Robin Ward', 'Martin Fell'],
    files: ['photos/2026-11-14 robins-list.jpg'],
    shelf: 'profile',
    body: {
      title: 'Robin’s list for the council',
      from: 'Robin Ward',
      to: 'Martin Fell',
      words:
        'Good: bench 4. Salt. The library lady doesn’t make me talk. Good: Mr Finch has a card stuck to his desk now. Bad: the canteen. The bell. When they say fine, are you fine, say fine. I want to learn things. I don’t want to be brave every day.',
    },
  },
  {
    ref: 'gate-finch',
    kind: 'said',
    on: '2026-11-16 13:15',
    people: ['Ellis Finch'],
    shelf: 'days',
    body: {
      who: 'Ellis Finch',
      words:
        'He used the card, went to the wall, came back and did question nine. That’s all it ever needed.',
      to: 'Alex Ward',
      where: 'By the side entrance',
    },
  },
  {
    ref: 'seven-days',
    kind: 'note',
    on: '2026-11-20 14:15',
    people: ['Ngozi Okafor'],
    shelf: 'days',
    audience: 'circle',
    body: {
      title: 'Seven school days out of seven',
      words: 'The back table has been there every day since 12 November. She has not missed one.',
    },
  },
]

/** Days worked out from the law, and written down where they can be found again. */
const WORKED_OUT: readonly HandLine[] = [
  {
    ref: 'file-day',
    kind: 'note',
    on: '2026-10-07 20:10',
    people: ['Hillview Academy'],
    shelf: 'messages',
    body: {
      title: 'When Robin’s file is due',
      words:
        'Received on 6 October, so due by 6 November 2026. One month from the day it was received: UK GDPR, Articles 12 and 15.',
    },
  },
  {
    ref: 'assess-day',
    kind: 'note',
    on: '2026-10-27 20:30',
    people: ['Martin Fell'],
    shelf: 'plan',
    body: {
      title: 'When the council decides',
      words:
        'Received on Friday 23 October, so by Friday 4 December 2026. Six weeks from the day it was received: SEND Regulations 2014, regulation 5.',
    },
  },
]

export const TOLD: readonly HandLine[] = [...ROBIN, ...ALEX, ...WORKED_OUT]
