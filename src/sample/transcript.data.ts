import type { Turn } from './story.ts'

/** The telephone call of Tuesday 20 October 2026, 09:41, as said. */
export const CALL = {
  day: '2026-10-20',
  time: '09:41',
  file: 'call-2026-10-20-attendance-office.wav',
  transcript: 'call-2026-10-20-attendance-office.vtt',
  seconds: 150,
} as const

const ALEX = 'Alex Ward'
const DEV = 'Dev Banerjee'

export const TURNS: readonly Turn[] = [
  { at: 4, until: 7, who: DEV, words: 'Attendance office, Dev speaking.' },
  {
    at: 7.5,
    until: 16,
    who: ALEX,
    words:
      'Good morning, it is Alex Ward, Robin’s mum, 7C. I would like to record this so that I don’t forget what we say. Is that all right with you?',
  },
  { at: 16.5, until: 20, who: DEV, words: 'Er, yes. Yes, that’s fine.' },
  {
    at: 20.5,
    until: 30,
    who: ALEX,
    words:
      'Thank you. On 28 September I sent you a letter from Dr Amin. I wrote again on the 5th and the 15th, and I rang last Tuesday and waited thirty-four minutes.',
  },
  {
    at: 30.5,
    until: 38,
    who: DEV,
    words: 'I did get a note to ring you. I’m sorry about that. It was one of those weeks.',
  },
  { at: 38.5, until: 43, who: ALEX, words: 'I’m sure. Do you have the letter?' },
  {
    at: 43.5,
    until: 52,
    who: DEV,
    words: 'I have it here, yes. It came in on the 28th. It’s in the pile for a decision.',
  },
  { at: 52.5, until: 57, who: ALEX, words: 'Who decides?' },
  {
    at: 57.5,
    until: 66,
    who: DEV,
    words: 'Well. It used to be me for anything up to a week. For longer I think it has to go up.',
  },
  {
    at: 66.5,
    until: 78,
    who: ALEX,
    words:
      'Every morning I have a message saying that no reason has been received. There is a reason, and you have it in your hand. Could that at least stop?',
  },
  {
    at: 78.5,
    until: 88,
    who: DEV,
    words:
      'That’s the system, it sends them until the code is changed, and I can’t change the code until there’s a decision.',
  },
  { at: 88.5, until: 94, who: ALEX, words: 'So when will there be a decision?' },
  {
    at: 94.5,
    until: 102,
    who: DEV,
    words: 'It is being looked at. These things take time.',
  },
  {
    at: 102.5,
    until: 113,
    who: ALEX,
    words:
      'It has been three weeks. He reads those messages over my shoulder. He thinks that he is in trouble.',
  },
  {
    at: 114.5,
    until: 124,
    who: DEV,
    words:
      'I didn’t know he saw them. I’ve got one that age. I’ll see if I can find out who has to sign it.',
  },
  { at: 124.5, until: 129, who: ALEX, words: 'Thank you. That would help. When will I hear?' },
  { at: 129.5, until: 136, who: DEV, words: 'I can’t give you a day. I will try.' },
  {
    at: 136.5,
    until: 144,
    who: ALEX,
    words: 'All right. Thank you for being straight with me. Goodbye.',
  },
  { at: 144.5, until: 147, who: DEV, words: 'Goodbye, Mrs Ward. Look after yourself.' },
]
