/** The child's own pages: saying something, how today was, what became of it. */
import type { Child } from 'hono/jsx'
import { Button } from '../platform/components/button.tsx'
import { ActButton, ActLink, Acts, Card, Meta, Quote } from '../platform/components/card.tsx'
import { Chips } from '../platform/components/chips.tsx'
import { FileUpload } from '../platform/components/file-upload.tsx'
import { Input } from '../platform/components/input.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { inWords } from '../platform/day.ts'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import { Levels } from './check-in-page.tsx'
import { ChildFrame, Heard, named, WhoReads, type Frame } from './child-frame.tsx'
import { PictureOf, PICTURES } from './pictures.tsx'
import type { Choice } from './readers.ts'
import type { OwnWords } from './store.ts'
import { Chosen } from './words-page.tsx'

export function ChildPage(
  props: Frame & {
    readonly words: readonly OwnWords[]
    readonly problems?: readonly Problem[]
    readonly below?: Child
  },
) {
  const { at, words } = props
  const answered = words.filter(({ heard }) => heard.length > 0)
  return (
    <ChildFrame
      {...props}
      title=""
      isFirst
      hasPictures={answered.some(({ pictures }) => pictures.length > 0)}
    >
      <WhoReads {...props} />
      <ul class="heard-doors heard-doors--two">
        <li>
          <a href={`${at}/say`}>
            Say something <small>in words, pictures or your voice</small>
          </a>
        </li>
        <li>
          <a href={`${at}/day`}>
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
      {props.below}
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

/** A word by which what is only for the child can be opened again. */
function SecretWord({ opener, typed, problems }: FormProps) {
  if (opener.by !== 'link') return null
  return (
    <Input
      name="secret"
      label={opener.hasWord ? 'Your secret word, if you like' : 'A secret word, if you like'}
      hint={
        opener.hasWord
          ? 'For “Only me”: with it you can read this again, or show it to somebody later. Did you never choose one? Then somebody else has opened this page: leave this empty.'
          : 'For “Only me”: with it you can read this again, or show it to somebody later. Choose one that only you know. Nobody can tell you later what it was.'
      }
      value={typed['secret'] ?? ''}
      error={problemOf(problems, 'secret')}
      autocomplete="off"
      spellcheck={false}
    />
  )
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
  const { at, token, typed, problems, pictures } = props
  return (
    <ChildFrame {...props} title="Say something" hasPictures>
      <WhoReads {...props} />
      <form method="post" enctype="multipart/form-data" action={`${at}/say`} novalidate>
        <input type="hidden" name="token" value={token} />
        <Heard id="questions">
          <p>
            First, who may read this? Then say it: you can write, choose pictures, record your
            voice, or add a drawing or a photo. One of them is enough.
          </p>
        </Heard>
        <Heard id="ask-readers">
          <Readers {...props} />
        </Heard>
        <Textarea
          name="words"
          label={{ text: 'What do you want to say?', class: 'govuk-label--m' }}
          hint="Any way you like. Nobody corrects it."
          rows={4}
          value={typed['words'] ?? ''}
          error={problemOf(problems, 'words')}
        />
        <Heard id="ask-pictures">
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
        </Heard>
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
        <SecretWord {...props} />
        <Button>Keep it</Button>
      </form>
    </ChildFrame>
  )
}

export function ChildDayPage(props: FormProps) {
  const { at, token, typed, problems } = props
  return (
    <ChildFrame {...props} title="How was today?" hasPictures>
      <WhoReads {...props} />
      <form method="post" action={`${at}/day`} novalidate>
        <input type="hidden" name="token" value={token} />
        <Heard id="questions">
          <p>
            First, who may read this? Then: how much energy did you have today, and how worried were
            you? Choose a picture for each, or write one word. One of them is enough.
          </p>
        </Heard>
        <Heard id="ask-readers">
          <Readers {...props} />
        </Heard>
        <Heard id="ask-levels">
          <Levels
            typed={typed}
            energy="How much energy did you have?"
            worry="How worried were you?"
          />
        </Heard>
        <Input
          name="word"
          label="One word for today"
          value={typed['word'] ?? ''}
          error={problemOf(problems, 'word')}
        />
        <SecretWord {...props} />
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
    /** By name, whoever opened the page first. */
    readonly readers: readonly string[]
    readonly token: string
    readonly others: readonly { readonly id: string; readonly name: string }[]
    /** Where showing it to somebody is said. */
    readonly show: string
    readonly below?: Child
  },
) {
  const { at, opener, others } = props
  return (
    <ChildFrame {...props} title="It is kept" hasPictures={props.pictures.length > 0}>
      <Card>
        {props.words !== null && <Quote>{props.words}</Quote>}
        <Chosen pictures={props.pictures} />
        <Heard id="can-read">
          <p>
            {named(props.readers)} can read it.
            {opener.by === 'device' &&
              ` If you want ${opener.adult} to know now, show this to ${opener.adult}.`}
            {opener.by !== 'device' &&
              others.length > 0 &&
              ' If somebody else should know, one tap shows it to them.'}
          </p>
        </Heard>
        <ShowTo {...props} />
        <Meta>When something happens with what you said, you can read it on your page.</Meta>
      </Card>
      {props.below}
      <Acts>
        <ActLink href={at}>Back to my page</ActLink>
      </Acts>
    </ChildFrame>
  )
}

/** One tap for each adult who could be shown something. */
export function ShowTo(props: {
  readonly show: string
  readonly token: string
  readonly others: readonly { readonly id: string; readonly name: string }[]
  readonly children?: Child
}) {
  return props.others.length === 0 ? null : (
    <form method="post" action={props.show}>
      <input type="hidden" name="token" value={props.token} />
      {props.children}
      <Acts>
        {props.others.map(({ id, name }) => (
          <ActButton name="to" value={id} quiet>
            Show this to {name}
          </ActButton>
        ))}
      </Acts>
    </form>
  )
}
