/** The family's side of links for days: the list, making one, making it again, ending it. Owners only. */
import { randomUUID } from 'node:crypto'
import { LinkPage } from '../../child/readers/link-page.tsx'
import { raw } from 'hono/html'
import { renderSVG } from 'uqr'
import type { LinkAround } from '../../people/at-link.ts'
import { endLinkSeat, findHolder, makePrivateLink, seatByLink } from '../../people/private-links.ts'
import { NotFound } from '../../platform/web/errors.tsx'
import { textOf, typedIn, type Problem, type Typed } from '../../platform/web/forms.ts'
import type { Ctx, Route } from '../../platform/web/route.ts'
import { isThisMachineOnly } from '../../platform/web/this-machine.ts'
import { lockHead } from '../../record/append.ts'
import { keyIn, tokenIn } from '../../record/keeping.ts'
import type { Write } from '../../record/kind.ts'
import { findAddressOfKey, findMembers, findMyName } from '../../record/looking.ts'
import { append } from '../../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../../record/visit.ts'
import { LinksPage } from './family-pages.tsx'
import { readLink, type LinkAsked } from './forms.ts'
import { ADDS, isOpen, type OwnLink } from './link.ts'
import { findLinks, reopenLink } from './store.ts'

export function familyLinkRoutes(around: LinkAround): Route[] {
  return [
    recordRoute(around, ['get', '/days/links', 'own the record'], (c, visit) =>
      visit.within((write) =>
        showLinks(c, write, { token: randomUUID(), typed: {}, problems: [] }),
      ),
    ),
    recordRoute(around, ['post', '/days/links', 'own the record'], (c, visit) =>
      make(c, visit, around.url),
    ),
    recordRoute(around, ['post', '/days/links/:address', 'own the record'], (c, visit) =>
      change(c, visit, around.url),
    ),
  ]
}

type Given = {
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

async function showLinks(c: Ctx, write: Write, given: Given): Promise<Response> {
  const shown = { record: pageRecord(write), on: todayIn(write), links: await findLinks(write) }
  return c.html(<LinksPage {...shown} {...given} />, given.problems.length > 0 ? 422 : 200)
}

const firstNameIn = ({ recordName }: Write) => recordName.split(' ')[0] ?? recordName

async function make(c: Ctx, visit: Visit, url: string): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const read = readLink(form, { today: todayIn(write), child: firstNameIn(write) })
    if (!read.ok)
      return showLinks(c, write, {
        token: tokenIn(form),
        typed: typedIn(form),
        problems: read.problems,
      })
    // One at a time: sent twice, one link is made, and the secret shown last opens.
    await lockHead(write)
    const before = (await findLinks(write)).find(
      (link) => link.for === 'child' && read.value.for === 'child',
    )
    const already = await findAddressOfKey(write, keyIn(form, 'own-link'))
    const same = already === null ? undefined : await linkAt(write, already)
    const link = same ?? before
    const secret =
      link === undefined
        ? await begin(write, read.value, keyIn(form, 'own-link'))
        : await again(write, { ...link, until: read.value.until })
    return showSecret(c, write, { name: read.value.name, secret, url, side: read.value.for })
  })
}

async function linkAt(write: Write, address: string): Promise<OwnLink | undefined> {
  return (await findLinks(write)).find((link) => link.address === address)
}

async function begin(write: Write, asked: LinkAsked, key: string): Promise<string> {
  const { name, until } = asked
  const holder = await seatByLink(write, { name, until, role: asked.for, adds: ADDS[asked.for] })
  await tell(write, { ...asked, member: holder.memberId }, key)
  return makePrivateLink(write, holder, until)
}

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
async function again(write: Write, link: OwnLink): Promise<string> {
  const today = todayIn(write)
  const until = link.until < today ? today : link.until
  await reopenLink(write, { member: link.member, until })
  const holder = await findHolder(write, link.member)
  if (holder === null) throw new NotFound()
  if (!isOpen(link, today) || link.until !== until)
    await tell(write, { for: link.for, name: link.name, member: link.member, until })
  return makePrivateLink(write, holder, until)
}

async function change(c: Ctx, visit: Visit, url: string): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    await lockHead(write)
    const link = await linkAt(write, c.req.param('address') ?? '')
    if (link === undefined) throw new NotFound()
    if (textOf(form, 'do') !== 'end') {
      const secret = await again(write, link)
      return showSecret(c, write, { name: link.name, secret, url, side: link.for })
    }
    if (link.ended === null) {
      await endLinkSeat(write, link.member)
      await append(write, [
        { ...(await frameOf(write)), kind: 'own link ended', body: { of: link.seq } },
      ])
    }
    return c.redirect(`${visit.path}/days/links`, 303)
  })
}

const WORDS = {
  day: 'Here is a page on which you can say in twenty seconds how a day was, whenever you like. Miss as many days as you like.',
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
  },
): Response | Promise<Response> {
  const { name, secret, url, side } = made
  const link = new URL(`/l/${secret}`, url).href
  const record = pageRecord(write)
  return c.html(
    <LinkPage
      {...{ record, name, link }}
      typed={null}
      typedAt=""
      code={raw(renderSVG(link, { ecc: 'M', border: 4 }))}
      onlyHere={isThisMachineOnly(url)}
      instead={{
        words: `${side === 'child' ? WORDS.child : WORDS.day}\n\n${link}\n\nIt is for you only.`,
        subject: side === 'child' ? 'Your page' : 'Twenty seconds about a day',
        current: 'days',
        backTo: { href: `${record.path}/days/links`, text: 'Links for days' },
      }}
    />,
  )
}
