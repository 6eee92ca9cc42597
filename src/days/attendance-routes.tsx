/** Attendance: the page, marks by hand, marks brought in. */
import { randomUUID } from 'node:crypto'
import { termsOf, yearOf } from '../incidents/period.ts'
import { usualAudience } from '../people/circle/audience.ts'
import { addDays, daysBetween, parseDay, type Day } from '../platform/day.ts'
import {
  choiceOf,
  dayOf,
  filesOf,
  textOf,
  typedDay,
  typedIn,
  type Problem,
} from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import type { EntryDraft } from '../record/entry.ts'
import { keyIn, tokenIn } from '../record/keeping.ts'
import { findMyName } from '../record/looking.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { append, takeStock } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { codeOf, isSchoolDay, registerOf } from './attendance.ts'
import { AttendancePage } from './attendance-page.tsx'
import { findRegisterEvents } from './find-events.ts'
import { BringRegisterPage, MarksPage, RegisterReadPage } from './marks-pages.tsx'
import { readRegister, type ReadMark } from './register-text.ts'
import { findAttendance, findAway, findOnlyCalendar } from './store.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function attendanceRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/attendance', 'read days'], showAttendance),
    recordRoute(around, ['get', '/attendance/marks', 'write days'], (c, visit) =>
      visit.within(async (write) => {
        const typed = { ...typedDay('from', todayIn(write)), session: 'day' }
        const props = { record: pageRecord(write), token: randomUUID(), typed, problems: [] }
        return c.html(<MarksPage {...props} />)
      }),
    ),
    recordRoute(around, ['post', '/attendance/marks', 'write days'], addMarks),
    recordRoute(around, ['get', '/attendance/bring', 'write days'], (c, visit) =>
      visit.within(async (write) => {
        const props = { record: pageRecord(write), token: randomUUID(), typed: {}, problems: [] }
        return c.html(<BringRegisterPage {...props} />)
      }),
    ),
    recordRoute(
      around,
      ['post', '/attendance/bring', 'write days', 'words written before'],
      readBrought,
    ),
    recordRoute(
      around,
      ['post', '/attendance/keep', 'write days', 'words written before'],
      keepBrought,
    ),
  ]
}

/** Ten school weeks may reach back over a summer into the year before. */
const BEFORE_DAYS = 200

function showAttendance(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const on = parseDay(c.req.query('year') ?? '') ?? todayIn(write)
    const calendar = await findOnlyCalendar(write)
    const year = yearOf(on)
    const kept = c.req.query('kept') ?? ''
    return c.html(
      <AttendancePage
        record={pageRecord(write)}
        on={todayIn(write)}
        year={year}
        terms={termsOf(on, calendar?.terms)}
        sessions={registerOf(
          await findAttendance(write, { from: addDays(year.from, -BEFORE_DAYS) }),
        )}
        calendar={calendar}
        events={await findRegisterEvents(write, { from: year.from, to: todayIn(write) })}
        away={await findAway(write)}
        saved={/^\d{1,5}$/.test(kept) ? `Kept: ${kept} sessions.` : null}
      />,
    )
  })
}

/** Two years of days: more is brought in as a file. */
const DAYS_MAX = 366

type Marks = {
  readonly code: string
  readonly session: 'am' | 'pm' | 'day'
  readonly days: readonly Day[]
  readonly reason: string | null
}

async function readMarks(form: FormData, write: Write) {
  const problems: Problem[] = []
  const slip = (field: string, text: string) => problems.push({ field, text })
  const today = todayIn(write)
  const code = codeOf(textOf(form, 'code'))?.code ?? null
  if (code === null) slip('code', 'Choose the code')
  const session = choiceOf(form, 'session', ['day', 'am', 'pm']) ?? 'day'
  const [from, to] = [dayOf(form, 'from'), dayOf(form, 'to')]
  if (from === null) slip('from', 'Give the day')
  else if (from === 'not a day') slip('from', 'Give a day that is in the calendar, as in 28 9 2026')
  else if (from > addDays(today, DAYS_MAX)) slip('from', 'Give a day that is not so far ahead')
  if (to === 'not a day') slip('to', 'Give a day that is in the calendar, as in 28 9 2026')
  const start = from === null || from === 'not a day' ? null : from
  const end = to === 'not a day' ? null : (to ?? start)
  const reason = textOf(form, 'reason').replaceAll(/\s+/g, ' ').slice(0, 300)
  if (start !== null && end !== null && end < start)
    slip('to', 'Give a last day that is not before the first')
  if (start !== null && end !== null && daysBetween(start, end) > DAYS_MAX)
    slip('to', 'Give at most a year at once')
  if (problems.length > 0 || code === null || start === null || end === null)
    return { marks: null, problems }
  const calendar = await findOnlyCalendar(write)
  const days = Array.from({ length: daysBetween(start, end) + 1 }, (_, at) =>
    addDays(start, at),
  ).filter((on) => start === end || isSchoolDay(on, calendar))
  if (days.length === 0) slip('to', 'There is no school day between these')
  const marks: Marks = { code, session, days, reason: reason === '' ? null : reason }
  return { marks: days.length === 0 ? null : marks, problems }
}

async function draftsOf(
  write: Write,
  marks: readonly { readonly day: Day; readonly session: string; readonly code: string }[],
  { key, reason }: { readonly key: string; readonly reason: string | null },
): Promise<EntryDraft[]> {
  const author = await findMyName(write)
  return marks.map(({ day, session, code }, at) => ({
    kind: 'attendance',
    happened: { day, time: null, precision: 'day' },
    author,
    people: [{ name: write.recordName, address: null }],
    shelf: 'days',
    audience: usualAudience(write),
    amends: null,
    body: { session, code, reason },
    files: [],
    key: `${key}:${at}`,
  }))
}

async function addMarks(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const token = tokenIn(form)
    const { marks, problems } = await readMarks(form, write)
    if (marks === null) {
      const typed = typedIn(form)
      return c.html(<MarksPage {...{ record: pageRecord(write), token, typed, problems }} />, 422)
    }
    const { code, session, days, reason } = marks
    const drafts = await draftsOf(
      write,
      days.map((day) => ({ day, session, code })),
      { key: keyIn(form, 'written'), reason },
    )
    await append(write, drafts)
    const kept = days.length * (session === 'day' ? 2 : 1)
    return c.redirect(`${visit.path}/attendance?kept=${kept}`, 303)
  })
}

/** Ten years of register as text; what is longer is no register. */
const TEXT_MAX = 2_000_000

async function textBrought(form: FormData): Promise<string> {
  const [file] = filesOf(form, 'files')
  const text = file === undefined ? textOf(form, 'text') : await file.text()
  return text.slice(0, TEXT_MAX)
}

/** Those of `marks` that the record does not have as they stand; of two for a session, the last. */
async function findFresh(write: Write, marks: readonly ReadMark[]): Promise<ReadMark[]> {
  const keyOf = ({ day, session }: Pick<ReadMark, 'day' | 'session'>) => `${day} ${session}`
  const known = new Map(
    registerOf(await findAttendance(write)).map((each) => [keyOf(each), each.code]),
  )
  const last = new Map(marks.map((mark) => [keyOf(mark), mark]))
  return [...last.values()].filter((mark) => known.get(keyOf(mark)) !== mark.code)
}

async function readBrought(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const text = await textBrought(form)
  return visit.within(async (write) => {
    const token = tokenIn(form)
    const record = pageRecord(write)
    const read = readRegister(text)
    if (read.marks.length === 0) {
      const why =
        text.trim() === ''
          ? 'Choose a file, or paste the register'
          : 'No session could be read in it. Each line needs a day and its codes'
      const problems = [{ field: 'text', text: why }]
      return c.html(<BringRegisterPage {...{ record, token, typed: { text }, problems }} />, 422)
    }
    const fresh = await findFresh(write, read.marks)
    return c.html(<RegisterReadPage {...{ record, token, text, read, fresh }} />)
  })
}

async function keepBrought(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const text = await textBrought(form)
  return visit.within(async (write) => {
    const key = keyIn(form, 'written')
    const fresh = await findFresh(write, readRegister(text).marks)
    const { entries } = await append(write, await draftsOf(write, fresh, { key, reason: null }))
    await takeStock(write, entries.length)
    return c.redirect(`${visit.path}/attendance?kept=${entries.length}`, 303)
  })
}
