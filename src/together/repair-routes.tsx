/** Talking it through again: beginning, each saying their part, agreeing, letting it rest. */
import { randomUUID } from 'node:crypto'
import type { ByMail, Made } from '../commitments/by-mail/send.ts'
import { NotFound } from '../platform/web/errors.tsx'
import { typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { lockHead } from '../record/append.ts'
import { keyIn, tokenIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { findApologies } from './apology-store.ts'
import { sendAll } from './by-link/mails.ts'
import { findOtherByLink, makeTurnMail } from './by-link/repair-mails.ts'
import { repairByMailRoutes } from './by-link/repair-mail-routes.tsx'
import { type Repair, type Side } from './repair.ts'
import { readBegun } from './repair-forms.ts'
import { BeginRepairPage, RepairPage, RepairsPage } from './repair-pages.tsx'
import { findRepairs } from './repair-store.ts'
import { findPromisesOf } from './repair-promises.ts'
import { beginRepair, takeTurnIn } from './repair-say.ts'
import { isOpen, sharedShelf } from './seats.ts'
import { findSeats } from './store.ts'

type Around = ByMail & { readonly ledger: Ledger; readonly now: () => string }

export function repairRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/repair', 'read the record'], (c, visit) =>
      visit.within(async (write) => {
        const { others } = await seatsIn(write)
        const page = { repairs: (await findRepairs(write)).toReversed(), me: write.memberId }
        const apologies = (await findApologies(write)).toReversed()
        const canBegin = write.writes && others.length > 0
        const shown = { ...page, apologies, canBegin, canMail: write.owner }
        return c.html(<RepairsPage record={pageRecord(write)} {...shown} />)
      }),
    ),
    recordRoute(around, ['get', '/repair/new', 'write in the record'], (c, visit) =>
      visit.within((write) => showBegin(c, write, { typed: {}, problems: [] })),
    ),
    recordRoute(around, ['post', '/repair/new', 'write in the record'], begin),
    ...repairByMailRoutes(around),
    recordRoute(around, ['get', '/repair/:address', 'read the record'], (c, visit) =>
      visit.within(async (write) => showOne(c, write, await repairAt(c, write))),
    ),
    recordRoute(around, ['post', '/repair/:address', 'write in the record'], (c, visit) =>
      takeTurn(c, visit, around),
    ),
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
  const page = { record: pageRecord(write), others, canMail: write.owner, token, ...rest }
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
    const sides = [me, other] as const
    const key = keyIn(form, 'repair')
    const address = await beginRepair(write, { sides, shelf, about, words, key })
    return c.redirect(`${visit.path}/repair/${address}`, 303)
  })
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
  const found = {
    promises: await findPromisesOf(write, repair),
    otherByLink: await findOtherByLink(write, repair),
  }
  return c.html(<RepairPage {...page} {...found} />, problems.length > 0 ? 422 : 200)
}

async function takeTurn(c: Ctx, visit: Visit, around: ByMail): Promise<Response> {
  const form = await c.req.formData()
  const taken = await visit.within(async (write): Promise<Response | Taking> => {
    await lockHead(write)
    const { repair, me } = await repairAt(c, write)
    const { problems } = await takeTurnIn(write, form, { repair, me })
    if (problems.length > 0)
      return showOne(
        c,
        write,
        { repair, me },
        { problems, typed: typedIn(form), token: tokenIn(form) },
      )
    const now = (await findRepairs(write)).find(({ root }) => root === repair.root) ?? repair
    const mail = await makeTurnMail(write, around, { before: repair, now, me })
    return { address: repair.address, mail }
  })
  if (taken instanceof Response) return taken
  if (taken.mail !== null) await sendAll(visit, around, [taken.mail])
  return c.redirect(`${visit.path}/repair/${taken.address}`, 303)
}

/** What was said; and the mail that tells the other, who has no account, that it is their turn. */
type Taking = { readonly address: string; readonly mail: Made | null }
