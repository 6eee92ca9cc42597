/** When Hillview is open, what Robin was to get there, and on which days it was given. */
import type { HandLine } from './hand.ts'

const DATES: HandLine = {
  ref: 'hillview-dates',
  kind: 'school calendar',
  on: '2026-09-02',
  people: ['Hillview Academy'],
  shelf: 'days',
  audience: 'circle',
  body: {
    school: 'Hillview Academy',
    terms: [
      { from: '2026-09-03', to: '2026-12-18', name: 'Autumn term' },
      { from: '2027-01-05', to: '2027-03-25', name: 'Spring term' },
      { from: '2027-04-12', to: '2027-07-21', name: 'Summer term' },
    ],
    closures: [
      { from: '2026-10-26', to: '2026-10-30', name: 'Half term' },
      { from: '2027-02-15', to: '2027-02-19', name: 'Half term' },
      { from: '2027-05-31', to: '2027-06-04', name: 'Half term' },
    ],
  },
}

const COUNSELLING: readonly HandLine[] = [
  {
    ref: 'provision-counselling',
    kind: 'provision',
    via: 'counsellor-offer',
    people: ['Robin Ward', 'Claire Reid'],
    shelf: 'plan',
    body: {
      what: 'Counselling',
      by: 'Miss Lowe, the school counsellor',
      times: 1,
      per: 'week',
      group: 1,
      agreed: 'promise',
      need: 'need-anxiety',
      asked: 'counselling',
      from: '2026-09-28',
      school: 'Hillview Academy',
      words:
        'I have spoken to our school counsellor and we will put weekly sessions in place from Monday 28 September, Mondays period 2, with Miss Lowe.',
      stopped: {
        on: '2026-10-09',
        by: 'Hillview Academy',
        reason:
          'Miss Lowe has left the school at short notice and so we have closed the counselling list for this term.',
      },
    },
  },
  {
    ref: 'counselling-first',
    kind: 'delivered',
    on: '2026-09-28',
    people: ['Robin Ward'],
    shelf: 'plan',
    body: {
      of: 'provision-counselling',
      given: 'not given',
      reason: 'Robin could not manage Monday',
      says: 'home',
    },
  },
]

/** Every day on which he was in since the table was promised. */
const AT_THE_TABLE = [
  '2026-11-12',
  '2026-11-13',
  '2026-11-16',
  '2026-11-17',
  '2026-11-18',
  '2026-11-19',
  '2026-11-20',
]

const TABLE: readonly HandLine[] = [
  {
    ref: 'provision-table',
    kind: 'provision',
    via: 'okafor-promise',
    people: ['Robin Ward', 'Ngozi Okafor'],
    shelf: 'plan',
    audience: 'circle',
    body: {
      what: 'The back table in the library at lunch',
      by: 'Ngozi Okafor, the librarian',
      times: 1,
      per: 'day',
      group: 1,
      agreed: 'promise',
      asked: 'library',
      from: '2026-11-12',
      school: 'Hillview Academy',
      words:
        'Starting today, Thursday 12 November, I will keep the back table for Robin at 12.20 every day. I will be there myself. If I am ever away I will tell you the night before.',
    },
  },
  ...AT_THE_TABLE.map((on): HandLine => ({
    ref: `table-${on}`,
    kind: 'delivered',
    on,
    people: ['Robin Ward', 'Ngozi Okafor'],
    shelf: 'plan',
    audience: 'circle',
    body: { of: 'provision-table', given: 'given', by: 'Ngozi Okafor', says: 'child' },
  })),
]

export const PLAN: readonly HandLine[] = [DATES, ...COUNSELLING, ...TABLE]
