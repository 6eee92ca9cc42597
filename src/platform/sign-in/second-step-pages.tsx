/** Setting up a second step, its recovery codes, and showing again that it is you. */
import type { Child } from 'hono/jsx'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { InsetText, WarningText } from '../components/notices.tsx'
import type { Problem } from '../web/forms.ts'
import { Page } from '../web/page.tsx'
import { CodeInput, HowToGetOne, PasskeyForm } from './parts.tsx'

const BACK = { href: '/account', text: 'Your account' }

/** `picture` is a QR code of what the app needs, drawn here. */
export function EnrolPage(props: {
  readonly secret: string
  readonly uri: string
  readonly picture: Child
  readonly problems?: readonly Problem[]
}) {
  const { problems = [] } = props
  return (
    <Page title="Set up a second step" problems={problems} backTo={BACK}>
      <EnrolSteps
        {...props}
        problems={problems}
        action="/account/second-step"
        button="Turn the second step on"
      />
    </Page>
  )
}

/** How an app is set up, step by step; the code it shows goes to `action`. */
export function EnrolSteps(props: {
  readonly secret: string
  readonly uri: string
  readonly picture: Child
  readonly problems: readonly Problem[]
  readonly action: string
  readonly button: string
  readonly next?: string
}) {
  return (
    <ol class="heard-account-steps">
      <li>
        <h2>Open an authenticator app</h2>
        <p>On your phone: any app that makes six-digit codes. Many password managers do it too.</p>
      </li>
      <li>
        <h2>Show it this picture</h2>
        <div class="heard-code" aria-hidden="true">
          {props.picture}
        </div>
        <p>
          No camera? <a href={props.uri}>Open it in an app on this device</a>, or type this key,
          choosing “time based”:
        </p>
        <p>
          <code class="heard-hash">{props.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
      </li>
      <li>
        <h2>Type the code it shows</h2>
        <form method="post" action={props.action} novalidate>
          {props.next !== undefined && <input type="hidden" name="next" value={props.next} />}
          <CodeInput label="Code" hint="Six digits." problems={props.problems} />
          <Button>{props.button}</Button>
        </form>
      </li>
    </ol>
  )
}

/** The recovery codes, this once. `next` is where to go on to, where they were made on the way in. */
export function RecoveryPage(props: { readonly codes: readonly string[]; readonly next?: string }) {
  const { codes, next } = props
  return (
    <Page title="Keep these recovery codes" {...(next === undefined && { backTo: BACK })}>
      <p class="heard-lead">
        The second step is on. If your phone is lost, each of these opens your account once, in
        place of a code.
      </p>
      <WarningText>They are shown only now.</WarningText>
      <InsetText>
        <ul class="heard-recovery">
          {codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </InsetText>
      <p>
        Print them or write them down, and keep them where you keep important papers: not on the
        phone itself.
      </p>
      <Button href={next ?? '/account?done=on'}>I have kept them</Button>
    </Page>
  )
}

/** Before a change to how somebody signs in, when they signed in a while ago. */
export function ProvePage(props: {
  readonly secondStep: boolean
  readonly mailsTo: string | null
  readonly problems?: readonly Problem[]
}) {
  const { secondStep, mailsTo, problems = [] } = props
  return (
    <Page
      title="Please show that it is you"
      problems={problems}
      scripts={['passkey']}
      backTo={BACK}
    >
      <p class="heard-lead">
        You signed in more than 15 minutes ago. Before how you sign in is changed, show once more
        that it is you. Then make the change again.
      </p>
      {secondStep && (
        <Card class="heard-signing">
          <h2>With a code</h2>
          <form method="post" action="/account/prove" novalidate>
            <CodeInput
              label="The code that your authenticator app shows for Heard"
              hint="Or one of your recovery codes."
              problems={problems}
            />
            <Button>Go on</Button>
          </form>
        </Card>
      )}
      <Card class="heard-signing">
        <h2>With a passkey</h2>
        <PasskeyForm
          does="sign"
          action="/sign-in/passkey"
          next="/account?done=proved"
          button="Use a passkey"
          without="A passkey needs a browser with JavaScript. Here it is off or too old."
        />
      </Card>
      <Card class="heard-signing">
        <h2>With a link</h2>
        {mailsTo === null ? (
          <HowToGetOne />
        ) : (
          <form method="post" action="/account/prove/mail">
            <p>
              We send it to <strong class="heard-address">{mailsTo}</strong>.
            </p>
            <Button>Email me a link</Button>
          </form>
        )}
      </Card>
    </Page>
  )
}

/** What the link in the mail to a new address opens. */
export function AddressPage(props: { readonly secret: string; readonly address: string }) {
  return (
    <Page title="Is this your address?" backTo={BACK}>
      <p class="heard-lead">
        <strong class="heard-address">{props.address}</strong>
      </p>
      <form method="post" action="/account/address/confirm">
        <input type="hidden" name="secret" value={props.secret} />
        <Button>Yes, sign me in by this address from now on</Button>
      </form>
      <p>If you did not ask for this, leave this page: nothing changes.</p>
    </Page>
  )
}

export function AddressGonePage() {
  return (
    <Page title="This link does nothing here" backTo={BACK}>
      <p class="heard-lead">
        It was used already, is older than a day, or belongs to somebody who is not signed in in
        this browser.
      </p>
      <p>
        Open it in the browser where you asked for it, or ask for a new one on your account page.
      </p>
    </Page>
  )
}
