/** Somebody's own page: their name, address, passkeys and sessions. */
import type { Account, Ctx, Route } from '../web/route.ts'
import { accountRoute } from '../web/route.ts'
import { textOf, typedIn, type Problem, type Typed } from '../web/forms.ts'
import {
  confirmAddress,
  findAddress,
  findAddressLink,
  makeAddressLink,
  nameAccount,
} from './address-store.ts'
import { AccountPage, DONE } from './account-page.tsx'
import { MAILS_TO_ADDRESS, mayTry } from './attempts.ts'
import { countRecoveryCodes, hasSecondStep } from './authenticator.ts'
import type { Around } from './browser.ts'
import { idIn, readAddress, readName } from './forms.ts'
import { addressWords, changeWords } from './letters.ts'
import { TooManyPage } from './pages.tsx'
import { askForPasskey, findPasskeys, keepPasskey, namePasskey, removePasskey } from './passkeys.ts'
import { recentRoute, hereOf } from './recent.ts'
import { AddressGonePage, AddressPage } from './second-step-pages.tsx'
import { mustStay, secondStepRoutes } from './second-step-routes.tsx'
import { endOneSession, endOtherSessions, findSessions } from './session-store.ts'
import { sendLater, tell } from './telling.ts'

export function accountRoutes(around: Around): Route[] {
  return [
    accountRoute('get', '/account', (c, account) => showAccount(c, around, account)),
    accountRoute('post', '/account/name', async (c, account) => {
      const form = await c.req.formData()
      const read = readName(form)
      if (!read.ok) return showAccount(c, around, account, { form, problems: read.problems })
      await nameAccount(around.db, account, read.value)
      return done(c, 'name')
    }),
    ...addressRoutes(around),
    ...passkeyRoutes(around),
    ...sessionRoutes(around),
    ...secondStepRoutes(around, (c, account) => keptOne(c, around, account)),
  ]
}

function done(c: Ctx, what: string): Response {
  return c.redirect(`/account?done=${what}`, 303)
}

async function showAccount(
  c: Ctx,
  around: Around,
  account: Account,
  slips?: { readonly form: FormData; readonly problems: readonly Problem[] },
): Promise<Response> {
  const { db, now, mailer } = around
  const facts = {
    name: account.name,
    mails: mailer !== null,
    address: await findAddress(db, account),
    passkeys: await findPasskeys(db, account),
    secondStep: await hasSecondStep(db, account),
    recoveryCodes: await countRecoveryCodes(db, account),
    needsTwoSteps: await around.needsTwoSteps(account),
    sessions: await findSessions(db, account, now()),
    here: hereOf(c).id,
  }
  if (slips === undefined) {
    const asked = c.req.query('done') ?? ''
    return c.html(
      <AccountPage facts={facts} done={Object.hasOwn(DONE, asked) ? asked : undefined} />,
    )
  }
  const typed: Typed = typedIn(slips.form)
  return c.html(<AccountPage facts={facts} typed={typed} problems={slips.problems} />, 422)
}

/** Where two steps are required, the last second one is not taken away: another comes first. */
function keptOne(c: Ctx, around: Around, account: Account): Promise<Response> {
  const text =
    'This Heard asks you for two steps to sign in, and this is your only second one. Add another first, then remove this one.'
  return showAccount(c, around, account, {
    form: new FormData(),
    problems: [{ field: 'second-step', text }],
  })
}

function addressRoutes(around: Around): Route[] {
  const { db, now, url } = around
  return [
    recentRoute(around, 'post', '/account/address', async (c, account) => {
      const form = await c.req.formData()
      const read = readAddress(form)
      if (!read.ok) return showAccount(c, around, account, { form, problems: read.problems })
      const bounds = [`mail to ${read.value}`, `mail by ${account.id}`]
      for (const what of bounds)
        if (!(await mayTry(db, what, MAILS_TO_ADDRESS, now())))
          return c.html(<TooManyPage minutes={MAILS_TO_ADDRESS.minutes} />, 429)
      const secret = await makeAddressLink(db, account, read.value, now())
      const link = new URL(`/account/address/${secret}`, url).href
      sendLater(around, read.value, addressWords(url, link))
      return done(c, 'asked')
    }),
    accountRoute('get', '/account/address/:secret', async (c, account) => {
      const secret = c.req.param('secret') ?? ''
      const address = await findAddressLink(db, account, secret, now())
      if (address === null) return c.html(<AddressGonePage />, 410)
      return c.html(<AddressPage secret={secret} address={address} />)
    }),
    accountRoute('post', '/account/address/confirm', async (c, account) => {
      const secret = textOf(await c.req.formData(), 'secret')
      const confirmed = await confirmAddress(db, account, secret, now())
      if (confirmed === null) return c.html(<AddressGonePage />, 410)
      const { address, before } = confirmed
      if (before !== null && before !== address)
        sendLater(around, before, changeWords(url, 'address changed'))
      return done(c, 'address')
    }),
  ]
}

function passkeyRoutes(around: Around): Route[] {
  const { db, now, url } = around
  return [
    recentRoute(around, 'post', '/account/passkeys/begin', async (c, account) =>
      c.json(await askForPasskey({ db, now: now(), url }, account)),
    ),
    recentRoute(around, 'post', '/account/passkeys', async (c, account) => {
      const form = await c.req.formData()
      const name = readName(form, 'A passkey')
      const answer = textOf(form, 'answer')
      const place = { db, now: now(), url }
      const problems = name.ok
        ? [{ field: 'passkeys', text: 'The passkey was not added. Please try again.' }]
        : [{ field: 'passkey-name', text: 'Make the name shorter: 100 letters at most' }]
      if (!name.ok || !(await keepPasskey(place, account, { answer, name: name.value })))
        return showAccount(c, around, account, { form: new FormData(), problems })
      await tell(around, account, 'passkey added')
      return done(c, 'passkey')
    }),
    accountRoute('post', '/account/passkeys/name', async (c, account) => {
      const form = await c.req.formData()
      const [id, name] = [idIn(form), readName(form, 'A passkey')]
      if (id !== null && name.ok) await namePasskey(db, account, { id, name: name.value })
      return done(c, 'renamed')
    }),
    recentRoute(around, 'post', '/account/passkeys/remove', async (c, account) => {
      const form = await c.req.formData()
      const id = idIn(form)
      if (await mustStay(around, account, 'passkey')) return keptOne(c, around, account)
      if (id !== null && (await removePasskey(db, account, id)))
        await tell(around, account, 'passkey removed')
      return done(c, 'removed')
    }),
  ]
}

function sessionRoutes(around: Around): Route[] {
  const { db } = around
  return [
    recentRoute(around, 'post', '/account/sessions/end', async (c, account) => {
      const id = idIn(await c.req.formData())
      if (id !== null) await endOneSession(db, account, id)
      return done(c, 'ended')
    }),
    recentRoute(around, 'post', '/account/sessions/end-others', async (c, account) => {
      await endOtherSessions(db, account, hereOf(c).id)
      return done(c, 'others')
    }),
  ]
}
