/** Reporting an absence: the words made ready, kept, and the minutes counted. */
import { randomUUID } from 'node:crypto'
import { NotFound } from '../platform/web/errors.tsx'
import { inFullWords, type Day } from '../platform/day.ts'
import { dayOf, textOf, typedIn, type Problem } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import type { EntryDraft } from '../record/entry.ts'
import { keep, keyIn, tokenIn } from '../record/keeping.ts'
import { findMyName } from '../record/looking.ts'
import { gate } from '../people/whereabouts/gate.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findByAddress } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import {
  AbsenceKeptPage,
  AbsencePage,
  absenceWords,
  standingOn,
  WhichDayPage,
  type AbsencePageProps,
} from './absence-page.tsx'
import { isSchoolDay, schoolDaysAround } from './attendance.ts'
import { absenceReportBody } from './entries.ts'
import { findAway, findOnlyCalendar } from './store.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function absenceRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/attendance/absence', 'own the record'], (c, visit) =>
      visit.within((write) => showAsked(c, write)),
    ),
    recordRoute(around, ['post', '/attendance/absence', 'own the record'], report),
    recordRoute(around, ['post', '/attendance/standing', 'own the record'], keepStanding),
    recordRoute(around, ['get', '/attendance/absence/:address', 'own the record'], showKept),
  ]
}

type Wrong = Pick<AbsencePageProps, 'typed' | 'problems' | 'wrong'> & { readonly token: string }

/** What is asked for in the address: a day, and that the school is open on it after all. */
async function showAsked(c: Ctx, write: Write): Promise<Response> {
  const asked = dayOf(formOf(c.req.query()), 'day')
  if (asked !== 'not a day')
    return showFor(c, write, { day: asked ?? todayIn(write), open: c.req.query('open') === 'yes' })
  return whichDay(c, write, todayIn(write), [{ field: 'day', text: NOT_A_DAY }])
}

const NOT_A_DAY = 'Give a day that is in the calendar, as in 28 9 2026'

function formOf(query: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(query)) form.set(name, value)
  return form
}

type AskedDay = { readonly day: Day; readonly open: boolean }

async function showFor(c: Ctx, write: Write, { day, open }: AskedDay): Promise<Response> {
  const isShut = !isSchoolDay(day, await findOnlyCalendar(write))
  if (isShut && !open) return whichDay(c, write, day, [])
  return showForm(c, write, { day, isShut, wrong: null })
}

async function whichDay(
  c: Ctx,
  write: Write,
  on: Day,
  problems: readonly Problem[],
): Promise<Response> {
  const around = schoolDaysAround(on, await findOnlyCalendar(write))
  const page = { record: pageRecord(write), on, today: todayIn(write), ...around, problems }
  return c.html(<WhichDayPage {...page} />, problems.length === 0 ? 200 : 422)
}

async function showForm(
  c: Ctx,
  write: Write,
  {
    day,
    isShut,
    wrong,
  }: { readonly day: Day; readonly isShut: boolean; readonly wrong: Wrong | null },
): Promise<Response> {
  const on = todayIn(write)
  const { reports } = await findAway(write)
  const standing = standingOn(reports, on)
  const parent = await findMyName(write)
  const last = reports.findLast(({ body }) => body.standing !== true)
  const typed = {
    to: last?.body.to ?? '',
    words: absenceWords({ child: write.recordName, parent, day, today: on, standing }),
    ...wrong?.typed,
  }
  return c.html(
    <AbsencePage
      record={pageRecord(write)}
      {...{ on: day, isShut, standing, typed }}
      token={wrong?.token ?? randomUUID()}
      problems={wrong?.problems ?? []}
      wrong={wrong?.wrong ?? null}
    />,
    wrong === null ? 200 : 422,
  )
}

async function draftOf(write: Write, body: object): Promise<Omit<EntryDraft, 'key'>> {
  return {
    kind: 'absence report',
    happened: { day: todayIn(write), time: null, precision: 'day' },
    author: await findMyName(write),
    people: [{ name: write.recordName, address: null }],
    shelf: 'messages',
    audience: 'me',
    amends: null,
    body,
    files: [],
  }
}

const MINUTES_MAX = 1_440

async function report(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const token = tokenIn(form)
    const day = dayOf(form, 'day') ?? todayIn(write)
    if (day === 'not a day')
      return whichDay(c, write, todayIn(write), [{ field: 'day', text: NOT_A_DAY }])
    const isShut = !isSchoolDay(day, await findOnlyCalendar(write))
    if (isShut && textOf(form, 'open') !== 'yes') {
      const text = `${inFullWords(day)} is not a school day: choose the day it is about`
      return whichDay(c, write, day, [{ field: 'day', text }])
    }
    const [to, words, minutes] = ['to', 'words', 'minutes'].map((name) => textOf(form, name))
    const problems: Problem[] = []
    if (to === undefined || to === '') problems.push({ field: 'to', text: 'Write to whom it goes' })
    else if (to.length > 300) problems.push({ field: 'to', text: 'That is too long' })
    if (words === undefined || words === '')
      problems.push({ field: 'words', text: 'Write the email' })
    if (minutes !== '' && !(/^\d{1,4}$/.test(minutes ?? '') && Number(minutes) <= MINUTES_MAX))
      problems.push({ field: 'minutes', text: 'Give the minutes as a number, as in 25' })
    if (problems.length > 0) {
      const wrong = { typed: typedIn(form), problems, token, wrong: 'report' as const }
      return showForm(c, write, { day, isShut, wrong })
    }
    const body = {
      to,
      words,
      day,
      minutes: minutes === '' ? null : Number(minutes),
      reason: 'illness',
    }
    const address = await keep(write, {
      ...(await draftOf(write, body)),
      key: keyIn(form, 'written'),
    })
    return c.redirect(`${visit.path}/attendance/absence/${address}`, 303)
  })
}

async function keepStanding(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const token = tokenIn(form)
    const standing = textOf(form, 'standing')
    const until = dayOf(form, 'until')
    const problems: Problem[] = []
    if (standing === '') problems.push({ field: 'standing', text: 'Write the words' })
    if (until === 'not a day') problems.push({ field: 'until', text: NOT_A_DAY })
    if (problems.length > 0) {
      const wrong = { typed: typedIn(form), problems, token, wrong: 'standing' as const }
      return showForm(c, write, { day: todayIn(write), isShut: false, wrong })
    }
    const body = { to: 'the school', words: standing, until, standing: true }
    await keep(write, {
      ...(await draftOf(write, body)),
      key: `${keyIn(form, 'written')}:standing`,
    })
    return c.redirect(`${visit.path}/attendance/absence`, 303)
  })
}

function showKept(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const entry = await findByAddress(write, c.req.param('address') ?? '')
    const read = absenceReportBody.safeParse(entry?.body)
    if (entry === null || entry.kind !== 'absence report' || !read.success) throw new NotFound()
    const { address, happened } = entry
    await gate(write, { way: 'what you tell the school', things: [{ entry }] }, c)
    const shown = { record: pageRecord(write), report: read.data, address, on: happened.day }
    return c.html(<AbsenceKeptPage {...shown} />)
  })
}
