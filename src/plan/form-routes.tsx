/** Adding and correcting what this room keeps. Each form makes one entry, once, however often it is sent. */
import { randomUUID } from 'node:crypto'
import { isSmallHours, whenOf } from '../correspondence/by-hand/forms.ts'
import type { Body } from '../incidents/asking.ts'
import { findRoots } from '../incidents/store.ts'
import { usualAudience } from '../people/circle/audience.ts'
import { NotAllowed, NotFound } from '../platform/web/errors.tsx'
import { textOf, typedDay, typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { currentAudience } from '../record/audience.ts'
import type { Entry, Happened } from '../record/entry.ts'
import { filesCarriedOver, filesIn, keep, keyIn, tokenIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findMyName } from '../record/looking.ts'
import { findByAddress, findVersions } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import type { DeliveredBody } from './entries.ts'
import type { FormProps } from './form-pages.tsx'
import {
  DELIVERED,
  FORM_SORTS,
  PLAN,
  PROVISION,
  REVIEW,
  STOPPED,
  type At,
  type Sort,
} from './form-sorts.tsx'
import { happenedOn } from './forms.ts'
import { saysOf } from './side.ts'
import { findOffered } from './shown.ts'
import { findPlanned } from './store.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function planFormRoutes(around: Around): Route[] {
  const form = (path: string, sort: Sort): Route[] => [
    recordRoute(around, ['get', path, 'write plan'], (c, visit) =>
      visit.within(async (write) => {
        const at = await standing(c, write, sort)
        return show(c, write, { sort, at, typed: {}, problems: [], entry: null })
      }),
    ),
    recordRoute(around, ['post', path, 'write plan'], (c, visit) => add(c, visit, sort)),
  ]
  return [
    ...form('/plan/new', PLAN),
    ...form('/plan/provisions/new', PROVISION),
    ...form('/plan/provisions/:address/given', DELIVERED),
    ...form('/plan/provisions/:address/stopped', STOPPED),
    ...form('/plan/reviews/new', REVIEW),
    recordRoute(around, ['get', '/plan/correct/:address', 'write plan'], (c, visit) =>
      visit.within((write) => showCorrection(c, write)),
    ),
    recordRoute(around, ['post', '/plan/correct/:address', 'write plan'], correct),
  ]
}

/** Looks up what a form can point at; at a form about one provision, that it is there. */
async function standing(c: Ctx, write: Write, sort: Sort, of?: number): Promise<At> {
  const planned = await findPlanned(write)
  const says = saysOf(write)
  if (sort.isOfProvision !== true) {
    const points = await findOffered(write, planned, todayIn(write))
    return { points, provision: null, says }
  }
  const entry = of === undefined ? await findByAddress(write, c.req.param('address') ?? '') : null
  const root = of ?? entry?.root
  const provision = planned.provisions.find((each) => each.root === root)
  if (provision === undefined) throw new NotFound()
  // Its form points at nothing else: one tap reads no more than it needs.
  return { points: { plans: [], asks: [], needs: [], matters: [] }, provision, says }
}

type Shown = {
  readonly sort: Sort
  readonly at: At
  readonly typed: Typed
  readonly problems: readonly Problem[]
  /** The entry that is corrected. */
  readonly entry: Entry | null
  readonly token?: string
}

function show(c: Ctx, write: Write, shown: Shown): Response | Promise<Response> {
  const { sort, at, typed, problems, entry } = shown
  const { plans, asks, needs, matters } = at.points
  const today = todayIn(write)
  const { provision } = at
  const props: FormProps = {
    record: pageRecord(write),
    token: shown.token ?? randomUUID(),
    typed,
    problems,
    today,
    isNight: isSmallHours(write.now, today, write.zone),
    isCorrection: entry !== null,
    offered: { plan: plans, of: plans, asked: asks, need: needs, matter: matters },
    ...(provision !== null && {
      of: {
        what: provision.body.what,
        path: `/records/${write.recordId}/plan/provisions/${provision.address}`,
      },
    }),
  }
  return c.html(<>{sort.page(props)}</>, problems.length > 0 ? 422 : 200)
}

type Asked = {
  readonly sort: Sort
  readonly at: At
  /** What is corrected, by what it points at now. */
  readonly before?: Body
}

/** What was typed, and the day it is about. */
function readForm(write: Write, form: FormData, { sort, at, before }: Asked) {
  const today = todayIn(write)
  const isNight = isSmallHours(write.now, today, write.zone)
  const problems: Problem[] = []
  const read = sort.read(form, at, before)
  const asked = sort.asksWhen
    ? whenOf(form, { today, isNight }, (field, text) => problems.push({ field, text }))
    : null
  const day = read.ok ? happenedOn(sort.named(read.value), today) : today
  const named: Happened = { day, time: null, precision: 'day' }
  return {
    happened: sort.asksWhen ? asked : named,
    body: read.ok ? read.value : null,
    problems: [...(read.ok ? [] : read.problems), ...problems],
  }
}

function peopleOf(write: Write, sort: Sort, body: Body) {
  const named = sort.people(body).filter((name) => name !== null)
  return [...new Set([write.recordName, ...named])].map((name) => ({ name, address: null }))
}

async function add(c: Ctx, visit: Visit, sort: Sort): Promise<Response> {
  const form = await c.req.formData()
  const files = await filesIn(form)
  return visit.within(async (write) => {
    const at = await standing(c, write, sort)
    const { happened, body, problems } = readForm(write, form, { sort, at })
    if (body === null || happened === null) {
      const typed = typedIn(form)
      return show(c, write, { sort, at, typed, problems, entry: null, token: tokenIn(form) })
    }
    const address = await keep(write, {
      kind: sort.kind,
      happened,
      author: await findMyName(write),
      people: peopleOf(write, sort, body),
      shelf: 'plan',
      audience: usualAudience(write),
      amends: null,
      body,
      files,
      key: keyIn(form, 'written'),
    })
    return c.redirect(
      afterwards(visit, sort, { at, body, address, back: textOf(form, 'back') }),
      303,
    )
  })
}

type Made = {
  readonly at: At
  readonly body: Body
  readonly address: string
  readonly back: string
}

function afterwards(visit: Visit, sort: Sort, { at, body, address, back }: Made): string {
  const provision = sort === PROVISION ? address : at.provision?.address
  if (provision === undefined || back === 'plan') return `${visit.path}/plan?saved=yes`
  const saved =
    sort === STOPPED
      ? 'stopped'
      : sort !== DELIVERED
        ? 'yes'
        : (body as DeliveredBody).given === 'not given'
          ? 'not'
          : 'given'
  return `${visit.path}/plan/provisions/${provision}?saved=${saved}`
}

/** The newest version of the entry at the page's address, for whoever brought it in. */
async function entryAt(c: Ctx, write: Write): Promise<{ entry: Entry; sort: Sort; at: At }> {
  const found = await findByAddress(write, c.req.param('address') ?? '')
  const entry = found === null ? undefined : (await findVersions(write, found.root)).at(-1)
  const sort = FORM_SORTS.find(({ kind }) => kind === entry?.kind)
  if (entry === undefined || entry.erased || sort === undefined) throw new NotFound()
  if (entry.broughtBy !== write.memberId)
    throw new NotAllowed(
      'Only whoever wrote this down can correct it. You can add an entry of your own.',
    )
  const { of } = entry.body as { readonly of?: number }
  const root = typeof of === 'number' ? (await findRoots(write, [of])).get(of) : undefined
  return { entry, sort, at: await standing(c, write, sort, root) }
}

/** Its body, with what it points at by the first version of each: that is what forms offer. */
async function pointing(write: Write, entry: Entry): Promise<Body> {
  const body = entry.body as Body
  const named = ['plan', 'need', 'asked', 'of', 'matter'].flatMap((field) => {
    const seq = body[field]
    return typeof seq === 'number' ? [[field, seq] as const] : []
  })
  const roots = await findRoots(
    write,
    named.map(([, seq]) => seq),
  )
  return {
    ...body,
    ...Object.fromEntries(named.map(([field, seq]) => [field, roots.get(seq) ?? seq])),
  }
}

async function showCorrection(c: Ctx, write: Write): Promise<Response> {
  const { entry, sort, at } = await entryAt(c, write)
  const { day, time, precision } = entry.happened
  const typed: Typed = {
    ...sort.typed(await pointing(write, entry), at.points),
    ...(sort.asksWhen && {
      ...typedDay('day', day),
      on: 'other',
      time: time ?? '',
      about: precision === 'about' ? 'yes' : '',
    }),
  }
  return show(c, write, { sort, at, typed, problems: [], entry })
}

async function correct(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const files = await filesIn(form)
  return visit.within(async (write) => {
    const { entry, sort, at } = await entryAt(c, write)
    const before = await pointing(write, entry)
    const { happened, body, problems } = readForm(write, form, { sort, at, before })
    if (body === null || happened === null) {
      const typed = typedIn(form)
      return show(c, write, { sort, at, typed, problems, entry, token: tokenIn(form) })
    }
    const address = await keep(write, {
      kind: sort.kind,
      happened: sort.asksWhen || sort.named(body) !== null ? happened : entry.happened,
      author: entry.author,
      people: peopleOf(write, sort, body),
      shelf: entry.shelf,
      audience: await currentAudience(write, entry),
      amends: entry.seq,
      body,
      files: [...(await filesCarriedOver(write, entry)), ...files],
      key: keyIn(form, 'written'),
    })
    return c.redirect(afterwards(visit, sort, { at, body, address, back: '' }), 303)
  })
}
