/** Signing in by a link: opening it shows one button, and only pressing that signs in. */
import { Button } from '../components/button.tsx'
import { textOf } from '../web/forms.ts'
import { Page } from '../web/page.tsx'
import { openRoute, type Route } from '../web/route.ts'
import { endHere, signInAs, type Around } from './browser.ts'
import { spendLink } from './store.ts'

/** Where a sign-in link with this secret points. */
export function linkFor(url: string, secret: string): string {
  return new URL(`/sign-in/${secret}`, url).href
}

export function signInRoutes(around: Around): Route[] {
  const { db, now } = around
  return [
    openRoute('get', '/sign-in', (c) => c.html(<HowToSignInPage />)),
    openRoute('get', '/sign-in/:secret', (c) =>
      c.html(<SignInPage secret={c.req.param('secret') ?? ''} />),
    ),
    openRoute('post', '/sign-in', async (c) => {
      const spent = await spendLink(db, textOf(await c.req.formData(), 'secret'), now())
      if (spent === null) return c.html(<UsedUpPage />, 410)
      return c.redirect(await signInAs(c, spent.account, spent.next), 303)
    }),
    openRoute('post', '/sign-out', async (c) => {
      await endHere(c, around)
      return c.redirect('/sign-in', 303)
    }),
  ]
}

function SignInPage({ secret }: { secret: string }) {
  return (
    <Page title="Sign in to Heard">
      <p class="heard-lead">Press the button to open your records on this device.</p>
      <form method="post" action="/sign-in">
        <input type="hidden" name="secret" value={secret} />
        <Button>Sign in</Button>
      </form>
      <p>
        This link works once. You stay signed in on this device for 30 days, or until you sign out.
      </p>
    </Page>
  )
}

function UsedUpPage() {
  return (
    <Page title="This link has been used or is too old">
      <p class="heard-lead">A sign-in link works once, for 15 minutes. Nothing is lost.</p>
      <p>
        If you have signed in on this device before, <a href="/">open your records</a>.
      </p>
      <HowToGetOne />
    </Page>
  )
}

function HowToSignInPage() {
  return (
    <Page title="Please sign in">
      <p class="heard-lead">You need to be signed in to see this.</p>
      <HowToGetOne />
    </Page>
  )
}

function HowToGetOne() {
  return (
    <>
      <p>
        On the computer where Heard runs, open a terminal in its folder and type{' '}
        <code>npx heard link</code>. It prints a new link.
      </p>
      <p>
        <a href="/help-now">Help now</a> needs no sign-in.
      </p>
    </>
  )
}
