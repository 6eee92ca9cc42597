/** Talking it through again: beginning, each saying their part, agreeing, letting it rest. */
import { randomUUID } from 'node:crypto'
import { NotFound } from '../platform/web/errors.tsx'
import { textOf, typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { lockHead } from '../record/append.ts'
import { isUuid } from '../record/begin.ts'
import type { EntryDraft } from '../record/entry.ts'
import { keep, keyIn, tokenIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { append, findByAddress } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { findApologies } from './apology-store.ts'
import { lastSummary, stateOfRepair, turnsOf, type Repair, type Side } from './repair.ts'
import { readBegun, readTurn, type Said } from './repair-forms.ts'
import { BeginRepairPage, RepairPage, RepairsPage } from './repair-pages.tsx'
import { findRepairs } from './repair-store.ts'
import { keepPromises, findPromisesOf } from './repair-promises.ts'
import { isOpen, sharedShelf, type Seat } from './seats.ts'
import { findSeats } from './store.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function repairRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/repair', 'read the record'], (c, visit) =>
      visit.within(async (write) => {
        const { others } = await seatsIn(write)
        const page = { repairs: (await findRepairs(write)).toReversed(), me: write.memberId }
        const apologies = (await findApologies(write)).toReversed()
        const shown = { ...page, apologies, canBegin: write.writes && others.length > 0 }
        return c.html(<RepairsPage record={pageRecord(write)} {...shown} />)
      }),
    ),
    recordRoute(around, ['get', '/repair/new', 'write in the record'], (c, visit) =>
      visit.within((write) => showBegin(c, write, { typed: {}, problems: [] })),
    ),
    recordRoute(around, ['post', '/repair/new', 'write in the record'], begin),
    recordRoute(around, ['get', '/repair/:address', 'read the record'], (c, visit) =>
      visit.within(async (write) => showOne(c, write, await repairAt(c, write))),
    ),
    recordRoute(around, ['post', '/repair/:address', 'write in the record'], takeTurn),
  ]
}

/** Whoever looks, and those they can begin with: both have to be able to write on one shelf. */
async function seatsIn(write: Write) {
  const seats = await findSeats(write)
  const me = seats.find(({ id }) => id === write.memberId)
  const on = todayIn(write)
  const others =
    me === undefined
      ? []
      : seats.filter(
          (seat) => seat.id !== me.id && isOpen(seat, on) && sharedShelf(me, seat) !== null,
        )
  return { me, others }
}

type Shown = {
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly token?: string
}

async function showBegin(c: Ctx, write: Write, shown: Shown): Promise<Response> {
  const { others } = await seatsIn(write)
  const { token = randomUUID(), ...rest } = shown
  const page = { record: pageRecord(write), others, token, ...rest }
  return c.html(<BeginRepairPage {...page} />, shown.problems.length > 0 ? 422 : 200)
}

async function begin(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    await lockHead(write)
    const { me, others } = await seatsIn(write)
    const read = readBegun(form, others)
    const shelf = me === undefined || !read.ok ? null : sharedShelf(me, read.value.other)
    if (me === undefined || !read.ok || shelf === null) {
      const problems = read.ok ? [] : read.problems
      return showBegin(c, write, { typed: typedIn(form), token: tokenIn(form), problems })
    }
    const { other, about, words } = read.value
    const frame = frameOf(write, { author: me.name, sides: [me, other], shelf })
    const body = { about, between: [me.id, other.id], names: [me.name, other.name] }
    const key = keyIn(form, 'repair')
    const address = await keep(write, { ...frame, kind: 'repair', body, key })
    const root = (await findByAddress(write, address))?.root ?? 0
    const saw = { of: root, part: 'saw', words, due: null, mayUse: false }
    await append(write, [{ ...frame, kind: 'repair part', body: saw, key: `${key}:saw` }])
    return c.redirect(`${visit.path}/repair/${address}`, 303)
  })
}

type Framed = {
  readonly author: string
  readonly sides: readonly Pick<Seat, 'id' | 'name'>[]
  readonly shelf: string
}

/** For the two in it by name, whatever else is shared of its shelf. */
function frameOf(
  write: Write,
  { author, sides, shelf }: Framed,
): Omit<EntryDraft, 'kind' | 'body'> {
  return {
    happened: { day: todayIn(write), time: null, precision: 'day' },
    author,
    people: sides.map(({ name }) => ({ name, address: null })),
    shelf: shelf as EntryDraft['shelf'],
    audience: { people: sides.map(({ id }) => id) },
    amends: null,
    files: [],
  }
}

async function repairAt(c: Ctx, write: Write): Promise<{ repair: Repair; me: Side }> {
  const repair = (await findRepairs(write)).find(
    ({ address }) => address === c.req.param('address'),
  )
  const me = repair?.sides.find(({ id }) => id === write.memberId)
  if (repair === undefined || me === undefined) throw new NotFound()
  return { repair, me }
}

async function showOne(
  c: Ctx,
  write: Write,
  { repair, me }: { readonly repair: Repair; readonly me: Side },
  shown: Partial<Shown> = {},
): Promise<Response> {
  const { token = randomUUID(), typed = {}, problems = [] } = shown
  const page = { record: pageRecord(write), repair, me, token, typed, problems }
  const promises = await findPromisesOf(write, repair)
  return c.html(<RepairPage {...page} promises={promises} />, problems.length > 0 ? 422 : 200)
}

async function takeTurn(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    await lockHead(write)
    const { repair, me } = await repairAt(c, write)
    const here = `${visit.path}/repair/${repair.address}`
    const asked = textOf(form, 'do')
    if (asked === 'stop') {
      if (stateOfRepair(repair) === 'under way') await stop(write, repair, me)
      return c.redirect(here, 303)
    }
    // Sent again, or the other was quicker: what is said stands, and the page shows it.
    const turn = turnsOf(repair, me).find((each) => each === asked)
    const isNewWording = asked === 'summary' && turnsOf(repair, me).includes('agree')
    if (turn === undefined && !isNewWording) return c.redirect(here, 303)
    const read = readTurn(form, turn ?? 'summary', { repair, today: todayIn(write), me })
    if (!read.ok) {
      const shown = { typed: typedIn(form), token: tokenIn(form), problems: read.problems }
      return showOne(c, write, { repair, me }, shown)
    }
    await say(write, { repair, me, said: read.value, token: tokenIn(form) })
    return c.redirect(here, 303)
  })
}

async function stop(write: Write, repair: Repair, me: Side): Promise<void> {
  const frame = frameOf(write, { author: me.name, ...repair })
  const body = { of: repair.root }
  const key = `repair stopped:${repair.root}`
  await append(write, [{ ...frame, kind: 'repair stopped', body, key }])
}

type Saying = {
  readonly repair: Repair
  readonly me: Side
  readonly said: Said
  readonly token: string
}

/** Keeps what was said; whoever puts new words to the other agrees to them; agreed by both, promises are kept. */
async function say(write: Write, { repair, me, said, token }: Saying): Promise<void> {
  const frame = frameOf(write, { author: me.name, ...repair })
  const key = isUuid(token) ? `${said.kind}:${token}` : `${said.kind}:${randomUUID()}`
  const { entries } = await append(write, [{ ...frame, kind: said.kind, body: said.body, key }])
  const [made] = entries
  if (said.kind === 'repair summary' && made !== undefined)
    await append(write, [{ ...frame, kind: 'repair agreed', body: { of: made.seq } }])
  const now = (await findRepairs(write)).find(({ root }) => root === repair.root)
  if (now !== undefined && stateOfRepair(now) === 'agreed' && lastSummary(now) !== null)
    await keepPromises(write, now, frame)
}
