/** Signing in: by a link, printed or mailed, by a passkey, with a second step where one is set up. */
import { textOf } from '../web/forms.ts'
import { ownPath } from '../web/reading-page.tsx'
import { note } from '../web/refusals.ts'
import { openRoute, type Ctx, type Route } from '../web/route.ts'
import { accountRoutes } from './account-routes.tsx'
import { MAILS_FROM_NETWORK, MAILS_TO_ADDRESS, mayTry, PASSKEYS_FROM_NETWORK } from './attempts.ts'
import { endHere, halfHere, nextHere, signInAs, startSession, type Around } from './browser.ts'
import { readAddress } from './forms.ts'
import { linkWords } from './letters.ts'
import { networkHere } from './network.ts'
import {
  CodePage,
  MailSentPage,
  PasskeyRefusedPage,
  PressPage,
  SignInPage,
  TooManyPage,
  UsedUpPage,
} from './pages.tsx'
import { CODE_SLIPS, linkFor, tryCode } from './proving.ts'
import { askToSign, whoSigned } from './passkeys.ts'
import { setUpRoutes } from './set-up-routes.tsx'
import { findByAddress, makeLink, spendLink } from './store.ts'
import { sendLater, tell } from './telling.ts'

export function signInRoutes(around: Around): Route[] {
  const { db, now } = around
  const mails = around.mailer !== null
  return [
    openRoute('get', '/sign-in', (c) => c.html(<SignInPage mails={mails} next={nextHere(c)} />)),
    openRoute('post', '/sign-in/mail', (c) => mailLink(c, around)),
    openRoute('get', '/sign-in/code', async (c) =>
      (await halfHere(c, around)) === null
        ? c.redirect('/sign-in', 303)
        : c.html(<CodePage next={nextHere(c)} />),
    ),
    openRoute('post', '/sign-in/code', (c) => takeCode(c, around)),
    ...setUpRoutes(around),
    openRoute('post', '/sign-in/passkey/begin', (c) => beginPasskey(c, around)),
    openRoute('post', '/sign-in/passkey', (c) => takePasskey(c, around)),
    openRoute('get', '/sign-in/:secret', (c) =>
      c.html(<PressPage secret={c.req.param('secret') ?? ''} />),
    ),
    openRoute('post', '/sign-in', async (c) => {
      const spent = await spendLink(db, textOf(await c.req.formData(), 'secret'), now())
      if (spent === null) {
        note(c, 'a sign-in link that opens nothing')
        return c.html(<UsedUpPage mails={mails} />, 410)
      }
      return c.redirect(
        await signInAs(c, spent.account, spent.next === '/' ? nextHere(c) : ownPath(spent.next)),
        303,
      )
    }),
    openRoute('post', '/sign-out', async (c) => {
      await endHere(c, around)
      note(c, 'signed out')
      return c.redirect('/sign-in', 303)
    }),
    ...accountRoutes(around),
  ]
}

/** Sends a link, later and by itself: the answer is the same, and as quick, for an address nobody has. */
async function mailLink(c: Ctx, around: Around): Promise<Response> {
  const form = await c.req.formData()
  const next = ownPath(textOf(form, 'next'))
  const read = readAddress(form)
  if (around.mailer === null) return c.redirect('/sign-in', 303)
  if (!read.ok) {
    const page = { mails: true, next, typed: textOf(form, 'address'), problems: read.problems }
    return c.html(<SignInPage {...page} />, 422)
  }
  const { db, url } = around
  const now = around.now()
  const fromHere = `mail from ${networkHere(c, url)}`
  const may =
    (await mayTry(db, fromHere, MAILS_FROM_NETWORK, now)) &&
    (await mayTry(db, `mail to ${read.value}`, MAILS_TO_ADDRESS, now))
  if (!may) return c.html(<TooManyPage minutes={MAILS_TO_ADDRESS.minutes} />, 429)
  void sendLink(around, read.value, next).catch(() => {})
  return c.html(<MailSentPage address={read.value} />)
}

async function sendLink(around: Around, address: string, next: string): Promise<void> {
  const { db, now, url } = around
  const account = await findByAddress(db, address)
  if (account === null) return
  const secret = await makeLink(db, account, now(), next)
  sendLater(around, address, linkWords(url, linkFor(url, secret)))
}

async function takeCode(c: Ctx, around: Around): Promise<Response> {
  const form = await c.req.formData()
  const next = ownPath(textOf(form, 'next'))
  const account = await halfHere(c, around)
  if (account === null) return c.redirect('/sign-in', 303)
  const tried = await tryCode(around, account, textOf(form, 'code'))
  if (tried === 'right') {
    await startSession(c, around, account, 'a link and a code')
    return c.redirect(next, 303)
  }
  note(c, tried === 'wrong' ? 'a wrong code' : 'too many wrong codes')
  if (tried === 'too many') {
    const { db } = around
    const once = { most: 1, minutes: 60 }
    if (await mayTry(db, `told of codes ${account.id}`, once, around.now()))
      await tell(around, account, 'too many codes')
  }
  const status = tried === 'too many' ? 429 : 422
  return c.html(<CodePage next={next} problems={CODE_SLIPS[tried]} />, status)
}

async function beginPasskey(c: Ctx, { db, now, url }: Around): Promise<Response> {
  const place = { db, now: now(), url }
  const what = `passkey from ${networkHere(c, url)}`
  if (!(await mayTry(db, what, PASSKEYS_FROM_NETWORK, place.now)))
    return c.json({ error: 'Please wait a little.' }, 429)
  return c.json(await askToSign(place))
}

/** A passkey checked the person itself: it is both steps in one. */
async function takePasskey(c: Ctx, around: Around): Promise<Response> {
  const form = await c.req.formData()
  const { db, now, url } = around
  const account = await whoSigned({ db, now: now(), url }, textOf(form, 'answer'))
  if (account === null) {
    note(c, 'a passkey that opens nothing')
    return c.html(<PasskeyRefusedPage />, 403)
  }
  await startSession(c, around, account, 'a passkey')
  return c.redirect(ownPath(textOf(form, 'next')), 303)
}
