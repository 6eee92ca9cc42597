/** Setting up a second step on the way in, where this Heard requires one. */
import type { Child } from 'hono/jsx'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Details } from '../components/details.tsx'
import { Input } from '../components/input.tsx'
import type { Problem } from '../web/forms.ts'
import { Page } from '../web/page.tsx'
import { EnrolSteps } from './second-step-pages.tsx'
import { PasskeyForm } from './parts.tsx'

type Props = { readonly next: string; readonly problems?: readonly Problem[] }

/** Which of the two ways; nothing is open yet, and nothing is lost. */
export function SetUpPage({ next, problems = [] }: Props) {
  return (
    <Page title="One thing to set up first" problems={problems} scripts={['passkey']}>
      <p class="heard-lead">
        This Heard asks for two things when you sign in: your link, and something that only you
        have. You set it up once, in a few minutes. Then your records open, just as they were.
      </p>
      <Card class="heard-signing" id="passkeys">
        <h2>A passkey</h2>
        <p>
          The quicker way. Your phone, computer or password manager keeps it; your fingerprint, face
          or screen lock opens it. Next time you need no link at all.
        </p>
        <PasskeyForm
          does="make"
          action="/sign-in/set-up/passkey"
          next={next}
          button="Make a passkey"
          without="A passkey needs a browser with JavaScript. Here it is off or too old. The app below works without."
        >
          <Input
            name="name"
            id="passkey-name"
            label="A name for it"
            hint="So that you know it again: “My phone”."
            autocomplete="off"
          />
        </PasskeyForm>
      </Card>
      <Card class="heard-signing">
        <h2>Or an app that shows codes</h2>
        <p>An authenticator app on your phone. After each link you type the code it shows.</p>
        <form method="post" action="/sign-in/set-up/app">
          <input type="hidden" name="next" value={next} />
          <Button class="govuk-button--secondary">Set up an app</Button>
        </form>
      </Card>
      <Details summary="I cannot do this now">
        <p>
          That is fine. Nothing is lost: everything waits as it is. This page stays open for an
          hour; after that, ask for a new link.
        </p>
        <p>
          If you have no phone or cannot use one, talk to whoever looks after this Heard. A password
          manager or a small key for the computer does it too.
        </p>
      </Details>
      <p>
        <a href="/help-now">Help now</a> needs no sign-in.
      </p>
    </Page>
  )
}

/** `picture` is a QR code of what the app needs. */
export function SetUpAppPage(
  props: Props & { readonly secret: string; readonly uri: string; readonly picture: Child },
) {
  const { next, problems = [] } = props
  const back = { href: `/sign-in/set-up?next=${encodeURIComponent(next)}`, text: 'The other way' }
  return (
    <Page title="Set up an app that shows codes" problems={problems} backTo={back}>
      <EnrolSteps
        {...props}
        problems={problems}
        action="/sign-in/set-up/app/code"
        button="That is it, open my records"
        next={next}
      />
    </Page>
  )
}

/** After a link, for an account whose second step is its passkey. */
export function WithPasskeyPage({ next }: { readonly next: string }) {
  return (
    <Page title="One more step" scripts={['passkey']}>
      <p class="heard-lead">This Heard asks for two things when you sign in. Now your passkey.</p>
      <Card class="heard-signing" id="passkey">
        <PasskeyForm
          does="sign"
          action="/sign-in/passkey"
          next={next}
          button="Sign in with a passkey"
          without="A passkey needs a browser with JavaScript. Here it is off or too old: use the device or browser where you made it."
        >
          <p>Your fingerprint, face or screen lock is enough.</p>
        </PasskeyForm>
      </Card>
      <Details summary="I do not have my passkey any more">
        <p>
          Whoever runs this Heard can let you set up a new one, on the computer where it runs. They
          should make sure first that it is you who asks. Nothing of yours is lost meanwhile.
        </p>
      </Details>
    </Page>
  )
}
