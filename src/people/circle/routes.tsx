/** Who is around a child, for those who own the record: inviting, changing, ending; and leaving. */
import { randomUUID } from 'node:crypto'
import { qrCode } from '../../platform/components/qr-code.tsx'
import { dayAt, type Day } from '../../platform/day.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { mayTry } from '../../platform/sign-in/attempts.ts'
import { NotFound } from '../../platform/web/errors.tsx'
import { textOf, typedIn, type Problem, type Typed } from '../../platform/web/forms.ts'
import type { Ctx, Route } from '../../platform/web/route.ts'
import { isThisMachineOnly } from '../../platform/web/this-machine.ts'
import { isUuid } from '../../record/begin.ts'
import { tokenIn } from '../../record/keeping.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { SHELVES } from '../../record/entry.ts'
import { gateInvitation } from '../whereabouts/shelves.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../../record/visit.ts'
import { findCalendars, findPolicies } from '../calendars.ts'
import { organisationsOf } from '../organisations.ts'
import { readInvitation, readOwner, scopeIn } from './forms.ts'
import { findGiven, findMine } from './given-store.ts'
import { InvitationLinkPage, InvitationPage } from './invitation-pages.tsx'
import { ChooseRolePage, InviteFormPage, OwnerFormPage, slugOf } from './invite-pages.tsx'
import { expiryOf, stateOf, type Invitation } from './invitation.ts'
import { WelcomePage } from './opened-pages.tsx'
import { keepOwnFromRead } from './own-from-store.ts'
import { CirclePage } from './pages.tsx'
import { ROLES, type Role } from './roles.ts'
import { isLess, isOver } from './seat.ts'
import { shareRoutes } from './share-routes.tsx'
import { seatRoutes, type Promises } from './seat-routes.tsx'
import {
  countShared,
  findBirthDay,
  findInvitation,
  findInvitations,
  findSeats,
  keepInvitation,
  makeLink,
  tellMailed,
  withdraw,
} from './store.ts'

export type CircleAround = {
  readonly ledger: Ledger
  readonly now: () => string
  readonly url: string
  readonly mailer: Mailer | null
  /** What somebody has promised, from the room that knows who owes what. */
  readonly promises: Promises
}

const own = 'own the record'
/** So many invitations go out by mail for one owner: a family has no more, and a stranger's box is spared. */
const MAILS_OF_OWNER = { most: 20, minutes: 60 }

export function circleRoutes(around: CircleAround): Route[] {
  return [
    recordRoute(around, ['get', '/circle', 'read the record'], showCircle),
    recordRoute(around, ['get', '/circle/welcome', 'read the record'], showWelcome),
    recordRoute(around, ['get', '/circle/invite', own], (c, visit) =>
      visit.within(async (write) => c.html(<ChooseRolePage record={pageRecord(write)} />)),
    ),
    recordRoute(around, ['get', '/circle/invite/:role', own], (c, visit) =>
      visit.within(async (write) => showInvite(c, write, null)),
    ),
    recordRoute(around, ['post', '/circle/invite/:role', own], invite),
    recordRoute(around, ['get', '/circle/owners/new', own], (c, visit) =>
      visit.within(async (write) => {
        const role = c.req.query('role') ?? ''
        return showOwnerForm(c, write, { typed: { role }, problems: [] })
      }),
    ),
    recordRoute(around, ['post', '/circle/owners/new', own], inviteOwner),
    recordRoute(around, ['get', '/circle/invitations/:invitation', own], (c, visit) =>
      visit.within(async (write) => showInvitation(around, c, write)),
    ),
    recordRoute(around, ['post', '/circle/invitations/:invitation', own], (c, visit) =>
      changeInvitation(around, c, visit),
    ),
    ...seatRoutes(around),
    ...shareRoutes(around),
    recordRoute(around, ['post', '/circle/own-from/read', 'read the record'], (c, visit) =>
      visit.within(async (write) => {
        await keepOwnFromRead(write)
        return c.redirect(`${visit.path}/today`, 303)
      }),
    ),
  ]
}

function showCircle(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const page = {
      record: pageRecord(write),
      on: todayIn(write),
      now: write.now,
      zone: write.zone,
      isOwner: write.owner,
      seats: await findSeats(write),
      invitations: await findInvitations(write),
      born: await findBirthDay(write),
      done: c.req.query('done') ?? null,
    }
    return c.html(<CirclePage {...page} />)
  })
}

function showWelcome(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const seats = await findSeats(write)
    const seat = seats.find(({ isMe }) => isMe)
    if (seat === undefined) throw new NotFound()
    const on = todayIn(write)
    const owners = seats.filter((each) => each.owner && !each.isMe && !isOver(each, on))
    const page = { record: pageRecord(write), seat, on, owners: owners.map(({ name }) => name) }
    return c.html(<WelcomePage {...page} />)
  })
}

type Wrong = {
  readonly form: FormData
  readonly problems: readonly Problem[]
}

function roleIn(c: Ctx): Role {
  const role = ROLES.find((each) => slugOf(each.role) === c.req.param('role'))
  if (role === undefined) throw new NotFound()
  return role
}

async function showInvite(c: Ctx, write: Write, wrong: Wrong | null): Promise<Response> {
  const role = roleIn(c)
  const organisations = organisationsOf(await findCalendars(write), await findPolicies(write))
  const page = {
    record: pageRecord(write),
    role,
    scope: wrong === null ? role.scope : scopeIn(wrong.form, role),
    organisations: organisations.map(({ name }) => name),
    typed: wrong === null ? {} : typedIn(wrong.form),
    problems: wrong?.problems ?? [],
    later: (await findMine(write, role.scope.reads, null)).later,
    token: wrong === null ? randomUUID() : tokenIn(wrong.form),
  }
  return c.html(<InviteFormPage {...page} />, wrong === null ? 200 : 422)
}

async function invite(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const read = readInvitation(form, roleIn(c), todayIn(write))
    if (!read.ok) return showInvite(c, write, { form, problems: read.problems })
    await gateInvitation(write, read.value.reads, c)
    const id = tokenIn(form)
    await keepInvitation(write, id, read.value)
    return c.redirect(`${visit.path}/circle/invitations/${id}`, 303)
  })
}

type Shown = { readonly typed: Typed; readonly problems: readonly Problem[] }

async function showOwnerForm(c: Ctx, write: Write, { typed, problems }: Shown): Promise<Response> {
  const on = todayIn(write)
  const owners = (await findSeats(write)).filter((seat) => seat.owner && !isOver(seat, on))
  const page = {
    record: pageRecord(write),
    owners: owners.map(({ name }) => name),
    youngPerson: typed['role'] === 'young person',
    token: typed['token'] ?? randomUUID(),
  }
  const status = problems.length === 0 ? 200 : 422
  return c.html(<OwnerFormPage {...page} typed={typed} problems={problems} />, status)
}

async function inviteOwner(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const read = readOwner(form, todayIn(write))
    if (!read.ok) return showOwnerForm(c, write, { typed: typedIn(form), problems: read.problems })
    await gateInvitation(write, SHELVES, c)
    const id = tokenIn(form)
    await keepInvitation(write, id, read.value)
    return c.redirect(`${visit.path}/circle/invitations/${id}`, 303)
  })
}

async function invitationIn(c: Ctx, write: Write): Promise<Invitation> {
  const id = c.req.param('invitation') ?? ''
  const invitation = isUuid(id) ? await findInvitation(write, id) : null
  if (invitation === null) throw new NotFound()
  return invitation
}

async function showInvitation(around: CircleAround, c: Ctx, write: Write): Promise<Response> {
  const invitation = await invitationIn(c, write)
  const given = await findGiven(write, invitation)
  const mine = await findMine(write, invitation.reads, invitation.until)
  const counted = new Map(
    (await countShared(write, { ...invitation, ...given })).map(({ shelf, entries }) => [
      shelf,
      entries,
    ]),
  )
  const asked = c.req.query('sent')
  const page = {
    record: pageRecord(write),
    on: todayIn(write),
    now: write.now,
    zone: write.zone,
    invitation,
    later: given.later,
    ...(isLess(mine, given) && { byMe: mine.later }),
    shared: invitation.reads.map((shelf) => ({ shelf, entries: counted.get(shelf) ?? 0 })),
    canMail: around.mailer !== null,
    sent: asked === 'yes' || asked === 'no' ? asked : null,
  } as const
  return c.html(<InvitationPage {...page} />)
}

async function changeInvitation(around: CircleAround, c: Ctx, visit: Visit): Promise<Response> {
  const does = textOf(await c.req.formData(), 'do')
  const made = await visit.within(async (write) => {
    const invitation = await invitationIn(c, write)
    if (stateOf(invitation, write.now) === 'accepted') return { invitation, secret: null }
    if (does === 'withdraw') await withdraw(write, invitation.id)
    const secret = does === 'link' || does === 'mail' ? await makeLink(write, invitation.id) : null
    return { invitation, secret, record: pageRecord(write), until: untilOf(write) }
  })
  const { invitation, secret } = made
  if (does === 'withdraw') return c.redirect(`${visit.path}/circle?done=withdrawn`, 303)
  const here = `${visit.path}/circle/invitations/${invitation.id}`
  if (secret === null || made.record === undefined) return c.redirect(here, 303)
  const link = invitationLink(around.url, secret)
  if (does === 'mail' && around.mailer !== null && invitation.email !== null) {
    const from = await visit.within(async (write) => nameOfMe(write))
    const by = `invitations of ${visit.account.id}`
    const may = await mayTry(around.ledger.db, by, MAILS_OF_OWNER, visit.now)
    const letter = letterOf({ to: invitation.email, from, link })
    const sent = may ? await around.mailer.send(letter) : 'not sent'
    if (sent === 'sent') await visit.within((write) => tellMailed(write, invitation.id, secret))
    return c.redirect(`${here}?sent=${sent === 'sent' ? 'yes' : 'no'}`, 303)
  }
  const { name, id } = invitation
  const code = qrCode(link)
  const page = { name, id, link, code, record: made.record, until: made.until }
  return c.html(<InvitationLinkPage {...page} onlyHere={isThisMachineOnly(around.url)} />)
}

function untilOf(write: Write): Day {
  return dayAt(expiryOf(write.now), write.zone)
}

async function nameOfMe(write: Write): Promise<string> {
  return (await findSeats(write)).find(({ isMe }) => isMe)?.name ?? 'Somebody'
}

export function invitationLink(url: string, secret: string): string {
  return new URL(`/invited/${secret}`, url).href
}

/** The mail says who invites, and nothing of a child: it may be read on a locked phone. */
function letterOf({ to, from, link }: { to: string; from: string; link: string }) {
  return {
    to,
    subject: 'An invitation in Heard',
    text: `${from} would like you to join them in Heard.

Open this page and press the button on it:
${link}

It is for you only, works once, and opens for two weeks. Nothing happens until you press the button.
If you do not know ${from}, leave it.`,
  }
}
