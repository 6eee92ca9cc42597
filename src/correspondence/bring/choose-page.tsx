/** Whose messages to take: everyone in the mailbox, with counts, and only what is ticked comes in. */
import { inWords } from '../../platform/day.ts'
import { Button } from '../../platform/components/button.tsx'
import { Checkboxes } from '../../platform/components/checkboxes.tsx'
import type { Choice } from '../../platform/components/choices.tsx'
import { DateInput } from '../../platform/components/date-input.tsx'
import { Details } from '../../platform/components/details.tsx'
import { InsetText } from '../../platform/components/notices.tsx'
import { problemOf, type Problem } from '../../platform/web/forms.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import type { Correspondent } from '../correspondents.ts'
import type { Service } from '../organisation.ts'
import type { Listing } from './look.ts'
import { countInWords, DropForm } from './pages.tsx'

export type RecordChoice = { readonly id: string; readonly name: string }

type Props = {
  readonly record: PageRecord
  readonly id: string
  readonly listing: Listing
  readonly ticked: ReadonlySet<string>
  /** The records this account may write in, and those ticked of them. */
  readonly records: readonly RecordChoice[]
  readonly into: ReadonlySet<string>
  readonly since: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
}

const SERVICE_WORDS: Readonly<Record<Service, string>> = {
  school: 'looks like a school',
  council: 'looks like a council',
  CAMHS: 'looks like CAMHS',
  health: 'looks like a health service',
  'legal adviser': 'looks like a legal adviser',
  advice: 'looks like an advice service',
  university: 'looks like a university',
  tribunal: 'looks like a tribunal',
  government: 'looks like a government office',
  personal: '',
  other: '',
}

/** So many of everyone else are shown; the rest have the fewest messages and can be asked for by name. */
const OTHERS_MAX = 1_000

export function ChoosePage(props: Props) {
  const { record, id, listing, problems } = props
  const suggested = listing.people.filter((one) => one.suggested)
  const legal = listing.people.filter((one) => one.service === 'legal adviser')
  const others = listing.people.filter((one) => !one.suggested && one.service !== 'legal adviser')
  const path = `${record.path}/bring-in/${id}`
  return (
    <Page
      title="Whose messages shall we take?"
      record={record}
      current="bring-in"
      problems={problems}
      sub={`${countInWords(listing.messages, 'message', 'messages')} found. Only what you tick comes in; the rest is forgotten.`}
    >
      <form method="post" action={path} class="heard-by-hand">
        <People {...props} people={suggested} legend="Schools, councils and services" id="with" />
        {legal.length > 0 && (
          <>
            <People {...props} people={legal} legend="Legal advisers" id="with-legal" />
            <InsetText>
              What passes between you and a legal adviser is yours alone. It is not ticked, and if
              you take it, it stays private and out of every pack unless you say otherwise.
            </InsetText>
          </>
        )}
        {others.length > 0 && (
          <Details
            summary={`Everyone else (${others.length.toLocaleString('en-GB')})`}
            open={suggested.length === 0}
          >
            <People
              {...props}
              people={others.slice(0, OTHERS_MAX)}
              legend="Everyone else"
              id="with-other"
            />
          </Details>
        )}
        <WhichChild {...props} />
        <DateInput
          id="since"
          namePrefix="since"
          fieldset={{
            legend: {
              text: 'Only from this day on (if you like)',
              class: 'govuk-fieldset__legend--s',
            },
          }}
          values={props.since}
          {...(problemOf(problems, 'since') !== undefined && {
            error: problemOf(problems, 'since'),
          })}
        />
        {listing.files > 0 && (
          <p>{countInWords(listing.files, 'other file', 'other files')} will be taken too.</p>
        )}
        <Button>Take these</Button>
      </form>
      <DropForm path={path} />
    </Page>
  )
}

function People(
  props: Props & {
    readonly people: readonly Correspondent[]
    readonly legend: string
    readonly id: string
  },
) {
  const { people, ticked } = props
  if (people.length === 0) return null
  const error = props.id === 'with' ? problemOf(props.problems, 'with') : undefined
  return (
    <Checkboxes
      name="with"
      idPrefix={props.id}
      class="govuk-checkboxes--small"
      fieldset={{ legend: { text: props.legend, class: 'govuk-fieldset__legend--m' } }}
      {...(error !== undefined && { error })}
      items={people.map((one) => choiceOf(one, ticked.has(one.address)))}
    />
  )
}

function choiceOf(one: Correspondent, checked: boolean): Choice {
  const when =
    one.first === null || one.last === null
      ? ''
      : one.first === one.last
        ? inWords(one.first)
        : `${inWords(one.first)} to ${inWords(one.last)}`
  const hint = [one.name === one.address ? '' : one.address, SERVICE_WORDS[one.service], when]
  return {
    value: one.address,
    text: `${one.name}: ${countInWords(one.count, 'message', 'messages')}`,
    hint: hint.filter((part) => part !== '').join(', '),
    checked,
  }
}

function WhichChild({ records, into, problems }: Props) {
  if (records.length < 2) return null
  const error = problemOf(problems, 'into')
  return (
    <Checkboxes
      name="into"
      fieldset={{
        legend: { text: 'Which child is it about?', class: 'govuk-fieldset__legend--m' },
      }}
      hint="A message can be in more than one record. Neither record shows the other."
      {...(error !== undefined && { error })}
      items={records.map(({ id, name }) => ({ value: id, text: name, checked: into.has(id) }))}
    />
  )
}
