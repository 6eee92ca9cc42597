/** Writing down a need, or correcting one: a few words, since when, and the area if one wants to say. */
import { AREA_HINTS, AREAS } from '../child/need.ts'
import { Button } from '../platform/components/button.tsx'
import { DateInput } from '../platform/components/date-input.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import type { Day } from '../platform/day.ts'
import { problemOf, typedDay, type Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'

export type FormProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly problems: readonly Problem[]
  readonly given: Readonly<Record<string, string>>
}

/** A need to write down, or, with the path of one that is there, to correct. */
export function NewNeedPage(props: FormProps & { readonly correcting?: string }) {
  const { record, on, problems, given, correcting } = props
  return (
    <Page
      title={correcting === undefined ? 'Write down a need' : 'Correct a need'}
      sub="What is hard, or what has to be there. You do not need a diagnosis or the right words."
      record={record}
      current="owed"
      backTo={{ href: `${record.path}/needs`, text: 'What is needed, and who has it' }}
      problems={problems}
    >
      <form
        method="post"
        action={correcting === undefined ? `${record.path}/needs/new` : `${correcting}/correct`}
        class="heard-words"
      >
        <input type="hidden" name="token" value={given['token'] ?? ''} />
        <Input
          name="title"
          label="What is needed, in a few words"
          hint="For example: help with anxiety about school"
          value={given['title'] ?? ''}
          error={problemOf(problems, 'title')}
        />
        <Textarea
          name="words"
          label="What it looks like, if you like"
          hint="What you see, when, and what helps"
          rows={4}
          value={given['words'] ?? ''}
          error={problemOf(problems, 'words')}
        />
        <DayInput
          name="since"
          legend="Since when do you know of it?"
          from={on}
          {...{ problems, given }}
        />
        <Details summary="Area of need, if you want to say" open={(given['area'] ?? '') !== ''}>
          <Radios
            name="area"
            class="govuk-radios--small"
            fieldset={{
              legend: {
                text: 'The four areas that schools and councils use',
                class: 'govuk-fieldset__legend--s',
              },
            }}
            value={given['area'] ?? null}
            items={AREAS.map((area) => ({
              value: area,
              text: area.slice(0, 1).toUpperCase() + area.slice(1),
              hint: AREA_HINTS[area],
            }))}
          />
        </Details>
        <Button preventDoubleClick>Save</Button>
      </form>
    </Page>
  )
}

/** A day as three boxes, begun with `from`. */
export function DayInput(props: {
  readonly name: string
  readonly legend: string
  readonly from: Day
  readonly problems: readonly Problem[]
  readonly given: Readonly<Record<string, string>>
}) {
  const { name, given, problems } = props
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text: props.legend, class: 'govuk-fieldset__legend--s' } }}
      error={problemOf(problems, name)}
      values={{ ...typedDay(name, props.from), ...given }}
    />
  )
}
