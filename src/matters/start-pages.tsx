/** "Start a clock": what happened, picked in plain words, and the day it did. */
import type { Process, ProcessEvent } from '../law/process.ts'
import { Button } from '../platform/components/button.tsx'
import { Empty, Meta } from '../platform/components/card.tsx'
import { DateInput } from '../platform/components/date-input.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { InsetText } from '../platform/components/notices.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { problemOf, type Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { asksEachDay, beginningsOf } from './forms.ts'
import { LegalFoot } from './parts.tsx'

type PickProps = {
  readonly record: PageRecord
  readonly words: string
  readonly found: readonly Process[]
  /** What an entry already says, passed on to the form. */
  readonly query: string
}

export function PickPage(props: PickProps) {
  const { record, words, found } = props
  const groups = Map.groupBy(found, ({ group }) => group)
  return (
    <Page
      title="Start a clock"
      heading="What happened?"
      sub="Pick what fits best. We count the days and show who owes what by when."
      record={record}
      current="deadlines"
      backTo={{ href: `${record.path}/deadlines`, text: 'Clocks and deadlines' }}
    >
      <search>
        <form method="get" action={`${record.path}/matters/new`} class="heard-finder">
          <div class="heard-finder__words">
            <Input
              name="q"
              type="search"
              label="Find it"
              hint="As in “asked for an EHC plan”, “suspended”, “fine”"
              value={words}
              attributes={{ enterkeyhint: 'search', autocomplete: 'off' }}
            />
            <Button>Find</Button>
          </div>
        </form>
      </search>
      {found.length === 0 && (
        <Empty>
          <p>
            Nothing fits those words. Try one word, or{' '}
            <a href={`${record.path}/matters/new`}>see all</a>. You can also{' '}
            <a href={`${record.path}/owed/new`}>write down what was asked</a> without a clock.
          </p>
        </Empty>
      )}
      {words === '' && <Often {...props} />}
      {[...groups].map(([group, processes]) =>
        words === '' ? (
          <Details summary={group}>
            <Doors {...props} processes={processes} />
          </Details>
        ) : (
          <section>
            <h2>{group}</h2>
            <Doors {...props} processes={processes} />
          </section>
        ),
      )}
      <LegalFoot />
    </Page>
  )
}

/** What families come with most. */
const OFTEN = [
  'ehc-assessment',
  'education-when-ill',
  'subject-access',
  'complaint-school',
  'annual-review',
  'suspension',
]

function Often(props: PickProps) {
  const often = OFTEN.flatMap((id) => props.found.find((process) => process.id === id) ?? [])
  return (
    <section aria-labelledby="often">
      <h2 id="often">Often</h2>
      <Doors {...props} processes={often} />
      <h2>Everything else</h2>
    </section>
  )
}

function Doors({
  record,
  query,
  processes,
}: PickProps & { readonly processes: readonly Process[] }) {
  return (
    <ul class="heard-doors">
      {processes.map((process) => (
        <li>
          <a href={`${record.path}/matters/new/${process.id}${query}`}>
            {process.says} <small>{process.title}</small>
          </a>
        </li>
      ))}
    </ul>
  )
}

export type StartProps = {
  readonly record: PageRecord
  readonly process: Process
  readonly problems: readonly Problem[]
  readonly given: Readonly<Record<string, string>>
  /** Schools whose days are known. */
  readonly schools: readonly string[]
  /** The entry it was begun from. */
  readonly source: { readonly title: string; readonly address: string } | null
}

export function StartPage(props: StartProps) {
  const { record, process, problems, given, source } = props
  return (
    <Page
      title={process.title}
      sub={process.says}
      record={record}
      current="deadlines"
      backTo={{ href: `${record.path}/matters/new`, text: 'Something else happened' }}
      problems={problems}
    >
      {source !== null && (
        <InsetText>
          From: <a href={`${record.path}/entries/${source.address}`}>{source.title}</a>
        </InsetText>
      )}
      <form
        method="post"
        action={`${record.path}/matters/new/${process.id}`}
        class="heard-words"
        novalidate
      >
        <input type="hidden" name="token" value={given['token'] ?? ''} />
        {source !== null && <input type="hidden" name="source" value={source.address} />}
        <Beginnings {...props} />
        <Input
          name="with"
          label="Who has to answer?"
          hint="The school, council or service, and a name if you know one"
          value={given['with'] ?? process.with}
          error={problemOf(problems, 'with')}
        />
        {process.school === true && <SchoolBox {...props} />}
        <Details
          summary="Another name for it, or a note"
          open={
            problemOf(problems, 'title') !== undefined || problemOf(problems, 'words') !== undefined
          }
        >
          <Input
            name="title"
            label="What to call it"
            value={given['title'] ?? process.title}
            error={problemOf(problems, 'title')}
          />
          <Textarea
            name="words"
            label="In your words, if you like"
            rows={3}
            value={given['words'] ?? ''}
            error={problemOf(problems, 'words')}
          />
        </Details>
        <Button preventDoubleClick>Start the clock</Button>
      </form>
      <Meta>
        Nothing is sent to anybody. You can change every day later, and all that hangs on it moves.
      </Meta>
      <LegalFoot />
    </Page>
  )
}

function SchoolBox({ given, problems, schools }: StartProps) {
  const [only, another] = schools
  return (
    <Input
      name="school"
      label="Which school’s days count? (if you like)"
      hint={
        schools.length === 0
          ? 'Without its term dates we show the earliest and the latest day'
          : `You have the dates of: ${schools.join(', ')}`
      }
      value={given['school'] ?? (another === undefined ? (only ?? '') : '')}
      error={problemOf(problems, 'school')}
    />
  )
}

function Beginnings(props: StartProps) {
  const { process, problems, given } = props
  const beginnings = beginningsOf(process)
  if (asksEachDay(process))
    return (
      <>
        {beginnings.length > 1 && <Meta>Give the days you know. Leave the others empty.</Meta>}
        {beginnings.map((event) => (
          <DayBox {...props} event={event} field={`on-${event.id}`} />
        ))}
      </>
    )
  return (
    <>
      <Radios
        name="event"
        class="govuk-radios--small"
        fieldset={{
          legend: { text: 'Which of these was it?', class: 'govuk-fieldset__legend--s' },
        }}
        error={problemOf(problems, 'event')}
        value={given['event'] ?? null}
        items={beginnings.map(({ id, says }) => ({ value: id, text: says }))}
      />
      <DayBox {...props} event={null} field="day" />
    </>
  )
}

function DayBox(
  props: Pick<StartProps, 'given' | 'problems'> & {
    readonly event: ProcessEvent | null
    readonly field: string
  },
) {
  const { event, field, given, problems } = props
  const part = (name: string) => given[`${field}-${name}`] ?? ''
  return (
    <DateInput
      id={field}
      namePrefix={field}
      fieldset={{
        legend: {
          text:
            event === null
              ? 'Which day? (the date on the letter or order)'
              : (event.ask ?? event.says),
          class: 'govuk-fieldset__legend--s',
        },
      }}
      hint={hintOf(event)}
      error={problemOf(problems, field)}
      values={{
        [`${field}-day`]: part('day'),
        [`${field}-month`]: part('month'),
        [`${field}-year`]: part('year'),
      }}
    />
  )
}

function hintOf(event: ProcessEvent | null): string | undefined {
  if (event?.date === 'received' && event.who !== 'you')
    return 'An email usually arrives on the day it is sent. Only give it if you know.'
  if (event?.planned === true) return 'It may be a day still to come'
  return undefined
}
