import { CAST } from './cast.data.ts'
import type { HandLine } from './hand.ts'

/** Somebody who left, and the meeting that was held in November with what came of it. */
export const MEETINGS: readonly HandLine[] = [
  {
    ref: 'counsellor-left',
    kind: 'left',
    via: 'counsellor-gone',
    body: {
      name: 'Miss Lowe',
      organisation: CAST.hilloffice.name,
      words: 'Miss Lowe has left the school at short notice',
    },
  },
  {
    ref: 'meeting-day',
    kind: 'meeting',
    on: '2026-11-05 15:45',
    people: ['Claire Reid', 'Paul Hendry', 'Judith Marlow', 'Bea Collins'],
    shelf: 'meetings',
    body: {
      title: 'Meeting at Hillview',
      sort: 'SEN support review',
      where: 'Ms Reid’s office, by the side entrance so that it is quiet',
      calledBy: CAST.alex.name,
      there: [
        { name: 'Claire Reid', role: 'Head of Year 7' },
        { name: 'Paul Hendry', role: 'SENCO' },
        { name: 'Judith Marlow', role: 'Head Teacher' },
      ],
      withUs: [{ name: 'Bea Collins', role: 'SENDIASS' }],
      about: 'How Robin can come back, and who has what was asked for.',
    },
  },
  {
    ref: 'meeting-came-of-it',
    kind: 'meeting minutes',
    on: '2026-11-05 16:15',
    people: ['Claire Reid', 'Paul Hendry', 'Judith Marlow', 'Bea Collins'],
    shelf: 'meetings',
    body: {
      of: 'meeting-day',
      came: [
        { name: 'Alex Ward', role: 'Mum' },
        { name: 'Bea Collins', role: 'SENDIASS' },
        { name: 'Claire Reid', role: 'Head of Year 7' },
        { name: 'Paul Hendry', role: 'SENCO' },
        { name: 'Judith Marlow', role: 'Head Teacher, for ten minutes' },
      ],
      minutes: 45,
      said: [
        { who: 'Head Teacher', words: 'She would look at Dr Amin’s letter.' },
        {
          who: null,
          words:
            'Bea beside me. Mr Hendry looked worn out, and was better than his emails. Everyone agreed that what worked at Larkfield should be tried here.',
        },
      ],
      decided: 'Robin starts again on 9 November, 11.15 until after lunch, science first.',
      notAgreed: 'Who supervises lunch.',
      recorded: 'no',
    },
  },
]

/** The meeting that is coming, and what is said before it: it lies ahead of everything else. */
export const COMING: readonly HandLine[] = [
  {
    ref: 'meeting-next',
    kind: 'meeting',
    on: '2026-11-26 15:45',
    people: ['Claire Reid', 'Paul Hendry', 'Bea Collins'],
    shelf: 'meetings',
    body: {
      title: 'How the first three weeks went',
      sort: 'SEN support review',
      where: 'Ms Reid’s office, by the side entrance',
      calledBy: 'Claire Reid',
      there: [
        { name: 'Claire Reid', role: 'Head of Year 7' },
        { name: 'Paul Hendry', role: 'SENCO' },
      ],
      withUs: [{ name: 'Bea Collins', role: 'SENDIASS' }],
      about: 'What has helped since 9 November, and what comes next.',
      papers: ['The list of teachers who have confirmed', 'The lunch rota'],
    },
  },
  {
    ref: 'meeting-view-alex',
    kind: 'meeting view',
    on: '2026-11-20 21:10',
    shelf: 'meetings',
    body: {
      of: 'meeting-next',
      whose: 'parent',
      well: 'The library at lunch. The card on Mr Finch’s desk. Mr Castle.',
      notWell: 'The bell, and the canteen if the library is shut.',
      comeOut: 'One name for lunch, every day, that Robin knows.',
      question: 'Who has Dr Amin’s letter now, and what has been decided?',
    },
  },
  {
    ref: 'meeting-view-robin',
    kind: 'meeting view',
    on: '2026-11-20 21:20',
    author: 'Robin Ward',
    people: ['Robin Ward'],
    shelf: 'meetings',
    body: {
      of: 'meeting-next',
      whose: 'child',
      comeOut: 'The back table. And nobody asks me if I’m fine.',
      childYes: true,
    },
  },
]
