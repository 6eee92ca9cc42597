/** The law of England as data: one value, read by the clocks, the pages and the command line. */
import { NOTICE, type Law } from '../law.ts'
import { BRUSHOFFS } from './brushoffs.data.ts'
import { APPEAL_CLOCKS } from './clocks-appeal.data.ts'
import { ATTENDANCE_CLOCKS } from './clocks-attendance.data.ts'
import { COMPLAINTS_CLOCKS } from './clocks-complaints.data.ts'
import { EXCLUSION_CLOCKS } from './clocks-exclusion.data.ts'
import { PLAN_CLOCKS } from './clocks-plan.data.ts'
import { RECORDS_CLOCKS } from './clocks-records.data.ts'
import { SUPPORT_CLOCKS } from './clocks-support.data.ts'
import { CODES } from './codes.data.ts'
import { CRISIS } from './crisis.data.ts'
import { DUTIES } from './duties.data.ts'
import { INSTRUMENTS } from './instruments.data.ts'
import { LIMITS } from './limits.data.ts'
import { REFORMS } from './reforms.data.ts'
import { LOOPS, RESPONSIBILITIES, ROUTES } from './routes.data.ts'
import { BLAMING, VAGUE } from './wording.data.ts'
import { WORKED } from './worked.data.ts'

export const ENGLAND: Law = {
  jurisdiction: 'england',
  position: 'autumn 2026',
  notice: NOTICE,
  instruments: [...INSTRUMENTS],
  clocks: [
    ...PLAN_CLOCKS,
    ...APPEAL_CLOCKS,
    ...EXCLUSION_CLOCKS,
    ...ATTENDANCE_CLOCKS,
    ...RECORDS_CLOCKS,
    ...COMPLAINTS_CLOCKS,
    ...SUPPORT_CLOCKS,
  ],
  limits: [...LIMITS],
  duties: [...DUTIES],
  brushoffs: [...BRUSHOFFS],
  codes: [...CODES],
  routes: [...ROUTES],
  responsibilities: [...RESPONSIBILITIES],
  loops: [...LOOPS],
  vague: [...VAGUE],
  blaming: [...BLAMING],
  crisis: [...CRISIS],
  reforms: [...REFORMS],
  worked: [...WORKED],
}
