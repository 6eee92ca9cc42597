/** Behind the link of an invitation: a page with one button, and only pressing it gives a place. */
import { dayAt, type Day } from '../../platform/day.ts'
import { accountFor } from '../../platform/sign-in/store.ts'
import { signInAs } from '../../platform/sign-in/browser.ts'
import { textOf } from '../../platform/web/forms.ts'
import {
  linkRoute,
  openRoute,
  type Account,
  type Ctx,
  type Route,
} from '../../platform/web/route.ts'
import { inRecord } from '../../record/begin.ts'
import type { Ledger } from '../../record/kind.ts'
import { NoSuchRecord } from '../../record/slip.ts'
import { stateOf } from './invitation.ts'
import { LaterPage, NotOpenPage, OpenedPage } from './opened-pages.tsx'
import { acceptInvitation, findOpened, newAccount, type Opened } from './store.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

/** No record is open yet, so no place is known: days are told as in London. */
const ZONE = 'Europe/London'

export function openedRoutes(around: Around): Route[] {
  return [
    openRoute('get', '/invited/:secret', (c) => show(around, c, c.req.param('secret') ?? '')),
    linkRoute('post', '/invited', async (c) =>
      accept(around, c, textOf(await c.req.formData(), 'secret')),
    ),
  ]
}

async function show({ ledger, now }: Around, c: Ctx, secret: string): Promise<Response> {
  const { account } = c.var
  const opened = await findOpened(ledger.db, secret, account)
  const refused = refusalOf(opened, now())
  if (refused !== null || opened === null || opened.expires === null)
    return c.html(<NotOpenPage {...whyNot(opened, refused ?? 'unknown')} />, 410)
  const page = {
    opened,
    secret,
    on: today(now()),
    until: dayAt(opened.expires, ZONE),
    signedIn: account?.name ?? null,
  }
  return c.html(<OpenedPage {...page} />)
}

type Refusal = Parameters<typeof NotOpenPage>[0]['why']

/** Why an invitation opens nothing, or null where it does; whoever accepted it may press again. */
function refusalOf(opened: Opened | null, now: string): Refusal | null {
  if (opened === null) return 'unknown'
  const state = stateOf(opened, now)
  if (state === 'accepted') return opened.byMe ? null : 'used'
  return state === 'waiting' ? null : state
}

function whyNot(opened: Opened | null, why: Refusal) {
  return { why, name: opened?.name ?? null, from: opened?.from ?? null }
}

function today(now: string): Day {
  return dayAt(now, ZONE)
}

async function accept(around: Around, c: Ctx, secret: string): Promise<Response> {
  const { ledger, now } = around
  const at = now()
  const opened = await findOpened(ledger.db, secret, c.var.account)
  const refused = refusalOf(opened, at)
  if (opened === null || refused !== null)
    return c.html(<NotOpenPage {...whyNot(opened, refused ?? 'unknown')} />, 410)
  const here = `/invited/${secret}`
  const account = c.var.account ?? (await accountBehind(around, opened))
  if (c.var.account === null) {
    // Where the account has a second step, that comes first, and the button is pressed again after it.
    const next = await signInAs(c, account, here)
    if (next !== here) return c.redirect(next, 303)
  }
  const record = await acceptInvitation(ledger.db, { secret, account }, at)
  if (record === null) return c.html(<NotOpenPage {...whyNot(opened, 'used')} />, 410)
  if (await opensNow(around, account, record))
    return c.redirect(`/records/${record}/circle/welcome`, 303)
  return c.html(<LaterPage since={opened.since} from={opened.from} />)
}

/**
 * Whose account it becomes where nobody is signed in. A link that we mailed, and showed to nobody, speaks
 * for the address it went to. One that was handed over speaks for nobody: whoever invites could open it
 * themselves, and must never come into an account that another has, or will have, by that address.
 */
async function accountBehind({ ledger, now }: Around, opened: Opened): Promise<Account> {
  const { email, mailed, name } = opened
  return email !== null && mailed !== null
    ? accountFor(ledger.db, { email, name }, now())
    : newAccount(ledger.db, name, now())
}

async function opensNow({ ledger, now }: Around, account: Account, recordId: string) {
  const who = { accountId: account.id, recordId, now: now() }
  return inRecord(ledger, who, async () => true).catch((problem: unknown) => {
    if (problem instanceof NoSuchRecord) return false
    throw problem
  })
}
