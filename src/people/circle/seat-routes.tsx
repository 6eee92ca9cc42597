/** Changing and ending a place, leaving, stepping down, and from which day the young person may own it. */
import type { Day } from '../../platform/day.ts'
import { NotAllowed, NotFound } from '../../platform/web/errors.tsx'
import { textOf, textsOf, typedIn, type Problem, type Typed } from '../../platform/web/forms.ts'
import type { Ctx, Route } from '../../platform/web/route.ts'
import { lockHead } from '../../record/append.ts'
import { SHELVES } from '../../record/entry.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../../record/visit.ts'
import { gateInvitation } from '../whereabouts/shelves.ts'
import { readBirthDay, readRoleChange } from './forms.ts'
import { roleNamed } from './roles.ts'
import { isLess, isOver, rolesOn, type Seat } from './seat.ts'
import { findMine, openBefore } from './given-store.ts'
import { OwnFromPage } from './own-from-pages.tsx'
import { LeavePage, LeftPage, SeatPage, type OpenPromise } from './seat-pages.tsx'
import { changeRole, endSeat, findBirthDay, findSeats, keepBirthDay, stepDown } from './store.ts'

/** What somebody has said they will do; handed in, because rooms further on know of it. */
export type Promises = {
  readonly openWith: (write: Write, name: string, on: Day) => Promise<readonly OpenPromise[]>
  readonly passOn: (
    write: Write,
    what: { readonly from: string; readonly to: string; readonly addresses: readonly string[] },
    on: Day,
  ) => Promise<void>
  /** Keeps, for the family, that whoever acts has left, and who has what they had; where their seat may write. */
  readonly tellLeft: (
    write: Write,
    left: {
      readonly name: string
      readonly organisation: string | null
      readonly to: string | null
    },
  ) => Promise<void>
}

type Around = {
  readonly ledger: Ledger
  readonly now: () => string
  readonly promises: Promises
}

type Wrong = { readonly typed: Typed; readonly problems: readonly Problem[] }
const RIGHT: Wrong = { typed: {}, problems: [] }

export function seatRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/circle/seats/:seat', 'own the record'], (c, visit) =>
      visit.within((write) => showSeat(around, c, { write, ...RIGHT })),
    ),
    recordRoute(around, ['post', '/circle/seats/:seat', 'own the record'], (c, visit) =>
      changeSeat(around, c, visit),
    ),
    recordRoute(around, ['get', '/circle/leave', 'read the record'], (c, visit) =>
      visit.within((write) => showLeave(around, c, { write, ...RIGHT })),
    ),
    recordRoute(around, ['post', '/circle/leave', 'read the record'], (c, visit) =>
      leave(around, c, visit),
    ),
    recordRoute(around, ['get', '/circle/own-from', 'own the record'], (c, visit) =>
      visit.within((write) => showOwnFrom(c, { write, ...RIGHT })),
    ),
    recordRoute(around, ['post', '/circle/own-from', 'own the record'], tellBirthDay),
  ]
}

type Shown = Wrong & { readonly write: Write }

/** The seat the page is about: somebody who owns nothing and can open the record. */
async function seatIn(c: Ctx, write: Write): Promise<{ seat: Seat; seats: readonly Seat[] }> {
  const seats = await findSeats(write)
  const seat = seats.find(({ id }) => id === c.req.param('seat'))
  if (seat === undefined || seat.byLink || isOver(seat, todayIn(write))) throw new NotFound()
  if (seat.owner) throw new NotAllowed('Only they themselves can stop owning the record.')
  return { seat, seats }
}

function namesBeside(seats: readonly Seat[], than: Seat, on: Day): string[] {
  const others = seats.filter((each) => each.id !== than.id && !each.byLink && !isOver(each, on))
  const nearest = others.filter(({ organisation }) => organisation === than.organisation)
  return (nearest.length > 0 ? nearest : others).slice(0, 5).map(({ name }) => name)
}

async function showSeat(
  { promises }: Around,
  c: Ctx,
  { write, typed, problems }: Shown,
): Promise<Response> {
  const { seat, seats } = await seatIn(c, write)
  const on = todayIn(write)
  const page = {
    record: pageRecord(write),
    on,
    seat,
    ...(await giftsOf(write, seat, on)),
    promises: await promises.openWith(write, seat.name, on),
    others: namesBeside(seats, seat, on),
    typed,
    problems,
  }
  return c.html(<SeatPage {...page} />, problems.length === 0 ? 200 : 422)
}

/** Which roles could read more by whoever looks; and what they can give from a day on only. */
async function giftsOf(write: Write, seat: Seat, on: Day) {
  const canOpen: string[] = []
  for (const role of rolesOn(seat, on)) {
    const mine = await findMine(write, role.reads, role.until)
    if (role.id !== null && isLess(role, mine)) canOpen.push(role.id)
  }
  return { canOpen, mine: (await findMine(write, SHELVES, null)).later }
}

async function changeSeat(around: Around, c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    await lockHead(write)
    const { seat } = await seatIn(c, write)
    const does = textOf(form, 'do')
    const role = seat.roles.find(({ id }) => id !== null && id === textOf(form, 'role'))
    if (does === 'end') {
      const { to, problems } = await readPassedOn(around, write, { form, from: seat.name })
      if (problems.length > 0) return showSeat(around, c, { write, typed: typedIn(form), problems })
      await passOn(around, write, { form, from: seat.name, to })
      await endSeat(write, seat.id, null)
      return c.redirect(`${visit.path}/circle?done=ended`, 303)
    }
    const known = role === undefined ? null : roleNamed(role.role)
    if (role === undefined || role.id === null || known === null) throw new NotFound()
    if (does === 'end-role') {
      await endSeat(write, seat.id, role.id)
      return c.redirect(`${visit.path}/circle?done=changed`, 303)
    }
    if (does === 'open') {
      await gateInvitation(write, role.reads, c)
      await openBefore(write, role.id)
      return c.redirect(`${visit.path}/circle?done=changed`, 303)
    }
    const read = readRoleChange(form, known, { today: todayIn(write), since: role.since })
    if (!read.ok)
      return showSeat(around, c, { write, typed: typedIn(form), problems: read.problems })
    // A shelf that is given back opens what was shared on it in the meantime.
    await gateInvitation(
      write,
      read.value.reads.filter((shelf) => !role.reads.includes(shelf)),
      c,
    )
    await changeRole(write, role.id, read.value)
    return c.redirect(`${visit.path}/circle?done=changed`, 303)
  })
}

const NAME_MAX = 200

const NOBODY_NAMED =
  'Write who has these from now on, or tick that nobody has them yet: the family is told either way'

/** What is open in the name of whoever goes, and who is named for it; a name is asked for, or that there is none. */
async function readPassedOn(
  { promises }: Around,
  write: Write,
  { form, from }: { readonly form: FormData; readonly from: string },
): Promise<{ readonly to: string | null; readonly problems: readonly Problem[] }> {
  const to = textOf(form, 'to').replaceAll(/\s+/g, ' ').slice(0, NAME_MAX)
  if (to !== '') return { to, problems: [] }
  const open =
    textOf(form, 'nobody') === '' ? await promises.openWith(write, from, todayIn(write)) : []
  return { to: null, problems: open.length === 0 ? [] : [{ field: 'to', text: NOBODY_NAMED }] }
}

async function passOn(
  { promises }: Around,
  write: Write,
  what: { readonly form: FormData; readonly from: string; readonly to: string | null },
): Promise<void> {
  const { form, from, to } = what
  const addresses = textsOf(form, 'promises')
  if (to !== null && addresses.length > 0)
    await promises.passOn(write, { from, to, addresses }, todayIn(write))
}

async function showLeave(
  { promises }: Around,
  c: Ctx,
  { write, typed, problems }: Shown,
): Promise<Response> {
  const seats = await findSeats(write)
  const me = seats.find(({ isMe }) => isMe)
  if (me === undefined) throw new NotFound()
  const on = todayIn(write)
  const page = {
    record: pageRecord(write),
    on,
    isOwner: write.owner,
    me: me.name,
    promises: await promises.openWith(write, me.name, on),
    others: namesBeside(seats, me, on),
    typed,
    problems,
  }
  return c.html(<LeavePage {...page} />, problems.length === 0 ? 200 : 422)
}

const LAST =
  'You are the only owner of this record. Add another owner first: a record is never without one.'

async function leave(around: Around, c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    await lockHead(write)
    const on = todayIn(write)
    const seats = await findSeats(write)
    const me = seats.find(({ isMe }) => isMe)
    if (me === undefined) throw new NotFound()
    const others = seats.filter((each) => each.owner && !each.isMe && !isOver(each, on))
    if (write.owner && others.length === 0) throw new NotAllowed(LAST)
    const { to, problems } = await readPassedOn(around, write, { form, from: me.name })
    if (problems.length > 0) return showLeave(around, c, { write, typed: typedIn(form), problems })
    await passOn(around, write, { form, from: me.name, to })
    if (write.owner && textOf(form, 'do') === 'step-down') {
      await stepDown(write)
      return c.redirect(`${visit.path}/circle?done=stepped-down`, 303)
    }
    if (!write.owner)
      await around.promises.tellLeft(write, { name: me.name, organisation: me.organisation, to })
    await endSeat(write, me.id, null)
    return c.html(<LeftPage />)
  })
}

async function showOwnFrom(c: Ctx, { write, typed, problems }: Shown): Promise<Response> {
  const born = await findBirthDay(write)
  const page = { record: pageRecord(write), on: todayIn(write), born, typed, problems }
  return c.html(<OwnFromPage {...page} />, problems.length === 0 ? 200 : 422)
}

async function tellBirthDay(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const read = readBirthDay(form, todayIn(write))
    if (!read.ok) return showOwnFrom(c, { write, typed: typedIn(form), problems: read.problems })
    await keepBirthDay(write, read.value)
    return c.redirect(
      read.value === null ? `${visit.path}/circle?done=kept` : `${visit.path}/circle/own-from`,
      303,
    )
  })
}
