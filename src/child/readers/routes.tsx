/** The family's side: who has read the one page, giving it to somebody, asking again, ending a link. */
import { randomUUID } from 'node:crypto'
import { qrCode } from '../../platform/components/qr-code.tsx'
import { NotFound } from '../../platform/web/errors.tsx'
import { textOf, typedIn, type Problem, type Typed } from '../../platform/web/forms.ts'
import type { Mailer, Sent } from '../../platform/mail/mailer.ts'
import type { ReplyAddresses } from '../../platform/mail/reply-address.ts'
import type { PageRecord } from '../../platform/web/page.tsx'
import type { Ctx, Route } from '../../platform/web/route.ts'
import type { Entry, EntryDraft } from '../../record/entry.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { lockHead } from '../../record/append.ts'
import { keyIn } from '../../record/keeping.ts'
import { append } from '../../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../../record/visit.ts'
import { findPins, makeTypedCode } from '../../people/typed-codes.ts'
import { endLinkSeat, findHolder, makePrivateLink, seatByLink } from '../../people/private-links.ts'
import { findAddressOfKey, findMyName } from '../../record/looking.ts'
import { codeInWords } from '../../people/typed-code.ts'
import { linesOf } from '../profile.ts'
import { findProfile, type KeptProfile } from '../profile-store.ts'
import { HISTORY_GIVEN, readReader, viewValue, type ReaderGiven } from './forms.ts'
import { copyFor, saysSomething, type Copied } from './given.ts'
import { LinkPage } from './link-page.tsx'
import { LookPage, NewReaderPage, ReadersPage } from './pages.tsx'
import type { Reader } from './reader.ts'
import { prepareMail, sendClaimed, type ClaimedMail } from './mail.ts'
import { findMailings } from './mail-store.ts'
import { findGivenTo, findReaders } from './store.ts'
import { isThisMachineOnly } from '../../platform/web/this-machine.ts'

export type ReadersAround = {
  readonly ledger: Ledger
  readonly now: () => string
  readonly url: string
}

type FamilyAround = ReadersAround & {
  /** Sends mail; null where this installation has no mail server. */
  readonly mailer: Mailer | null
  readonly addresses: ReplyAddresses
}

export function readerRoutes(around: FamilyAround): Route[] {
  const mails = around.mailer !== null
  return [
    recordRoute(around, ['get', '/readers', 'own the record'], (c, visit) =>
      visit.within(async (write) => {
        const newest = (await findProfile(write)).profile?.entry.seq ?? null
        const readers = await findReaders(write)
        const pins = await findPins(
          write,
          readers.map(({ member }) => member),
        )
        const page = { on: todayIn(write), readers, newest, pins }
        return c.html(<ReadersPage record={pageRecord(write)} {...page} />)
      }),
    ),
    recordRoute(around, ['get', '/readers/new', 'own the record'], (c, visit) =>
      visit.within((write) => showForm(c, write, { mails, given: {}, problems: [] })),
    ),
    recordRoute(around, ['post', '/readers/new', 'own the record'], (c, visit) =>
      lookOrMake(c, visit, around),
    ),
    recordRoute(around, ['post', '/readers/:address', 'own the record'], (c, visit) =>
      changeReader(c, visit, around),
    ),
  ]
}

async function showForm(
  c: Ctx,
  write: Write,
  typed: {
    readonly mails: boolean
    readonly given: Typed
    readonly problems: readonly Problem[]
  },
): Promise<Response> {
  const { profile } = await findProfile(write)
  if (profile === null) return c.redirect(`${pageRecord(write).path}/readers`, 303)
  const roles = profile.body.roles.map(({ role }) => role)
  const hasBefore = linesOf(profile.body.before).length > 0
  return c.html(
    <NewReaderPage record={pageRecord(write)} roles={roles} hasBefore={hasBefore} {...typed} />,
    typed.problems.length === 0 ? 200 : 422,
  )
}

async function lookOrMake(c: Ctx, visit: Visit, around: FamilyAround): Promise<Response> {
  const form = await c.req.formData()
  const mails = around.mailer !== null
  const made = await visit.within(async (write): Promise<Response | Shown> => {
    const kept = await findProfile(write)
    if (kept.profile === null) throw new NotFound()
    const of = kept.profile.entry
    const roles = kept.profile.body.roles.map(({ role }) => role)
    const read = readReader(form, { today: todayIn(write), roles })
    const given = typedIn(form)
    if (!read.ok) return showForm(c, write, { mails, given, problems: read.problems })
    const copied = copyOf(write, kept, read.value)
    if (!saysSomething(copied)) {
      const text = 'There is nothing to read in that yet: write it on the profile first'
      return showForm(c, write, { mails, given, problems: [{ field: 'view', text }] })
    }
    if (textOf(form, 'do') !== 'make') return look(c, write, read.value, copied)
    const address = mails ? read.value.address : null
    const link = await giveOnce(write, form, {
      give: () => giveTo(write, read.value, { copied, of, key: keyIn(form, 'reader') }),
      // Mailed already: made anew, the link in that mail would no longer open.
      repeats: address === null,
    })
    if (link === null) return c.redirect(`${visit.path}/readers`, 303)
    const claimed = address === null ? null : await claimFor(write, link, address)
    return { record: pageRecord(write), name: read.value.name, link, claimed }
  })
  return made instanceof Response ? made : showMade(c, visit, around, made)
}

function look(c: Ctx, write: Write, given: ReaderGiven, copied: Copied) {
  const { name, role, view, history, until, address } = given
  const seen = {
    name,
    role,
    view: viewValue(view),
    until,
    address: address ?? '',
    token: randomUUID(),
    ...(history && { history: HISTORY_GIVEN }),
  }
  const page = { name, until, copied, on: todayIn(write), fields: Object.entries(seen) }
  return c.html(<LookPage record={pageRecord(write)} {...page} />)
}

type Shown = {
  readonly record: PageRecord
  readonly name: string
  readonly link: Made
  /** The mail with the link, claimed: to be handed over once what is kept is committed. */
  readonly claimed: ClaimedMail | null
}

async function claimFor(write: Write, { member, secret }: Made, address: string) {
  const reader = (await findReaders(write)).find((each) => each.member === member)
  return reader === undefined ? null : prepareMail(write, reader, { address, secret })
}

/** Hands the mail over, where there is one, and shows the link. */
async function showMade(
  c: Ctx,
  { account, recordId }: Visit,
  around: FamilyAround,
  { record, name, link, claimed }: Shown,
): Promise<Response> {
  const { mailer } = around
  const mailed =
    claimed === null || mailer === null
      ? undefined
      : await sendClaimed({ ...around, mailer }, { accountId: account.id, recordId }, claimed)
  return showLink(c, record, { name, url: around.url, mailed, ...link })
}

function copyOf(
  write: Write,
  kept: KeptProfile,
  { view, history }: Pick<ReaderGiven, 'view' | 'history'>,
): Copied {
  if (kept.profile === null) throw new NotFound()
  const strategies = kept.strategies.map(({ body }) => body)
  return copyFor(kept.profile.body, strategies, { view, history, name: write.recordName })
}

/**
 * What `give` makes; where the form has made a reader before, their link anew, for its secret is shown
 * only once. Null where that reader's link has been ended.
 */
async function giveOnce(
  write: Write,
  form: FormData,
  { give, repeats }: { readonly give: () => Promise<Made>; readonly repeats: boolean },
): Promise<Made | null> {
  await lockHead(write)
  const already = await findAddressOfKey(write, keyIn(form, 'reader'))
  if (already === null) return give()
  if (!repeats) return null
  const reader = (await findReaders(write)).find(({ address }) => address === already)
  return reader === undefined ? null : again(write, reader)
}

/** Seats a reader, writes down what they are given, and makes their link. */
async function giveTo(
  write: Write,
  { name, role, until }: ReaderGiven,
  { copied, of, key }: { readonly copied: Copied; readonly of: Entry; readonly key: string },
): Promise<Made> {
  const holder = await seatByLink(write, { name, until, role: 'reader', adds: ['opened', 'read'] })
  const frame = await frameOf(write)
  const body = { name, role, member: holder.memberId, until }
  const { entries } = await append(write, [{ ...frame, kind: 'reader', body, key }])
  const reader = entries[0]?.seq ?? 0
  await append(write, [
    {
      ...frame,
      kind: 'given to read',
      audience: { people: [holder.memberId] },
      body: { ...copied, reader, of: of.seq },
    },
  ])
  const secret = await makePrivateLink(write, holder, until)
  return { member: holder.memberId, secret, ...(await codeFor(write, holder.memberId, copied)) }
}

/** What is shown once. `code` and `pin` only where no more than the three things are given. */
type Made = {
  readonly member: string
  readonly secret: string
  readonly code?: string
  readonly pin?: string
}

async function codeFor(
  write: Write,
  memberId: string,
  { parts, strategies }: Pick<Copied, 'parts' | 'strategies'>,
): Promise<Pick<Made, 'code' | 'pin'>> {
  if (parts.length + strategies.length > 0) return {}
  const code = await makeTypedCode(write, memberId)
  const pin = (await findPins(write, [memberId])).get(memberId)
  return { code, ...(typeof pin === 'string' && { pin }) }
}

async function frameOf(write: Write): Promise<Omit<EntryDraft, 'kind' | 'body'>> {
  return {
    happened: { day: todayIn(write), time: null, precision: 'day' },
    author: await findMyName(write),
    people: [],
    shelf: 'profile',
    audience: 'me',
    amends: null,
    files: [],
  }
}

function showLink(
  c: Ctx,
  record: PageRecord,
  given: Made & { readonly name: string; readonly url: string; readonly mailed?: Sent | undefined },
): Response | Promise<Response> {
  const { name, secret, url, code, pin, mailed } = given
  const link = new URL(`/l/${secret}`, url).href
  const page = {
    name,
    link,
    mailed,
    typed: code === undefined ? null : { code: codeInWords(code), pin: pin ?? '' },
    typedAt: new URL('/code', url).href,
    code: qrCode(link),
    onlyHere: isThisMachineOnly(url),
  }
  return c.html(<LinkPage record={record} {...page} />)
}

async function changeReader(c: Ctx, visit: Visit, around: FamilyAround): Promise<Response> {
  const form = await c.req.formData()
  const made = await visit.within(async (write): Promise<Response | Shown> => {
    // One at a time: pressed twice, a link is ended once.
    await lockHead(write)
    const reader = (await findReaders(write)).find(
      ({ address }) => address === c.req.param('address'),
    )
    if (reader === undefined) throw new NotFound()
    if (textOf(form, 'do') === 'end') {
      await end(write, reader)
      return c.redirect(`${visit.path}/readers`, 303)
    }
    const link = await again(write, reader)
    if (link === null) return c.redirect(`${visit.path}/readers/new`, 303)
    const mailing = (await findMailings(write)).find(({ member }) => member === reader.member)
    const mails = around.mailer !== null && mailing !== undefined && !mailing.stopped
    const claimed = mails ? await claimFor(write, link, mailing.address) : null
    return { record: pageRecord(write), name: reader.name, link, claimed }
  })
  return made instanceof Response ? made : showMade(c, visit, around, made)
}

async function end(write: Write, reader: Reader): Promise<void> {
  if (reader.ended !== null) return
  await endLinkSeat(write, reader.member)
  await append(write, [
    { ...(await frameOf(write)), kind: 'reader ended', body: { reader: reader.seq } },
  ])
}

/** The newest page for the same seat, as far as it was open to them; null where the seat has ended. */
async function again(write: Write, reader: Reader): Promise<Made | null> {
  if (reader.ended !== null || reader.until < todayIn(write)) return null
  const [holder, kept, before] = [
    await findHolder(write, reader.member),
    await findProfile(write),
    await findGivenTo(write, reader),
  ]
  if (holder === null || kept.profile === null || before === null) return null
  if (reader.given?.of !== kept.profile.entry.seq) {
    const role = kept.profile.body.roles.find((each) =>
      before.heading.endsWith(`for ${each.role.toLowerCase()}`),
    )
    const isWhole = before.parts.length + before.strategies.length > 0
    const view = isWhole ? 'whole' : role === undefined ? 'three' : { role: role.role }
    await append(write, [
      {
        ...(await frameOf(write)),
        kind: 'given to read',
        audience: { people: [reader.member] },
        body: {
          ...copyOf(write, kept, { view, history: before.before !== null }),
          reader: reader.seq,
          of: kept.profile.entry.seq,
        },
      },
    ])
  }
  const secret = await makePrivateLink(write, holder, reader.until)
  return { member: holder.memberId, secret, ...(await codeFor(write, holder.memberId, before)) }
}
