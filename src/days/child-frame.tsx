/**
 * What stands round every page of the child's: who can read it, told before the first word, and somebody to
 * talk to. Nothing here promises a secret that would not hold. Without the record's way about, for its pages
 * are not the child's to wander in.
 */
import type { Child } from 'hono/jsx'
import { Button } from '../platform/components/button.tsx'
import { ActLink, Acts, Card } from '../platform/components/card.tsx'
import type { Problem } from '../platform/web/forms.ts'
import { Page } from '../platform/web/page.tsx'
import { PicturesBy } from './pictures.tsx'

/** Who opened it: an adult on this device, the child signed in as themselves, or by a link of their own. */
export type Opener =
  | { readonly by: 'device'; readonly adult: string }
  | { readonly by: 'seat'; readonly owners: readonly string[] }
  | { readonly by: 'link'; readonly owners: readonly string[]; readonly hasWord: boolean }

export type Frame = {
  readonly name: string
  /** The address its pages hang from. */
  readonly at: string
  readonly opener: Opener
}

/** Words that can be heard, where the browser can speak: the button comes only then. */
export function Heard({ id, children }: { readonly id: string; readonly children?: Child }) {
  return (
    <div id={id} data-listen="Listen">
      {children}
    </div>
  )
}

export function ChildFrame(
  props: Frame & {
    readonly title: string
    readonly problems?: readonly Problem[]
    readonly isFirst?: boolean
    readonly hasPictures?: boolean
    readonly children?: Child
  },
) {
  const { at, opener } = props
  const first = opener.by === 'device' ? `${props.name}’s page` : 'Your page'
  return (
    <Page
      title={props.isFirst === true ? first : props.title}
      problems={props.problems ?? []}
      scripts={['listen', 'record']}
      {...(props.isFirst !== true && { backTo: { href: at, text: first } })}
    >
      <div class="heard-child">
        {props.children}
        <Childline />
        {props.hasPictures === true && <PicturesBy />}
        <Leave at={at} opener={opener} />
      </div>
    </Page>
  )
}

function Leave({ at, opener }: Pick<Frame, 'at' | 'opener'>) {
  return opener.by !== 'link' ? (
    <p class="heard-no-print">
      <a href={at.replace(/\/child$/, '/days')}>
        {opener.by === 'device' ? `Give it back to ${opener.adult}` : 'Back to how days go'}
      </a>
    </p>
  ) : (
    <form method="post" action="/l/close" class="heard-no-print">
      <Button class="govuk-button--secondary">Close my page on this device</Button>
    </form>
  )
}

/** On every page of the child's. Looking at it or ringing leaves nothing behind here. */
function Childline() {
  return (
    <section class="heard-card heard-childline" aria-labelledby="childline">
      <h2 id="childline">Somebody to talk to</h2>
      <Heard id="childline-words">
        <p>
          Childline is for anybody under 19. You can ring 0800 1111 about anything. It does not show
          on the bill, and nothing is written down here when you do. The phone itself may keep the
          number in its list of calls.
        </p>
      </Heard>
      <Acts>
        <ActLink href="tel:08001111">Ring Childline, 0800 1111</ActLink>
        <ActLink href="/help-now" quiet>
          Other people to talk to
        </ActLink>
      </Acts>
    </section>
  )
}

export function WhoReads({ name, opener }: Frame) {
  return (
    <Card class="heard-who-reads">
      <h2>Who can read what you put here?</h2>
      <Heard id="who-reads">
        {opener.by === 'device' && <OnTheirDevice adult={opener.adult} />}
        {opener.by === 'seat' && <BySeat {...opener} />}
        {opener.by === 'link' && <ByLink {...opener} />}
        <p>You can stop whenever you like, {name}. Nothing has to be filled in.</p>
      </Heard>
    </Card>
  )
}

function OnTheirDevice({ adult }: { readonly adult: string }) {
  return (
    <>
      <p>
        This is {adult}’s Heard. {adult} can read everything that is put in here, always. You choose
        whether anybody else can too.
      </p>
      <p>
        It cannot keep a secret from {adult}. If there is something you want nobody here to read, do
        not put it here. Write it on paper, tell somebody you trust, or talk to Childline.
      </p>
    </>
  )
}

/** Names as they are said: `Alex and Sam`. */
export function named(names: readonly string[]): string {
  return names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function YouChoose({ owners }: { readonly owners: readonly string[] }) {
  return (
    <p>
      You choose, each time. “Only me” means that Heard shows it to nobody else, not to{' '}
      {named(owners)} either.
    </p>
  )
}

function BySeat({ owners }: Extract<Opener, { by: 'seat' }>) {
  return (
    <>
      <YouChoose owners={owners} />
      <p>
        It is not a promise that nobody could ever find it. Heard is kept on a computer. Whoever
        looks after that computer could find it there, if they know how.
      </p>
      <NotSafe />
    </>
  )
}

function NotSafe() {
  return (
    <p>
      Are you not safe, or is somebody hurting you? Heard tells nobody by itself. Please tell
      somebody you trust, or ring Childline.
    </p>
  )
}

function ByLink({ owners }: Extract<Opener, { by: 'link' }>) {
  return (
    <>
      <YouChoose owners={owners} />
      <p>
        It is not a promise that nobody could ever find it. Heard is kept on a computer. Whoever
        looks after that computer could find it there, if they know how. And {named(owners)} can
        open this page with your link too. So what you tell one adult is not shown here again. What
        is only for you is not shown either, unless you give a secret word that you choose.
      </p>
      <NotSafe />
    </>
  )
}
