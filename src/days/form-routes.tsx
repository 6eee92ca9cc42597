/** Adding and correcting the entries of this room that are simple forms. */
import { randomUUID } from 'node:crypto'
import { isSmallHours, whenOf } from '../correspondence/by-hand/forms.ts'
import { readAsked, typedFrom, type Body, type Form } from '../incidents/asking.ts'
import { usualAudience } from '../people/circle/audience.ts'
import { NotAllowed, NotFound } from '../platform/web/errors.tsx'
import { typedDay, typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { currentAudience } from '../record/audience.ts'
import type { Entry, Figure } from '../record/entry.ts'
import { filesCarriedOver, filesIn, keep, keyIn, tokenIn } from '../record/keeping.ts'
import { findMyName } from '../record/looking.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findByAddress, findVersions } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { DayFormPage } from './form-page.tsx'
import { CORRECTED_SORTS, DAY_SORTS, type DaySort } from './sorts.data.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function dayFormRoutes(around: Around): Route[] {
  return [
    ...DAY_SORTS.flatMap((sort) => [
      recordRoute(around, ['get', `/days/new/${sort.slug}`, `write ${sort.shelf}`], (c, visit) =>
        visit.within(async (write) => {
          const props = { ...shownOf(write), sort, token: randomUUID(), typed: {}, problems: [] }
          return c.html(<DayFormPage {...props} isCorrection={false} />)
        }),
      ),
      recordRoute(around, ['post', `/days/new/${sort.slug}`, `write ${sort.shelf}`], (c, visit) =>
        add(c, visit, sort),
      ),
    ]),
    recordRoute(around, ['get', '/days/correct/:address', 'write days or plan'], (c, visit) =>
      visit.within(async (write) => showCorrection(c, write)),
    ),
    recordRoute(around, ['post', '/days/correct/:address', 'write days or plan'], correct),
  ]
}

/** Of the record and of now, what every form shows. */
export function shownOf(write: Write) {
  const today = todayIn(write)
  return { record: pageRecord(write), today, isNight: isSmallHours(write.now, today, write.zone) }
}

/** The form of `sort`; what `before` holds and no question asks is kept when an entry is corrected. */
function formOf(sort: DaySort, child: string, before: Body = {}): Form<Body> {
  return {
    questions: sort.questions(child),
    schema: sort.schema as Form<Body>['schema'],
    shaped: (answers) => ({ ...before, ...answers }),
  }
}

function figuresIn(sort: DaySort, body: Body, child: string): Figure[] {
  const named = sort.people.flatMap((field) => {
    const value = body[field]
    return typeof value === 'string' ? [value] : []
  })
  return [...new Set([child, ...named])].map((name) => ({ name, address: null }))
}

/** What a form says, and on which day; or every slip, in the order of the page. */
function readForm(form: FormData, of: Form<Body>, moment: ReturnType<typeof shownOf>) {
  const problems: Problem[] = []
  const when = whenOf(form, moment, (field, text) => problems.push({ field, text }))
  const read = readAsked(form, of)
  return {
    when,
    body: read.ok ? read.value : null,
    problems: [...(read.ok ? [] : read.problems), ...problems],
  }
}

async function add(c: Ctx, visit: Visit, sort: DaySort): Promise<Response> {
  const form = await c.req.formData()
  const files = await filesIn(form)
  return visit.within(async (write) => {
    const shown = shownOf(write)
    const token = tokenIn(form)
    const { when, body, problems } = readForm(form, formOf(sort, write.recordName), shown)
    if (body === null || when === null) {
      const typed = typedIn(form)
      const props = { ...shown, sort, token, typed, problems }
      return c.html(<DayFormPage {...props} isCorrection={false} />, 422)
    }
    await keep(write, {
      kind: sort.kind,
      happened: when,
      author: await findMyName(write),
      people: figuresIn(sort, body, write.recordName),
      shelf: sort.shelf,
      audience: usualAudience(write),
      amends: null,
      body,
      files,
      key: keyIn(form, 'written'),
    })
    return c.redirect(visit.path + sort.back.path, 303)
  })
}

async function entryAt(c: Ctx, write: Write): Promise<{ entry: Entry; sort: DaySort }> {
  const found = await findByAddress(write, c.req.param('address') ?? '')
  const entry = found === null ? undefined : (await findVersions(write, found.root)).at(-1)
  const sort = CORRECTED_SORTS.find(({ kind }) => kind === entry?.kind)
  if (entry === undefined || entry.erased || sort === undefined) throw new NotFound()
  if (entry.broughtBy !== write.memberId)
    throw new NotAllowed(
      'Only whoever wrote this down can correct it. You can add an entry of your own.',
    )
  return { entry, sort }
}

async function showCorrection(c: Ctx, write: Write): Promise<Response> {
  const { entry, sort } = await entryAt(c, write)
  const { day, time, precision } = entry.happened
  const typed: Typed = {
    ...typedFrom(entry.body as Body, sort.questions(write.recordName)),
    ...typedDay('day', day),
    on: 'other',
    time: time ?? '',
    about: precision === 'about' ? 'yes' : '',
  }
  const props = { ...shownOf(write), sort, token: randomUUID(), typed, problems: [] }
  return c.html(<DayFormPage {...props} isCorrection />)
}

async function correct(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const files = await filesIn(form)
  return visit.within(async (write) => {
    const { entry, sort } = await entryAt(c, write)
    const shown = shownOf(write)
    const token = tokenIn(form)
    const before = entry.body as Body
    const { when, body, problems } = readForm(form, formOf(sort, write.recordName, before), shown)
    if (body === null || when === null) {
      const typed = typedIn(form)
      return c.html(
        <DayFormPage {...{ ...shown, sort, token, typed, problems }} isCorrection />,
        422,
      )
    }
    await keep(write, {
      kind: entry.kind,
      happened: when,
      author: entry.author,
      people: figuresIn(sort, body, write.recordName),
      shelf: entry.shelf,
      audience: await currentAudience(write, entry),
      amends: entry.seq,
      body,
      files: [...(await filesCarriedOver(write, entry)), ...files],
      key: keyIn(form, 'written'),
    })
    return c.redirect(visit.path + sort.back.path, 303)
  })
}
