/** The pages on which somebody signs in. */
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Details } from '../components/details.tsx'
import { Input } from '../components/input.tsx'
import { problemOf, type Problem } from '../web/forms.ts'
import { Page } from '../web/page.tsx'
import { CodeInput, HowToGetOne, PasskeyForm } from './parts.tsx'

const NO_PROBLEMS: readonly Problem[] = []

/** `mails`: whether links go out by mail here. `next` is the path to lead to. */
export function SignInPage(props: {
  readonly mails: boolean
  readonly next: string
  readonly typed?: string
  readonly problems?: readonly Problem[]
}) {
  const { mails, next, problems = NO_PROBLEMS } = props
  return (
    <Page title="Please sign in" problems={problems} scripts={['passkey']}>
      <p class="heard-lead">You need to be signed in to see this. There is no password.</p>
      {mails && (
        <Card class="heard-signing">
          <h2>With your email</h2>
          <form method="post" action="/sign-in/mail" novalidate>
            <input type="hidden" name="next" value={next} />
            <Input
              name="address"
              type="email"
              label="Your email address"
              hint="We send you a link. It works once, for 15 minutes."
              autocomplete="email"
              spellcheck={false}
              value={props.typed}
              error={problemOf(problems, 'address')}
            />
            <Button>Email me a link</Button>
          </form>
        </Card>
      )}
      <Card class="heard-signing" id="passkey">
        <h2>With a passkey</h2>
        <PasskeyForm
          does="sign"
          action="/sign-in/passkey"
          next={next}
          button="Sign in with a passkey"
          without="A passkey needs a browser with JavaScript. Here it is off or too old. The other ways on this page work without."
        >
          <p>If you added one: your fingerprint, face or screen lock is enough.</p>
        </PasskeyForm>
      </Card>
      {mails ? (
        <Details summary="Neither of these works for me">
          <HowToGetOne />
        </Details>
      ) : (
        <Card class="heard-signing">
          <h2>With a link</h2>
          <HowToGetOne />
        </Card>
      )}
      <p>
        <a href="/help-now">Help now</a> needs no sign-in.
      </p>
    </Page>
  )
}

/** What a sign-in link opens: one button. */
export function PressPage({ secret }: { readonly secret: string }) {
  return (
    <Page title="Sign in to Heard">
      <p class="heard-lead">Press the button to open your records on this device.</p>
      <form method="post" action="/sign-in">
        <input type="hidden" name="secret" value={secret} />
        <Button>Sign in</Button>
      </form>
      <p>
        This link works once. You stay signed in on this device for 30 days, or until you sign out.
        Unused for 14 days, it signs you out by itself.
      </p>
    </Page>
  )
}

/** After a link was asked for: the same, whether or not the address is known. */
export function MailSentPage({ address }: { readonly address: string }) {
  return (
    <Page title="Look in your email">
      <p class="heard-lead">
        If <strong>{address}</strong> signs in here, a link is on its way to it.
      </p>
      <p>Open it on the device where you want to sign in. It works once, for 15 minutes.</p>
      <p>
        Nothing there after a few minutes? Look among the spam, or{' '}
        <a href="/sign-in">check the address and ask again</a>. For your privacy this page never
        says whether an address is known.
      </p>
    </Page>
  )
}

export function TooManyPage({ minutes }: { readonly minutes: number }) {
  return (
    <Page title="Please wait a little">
      <p class="heard-lead">
        This was asked for many times. To keep everyone’s records safe it rests for{' '}
        {minutes === 60 ? 'an hour' : `${minutes} minutes`}.
      </p>
      <p>If links came by email before, the newest one of the last 15 minutes still works.</p>
      <p>
        <a href="/sign-in">Other ways to sign in</a>
      </p>
    </Page>
  )
}

export function UsedUpPage({ mails }: { readonly mails: boolean }) {
  return (
    <Page title="This link has been used or is too old">
      <p class="heard-lead">A sign-in link works once, for 15 minutes. Nothing is lost.</p>
      <p>
        If you have signed in on this device before, <a href="/">open your records</a>.
      </p>
      {mails ? (
        <p>
          <a href="/sign-in">Ask for a new link</a>
        </p>
      ) : (
        <HowToGetOne />
      )}
      <p>
        <a href="/help-now">Help now</a> needs no sign-in.
      </p>
    </Page>
  )
}

/** The second step. */
export function CodePage(props: { readonly next: string; readonly problems?: readonly Problem[] }) {
  const { next, problems = NO_PROBLEMS } = props
  return (
    <Page title="One more step" problems={problems}>
      <form method="post" action="/sign-in/code" novalidate>
        <input type="hidden" name="next" value={next} />
        <CodeInput
          label="The code that your authenticator app shows for Heard"
          hint="Six digits. If you do not have the app any more, type one of your recovery codes."
          problems={problems}
        />
        <Button>Sign in</Button>
      </form>
      <Details summary="I have neither the app nor a recovery code">
        <p>
          If you added a passkey, <a href="/sign-in#passkey">sign in with it</a>: it needs no code.
        </p>
        <p>
          Otherwise whoever runs this Heard can turn the codes off for you, on the computer where it
          runs. They should make sure first that it is you who asks.
        </p>
      </Details>
    </Page>
  )
}

export function PasskeyRefusedPage() {
  return (
    <Page title="That passkey did not open anything here">
      <p class="heard-lead">It may have been removed, or it waited too long. Nothing is lost.</p>
      <p>
        <a href="/sign-in">Try again, or sign in another way</a>
      </p>
    </Page>
  )
}
