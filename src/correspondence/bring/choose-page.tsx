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

/** The services that are suggested, under the heading each stands with, in the order shown. */
const GROUPS: readonly { readonly legend: string; readonly services: readonly Service[] }[] = [
  { legend: 'Schools', services: ['school', 'university'] },
  { legend: 'Council', services: ['council', 'government', 'tribunal'] },
  { legend: 'Health', services: ['CAMHS', 'health'] },
  { legend: 'Advice', services: ['advice'] },
]

/** So many of everyone else are shown; the rest have the fewest messages and can be asked for by name. */
const OTHERS_MAX = 1_000

export function ChoosePage(props: Props) {
  const { record, id, listing, problems } = props
  const groups = groupsOf(listing.people)
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
        {groups.map((group, index) => (
          <People {...props} {...group} id={index === 0 ? 'with' : `with-${index}`} />
        ))}
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
            open={groups.length === 0}
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

function groupsOf(everybody: readonly Correspondent[]) {
  return GROUPS.map(({ legend, services }) => ({
    legend,
    people: everybody.filter((one) => one.suggested && services.includes(one.service)),
  })).filter(({ people }) => people.length > 0)
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
      class="govuk-checkboxes--small heard-people"
      fieldset={{ legend: { text: props.legend, class: 'govuk-fieldset__legend--m' } }}
      {...(error !== undefined && { error })}
      items={people.map((one) => choiceOf(one, ticked.has(one.address)))}
    />
  )
}

function choiceOf(one: Correspondent, checked: boolean): Choice {
  const hint = [one.name === one.address ? '' : one.address, monthsOf(one)]
  return {
    value: one.address,
    text: `${one.name}: ${countInWords(one.count, 'message', 'messages')}`,
    hint: hint.filter((part) => part !== '').join(', '),
    checked,
  }
}

/** `September to November 2026`, `May 2025 to July 2026`, `May 2025`; empty where no day is known. */
function monthsOf({ first, last }: Pick<Correspondent, 'first' | 'last'>): string {
  if (first === null || last === null) return ''
  const [from, to] = [first, last].map((each) => inWords(each).split(' ').slice(1))
  if (from?.join(' ') === to?.join(' ')) return from?.join(' ') ?? ''
  const begin = from?.[1] === to?.[1] ? from?.[0] : from?.join(' ')
  return `${begin} to ${to?.join(' ')}`
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
