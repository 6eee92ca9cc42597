/** Writing down what a body promises of its own: a number it has published. */
import { Button } from '../platform/components/button.tsx'
import { Input } from '../platform/components/input.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { Select } from '../platform/components/select.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { POLICY_UNITS } from './entries.ts'
import { TITLE } from './pages.tsx'

export type PolicyPageProps = {
  readonly record: PageRecord
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
  /** Clocks of the law it may stand beside. */
  readonly clocks: readonly { readonly id: string; readonly name: string }[]
  /** Where the form goes. */
  readonly action: string
  readonly isChange: boolean
}

export function PolicyPage(props: PolicyPageProps) {
  const { record, typed, problems } = props
  const box = (name: string) => ({
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  })
  return (
    <Page
      title={props.isChange ? 'Change a promise of theirs' : 'A promise of theirs'}
      record={record}
      current="school-dates"
      backTo={{ href: `${record.path}/school-dates`, text: TITLE }}
      sub="A number they have published. It stands beside what the law says."
      problems={problems}
    >
      <form method="post" action={props.action} novalidate>
        <input type="hidden" name="token" value={props.token} />
        <Input
          {...box('organisation')}
          label="Whose promise is it?"
          hint="The school, council or clinic"
        />
        <Input {...box('title')} label="What do they promise?" hint="As in: Reply to an email" />
        <Input
          {...box('number')}
          label="Within how many?"
          class="govuk-input--width-3"
          inputmode="numeric"
        />
        <Radios
          {...box('unit')}
          class="govuk-radios--small"
          fieldset={{ legend: { text: 'Of what?', class: 'govuk-fieldset__legend--s' } }}
          items={POLICY_UNITS.map((unit) => ({ value: unit, text: UNIT_WORDS[unit] }))}
        />
        <Textarea
          {...box('words')}
          label="Their own words"
          hint="Copy the sentence, if you can"
          rows={3}
        />
        <Input
          {...box('where')}
          label="Where did they publish it?"
          hint="As in: Complaints policy, page 4"
        />
        <Select
          {...box('clock')}
          label="Is it one of these?"
          hint="Then it is counted there"
          items={[
            { value: '', text: 'None of these' },
            ...props.clocks.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <Button>Keep it</Button>
      </form>
    </Page>
  )
}

const UNIT_WORDS: Readonly<Record<(typeof POLICY_UNITS)[number], string>> = {
  'school days': 'School days',
  'working days': 'Working days',
  'calendar days': 'Days, weekends too',
  weeks: 'Weeks',
}
