/** What somebody who is asked by email sees: one button, the question, one form. Nothing else of the record. */
import { TellYourLead } from '../../help/pages.tsx'
import { CloseHere, LinkFoot } from '../../people/link-foot.tsx'
import { Button } from '../../platform/components/button.tsx'
import { Card, Meta } from '../../platform/components/card.tsx'
import { DateInput } from '../../platform/components/date-input.tsx'
import { Details } from '../../platform/components/details.tsx'
import { FileUpload } from '../../platform/components/file-upload.tsx'
import { Input } from '../../platform/components/input.tsx'
import { Radios } from '../../platform/components/radios.tsx'
import { Textarea } from '../../platform/components/textarea.tsx'
import { inFullWords, inWords, type Day } from '../../platform/day.ts'
import { problemOf, type Problem, type Typed } from '../../platform/web/forms.ts'
import { Page } from '../../platform/web/page.tsx'
import type { Entry } from '../../record/entry.ts'
import { ANSWERED_WORDS, type AnswerBody, type HandOverBody, type OwedBody } from '../entries.ts'

/** For a browser other than the one that answered: the link was passed on, or the device is a new one. */
export function AnsweredElsewherePage({ on }: { readonly on: Day }) {
  return (
    <Page title="This question was answered">
      <p class="heard-lead">It was answered on {inFullWords(on)}, in another browser.</p>
      <p>
        If that was you and you would like to add something, open the link where you opened it then,
        or reply to the email it came in.
      </p>
    </Page>
  )
}

export type QuestionProps = {
  readonly name: string
  readonly from: string
  readonly asked: Day
  readonly question: string
  /** What they answered so far, oldest first. */
  readonly mine: readonly Entry[]
  readonly justNow: boolean
  /** What was just sent may tell of danger: that comes first. */
  readonly danger: boolean
  readonly problems: readonly Problem[]
  readonly given: Typed
}

export function QuestionPage(props: QuestionProps) {
  const { from, asked, question, mine, problems } = props
  const isAnswered = mine.length > 0
  return (
    <Page title="A question for you" sub={`From ${from}, ${inWords(asked)}`} problems={problems}>
      {props.danger && <TellYourLead />}
      {isAnswered && <Thanks {...props} />}
      <Card class="heard-mail">
        <div class="heard-verbatim">{question}</div>
      </Card>
      {isAnswered ? (
        <Details summary="Change or add to your answer" open={problems.length > 0}>
          <AnswerForm {...props} />
        </Details>
      ) : (
        <AnswerForm {...props} />
      )}
      {props.danger ? <CloseHere /> : <LinkFoot />}
    </Page>
  )
}

function Thanks({ name, mine, justNow }: QuestionProps) {
  return (
    <Card class="heard-kept">
      <h2>{justNow ? `Thank you, ${name}` : 'What you answered'}</h2>
      {justNow && <p>Your answer has reached the family. There is nothing more you need to do.</p>}
      <ul class="govuk-list">
        {mine.map((entry) => (
          <li>
            {inWords(entry.happened.day)}: {saidIn(entry)}
            {entry.files.length > 0 &&
              ` (with ${entry.files.map(({ name: file }) => file).join(', ')})`}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function saidIn({ kind, body }: Entry): string {
  if (kind === 'hand-over') {
    const { to, words } = body as HandOverBody
    return withWords(`passed on to ${to}`, words)
  }
  if (kind === 'promise') return (body as OwedBody).words ?? 'promised'
  const { as, words } = body as AnswerBody
  return as === 'acknowledged'
    ? (words ?? 'nothing settled yet')
    : withWords(ANSWERED_WORDS[as], words)
}

function withWords(what: string, words: string | null | undefined): string {
  return words === null || words === undefined ? what : `${what}. “${words}”`
}

function AnswerForm({ problems, given }: QuestionProps) {
  const error = (field: string) => problemOf(problems, field)
  return (
    <form method="post" action="/l/answer" enctype="multipart/form-data" class="heard-form">
      <input type="hidden" name="token" value={given['token'] ?? ''} />
      <Radios
        name="as"
        fieldset={{ legend: { text: 'Your answer', class: 'govuk-fieldset__legend--m' } }}
        error={error('as')}
        value={given['as']}
        items={[
          { value: 'answered', text: 'It is done, or here is my answer' },
          { value: 'part', text: 'Part of it; the rest is still to come' },
          {
            value: 'promise',
            text: 'I will do it by a day',
            conditional: (
              <DateInput
                id="by"
                namePrefix="by"
                fieldset={{ legend: { text: 'By which day?', class: 'govuk-fieldset__legend--s' } }}
                error={error('by-day')}
                values={given}
              />
            ),
          },
          {
            value: 'passed on',
            text: 'Somebody else deals with this',
            conditional: (
              <Input name="to" label="Who has it now?" value={given['to']} error={error('to')} />
            ),
          },
          { value: 'refused', text: 'We cannot do this', hint: 'The reason helps' },
          { value: 'question', text: 'I have a question first' },
        ]}
      />
      <Textarea
        name="words"
        label="In your words"
        hint="As short as you like."
        rows={4}
        value={given['words']}
        error={error('words')}
      />
      <FileUpload
        name="files"
        label="A file, if there is one"
        hint="At most 20 MB in all."
        multiple
        error={error('files')}
      />
      <Button preventDoubleClick>Send my answer</Button>
      <Meta>The family reads it, as your words. You can change it later.</Meta>
    </form>
  )
}
