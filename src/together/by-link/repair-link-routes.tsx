/** One conversation by the link of the other: they read what is said to them, take their turn, and see nothing else. */
import { randomUUID } from 'node:crypto'
import { PastPage } from '../../child/readers/link-pages.tsx'
import { askedBody } from '../../commitments/by-mail/entries.ts'
import { sendMade, type ByMail, type Made } from '../../commitments/by-mail/send.ts'
import { wordsOfDanger } from '../../help/help.ts'
import { asHolder, linkCookie } from '../../people/at-link.ts'
import { findHolder, findHolderOf, type LinkHolder } from '../../people/private-links.ts'
import { textOf, typedIn, type Problem, type Typed } from '../../platform/web/forms.ts'
import { linkRoute, type Ctx, type Route } from '../../platform/web/route.ts'
import { HELP_FIRST } from '../../platform/web/shell.ts'
import { asOwner } from '../../record/acting-as.ts'
import { lockHead } from '../../record/append.ts'
import { inRecord } from '../../record/begin.ts'
import type { Entry } from '../../record/entry.ts'
import { putHelpFirst, wordsWritten } from '../../record/help-first.ts'
import { tokenIn } from '../../record/keeping.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { NoSuchRecord } from '../../record/slip.ts'
import { findNewest } from '../../record/store.ts'
import { findPromisesOf } from '../repair-promises.ts'
import { findRepairs } from '../repair-store.ts'
import { takeTurnIn } from '../repair-say.ts'
import { pressedKey } from './mails.ts'
import { NewLinkPage, RepairLinkPage } from './repair-link-page.tsx'
import { makeRepairMail, REPAIRING } from './repair-mails.ts'

type Around = ByMail & { readonly ledger: Ledger; readonly now: () => string }

export function repairLinkRoutes(around: Around): Route[] {
  const atLink = async (
    c: Ctx,
    work: (write: Write) => Promise<Response | null>,
  ): Promise<Response> =>
    (await asHolder(around, { cookie: linkCookie(c), roles: [REPAIRING] }, work)) ??
    c.html(<PastPage />, 410)
  return [
    linkRoute('get', '/l/repair', (c) => atLink(c, (write) => show(c, write))),
    linkRoute('post', '/l/repair', async (c) => {
      const form = await c.req.formData()
      return atLink(c, (write) => takeTurn(c, write, form))
    }),
    linkRoute('post', '/l/again', async (c) => {
      await mailAgain(around, textOf(await c.req.formData(), 'secret'))
      return c.html(<NewLinkPage />)
    }),
  ]
}

type Shown = {
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

async function show(c: Ctx, write: Write, shown?: Shown): Promise<Response | null> {
  const [repair] = await findRepairs(write)
  const me = repair?.sides.find(({ id }) => id === write.memberId)
  if (repair === undefined || me === undefined) return null
  const { token, typed, problems } = shown ?? { token: randomUUID(), typed: {}, problems: [] }
  const promises = await findPromisesOf(write, repair)
  const page = { repair, me, promises, token, typed, problems }
  return c.html(<RepairLinkPage {...page} />, problems.length > 0 ? 422 : 200)
}

async function takeTurn(c: Ctx, write: Write, form: FormData): Promise<Response | null> {
  const [repair] = await findRepairs(write)
  const me = repair?.sides.find(({ id }) => id === write.memberId)
  if (repair === undefined || me === undefined) return null
  const appended: Entry[] = []
  const { problems } = await takeTurnIn({ ...write, appended }, form, { repair, me })
  if (problems.length > 0)
    return show(c, write, { token: tokenIn(form), typed: typedIn(form), problems })
  await putHelpFirst(
    write,
    appended.filter(({ broughtBy }) => broughtBy === write.memberId),
  )
  const help = wordsOfDanger(wordsWritten(form)) ? `?${HELP_FIRST}` : ''
  return c.redirect(`/l/repair${help}`, 303)
}

/** So often a new link is mailed by itself, and so many mails go about one conversation at most. */
const AGAIN_MS = 10 * 60_000
const MAILS_MOST = 40

/**
 * Mails a new link to the address that `secret` was mailed to, whoever asks: it goes nowhere else. What came of it
 * is not told to whoever asked.
 */
async function mailAgain(around: Around, secret: string): Promise<void> {
  const { ledger, now } = around
  const at = now()
  const holder = await findHolderOf(ledger.db, secret, at)
  if (around.mailer === null || holder?.role !== REPAIRING) return
  const { recordId } = holder
  const ready = await inRecord(ledger, { accountId: holder.accountId, recordId, now: at }, (seat) =>
    makeAgain(seat, around, holder),
  ).catch((problem: unknown) => {
    // The seat is over.
    if (problem instanceof NoSuchRecord) return null
    throw problem
  })
  if (ready === null || ready.made === null) return
  const { accountId, made } = ready
  await sendMade(
    (work) => inRecord(ledger, { accountId, recordId, now: now() }, work),
    around,
    made,
  )
}

async function makeAgain(
  seat: Write,
  around: ByMail,
  holder: LinkHolder,
): Promise<{ readonly accountId: string; readonly made: Made | null } | null> {
  // Of several who press at once, one is first, and the others see its mail.
  await lockHead(seat)
  const [repair] = await findRepairs(seat)
  const mails = (await findNewest(seat, ['asked by mail'])).toSorted((a, b) => a.seq - b.seq)
  const last = mails.at(-1)
  if (repair === undefined || last === undefined || mails.length >= MAILS_MOST) return null
  if (Date.parse(seat.now) - Date.parse(last.written) < AGAIN_MS) return null
  const { name, address, until } = askedBody.parse(last.body)
  if (address === null || until === null) return null
  return asOwner(seat, [last.broughtBy], async (owner) => {
    if ((await findHolder(owner, holder.memberId)) === null) return { accountId: '', made: null }
    const key = pressedKey('repair-mail')
    const to = { name, address, until }
    const made = await makeRepairMail(owner, around, { repair, to, holder, isFirst: false, key })
    return { accountId: owner.accountId, made }
  })
}
