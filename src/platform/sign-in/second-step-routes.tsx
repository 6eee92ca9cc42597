/** Setting a second step up and taking it away; showing again that it is you. */
import { qrCode } from '../components/qr-code.tsx'
import { textOf } from '../web/forms.ts'
import { note } from '../web/refusals.ts'
import { accountRoute, type Account, type Ctx, type Route } from '../web/route.ts'
import { findAddress } from './address-store.ts'
import { MAILS_TO_ADDRESS, mayTry } from './attempts.ts'
import {
  endSecondStep,
  findEnrolment,
  hasSecondStep,
  newAuthenticator,
  newRecoveryCodes,
  tryAppCode,
} from './authenticator.ts'
import { startSession, type Around } from './browser.ts'
import { CODE_SLIPS, linkFor, tryCode } from './proving.ts'
import { linkWords } from './letters.ts'
import { MailSentPage, TooManyPage } from './pages.tsx'
import { findPasskeys } from './passkeys.ts'
import { recentRoute } from './recent.ts'
import { EnrolPage, ProvePage, RecoveryPage } from './second-step-pages.tsx'
import { makeLink } from './store.ts'
import { sendLater, tell } from './telling.ts'
import type { Problem } from '../web/forms.ts'

/** Whether taking away one passkey, or the codes, would leave an account without the second step it needs. */
export async function mustStay(
  { db, needsTwoSteps }: Around,
  account: Account,
  what: 'passkey' | 'codes',
): Promise<boolean> {
  if (!(await needsTwoSteps(account))) return false
  const [codes, passkeys] = [await hasSecondStep(db, account), await findPasskeys(db, account)]
  return what === 'codes' ? passkeys.length === 0 : !codes && passkeys.length <= 1
}

/** `refuse` answers whoever would be left without a second step that is required. */
export function secondStepRoutes(
  around: Around,
  refuse: (c: Ctx, account: Account) => Promise<Response>,
): Route[] {
  const { db, key, now } = around
  return [
    recentRoute(around, 'post', '/account/second-step/begin', async (c, account) => {
      await newAuthenticator({ db, key, account })
      return c.redirect('/account/second-step', 303)
    }),
    recentRoute(around, 'get', '/account/second-step', (c, account) => enrol(c, around, account)),
    recentRoute(around, 'post', '/account/second-step', async (c, account) => {
      const typed = textOf(await c.req.formData(), 'code')
      const tried = await tryAppCode({ db, key, account }, { typed, first: true }, now())
      if (tried !== 'right') return enrol(c, around, account, CODE_SLIPS[tried])
      const codes = await newRecoveryCodes(db, account)
      await tell(around, account, 'second step on')
      return c.html(<RecoveryPage codes={codes} />)
    }),
    recentRoute(around, 'post', '/account/second-step/codes', async (c, account) => {
      if (!(await hasSecondStep(db, account))) return c.redirect('/account', 303)
      const codes = await newRecoveryCodes(db, account)
      await tell(around, account, 'new recovery codes')
      return c.html(<RecoveryPage codes={codes} />)
    }),
    recentRoute(around, 'post', '/account/second-step/end', async (c, account) => {
      if (await mustStay(around, account, 'codes')) return refuse(c, account)
      await endSecondStep(db, account)
      await tell(around, account, 'second step off')
      return c.redirect('/account?done=off', 303)
    }),
    accountRoute('get', '/account/prove', (c, account) => prove(c, around, account)),
    accountRoute('post', '/account/prove', async (c, account) => {
      if (!(await hasSecondStep(db, account))) return c.redirect('/account/prove', 303)
      const tried = await tryCode(around, account, textOf(await c.req.formData(), 'code'))
      if (tried !== 'right') {
        note(c, 'a wrong code')
        return prove(c, around, account, CODE_SLIPS[tried])
      }
      await startSession(c, around, account, 'a link and a code')
      return c.redirect('/account?done=proved', 303)
    }),
    accountRoute('post', '/account/prove/mail', (c, account) => mailProof(c, around, account)),
  ]
}

async function enrol(
  c: Ctx,
  { db, key }: Around,
  account: Account,
  problems: readonly Problem[] = [],
): Promise<Response> {
  const found = await findEnrolment({ db, key, account })
  if (found === null) return c.redirect('/account', 303)
  const page = { ...found, picture: qrCode(found.uri), problems }
  return c.html(<EnrolPage {...page} />, problems.length > 0 ? 422 : 200)
}

async function prove(
  c: Ctx,
  { db, mailer }: Around,
  account: Account,
  problems: readonly Problem[] = [],
): Promise<Response> {
  const page = {
    secondStep: await hasSecondStep(db, account),
    mailsTo: mailer === null ? null : await findAddress(db, account),
    problems,
  }
  return c.html(<ProvePage {...page} />, problems.length > 0 ? 422 : 200)
}

async function mailProof(c: Ctx, around: Around, account: Account): Promise<Response> {
  const { db, url } = around
  const now = around.now()
  const address = around.mailer === null ? null : await findAddress(db, account)
  if (address === null) return c.redirect('/account/prove', 303)
  if (!(await mayTry(db, `mail to ${address}`, MAILS_TO_ADDRESS, now)))
    return c.html(<TooManyPage minutes={MAILS_TO_ADDRESS.minutes} />, 429)
  const secret = await makeLink(db, account, now, '/account?done=proved')
  sendLater(around, address, linkWords(url, linkFor(url, secret)))
  return c.html(<MailSentPage address={address} />)
}
