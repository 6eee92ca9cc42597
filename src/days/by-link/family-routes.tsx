/** The family's side of links for days: the list, making one, making it again, ending it. Owners only. */
import { randomUUID } from 'node:crypto'
import { LinkPage } from '../../child/readers/link-page.tsx'
import { findMails } from '../../commitments/by-mail/store.ts'
import { partText } from '../../commitments/by-mail/mail-words.ts'
import { makeMail, sendMade, type ByMail, type Made } from '../../commitments/by-mail/send.ts'
import {
  endLinkSeat,
  findHolder,
  makePrivateLink,
  seatByLink,
  type LinkHolder,
} from '../../people/private-links.ts'
import { qrCode } from '../../platform/components/qr-code.tsx'
import type { Sent } from '../../platform/mail/mailer.ts'
import { NotFound } from '../../platform/web/errors.tsx'
import { textOf, typedIn, type Problem, type Typed } from '../../platform/web/forms.ts'
import type { Ctx, Route } from '../../platform/web/route.ts'
import { isThisMachineOnly } from '../../platform/web/this-machine.ts'
import { lockHead } from '../../record/append.ts'
import { keyIn, tokenIn } from '../../record/keeping.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { findAddressOfKey, findMembers, findMyName } from '../../record/looking.ts'
import { append } from '../../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../../record/visit.ts'
import { LinksPage } from './family-pages.tsx'
import { readLink, type LinkAsked } from './forms.ts'
import { ADDS, isOpen, type OwnLink } from './link.ts'
import { findLinks, reopenLink } from './store.ts'

export type FamilyAround = ByMail & { readonly ledger: Ledger; readonly now: () => string }

export function familyLinkRoutes(around: FamilyAround): Route[] {
  const mails = around.mailer !== null
  return [
    recordRoute(around, ['get', '/days/links', 'own the record'], (c, visit) =>
      visit.within((write) =>
        showLinks(c, write, { mails, token: randomUUID(), typed: {}, problems: [] }),
      ),
    ),
    recordRoute(around, ['post', '/days/links', 'own the record'], (c, visit) =>
      make(c, visit, around),
    ),
    recordRoute(around, ['post', '/days/links/:address', 'own the record'], (c, visit) =>
      change(c, visit, around),
    ),
  ]
}

type Given = {
  readonly mails: boolean
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

async function showLinks(c: Ctx, write: Write, given: Given): Promise<Response> {
  const links = await findLinks(write)
  const own = new Set(links.map(({ seq }) => seq))
  const mails = given.mails ? await findMails(write, ({ of }) => own.has(of)) : []
  const mailed = new Map(mails.map((mail) => [mail.body.of, mail]))
  const shown = { record: pageRecord(write), on: todayIn(write), links, mailed }
  return c.html(<LinksPage {...shown} {...given} />, given.problems.length > 0 ? 422 : 200)
}

const firstNameIn = ({ recordName }: Write) => recordName.split(' ')[0] ?? recordName

/** The link that was made, to be shown once; and its mail, to be handed over once what is kept is committed. */
type Ready = { readonly link: OwnLink; readonly secret: string; readonly mail: Made | null }

async function make(c: Ctx, visit: Visit, around: FamilyAround): Promise<Response> {
  const form = await c.req.formData()
  const mails = around.mailer !== null
  const made = await visit.within(async (write): Promise<Response | Ready> => {
    const read = readLink(form, { today: todayIn(write), child: firstNameIn(write) })
    if (!read.ok) {
      const given = { token: tokenIn(form), typed: typedIn(form), problems: read.problems }
      return showLinks(c, write, { mails, ...given })
    }
    const asked = { ...read.value, mailTo: mails ? read.value.mailTo : null }
    // One at a time: sent twice, one link is made, and the secret shown last opens.
    await lockHead(write)
    const before = (await findLinks(write)).find(
      (link) => link.for === 'child' && asked.for === 'child',
    )
    const key = keyIn(form, 'own-link')
    const already = await findAddressOfKey(write, key)
    const same = already === null ? undefined : await linkAt(write, already)
    // Mailed already: made anew, the link in that mail would no longer open.
    if (same !== undefined && same.mailTo !== null)
      return c.redirect(`${visit.path}/days/links`, 303)
    const link = same ?? before
    return link === undefined
      ? begin(write, { asked, key, around })
      : again(write, { ...link, until: asked.until }, around)
  })
  return made instanceof Response ? made : showMade(c, visit, around, made)
}

async function linkAt(write: Write, address: string): Promise<OwnLink | undefined> {
  return (await findLinks(write)).find((link) => link.address === address)
}

async function begin(
  write: Write,
  given: { readonly asked: LinkAsked; readonly key: string; readonly around: ByMail },
): Promise<Ready> {
  const { asked, key, around } = given
  const { name, until } = asked
  const holder = await seatByLink(write, { name, until, role: asked.for, adds: ADDS[asked.for] })
  await tell(write, { ...asked, member: holder.memberId }, key)
  return readyOf(write, holder, around)
}

/** A link of the seat in the place of the one before; and where it has an address, one more in a mail. */
async function readyOf(write: Write, holder: LinkHolder, around: ByMail): Promise<Ready> {
  const link = (await findLinks(write)).find(({ member }) => member === holder.memberId)
  if (link === undefined) throw new NotFound()
  const secret = await makePrivateLink(write, holder, link.until)
  const mail =
    around.mailer === null || link.mailTo === null
      ? null
      : await makeMail(write, around, {
          ...(await mailOf(write, link)),
          seat: { holder, until: link.until, once: false },
          key: `own-link-mail:${randomUUID()}`,
          byMailer: true,
        })
  return { link, secret, mail }
}

async function mailOf(write: Write, { seq, name, mailTo, until, for: side }: OwnLink) {
  const writer = await findMyName(write)
  const atSchool = side === 'school'
  const [lead, reply] = [atSchool ? LEADS.school(writer) : LEADS.home(writer), REPLY]
  return {
    of: { root: seq, shelf: 'days' as const },
    readers: (await findMembers(write)).filter(({ owner }) => owner).map(({ id }) => id),
    to: {
      name,
      address: mailTo,
      subject: atSchool ? 'A link of your own' : 'Twenty seconds about a day',
    },
    text: ({ link, byReply }: { readonly link: string; readonly byReply: boolean }) =>
      partText({ lead, link, until, reply: byReply && atSchool ? reply : null }),
  }
}

const LEADS = {
  school: (writer: string) =>
    `${writer} gives you a link of your own. On it you can say in twenty seconds how a day was, tell home in thirty what happened (good news counts), and read what home tells you. Miss as many days as you like.`,
  home: (writer: string) =>
    `${writer} gives you a link of your own. On it you can say in twenty seconds how a day was, whenever you like. Miss as many days as you like.`,
}
const REPLY =
  'Or reply to this email, today or on any other day: what you write is told home as news, with your name.'

/** An entry that the owners and the seat itself can read: whoever has the link sees no more of it than its name. */
async function tell(
  write: Write,
  body: LinkAsked & { readonly member: string },
  key?: string,
): Promise<void> {
  await append(write, [
    { ...(await frameOf(write)), kind: 'own link', body, ...(key !== undefined && { key }) },
  ])
}

async function frameOf(write: Write) {
  const owners = (await findMembers(write)).filter(({ owner }) => owner).map(({ id }) => id)
  return {
    happened: { day: todayIn(write), time: null, precision: 'day' as const },
    author: await findMyName(write),
    people: [],
    shelf: 'days' as const,
    audience: { people: owners },
    amends: null,
    files: [],
  }
}

/** A new link for the same seat, with what it brought in; the one before no longer opens. */
async function again(write: Write, link: OwnLink, around: ByMail): Promise<Ready> {
  const today = todayIn(write)
  const until = link.until < today ? today : link.until
  await reopenLink(write, { member: link.member, until })
  const holder = await findHolder(write, link.member)
  if (holder === null) throw new NotFound()
  const { name, member, mailTo } = link
  if (!isOpen(link, today) || link.until !== until)
    await tell(write, { for: link.for, name, member, until, mailTo })
  return readyOf(write, holder, around)
}

async function change(c: Ctx, visit: Visit, around: FamilyAround): Promise<Response> {
  const form = await c.req.formData()
  const made = await visit.within(async (write): Promise<Response | Ready> => {
    await lockHead(write)
    const link = await linkAt(write, c.req.param('address') ?? '')
    if (link === undefined) throw new NotFound()
    if (textOf(form, 'do') !== 'end') return again(write, link, around)
    if (link.ended === null) {
      await endLinkSeat(write, link.member)
      await append(write, [
        { ...(await frameOf(write)), kind: 'own link ended', body: { of: link.seq } },
      ])
    }
    return c.redirect(`${visit.path}/days/links`, 303)
  })
  return made instanceof Response ? made : showMade(c, visit, around, made)
}

/** Hands the mail over, where there is one, and shows the link. */
async function showMade(
  c: Ctx,
  visit: Visit,
  around: FamilyAround,
  { link, secret, mail }: Ready,
): Promise<Response> {
  const mailed =
    mail === null ? undefined : await sendMade((work) => visit.within(work), around, mail)
  return visit.within(async (write) => {
    const { name, for: side } = link
    return showSecret(c, write, { name, secret, url: around.url, side, mailed })
  })
}

const WORDS = {
  home: 'Here is a page on which you can say in twenty seconds how a day was, whenever you like. Miss as many days as you like.',
  school:
    'Here is a page on which you can say in twenty seconds how a day was, tell us in thirty what happened, and read what we tell you. Good news counts. Miss as many days as you like.',
  child: 'This is your own page. You choose who can read what you put there.',
}

function showSecret(
  c: Ctx,
  write: Write,
  made: {
    readonly name: string
    readonly secret: string
    readonly url: string
    readonly side: OwnLink['for']
    readonly mailed?: Sent | undefined
  },
): Response | Promise<Response> {
  const { name, secret, url, side, mailed } = made
  const link = new URL(`/l/${secret}`, url).href
  const record = pageRecord(write)
  return c.html(
    <LinkPage
      {...{ record, name, link, mailed }}
      typed={null}
      typedAt=""
      code={qrCode(link)}
      onlyHere={isThisMachineOnly(url)}
      instead={{
        words: `${WORDS[side]}\n\n${link}\n\nIt is for you only.`,
        subject: side === 'child' ? 'Your page' : 'Twenty seconds about a day',
        current: 'days',
        backTo: { href: `${record.path}/days/links`, text: 'Links for days' },
      }}
    />,
  )
}
