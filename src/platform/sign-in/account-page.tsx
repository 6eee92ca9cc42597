/** Somebody's own page: how they sign in, and where they are signed in. */
import type { Child } from 'hono/jsx'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Details } from '../components/details.tsx'
import { Input } from '../components/input.tsx'
import { InsetText, Tag } from '../components/notices.tsx'
import { NotificationBanner } from '../components/notification-banner.tsx'
import { dayAt, inFullWords, timeAt } from '../day.ts'
import { problemOf, type Problem, type Typed } from '../web/forms.ts'
import { Page } from '../web/page.tsx'
import { PasskeyForm } from './parts.tsx'
import type { Passkey } from './passkeys.ts'
import type { OpenSession } from './session-store.ts'

/** Where the times on this page are. */
const ZONE = 'Europe/London'

function at(instant: string): string {
  return `${inFullWords(dayAt(instant, ZONE))} at ${timeAt(instant, ZONE)}`
}

/** What was just done, as the address says it. `others`: offers to sign out everywhere else. */
export const DONE: Readonly<Record<string, { readonly text: string; readonly others?: true }>> = {
  name: { text: 'Your name is saved.' },
  asked: { text: 'Look in your email: press the link there, on this device, within a day.' },
  address: { text: 'From now on you sign in by this address.', others: true },
  passkey: { text: 'Your passkey is ready. Next time it is enough to sign in.', others: true },
  renamed: { text: 'The passkey has its new name.' },
  removed: { text: 'The passkey is removed. It no longer opens anything here.', others: true },
  on: { text: 'The second step is on.', others: true },
  off: { text: 'The second step is off.', others: true },
  ended: { text: 'That browser is signed out.' },
  others: { text: 'You are signed out everywhere but here.' },
  proved: { text: 'Thank you. Now you can make your change.' },
}

type AccountFacts = {
  readonly name: string
  readonly address: string | null
  readonly mails: boolean
  readonly passkeys: readonly Passkey[]
  readonly secondStep: boolean
  readonly recoveryCodes: number
  /** Whether this installation lets them in by two steps only. */
  readonly needsTwoSteps: boolean
  readonly sessions: readonly OpenSession[]
  /** The session of this browser. */
  readonly here: string
}

type PageProps = {
  readonly facts: AccountFacts
  readonly done?: string | undefined
  readonly typed?: Typed
  readonly problems?: readonly Problem[]
}

export function AccountPage({ facts, done, typed = {}, problems = [] }: PageProps) {
  const said = done === undefined ? undefined : DONE[done]
  return (
    <Page
      title="Your account"
      sub="How you sign in, and where. Nothing of any record is here."
      problems={problems}
      scripts={['passkey', 'carry']}
      backTo={{ href: '/', text: 'Your records' }}
    >
      {said !== undefined && (
        <NotificationBanner type="success" title="Done">
          <p class="govuk-notification-banner__heading">{said.text}</p>
          {said.others === true && facts.sessions.length > 1 && <EndOthers />}
        </NotificationBanner>
      )}
      {facts.address === null && facts.passkeys.length === 0 && (
        <InsetText>
          Once you sign out you can only come back by a link from whoever runs this Heard. Add a
          passkey{facts.mails && ' or your email address'}, and you can come back by yourself.
        </InsetText>
      )}
      <You facts={facts} typed={typed} problems={problems} />
      <Passkeys facts={facts} />
      <SecondStep facts={facts} />
      <Sessions facts={facts} />
      <Card class="heard-signing" id="yours">
        <h2>What Heard keeps of you</h2>
        <p>
          <a href="/account/kept">See it, and take a copy along</a>
        </p>
        <p>
          <a href="/account/close">Close your account</a>
        </p>
      </Card>
      <p class="heard-meta">
        Changes to how you sign in need a sign-in of the last 15 minutes; otherwise you are asked to
        show that it is you. Where we have your address, you are told of each by email.
      </p>
    </Page>
  )
}

function You({
  facts,
  typed,
  problems,
}: Required<Pick<PageProps, 'facts' | 'typed' | 'problems'>>) {
  return (
    <Card class="heard-signing" id="you">
      <h2>You</h2>
      <form method="post" action="/account/name" novalidate>
        <Input
          name="name"
          label="Your name"
          autocomplete="name"
          value={typed['name'] ?? facts.name}
          error={problemOf(problems, 'name')}
        />
        <Button class="govuk-button--secondary">Save the name</Button>
      </form>
      <h3>Email address</h3>
      <p>
        {facts.address === null ? (
          'None yet. It is only needed to sign in by a link in an email.'
        ) : (
          <strong class="heard-address">{facts.address}</strong>
        )}
      </p>
      {facts.mails ? (
        <form method="post" action="/account/address" novalidate>
          <Input
            name="address"
            type="email"
            label={facts.address === null ? 'Add your address' : 'Another address'}
            hint="We send a link there. It counts once you have pressed it."
            autocomplete="email"
            spellcheck={false}
            value={typed['address']}
            error={problemOf(problems, 'address')}
          />
          <Button class="govuk-button--secondary">Send me the link</Button>
        </form>
      ) : (
        <p class="heard-meta">
          This Heard sends no email, so an address could not be shown to be yours. A passkey needs
          none.
        </p>
      )}
    </Card>
  )
}

function Passkeys({ facts }: { readonly facts: AccountFacts }) {
  return (
    <Card class="heard-signing" id="passkeys">
      <h2>Passkeys</h2>
      <p>
        A passkey is kept by your phone, computer or password manager. Your fingerprint, face or
        screen lock opens it. Nobody can trick you into typing it.
      </p>
      {facts.passkeys.length > 0 && (
        <ul class="heard-account-list">
          {facts.passkeys.map((passkey) => (
            <OnePasskey passkey={passkey} />
          ))}
        </ul>
      )}
      <PasskeyForm
        does="make"
        action="/account/passkeys"
        button="Add a passkey"
        without="Adding a passkey needs a browser with JavaScript. Here it is off or too old. Links work without."
      >
        <Input
          name="name"
          id="passkey-name"
          label={facts.passkeys.length > 0 ? 'A name for another one' : 'A name for it'}
          hint="So that you know it again: “My phone”."
          autocomplete="off"
        />
      </PasskeyForm>
    </Card>
  )
}

function OnePasskey({ passkey }: { readonly passkey: Passkey }) {
  const { id, name, created, used } = passkey
  return (
    <li>
      <p>
        <strong>{name}</strong>
      </p>
      <p class="heard-meta">
        Added {at(created)}. {used === null ? 'Not used yet.' : `Last used ${at(used)}.`}
      </p>
      <Details summary={<Named text="Rename or remove" about={name} />}>
        <form method="post" action="/account/passkeys/name">
          <input type="hidden" name="id" value={id} />
          <Input name="name" id={`name-${id}`} label="Its new name" value={name} />
          <Button class="govuk-button--secondary">Rename it</Button>
        </form>
        <form method="post" action="/account/passkeys/remove">
          <input type="hidden" name="id" value={id} />
          <Button class="govuk-button--warning">Remove this passkey</Button>
        </form>
      </Details>
    </li>
  )
}

function Named({ text, about }: { readonly text: string; readonly about: Child }) {
  return (
    <>
      {text}
      <span class="govuk-visually-hidden">: {about}</span>
    </>
  )
}

function SecondStep({ facts }: { readonly facts: AccountFacts }) {
  const { secondStep, recoveryCodes: left } = facts
  return (
    <Card class="heard-signing" id="second-step">
      <h2>A second step</h2>
      {facts.needsTwoSteps && (
        <p>
          Whoever looks after this Heard asks you for two steps: a passkey, or a code after each
          link. You can change yours, and always keep one.
        </p>
      )}
      {secondStep ? (
        <>
          <p>
            <Tag>On</Tag> After a link you type a code from your authenticator app. A passkey needs
            none. You have {left === 1 ? '1 recovery code' : `${left} recovery codes`} left.
          </p>
          <div class="heard-account-buttons">
            <form method="post" action="/account/second-step/codes">
              <Button class="govuk-button--secondary">Make new recovery codes</Button>
            </form>
            <form method="post" action="/account/second-step/end">
              <Button class="govuk-button--secondary">Turn the second step off</Button>
            </form>
          </div>
        </>
      ) : (
        <>
          <p>
            After a link, a code from an authenticator app on your phone. Then somebody who reads
            your email still cannot sign in as you.
          </p>
          <form method="post" action="/account/second-step/begin">
            <Button class="govuk-button--secondary">Set up a second step</Button>
          </form>
        </>
      )}
    </Card>
  )
}

function EndOthers() {
  return (
    <form method="post" action="/account/sessions/end-others">
      <Button class="govuk-button--secondary">Sign out everywhere else</Button>
    </form>
  )
}

function Sessions({ facts }: { readonly facts: AccountFacts }) {
  return (
    <Card class="heard-signing" id="sessions">
      <h2>Where you are signed in</h2>
      <ul class="heard-account-list">
        {facts.sessions.map(({ id, device, created, seen }) => (
          <li>
            <p>
              <strong>{device === '' ? 'A browser' : device}</strong>{' '}
              {id === facts.here && <Tag>This one</Tag>}
            </p>
            <p class="heard-meta">
              Signed in {at(created)}.{' '}
              {id === facts.here ? 'In use now.' : `Last used about ${at(seen)}.`}
            </p>
            {id === facts.here ? (
              <form method="post" action="/sign-out">
                <Button class="govuk-button--secondary">Sign out here</Button>
              </form>
            ) : (
              <form method="post" action="/account/sessions/end">
                <input type="hidden" name="id" value={id} />
                <Button class="govuk-button--secondary">
                  <Named text="Sign it out" about={`${device}, signed in ${at(created)}`} />
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {facts.sessions.length > 1 && <EndOthers />}
      <p class="heard-meta">
        Times are in London. A browser can call itself what it likes: if one is not yours, sign it
        out.
      </p>
    </Card>
  )
}
