/** Adding by hand: five doors, and behind each a form short enough for one thumb. */
import type { JSX } from '#jsx/jsx-runtime'
import { Button } from '../../platform/components/button.tsx'
import { Details } from '../../platform/components/details.tsx'
import { FileUpload } from '../../platform/components/file-upload.tsx'
import { Input } from '../../platform/components/input.tsx'
import { InsetText } from '../../platform/components/notices.tsx'
import { Radios } from '../../platform/components/radios.tsx'
import { Textarea } from '../../platform/components/textarea.tsx'
import type { Day } from '../../platform/day.ts'
import { problemOf, type Problem, type Typed } from '../../platform/web/forms.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import type { CallWent, Sort } from './by-hand.ts'
import { When } from './when.tsx'

type Door = { readonly href: string; readonly text: string; readonly hint: string }

/** What somebody may want to write down, the likeliest first. `path` is the record's. */
function doorsFor({ path, name }: PageRecord): readonly Door[] {
  const about: readonly (readonly [href: string, text: string, hint: string])[] = [
    ['/incidents/new/incident', 'Something happened', 'at school or at home'],
    ['/add/voice', `${name} said`, 'in their own words'],
    ['/add/call', 'A phone call', 'also one that never came'],
    ['/add/said', 'I was told', 'at the gate, in a chat'],
    ['/add/letter', 'A letter or photo', 'take a picture of it'],
    ['/passed-on/new', 'They passed it on', '“not our remit, try …”'],
    ['/days/check-in', 'How was today?', 'twenty seconds'],
    ['/plan', 'Was it given?', 'what a plan or a promise says, one tap a day'],
    ['/news/new', 'News of the day', 'from school to home, or from home: thirty seconds'],
    ['/add/note', 'A note', 'anything else'],
    ['/capture', 'Without a signal', 'a note, your voice, a photo; it is sent later'],
    ['/meetings/new', 'A meeting', 'one to come, or one that has been'],
    ['/matters/new', 'Something with a deadline', 'asked for a plan, complained, suspended'],
    ['/bring-in', 'Emails and files', 'bring in many at once'],
  ]
  return about.map(([href, text, hint]) => ({
    href: href === '/capture' ? href : `${path}${href}`,
    text,
    hint,
  }))
}

export function AddPage({
  record,
  isGuest,
}: {
  readonly record: PageRecord
  readonly isGuest: boolean
}) {
  return (
    <Page
      title="Add something"
      record={record}
      current="add"
      sub="It takes a minute. You can correct it later."
    >
      <ul class="heard-doors heard-doors--two">
        {doorsFor(record).map(({ href, text, hint }) => (
          <li>
            <a href={href}>
              {text} <small>{hint}</small>
            </a>
          </li>
        ))}
      </ul>
      <InsetText>
        {isGuest
          ? 'What you add can be read by you and by the owners of the record, until you decide otherwise.'
          : 'What you add can be read only by you, until you decide otherwise.'}
      </InsetText>
    </Page>
  )
}

type FormProps = {
  readonly record: PageRecord
  readonly sort: Sort
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly today: Day
  /** It is after midnight: the days are named, and none is chosen for the person. */
  readonly isNight: boolean
  /** The entry being corrected, by its page. */
  readonly correcting?: { readonly path: string; readonly files: number }
}

function titleFor(sort: Sort, name: string): string {
  return {
    note: 'A note',
    call: 'A phone call',
    letter: 'A letter or photo',
    said: 'I was told',
    voice: `${name} said`,
  }[sort]
}

export function ByHandPage(props: FormProps) {
  const { record, sort, problems, correcting } = props
  const back =
    correcting === undefined
      ? { href: `${record.path}/add`, text: 'Add something else' }
      : { href: correcting.path, text: 'Back to the entry' }
  return (
    <Page
      title={correcting === undefined ? titleFor(sort, record.name) : 'Correct it'}
      {...(correcting !== undefined && { sub: 'What was there before stays readable beside it.' })}
      record={record}
      current="add"
      backTo={back}
      problems={problems}
    >
      <form method="post" enctype="multipart/form-data" class="heard-by-hand" novalidate>
        <input type="hidden" name="token" value={props.token} />
        {correcting !== undefined && <input type="hidden" name="correcting" value="yes" />}
        <Questions {...props} />
        <When {...props} />
        {sort !== 'letter' && <More {...props} />}
        <Button>Save</Button>
      </form>
    </Page>
  )
}

type Boxed = { readonly name: string; readonly value: string; readonly error: string | undefined }

function boxOf({ typed, problems }: FormProps, name: string): Boxed {
  return { name, value: typed[name] ?? '', error: problemOf(problems, name) }
}

function Questions(props: FormProps) {
  const Asked = QUESTIONS[props.sort]
  return <Asked {...props} />
}

function NoteQuestions(props: FormProps) {
  return (
    <Words
      {...props}
      label="What happened?"
      hint="As you would tell a friend. Your phone’s microphone key writes for you."
    />
  )
}

function LetterQuestions(props: FormProps) {
  return (
    <>
      <Input
        {...boxOf(props, 'title')}
        label="What is it?"
        hint="As in “Letter about attendance”"
      />
      <Files {...props} label="Photo or file" />
      <Input {...boxOf(props, 'who')} label="Who is it from?" />
      <Words {...props} label="What does it say? (if you like)" rows={3} />
    </>
  )
}

function SaidQuestions(props: FormProps) {
  return (
    <>
      <Input
        {...boxOf(props, 'who')}
        label="Who said it?"
        hint="A name, or who they are: “the man at the office”"
      />
      <Words {...props} label="What did they say?" hint="Word for word, as well as you remember" />
      <Input {...boxOf(props, 'where')} label="Where? (if you like)" />
    </>
  )
}

function VoiceQuestions(props: FormProps) {
  return (
    <>
      <Words
        {...props}
        label={`What did ${props.record.name} say?`}
        hint="Exactly as it was said. Do not tidy it."
      />
      <Input {...boxOf(props, 'to')} label="To whom? (if you like)" />
      <Input {...boxOf(props, 'where')} label="Where? (if you like)" />
    </>
  )
}

const CALL_ANSWERS: readonly { readonly value: CallWent; readonly text: string }[] = [
  { value: 'we rang', text: 'I rang and we spoke' },
  { value: 'they rang', text: 'They rang and we spoke' },
  { value: 'no answer', text: 'I rang and nobody answered' },
  { value: 'never', text: 'They said they would ring, and did not' },
]

function CallQuestions(props: FormProps) {
  const box = (name: string) => boxOf(props, name)
  const { value, error } = box('call')
  return (
    <>
      <Input {...box('who')} label="Who with?" hint="A person or a place: “the SEN team”" />
      <Radios
        name="call"
        value={value}
        error={error}
        fieldset={{ legend: { text: 'How did it go?', class: 'govuk-fieldset__legend--s' } }}
        items={CALL_ANSWERS}
      />
      <div class="heard-by-hand__pair">
        <Input
          {...box('minutesWaited')}
          label="Minutes waited"
          class="govuk-input--width-4"
          inputmode="numeric"
        />
        <Input
          {...box('minutes')}
          label="Minutes spoken"
          class="govuk-input--width-4"
          inputmode="numeric"
        />
      </div>
      <Words {...props} label="What was said? (if you like)" rows={4} />
    </>
  )
}

const QUESTIONS: Readonly<Record<Sort, (props: FormProps) => JSX.Element>> = {
  note: NoteQuestions,
  call: CallQuestions,
  letter: LetterQuestions,
  said: SaidQuestions,
  voice: VoiceQuestions,
}

function Words(
  props: FormProps & { readonly label: string; readonly hint?: string; readonly rows?: number },
) {
  const { value, error } = boxOf(props, 'words')
  return (
    <Textarea
      name="words"
      label={{ text: props.label, class: 'govuk-label--s' }}
      hint={props.hint}
      value={value}
      error={error}
      rows={props.rows ?? 6}
      spellcheck
    />
  )
}

function Files(props: FormProps & { readonly label: string }) {
  const { correcting } = props
  const kept =
    correcting === undefined || correcting.files === 0
      ? undefined
      : `The ${correcting.files === 1 ? 'file' : `${correcting.files} files`} already there ${correcting.files === 1 ? 'stays' : 'stay'}. Add more here.`
  return (
    <FileUpload
      name="files"
      label={props.label}
      hint={kept ?? 'On a phone you can take a picture of it now.'}
      multiple
      error={problemOf(props.problems, 'files')}
    />
  )
}

function More(props: FormProps) {
  const hasSlip = props.problems.some(({ field }) => field === 'files' || field === 'title')
  return (
    <Details summary="Add a photo, file or title" open={hasSlip}>
      <Files {...props} label="Photo or file" />
      {props.sort === 'note' && <Input {...boxOf(props, 'title')} label="A short title" />}
    </Details>
  )
}
