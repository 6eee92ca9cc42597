/** Pieces that several pages of signing in are made of. */
import type { Child } from 'hono/jsx'
import { Button } from '../components/button.tsx'
import { Input } from '../components/input.tsx'
import { problemOf, type Problem } from '../web/forms.ts'

/**
 * A form that ends with a passkey. Without its script (client/passkey.js) it says that there are other
 * ways, and cannot be sent.
 */
export function PasskeyForm(props: {
  readonly does: 'make' | 'sign'
  readonly action: string
  readonly next?: string
  readonly button: string
  readonly without: string
  readonly children?: Child
}) {
  return (
    <form
      method="post"
      action={props.action}
      data-passkey={props.does}
      data-begin={`${props.action}/begin`}
    >
      <input type="hidden" name="answer" value="" />
      {props.next !== undefined && <input type="hidden" name="next" value={props.next} />}
      <p data-without="">{props.without}</p>
      <div data-ready="" hidden>
        {props.children}
        <Button>{props.button}</Button>
      </div>
      <output class="heard-passkey-said"></output>
    </form>
  )
}

/** A box for a code of the authenticator app, or a recovery code. */
export function CodeInput(props: {
  readonly label: string
  readonly hint?: string
  readonly problems: readonly Problem[]
}) {
  return (
    <Input
      name="code"
      label={props.label}
      hint={props.hint}
      autocomplete="one-time-code"
      autocapitalize="characters"
      spellcheck={false}
      class="govuk-input--width-10"
      error={problemOf(props.problems, 'code')}
    />
  )
}

/** For whoever has no address here, or where no mail goes out. */
export function HowToGetOne() {
  return (
    <>
      <p>
        On the computer where Heard runs, open a terminal in its folder and type{' '}
        <code>npx heard link</code>. It prints a new link.
      </p>
      <p>If Heard runs somewhere else, ask whoever looks after it for a link.</p>
    </>
  )
}
