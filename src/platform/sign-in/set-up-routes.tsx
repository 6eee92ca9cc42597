/**
 * Where two steps are required: somebody who came by a link and has no second step is led through setting
 * one up before anything opens. They are known by the cookie that waits for the step, not signed in.
 */
import { qrCode } from '../components/qr-code.tsx'
import { textOf, type Problem } from '../web/forms.ts'
import { ownPath } from '../web/reading-page.tsx'
import { openRoute, type Account, type Ctx, type Route } from '../web/route.ts'
import { findEnrolment, newAuthenticator, newRecoveryCodes, tryAppCode } from './authenticator.ts'
import {
  halfHere,
  nextHere,
  startSession,
  stepLeft,
  stepPath,
  type Around,
  type StepLeft,
} from './browser.ts'
import { readName } from './forms.ts'
import { askForPasskey, keepPasskey } from './passkeys.ts'
import { CODE_SLIPS } from './proving.ts'
import { RecoveryPage } from './second-step-pages.tsx'
import { SetUpAppPage, SetUpPage, WithPasskeyPage } from './set-up-pages.tsx'
import { tell } from './telling.ts'

type Handle = (c: Ctx, account: Account, next: string) => Response | Promise<Response>

/** A route for whoever waits for this very step; others are led to the step they wait for, or to sign in. */
function stepRoute(
  around: Around,
  step: Exclude<StepLeft, 'none' | 'code'>,
  [method, path]: readonly [Route['method'], string],
  handle: Handle,
): Route {
  return openRoute(method, path, async (c) => {
    const next =
      method === 'post' ? ownPath(textOf(await c.req.formData(), 'next') || '/') : nextHere(c)
    const account = await halfHere(c, around)
    if (account === null) return c.redirect('/sign-in', 303)
    const left = await stepLeft(around, account)
    // They set it up in the meantime, or it is required no more: a new link says which.
    if (left === 'none') return c.redirect('/sign-in', 303)
    return left === step ? handle(c, account, next) : c.redirect(stepPath(left, next), 303)
  })
}

export function setUpRoutes(around: Around): Route[] {
  const { db, key, now, url } = around
  return [
    stepRoute(around, 'passkey', ['get', '/sign-in/with-passkey'], (c, _account, next) =>
      c.html(<WithPasskeyPage next={next} />),
    ),
    stepRoute(around, 'set up', ['get', '/sign-in/set-up'], (c, _account, next) =>
      c.html(<SetUpPage next={next} />),
    ),
    stepRoute(around, 'set up', ['post', '/sign-in/set-up/passkey/begin'], async (c, account) =>
      c.json(await askForPasskey({ db, now: now(), url }, account)),
    ),
    stepRoute(around, 'set up', ['post', '/sign-in/set-up/passkey'], (c, account, next) =>
      addPasskey(c, around, { account, next }),
    ),
    stepRoute(around, 'set up', ['post', '/sign-in/set-up/app'], async (c, account, next) => {
      await newAuthenticator({ db, key, account })
      return c.redirect(`/sign-in/set-up/app?next=${encodeURIComponent(next)}`, 303)
    }),
    stepRoute(around, 'set up', ['get', '/sign-in/set-up/app'], (c, account, next) =>
      showApp(c, around, { account, next }),
    ),
    stepRoute(around, 'set up', ['post', '/sign-in/set-up/app/code'], (c, account, next) =>
      addApp(c, around, { account, next }),
    ),
  ]
}

type Waiting = { readonly account: Account; readonly next: string }

async function addPasskey(c: Ctx, around: Around, { account, next }: Waiting): Promise<Response> {
  const { db, now, url } = around
  const form = await c.req.formData()
  const name = readName(form, 'A passkey')
  const given = { answer: textOf(form, 'answer'), name: name.ok ? name.value : 'A passkey' }
  if (!(await keepPasskey({ db, now: now(), url }, account, given))) {
    const problems = [
      { field: 'passkeys', text: 'The passkey was not added. Please try again, or take the app.' },
    ]
    return c.html(<SetUpPage next={next} problems={problems} />, 422)
  }
  await startSession(c, around, account, 'a link and a new second step')
  await tell(around, account, 'passkey added')
  return c.redirect(next, 303)
}

async function showApp(
  c: Ctx,
  { db, key }: Around,
  { account, next, problems = [] }: Waiting & { readonly problems?: readonly Problem[] },
): Promise<Response> {
  const found = await findEnrolment({ db, key, account })
  if (found === null) return c.redirect(stepPath('set up', next), 303)
  const picture = qrCode(found.uri)
  const page = { ...found, picture, problems, next }
  return c.html(<SetUpAppPage {...page} />, problems.length > 0 ? 422 : 200)
}

async function addApp(c: Ctx, around: Around, { account, next }: Waiting): Promise<Response> {
  const { db, key, now } = around
  const typed = textOf(await c.req.formData(), 'code')
  const tried = await tryAppCode({ db, key, account }, { typed, first: true }, now())
  if (tried !== 'right') return showApp(c, around, { account, next, problems: CODE_SLIPS[tried] })
  const codes = await newRecoveryCodes(db, account)
  await startSession(c, around, account, 'a link and a new second step')
  await tell(around, account, 'second step on')
  return c.html(<RecoveryPage codes={codes} next={next} />)
}
