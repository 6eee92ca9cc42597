/** School dates and promises: the list, one organisation, giving dates, changing them. */
import { randomUUID } from 'node:crypto'
import type { Day } from '../platform/day.ts'
import { NotFound } from '../platform/web/errors.tsx'
import { filesOf, textOf, typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { tokenIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { schoolYearOf, type Calendars } from './calendar.ts'
import { findCalendars, findPolicies } from './calendars.ts'
import { CheckPage, GivingPage, WaysPage } from './dates-pages.tsx'
import { linesOf } from './dates-words.ts'
import { CALENDAR_KIND, calendarBody } from './entries.ts'
import { FILE_BYTES_MAX, readChecked, readDates, WAYS, type DatesGiven, type Way } from './forms.ts'
import { entryToChange, keepGiven } from './keeping.ts'
import { whatMoved, type MovedDate, type Outcome } from './moved.ts'
import { keyOfBody } from './naming.ts'
import { organisationAt, organisationsOf, type Organisation } from './organisations.ts'
import { OrganisationPage, OrganisationsPage } from './pages.tsx'
import { policyRoutes } from './policy-routes.tsx'
import { yearName } from './year-picture.tsx'

export type PeopleAround = {
  readonly ledger: Ledger
  readonly now: () => string
  /** Every open date of the record as counted with these calendars; rooms that count dates hand it in. */
  readonly openDates?: (write: Write, on: Day, calendars: Calendars) => Promise<readonly Outcome[]>
}

export function peopleRoutes(around: PeopleAround): Route[] {
  return [
    recordRoute(around, ['get', '/school-dates', 'read days'], (c, visit) =>
      visit.within(async (write) => {
        const organisations = await findOrganisations(write)
        return c.html(
          <OrganisationsPage record={pageRecord(write)} organisations={organisations} />,
        )
      }),
    ),
    recordRoute(around, ['get', '/school-dates/new', 'write days'], (c, visit) =>
      visit.within(async (write) => {
        const school = (c.req.query('school') ?? '').slice(0, 300)
        return c.html(<WaysPage record={pageRecord(write)} school={school} />)
      }),
    ),
    recordRoute(around, ['get', '/school-dates/new/:way', 'write days'], (c, visit) =>
      visit.within((write) =>
        showGiving(c, write, { typed: { school: c.req.query('school') ?? '' }, problems: [] }),
      ),
    ),
    recordRoute(around, ['post', '/school-dates/new/:way', 'write days'], readGiven),
    recordRoute(around, ['post', '/school-dates/keep', 'write days'], keepChecked),
    ...policyRoutes(around),
    recordRoute(around, ['get', '/school-dates/:address', 'read days'], (c, visit) =>
      visit.within((write) => showOrganisation(c, write, around)),
    ),
    recordRoute(around, ['get', '/school-dates/:address/change', 'write days'], showChange),
  ]
}

async function findOrganisations(write: Write): Promise<Organisation[]> {
  return organisationsOf(await findCalendars(write), await findPolicies(write))
}

async function showOrganisation(c: Ctx, write: Write, around: PeopleAround): Promise<Response> {
  const found = organisationAt(await findOrganisations(write), c.req.param('address') ?? '')
  if (found === null) throw new NotFound()
  const isKept = c.req.query('kept') === 'yes'
  const moved = isKept ? await movedOf(write, found, around) : null
  return c.html(<OrganisationPage record={pageRecord(write)} organisation={found} moved={moved} />)
}

/** What the newest of its calendar entries moved, worked out again from before and after. */
async function movedOf(
  write: Write,
  { school }: Organisation,
  { openDates }: PeopleAround,
): Promise<MovedDate[]> {
  const newest = Math.max(...(school?.entries ?? []).map(({ seq }) => seq))
  if (openDates === undefined || !Number.isFinite(newest)) return []
  const on = todayIn(write)
  const before = await openDates(write, on, await findCalendars(write, newest))
  return whatMoved(before, await openDates(write, on, await findCalendars(write)))
}

function wayIn(c: Ctx): Way {
  const way = WAYS.find((each) => each === c.req.param('way'))
  if (way === undefined) throw new NotFound()
  return way
}

async function showGiving(
  c: Ctx,
  write: Write,
  shown: { readonly typed: Typed; readonly problems: readonly Problem[] },
): Promise<Response> {
  const schools = (await findCalendars(write)).map(({ name }) => name)
  const props = { record: pageRecord(write), way: wayIn(c), schools, ...shown }
  return c.html(<GivingPage {...props} />, shown.problems.length === 0 ? 200 : 422)
}

async function readGiven(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const [file] = filesOf(form, 'file')
  const isTooLarge = (file?.size ?? 0) > FILE_BYTES_MAX
  const text = file === undefined || isTooLarge ? null : await file.text()
  return visit.within(async (write) => {
    const read = readDates(form, wayIn(c), text)
    if (!read.ok) {
      const problems = isTooLarge
        ? [{ field: 'file', text: 'That file is too large for a school calendar' }]
        : read.problems
      return showGiving(c, write, { typed: typedIn(form), problems })
    }
    return showCheck(c, write, { given: read.value, token: randomUUID() })
  })
}

type Checking = {
  readonly given: DatesGiven
  readonly token: string
  readonly lines?: string
  readonly problems?: readonly Problem[]
  readonly amends?: string
  readonly isChanged?: boolean
}

async function showCheck(c: Ctx, write: Write, checking: Checking): Promise<Response> {
  const { problems = [], amends = '', isChanged = false, ...rest } = checking
  const calendars = await findCalendars(write)
  const replaces = amends === '' ? replacedBy(rest.given, calendars) : []
  const props = { record: pageRecord(write), problems, amends, isChanged, replaces, ...rest }
  return c.html(<CheckPage {...props} />, problems.length === 0 ? 200 : 422)
}

/** The school years whose terms are known already and are given anew. */
function replacedBy({ school, terms }: DatesGiven, calendars: Calendars): string[] {
  const known = calendars.find(({ name }) => keyOfBody(name) === keyOfBody(school))
  const years = new Set(known?.calendar.terms.map(({ from }) => schoolYearOf(from)))
  return [...new Set(terms.map(({ from }) => schoolYearOf(from)))]
    .filter((year) => years.has(year))
    .map(yearName)
}

async function showChange(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const address = c.req.param('address') ?? ''
    const body = calendarBody.parse((await entryToChange(write, address, CALENDAR_KIND)).body)
    const given: DatesGiven = {
      ...body,
      where: body.where ?? '',
      words: body.words ?? '',
      source: body.source ?? 'by hand',
      ignored: 0,
    }
    return showCheck(c, write, { given, token: randomUUID(), amends: address })
  })
}

async function keepChecked(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const lines = textOf(form, 'lines')
  return visit.within(async (write) => {
    const amends = textOf(form, 'amends')
    const token = tokenIn(form)
    const read = readChecked(form)
    if (!read.ok) {
      const given = givenBack(form)
      return showCheck(c, write, { given, token, lines, problems: read.problems, amends })
    }
    const given = read.value
    const isChanged = textOf(form, 'seen') !== lines
    if (isChanged || textOf(form, 'do') !== 'keep')
      return showCheck(c, write, { given, token, lines: linesOf(given), amends, isChanged })
    const { school, terms, closures, source } = given
    const body = {
      school,
      terms,
      closures,
      source,
      where: given.where === '' ? null : given.where,
      words: given.words === '' ? null : given.words,
    }
    const made = { kind: CALENDAR_KIND, shelf: 'days' as const, people: school, body }
    const address = await keepGiven(write, made, { token, amends })
    return c.redirect(`${visit.path}/school-dates/${address}?kept=yes`, 303)
  })
}

/** What was typed, for a page that asks for it again. */
function givenBack(form: FormData): DatesGiven {
  return {
    school: textOf(form, 'school'),
    where: textOf(form, 'where'),
    words: textOf(form, 'words'),
    source: 'by hand',
    terms: [],
    closures: [],
    ignored: 0,
  }
}
