import type { Standing } from '../commitments/commitment.ts'

/** The day on which the sample is looked at in tests and pictures. */
export const EXPECTED_ON = '2026-11-21'

export type Expected = {
  /** The line of `entries.jsonl` that made the commitment. */
  readonly ref: string
  readonly standing: Standing
  readonly since: string
  /** The due day that binds; null where no ground stands behind one. */
  readonly due: string | null
  readonly waitingDays: number
  readonly calendarDaysLate: number | null
}

/** What is still owed on `EXPECTED_ON`, in the order in which Today shows it. Worked out by hand. */
export const EXPECTED_OWED: readonly Expected[] = [
  {
    ref: 'call-back',
    standing: 'overdue',
    since: '2026-10-13',
    due: '2026-10-15',
    waitingDays: 39,
    calendarDaysLate: 37,
  },
  {
    ref: 'file',
    standing: 'overdue',
    since: '2026-10-06',
    due: '2026-11-06',
    waitingDays: 46,
    calendarDaysLate: 15,
  },
  {
    ref: 'lunch-who',
    standing: 'overdue',
    since: '2026-11-09',
    due: '2026-11-13',
    waitingDays: 12,
    calendarDaysLate: 8,
  },
  {
    ref: 'teachers-read',
    standing: 'part met',
    since: '2026-06-26',
    due: '2026-09-02',
    waitingDays: 148,
    calendarDaysLate: 80,
  },
  {
    ref: 'strategies',
    standing: 'answered something else',
    since: '2026-09-10',
    due: null,
    waitingDays: 72,
    calendarDaysLate: null,
  },
  {
    ref: 'who-read',
    standing: 'part met',
    since: '2026-09-10',
    due: null,
    waitingDays: 72,
    calendarDaysLate: null,
  },
  {
    ref: 'anxiety',
    standing: 'open',
    since: '2026-09-14',
    due: null,
    waitingDays: 68,
    calendarDaysLate: null,
  },
  {
    ref: 'medical',
    standing: 'open',
    since: '2026-09-28',
    due: null,
    waitingDays: 54,
    calendarDaysLate: null,
  },
  {
    ref: 'work',
    standing: 'part met',
    since: '2026-10-16',
    due: null,
    waitingDays: 36,
    calendarDaysLate: null,
  },
  {
    ref: 'assess',
    standing: 'open',
    since: '2026-10-22',
    due: '2026-12-04',
    waitingDays: 30,
    calendarDaysLate: 0,
  },
  {
    ref: 'who-has-it',
    standing: 'answered something else',
    since: '2026-11-02',
    due: null,
    waitingDays: 19,
    calendarDaysLate: null,
  },
  {
    ref: 'ep-list',
    standing: 'open',
    since: '2026-11-05',
    due: '2026-12-04',
    waitingDays: 16,
    calendarDaysLate: 0,
  },
  {
    ref: 'talbot-rings',
    standing: 'due soon',
    since: '2026-11-03',
    due: '2026-11-24',
    waitingDays: 18,
    calendarDaysLate: 0,
  },
  {
    ref: 'all-confirm',
    standing: 'due soon',
    since: '2026-11-05',
    due: '2026-11-27',
    waitingDays: 16,
    calendarDaysLate: 0,
  },
]

/** What is settled on `EXPECTED_ON`, the latest first; `waitingDays` is how long it took. */
export const EXPECTED_SETTLED: readonly Expected[] = [
  {
    ref: 'minutes',
    standing: 'met late',
    since: '2026-11-05',
    due: '2026-11-12',
    waitingDays: 11,
    calendarDaysLate: 4,
  },
  {
    ref: 'friday-note',
    standing: 'met',
    since: '2026-11-05',
    due: '2026-11-13',
    waitingDays: 8,
    calendarDaysLate: 0,
  },
  {
    ref: 'library',
    standing: 'met',
    since: '2026-11-12',
    due: '2026-11-12',
    waitingDays: 0,
    calendarDaysLate: 0,
  },
  {
    ref: 'gentle-word',
    standing: 'met',
    since: '2026-11-10',
    due: null,
    waitingDays: 1,
    calendarDaysLate: null,
  },
  {
    ref: 'meeting',
    standing: 'met',
    since: '2026-11-02',
    due: null,
    waitingDays: 1,
    calendarDaysLate: null,
  },
  {
    ref: 'early-write',
    standing: 'met',
    since: '2026-10-28',
    due: '2026-11-02',
    waitingDays: 5,
    calendarDaysLate: 0,
  },
  {
    ref: 'early-call',
    standing: 'met late',
    since: '2026-10-19',
    due: '2026-10-23',
    waitingDays: 9,
    calendarDaysLate: 5,
  },
  {
    ref: 'counselling',
    standing: 'closed not done',
    since: '2026-09-22',
    due: '2026-09-28',
    waitingDays: 17,
    calendarDaysLate: 11,
  },
  {
    ref: 'side-gate',
    standing: 'withdrawn',
    since: '2026-09-24',
    due: null,
    waitingDays: 12,
    calendarDaysLate: null,
  },
  {
    ref: 'detention',
    standing: 'refused',
    since: '2026-09-16',
    due: null,
    waitingDays: 5,
    calendarDaysLate: null,
  },
  {
    ref: 'what-happened',
    standing: 'met',
    since: '2026-09-16',
    due: null,
    waitingDays: 1,
    calendarDaysLate: null,
  },
  {
    ref: 'passport-on',
    standing: 'met',
    since: '2026-06-26',
    due: '2026-07-03',
    waitingDays: 6,
    calendarDaysLate: 0,
  },
  {
    ref: 'ot-day',
    standing: 'met',
    since: '2025-12-02',
    due: '2026-01-31',
    waitingDays: 43,
    calendarDaysLate: 0,
  },
  {
    ref: 'one-page',
    standing: 'met',
    since: '2025-09-07',
    due: null,
    waitingDays: 26,
    calendarDaysLate: null,
  },
  {
    ref: 'passport',
    standing: 'met',
    since: '2025-09-08',
    due: '2025-10-03',
    waitingDays: 25,
    calendarDaysLate: 0,
  },
  {
    ref: 'screening',
    standing: 'met',
    since: '2025-06-04',
    due: '2025-07-18',
    waitingDays: 41,
    calendarDaysLate: 0,
  },
  {
    ref: 'quiet-corner',
    standing: 'met',
    since: '2025-05-19',
    due: null,
    waitingDays: 2,
    calendarDaysLate: null,
  },
]

/** Who has held the two things that were passed on, first to last. */
export const EXPECTED_HOLDERS: Readonly<
  Record<string, readonly { readonly who: string; readonly since: string }[]>
> = {
  anxiety: [
    { who: 'Millbrook Surgery', since: '2026-09-14' },
    { who: 'Hillview Academy', since: '2026-09-15' },
    { who: 'Westshire CAMHS', since: '2026-10-01' },
    { who: 'Westshire Early Help', since: '2026-10-14' },
    { who: 'Hillview Academy', since: '2026-11-02' },
  ],
  medical: [
    { who: 'Dev Banerjee', since: '2026-09-28' },
    { who: 'Judith Marlow', since: '2026-11-09' },
  ],
}

/** The one that has come back to where it had been. */
export const EXPECTED_LOOP = {
  ref: 'anxiety',
  who: 'Hillview Academy',
  since: '2026-11-02',
  handOvers: 4,
} as const

/** The open deadlines of the family's clocks on `EXPECTED_ON`, in order. Worked out by hand. */
export const EXPECTED_DEADLINES = [
  { matter: 'A copy of Robin’s file', clock: 'sar', latest: '2026-11-06', state: 'late' },
  {
    matter: 'An EHC needs assessment for Robin',
    clock: 'ehcna-decision',
    latest: '2026-12-04',
    state: 'now',
  },
  {
    matter: 'An EHC needs assessment for Robin',
    clock: 'ehcna-no-plan',
    latest: '2027-02-12',
    state: 'next',
  },
  {
    matter: 'An EHC needs assessment for Robin',
    clock: 'ehcp-draft-due',
    latest: '2027-02-12',
    state: 'next',
  },
  {
    matter: 'An EHC needs assessment for Robin',
    clock: 'ehcp-final',
    latest: '2027-03-12',
    state: 'next',
  },
] as const

/** What Robin was to get, the newest first, and what the record shows of it. */
export const EXPECTED_PLAN = [
  {
    what: 'The back table in the library at lunch',
    tone: 'kept',
    count: 7,
    unit: 'of 7 given this term',
    others: [''],
  },
  {
    what: 'Counselling',
    tone: 'wait',
    count: 0,
    unit: 'of 2 given and then stopped',
    others: ['1 not given · 1 not recorded'],
  },
] as const

/** What the record shows again and again, and what it cannot say yet. */
export const EXPECTED_PATTERNS = {
  found: [
    'gravest-words',
    'sanctioned-for-known-need',
    'support-removed',
    'staff-unaware',
    'not-passed-on',
    'avoidance-growing',
    'medical-evidence-waiting',
    'attendance-against-evidence',
    'messages-unanswered',
    'promises-kept-and-broken',
  ],
  tooFew: ['masking', 'harder-around-school-contact'],
} as const
