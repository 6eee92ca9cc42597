import { CAST } from './cast.data.ts'
import type { HandLine } from './hand.ts'

/** What home and school told each other on the day, once they did; and an apology, beside what it is for. */
export const TOGETHER: readonly HandLine[] = [
  {
    ref: 'maths-sorry',
    kind: 'apology',
    via: 'maths-unaware',
    author: CAST.finch.name,
    people: ['Robin Ward', CAST.alex.name],
    shelf: 'incidents',
    body: {
      to: 'Robin and Alex',
      words:
        'I wasn’t aware of any plan or card for Robin. If I had been I would not have given the sanction. I am sorry, and I will tell him so myself.',
      about: 'wall-maths',
    },
  },
  {
    ref: 'pathway-sorry',
    kind: 'apology',
    on: '2026-11-19 15:40',
    author: CAST.hendry.name,
    people: ['Robin Ward', CAST.alex.name],
    shelf: 'messages',
    body: {
      to: 'Alex',
      words:
        'You asked for somebody to hold on to and I wrote to you about pathways. I am sorry. It was a poor answer to a good letter.',
      about: 'mail:<20261103.no-diagnosis@hillview-academy.example>',
    },
  },
  {
    ref: 'news-night',
    kind: 'news',
    on: '2026-11-11 07:40',
    people: ['Robin Ward', CAST.okafor.name],
    shelf: 'days',
    body: {
      about: 'hard',
      what: 'Slept badly. The alarm of yesterday is still with him. A quiet start would help.',
      from: 'home',
      forWhom: [CAST.okafor.name],
      until: '2026-11-11',
      sleep: 'badly',
    },
  },
  {
    ref: 'news-crusts',
    kind: 'news',
    on: '2026-11-12 13:20',
    author: CAST.okafor.name,
    people: ['Robin Ward', CAST.alex.name],
    shelf: 'days',
    body: {
      about: 'good',
      what: 'He ate all of his lunch at the back table in the library. The crusts as well.',
      background: 'It was quiet, and he had chosen the table himself. Nobody asked him anything.',
      from: 'school',
      forWhom: [CAST.alex.name],
    },
  },
  {
    ref: 'news-card',
    kind: 'news',
    on: '2026-11-16 12:05',
    author: CAST.castle.name,
    people: ['Robin Ward', CAST.alex.name],
    shelf: 'days',
    body: {
      about: 'good',
      what: 'He used his card once in Geography, took five minutes in the corridor, and came back in by himself.',
      background: 'Chairs were being moved next door.',
      from: 'school',
      forWhom: [CAST.alex.name],
    },
  },
  {
    ref: 'news-pigeon',
    kind: 'news',
    on: '2026-11-18 08:05',
    people: ['Robin Ward', CAST.castle.name],
    shelf: 'days',
    body: {
      about: 'good',
      what: 'He laughed out loud at a pigeon at breakfast. He is on his way.',
      from: 'home',
      forWhom: [CAST.castle.name],
    },
  },
]
