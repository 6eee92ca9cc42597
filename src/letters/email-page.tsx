/** A letter before Heard sends it: exactly what goes, to whom, with what; and what has to be answered for first. */
import { InTheWay } from '../people/whereabouts/parts.tsx'
import type { Whereabouts } from '../people/whereabouts/find.ts'
import { Button } from '../platform/components/button.tsx'
import { Card, Meta } from '../platform/components/card.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { WarningText } from '../platform/components/notices.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { problemOf, type Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { counted, listed } from '../platform/words.ts'
import type { KeptLetter } from './draft-store.ts'
import type { MatterChoice } from './letter-page.tsx'
import type { Letter } from './letter.ts'

type Props = {
  readonly record: PageRecord
  readonly kept: KeptLetter
  readonly letter: Letter
  readonly papers: readonly { readonly name: string; readonly size: number }[]
  readonly tooLarge: boolean
  readonly matters: readonly MatterChoice[]
  readonly blanks: readonly string[]
  readonly names: readonly string[]
  /** The address that mail comes from. */
  readonly from: string | null
  /** Answers by email reach this Heard. */
  readonly answered: boolean
  readonly inTheWay: Whereabouts | null
  readonly given: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
}

export function EmailLetterPage(props: Props) {
  const { record, kept, papers, from, inTheWay, problems } = props
  const { to, subject, text } = kept.draft
  const without = to.filter(({ address }) => address === null)
  return (
    <Page
      title="This is what goes"
      record={record}
      current="letters"
      backTo={{ href: `${record.path}/letters/${kept.id}`, text: 'Change the letter' }}
      problems={problems}
    >
      {inTheWay !== null && <InTheWay found={inTheWay} />}
      <Card class="heard-mail heard-mail--look">
        {from !== null && <Meta>From: you, by {from}</Meta>}
        {to.map(({ name, address }) =>
          address === null ? null : (
            <Meta>
              To: {name}, {address}
            </Meta>
          ),
        )}
        <h2>{subject}</h2>
        <div class="heard-verbatim">{text}</div>
        {papers.length > 0 && (
          <>
            <h3>With it</h3>
            <ul>
              {papers.map(({ name, size }) => (
                <li>
                  {name} ({inSize(size)})
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      {without.length > 0 && (
        <WarningText>
          It does not go to {listed(without.map(({ name }) => name))}: there is no email address.
        </WarningText>
      )}
      <Replies {...props} />
      {props.tooLarge ? (
        <WarningText>
          What goes with it is more than 20 MB, which most mail servers refuse. Take a paper out, or
          send the email file yourself.
        </WarningText>
      ) : (
        <SendForm {...props} />
      )}
    </Page>
  )
}

function Replies({ kept, answered, from }: Props) {
  const many = kept.draft.to.filter(({ address }) => address !== null).length
  if (answered)
    return (
      <Meta>
        {many > 1 ? `It goes to each of the ${many} by itself. ` : ''}When they reply, the reply is
        kept in the record, with what you asked.
      </Meta>
    )
  return (
    <WarningText>
      This Heard receives no mail. A reply goes to {from ?? 'the address it comes from'}: put your
      own address in the letter.
    </WarningText>
  )
}

function SendForm({ record, kept, letter, matters, blanks, names, given, problems }: Props) {
  return (
    <form method="post" action={`${record.path}/letters/${kept.id}/email`}>
      {letter.starts !== undefined && matters.length > 1 && (
        <Radios
          name="matter"
          class="govuk-radios--small"
          fieldset={{
            legend: { text: 'Where does it belong?', class: 'govuk-fieldset__legend--s' },
          }}
          value={given['matter'] ?? matters[0]?.value}
          items={matters.map(({ value, title }) => ({ value, text: title }))}
        />
      )}
      {blanks.length > 0 && (
        <Checkboxes
          name="blanks"
          values={[given['blanks'] ?? '']}
          error={problemOf(problems, 'blanks')}
          hint={blanks.map((blank) => `[${blank}]`).join(', ')}
          items={[
            {
              value: 'yes',
              text: `It goes with ${counted(blanks.length, 'blank', 'blanks')} in it`,
            },
          ]}
        />
      )}
      {names.length > 0 && (
        <Checkboxes
          name="names"
          values={[given['names'] ?? '']}
          error={problemOf(problems, 'names')}
          items={[{ value: 'yes', text: `It is right to name ${listed(names)}` }]}
        />
      )}
      <Button preventDoubleClick>Send it now</Button>
    </form>
  )
}

function inSize(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}
