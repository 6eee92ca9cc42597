/**
 * The child's own page, opened on the family's device. Who can read it is told before the first word;
 * nothing here promises a secret that would not hold. Without the record's way about, for its pages are
 * not the child's to wander in.
 */
import type { Child } from 'hono/jsx'
import { Button } from '../platform/components/button.tsx'
import { ActButton, ActLink, Acts, Card, Meta, Quote } from '../platform/components/card.tsx'
import { Chips } from '../platform/components/chips.tsx'
import { FileUpload } from '../platform/components/file-upload.tsx'
import { Input } from '../platform/components/input.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { inWords } from '../platform/day.ts'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { Levels } from './check-in-page.tsx'
import { PictureOf, PICTURES } from './pictures.tsx'
import type { Choice } from './readers.ts'
import type { OwnWords } from './store.ts'
import { Chosen } from './words-page.tsx'

type Frame = {
  readonly record: PageRecord
  /** Who is signed in on this device. */
  readonly adult: string
}

/** Words that can be heard, where the browser can speak: the button comes only then. */
function Heard({ id, children }: { readonly id: string; readonly children?: Child }) {
  return (
    <div id={id} data-listen="Listen">
      {children}
    </div>
  )
}

function ChildFrame(
  props: Frame & {
    readonly title: string
    readonly problems?: readonly Problem[]
    readonly isFirst?: boolean
    readonly children?: Child
  },
) {
  const { record, adult } = props
  return (
    <Page
      title={props.title}
      problems={props.problems ?? []}
      scripts={['listen', 'record']}
      {...(props.isFirst !== true && {
        backTo: { href: `${record.path}/child`, text: `${record.name}’s page` },
      })}
    >
      <div class="heard-child">
        {props.children}
        <Childline />
        <p class="heard-no-print">
          <a href={`${record.path}/days`}>Give it back to {adult}</a>
        </p>
      </div>
    </Page>
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

function WhoReads({ record, adult }: Frame) {
  return (
    <Card class="heard-who-reads">
      <h2>Who can read what you put here?</h2>
      <Heard id="who-reads">
        <p>
          This is {adult}’s Heard. {adult} can read everything that is put in here, always. You
          choose whether anybody else can too.
        </p>
        <p>
          It cannot keep a secret from {adult}. If there is something you want nobody here to read,
          do not put it here. Write it on paper, tell somebody you trust, or talk to Childline.
        </p>
        <p>You can stop whenever you like, {record.name}. Nothing has to be filled in.</p>
      </Heard>
    </Card>
  )
}

export function ChildPage(props: Frame & { readonly words: readonly OwnWords[] }) {
  const { record, words } = props
  const answered = words.filter(({ heard }) => heard.length > 0)
  return (
    <ChildFrame {...props} title={`${record.name}’s page`} isFirst>
      <WhoReads {...props} />
      <ul class="heard-doors heard-doors--two">
        <li>
          <a href={`${record.path}/child/say`}>
            Say something <small>in words or pictures</small>
          </a>
        </li>
        <li>
          <a href={`${record.path}/child/day`}>
            How was today? <small>a few pictures</small>
          </a>
        </li>
      </ul>
      {answered.length > 0 && (
        <section aria-labelledby="happened">
          <h2 id="happened">What happened with what you said</h2>
          {answered.toReversed().map((each) => (
            <Card>
              {each.words !== null && <Quote>{each.words}</Quote>}
              <Chosen pictures={each.pictures} />
              {each.heard.map(({ day, words: told, by }) => (
                <p>
                  {inWords(day)}
                  {by === null ? '' : `, ${by}`}: {told}
                </p>
              ))}
            </Card>
          ))}
        </section>
      )}
    </ChildFrame>
  )
}

type FormProps = Frame & {
  readonly token: string
  readonly choices: readonly Choice[]
  readonly typed: Typed
  readonly pictures: readonly string[]
  readonly problems: readonly Problem[]
}

function Readers({ choices, typed, problems }: FormProps) {
  return (
    <Chips
      name="readers"
      question="Who may read this?"
      value={typed['readers'] === '' ? undefined : (typed['readers'] ?? choices[0]?.value)}
      error={problemOf(problems, 'readers')}
      chips={choices.map(({ value, text }) => ({ value, text }))}
    />
  )
}

export function SayPage(props: FormProps) {
  const { record, token, typed, problems, pictures } = props
  return (
    <ChildFrame {...props} title="Say something">
      <WhoReads {...props} />
      <form
        method="post"
        enctype="multipart/form-data"
        action={`${record.path}/child/say`}
        novalidate
      >
        <input type="hidden" name="token" value={token} />
        <Heard id="questions">
          <p>
            First, who may read this? Then say it: you can write, choose pictures, record your
            voice, or add a drawing or a photo. One of them is enough.
          </p>
        </Heard>
        <Readers {...props} />
        <Textarea
          name="words"
          label={{ text: 'What do you want to say?', class: 'govuk-label--m' }}
          hint="Any way you like. Nobody corrects it."
          rows={4}
          value={typed['words'] ?? ''}
          error={problemOf(problems, 'words')}
        />
        <Chips
          name="pictures"
          question="Or choose pictures"
          several
          values={pictures}
          chips={PICTURES.map((word) => ({
            value: word,
            text: word,
            picture: <PictureOf word={word} />,
          }))}
        />
        <div data-record="">
          <FileUpload
            name="voice"
            label="Or your voice"
            accept="audio/*"
            attributes={{ capture: 'user' }}
            error={problemOf(problems, 'voice')}
          />
        </div>
        <FileUpload
          name="files"
          label="Or a drawing or a photo"
          multiple
          error={problemOf(problems, 'files')}
        />
        <Button>Keep it</Button>
      </form>
    </ChildFrame>
  )
}

export function ChildDayPage(props: FormProps) {
  const { record, token, typed, problems } = props
  return (
    <ChildFrame {...props} title="How was today?">
      <WhoReads {...props} />
      <form method="post" action={`${record.path}/child/day`} novalidate>
        <input type="hidden" name="token" value={token} />
        <Heard id="questions">
          <p>
            First, who may read this? Then: how much energy did you have today, and how worried were
            you? Choose a picture for each, or write one word. One of them is enough.
          </p>
        </Heard>
        <Readers {...props} />
        <Levels
          typed={typed}
          energy="How much energy did you have?"
          worry="How worried were you?"
        />
        <Input
          name="word"
          label="One word for today"
          value={typed['word'] ?? ''}
          error={problemOf(problems, 'word')}
        />
        <Button>Keep it</Button>
      </form>
    </ChildFrame>
  )
}

/** It is kept, and by whom it can be read; one tap shows it to somebody else. */
export function KeptPage(
  props: Frame & {
    readonly words: string | null
    readonly pictures: readonly string[]
    readonly readers: readonly string[]
    readonly address: string
    readonly token: string
    readonly others: readonly { readonly id: string; readonly name: string }[]
  },
) {
  const { record, adult, others } = props
  return (
    <ChildFrame {...props} title="It is kept">
      <Card>
        {props.words !== null && <Quote>{props.words}</Quote>}
        <Chosen pictures={props.pictures} />
        <Heard id="can-read">
          <p>
            {props.readers.join(' and ')} can read it. If you want {adult} to know now, show this to{' '}
            {adult}.
          </p>
        </Heard>
        {others.length > 0 && (
          <form method="post" action={`${record.path}/child/show/${props.address}`}>
            <input type="hidden" name="token" value={props.token} />
            <Acts>
              {others.map(({ id, name }) => (
                <ActButton name="to" value={id} quiet>
                  Show this to {name}
                </ActButton>
              ))}
            </Acts>
          </form>
        )}
        <Meta>When something happens with what you said, you can read it on your page.</Meta>
      </Card>
      <Acts>
        <ActLink href={`${record.path}/child`}>Back to my page</ActLink>
      </Acts>
    </ChildFrame>
  )
}
