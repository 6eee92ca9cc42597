/** The family's side of a conversation with somebody who has no account: asking them, and their link. */
import { randomUUID } from 'node:crypto'
import { THE_LINK } from '../../commitments/by-mail/entries.ts'
import type { ByMail, Made } from '../../commitments/by-mail/send.ts'
import { endAskedMail } from '../../commitments/by-mail/store.ts'
import { endLinkSeat, findHolder, seatByLink } from '../../people/private-links.ts'
import { NotFound } from '../../platform/web/errors.tsx'
import { textOf, typedDay, typedIn, type Problem, type Typed } from '../../platform/web/forms.ts'
import type { Ctx, Route } from '../../platform/web/route.ts'
import { lockHead } from '../../record/append.ts'
import { keyIn, tokenIn } from '../../record/keeping.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { findAddressOfKey, findMyName } from '../../record/looking.ts'
import { findByAddress } from '../../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../../record/visit.ts'
import { findRepairs } from '../repair-store.ts'
import { beginRepair } from '../repair-say.ts'
import { againKey } from './mails.ts'
import { readAskedToRepair, type AskedToRepair } from './repair-mail-form.ts'
import { AskToRepairPage, LookAtRepairPage } from './repair-mail-pages.tsx'
import {
  findOtherByLink,
  makeRepairMail,
  REPAIR_ADDS,
  REPAIRING,
  repairText,
} from './repair-mails.ts'
import { sendOrShow } from './send-or-show.tsx'

type Around = ByMail & { readonly ledger: Ledger; readonly now: () => string }

export function repairByMailRoutes(around: Around): Route[] {
  const own = 'own the record'
  const sends = around.mailer !== null
  return [
    recordRoute(around, ['get', '/repair/by-email', own], (c, visit) =>
      visit.within(async (write) =>
        showForm(c, write, { sends, token: randomUUID(), typed: {}, problems: [] }),
      ),
    ),
    recordRoute(around, ['post', '/repair/by-email', own], (c, visit) =>
      lookOrAsk(c, visit, around),
    ),
    recordRoute(around, ['post', '/repair/:address/link', own], (c, visit) =>
      changeLink(c, visit, around),
    ),
  ]
}

type Given = {
  readonly sends: boolean
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

function showForm(c: Ctx, write: Write, given: Given): Response | Promise<Response> {
  const page = <AskToRepairPage record={pageRecord(write)} {...given} />
  return c.html(page, given.problems.length > 0 ? 422 : 200)
}

/** A mail that was made, or a link to hand over; and the page it belongs to. */
type Ready = { readonly address: string; readonly made: Made | null }

async function lookOrAsk(c: Ctx, visit: Visit, around: Around): Promise<Response> {
  const form = await c.req.formData()
  const act = textOf(form, 'do')
  const ready = await visit.within(async (write): Promise<Response | Ready> => {
    const token = tokenIn(form)
    const sends = around.mailer !== null
    const read = readAskedToRepair(form, todayIn(write))
    if (!read.ok || act === 'change') {
      const typed = read.ok
        ? { ...typedIn(form), ...typedDay('until', read.value.until) }
        : typedIn(form)
      return showForm(c, write, { sends, token, typed, problems: read.ok ? [] : read.problems })
    }
    if (act !== 'ask') return look(c, write, { asked: read.value, token, sends })
    return ask(write, around, { asked: read.value, key: keyIn(form, 'repair') })
  })
  return ready instanceof Response ? ready : goOn(c, visit, around, ready)
}

async function look(
  c: Ctx,
  write: Write,
  {
    asked,
    token,
    sends,
  }: { readonly asked: AskedToRepair; readonly token: string; readonly sends: boolean },
): Promise<Response> {
  const { name, address, about, words, until } = asked
  const writer = await findMyName(write)
  const text = repairText({ writer, link: THE_LINK, until, isFirst: true, byReply: false })
  const fields = { name, address: address ?? '', about, words, until, token }
  const page = { asked, text, isSent: sends && address !== null, fields: Object.entries(fields) }
  return c.html(<LookAtRepairPage record={pageRecord(write)} {...page} />)
}

/** Seats the other, begins with what went wrong as whoever asks sees it, and makes the first mail. */
async function ask(
  write: Write,
  around: ByMail,
  { asked, key }: { readonly asked: AskedToRepair; readonly key: string },
): Promise<Ready> {
  await lockHead(write)
  const { name, about, words, until } = asked
  const already = await findAddressOfKey(write, key)
  if (already !== null) return { address: already, made: null }
  const holder = await seatByLink(write, { name, until, role: REPAIRING, adds: REPAIR_ADDS })
  const me = { id: write.memberId, name: await findMyName(write) }
  const sides = [me, { id: holder.memberId, name }] as const
  const address = await beginRepair(write, { sides, shelf: 'messages', about, words, key })
  const repair = await findByAddress(write, address)
  if (repair === null) throw new NotFound()
  const mailing = { repair, to: asked, holder, isFirst: true, key: `${key}:mail` }
  return { address, made: await makeRepairMail(write, around, mailing) }
}

function goOn(c: Ctx, visit: Visit, around: ByMail, { address, made }: Ready): Promise<Response> {
  const href = `${visit.path}/repair/${address}${made === null ? '' : '#by-email'}`
  const back = { href, text: 'The conversation', current: 'news' }
  return sendOrShow(c, visit, around, { mails: made === null ? [] : [made], back })
}

async function changeLink(c: Ctx, visit: Visit, around: Around): Promise<Response> {
  const form = await c.req.formData()
  const ready = await visit.within(async (write): Promise<Ready> => {
    await lockHead(write)
    const address = c.req.param('address') ?? ''
    const repair = (await findRepairs(write)).find((each) => each.address === address)
    const to = repair === undefined ? null : await findOtherByLink(write, repair)
    if (repair === undefined || to === null || !to.open) throw new NotFound()
    const { member } = to
    if (textOf(form, 'do') === 'end') {
      for (const { entry } of to.mails) await endAskedMail(write, entry.root)
      await endLinkSeat(write, member)
      return { address, made: null }
    }
    const holder = await findHolder(write, member)
    if (holder === null) throw new NotFound()
    const mailing = {
      repair,
      to,
      holder,
      isFirst: false,
      key: againKey(form, 'repair-mail', to.address),
    }
    return { address, made: await makeRepairMail(write, around, mailing) }
  })
  return goOn(c, visit, around, ready)
}
