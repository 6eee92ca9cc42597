/** Choosing for a pack: the entries and quotes of one issue, and which exhibits are given or held back. */
import { Button } from '../platform/components/button.tsx'
import { Card, Empty, Meta, Quote, Why } from '../platform/components/card.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { InsetText } from '../platform/components/notices.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { inWords } from '../platform/day.ts'
import { problemOf, type Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { Entry } from '../record/entry.ts'
import type { Line } from '../record/store.ts'
import { kindWord, stampOf, wordsOf } from './account.ts'
import type { Draft } from './draft.ts'
import { BEFORE_SHARING } from './entries.ts'
import { isRecorded } from './exhibits.ts'

type IssueProps = {
  readonly record: PageRecord
  readonly pack: string
  readonly number: number
  readonly issue: Draft['issues'][number]
  /** The entries the issue cites, in order. */
  readonly entries: readonly Entry[]
  readonly search: string
  /** What was found for `search`, that the issue does not cite yet. */
  readonly found: readonly Line[]
  readonly problems: readonly Problem[]
}

export function IssuePage(props: IssueProps) {
  const { record, pack, number, issue, entries, problems } = props
  const path = `${record.path}/packs/${pack}`
  const here = `${path}/issues/${number}`
  return (
    <Page
      title={`Issue ${number}`}
      record={record}
      current="packs"
      backTo={{ href: `${path}#issues`, text: 'The pack' }}
      problems={problems}
    >
      <form method="post" action={here}>
        <Input
          name="heading"
          label="Heading"
          hint="What is this about, in a few words?"
          value={issue.heading}
          error={problemOf(problems, 'heading')}
        />
        <Textarea
          name="words"
          label="In your own words (if you like)"
          hint="It comes first, before the entries. Leave an empty line between paragraphs."
          value={issue.words}
        />
        <h2>What shows it</h2>
        {entries.length === 0 && (
          <Empty>
            <p>Find the emails, calls and notes that show this, below.</p>
          </Empty>
        )}
        {entries.map((entry) => (
          <ChosenEntry {...props} entry={entry} />
        ))}
        <div class="heard-acts">
          <Button name="do" value="save">
            Save
          </Button>
          <Button name="do" value="remove" class="govuk-button--secondary">
            Leave this issue out
          </Button>
        </div>
      </form>
      <Finder {...props} here={here} />
    </Page>
  )
}

function ChosenEntry({ entry, issue, problems }: IssueProps & { readonly entry: Entry }) {
  const quote = issue.quotes.find((each) => each.entry === entry.seq)
  const field = `quote-${entry.address}`
  const words = wordsOf(entry)
  const error = problemOf(problems, field)
  return (
    <Card>
      <Checkboxes
        name="entry"
        idPrefix={`entry-${entry.address}`}
        values={[entry.address]}
        items={[{ value: entry.address, text: entry.title || 'Without a title' }]}
      />
      <Meta>
        {stampOf(entry.happened)} · {kindWord(entry.kind)} · {entry.author}
      </Meta>
      <Details
        summary={quote === undefined ? 'Quote words from it' : 'The quote'}
        open={quote !== undefined || error !== undefined}
      >
        {words !== '' && <Quote>{words.slice(0, 1500)}</Quote>}
        <Textarea
          name={field}
          label="Words to quote"
          hint="Just as they stand above"
          rows={3}
          value={quote?.words ?? ''}
          error={error}
        />
        {isRecorded(entry) && (
          <Input
            name={`at-${entry.address}`}
            label="Where in the recording"
            hint="For example 02:16, or 02:16 to 02:24"
            value={quote?.at ?? ''}
            error={problemOf(problems, `at-${entry.address}`)}
          />
        )}
        {entry.files.some((file) => file.type === 'application/pdf') && (
          <Input
            name={`page-${entry.address}`}
            label="On which page"
            inputmode="numeric"
            class="govuk-input--width-3"
            value={quote?.page === undefined ? '' : String(quote.page)}
          />
        )}
      </Details>
    </Card>
  )
}

function Finder({ search, found, here }: IssueProps & { readonly here: string }) {
  return (
    <section aria-labelledby="find">
      <h2 id="find">Add entries</h2>
      <form method="get" action={`${here}#find`}>
        <Input
          name="q"
          type="search"
          label="Find words"
          hint="Leave it empty to see the latest"
          value={search}
        />
        <Button class="govuk-button--secondary">Find</Button>
      </form>
      {found.length > 0 && (
        <form method="post" action={here}>
          <Checkboxes
            name="add"
            fieldset={{ legend: 'Tick what shows it' }}
            items={found.map((line) => ({
              value: line.address,
              text: line.title || 'Without a title',
              hint: `${inWords(line.day)} · ${kindWord(line.kind)} · ${line.author}`,
            }))}
          />
          <Button name="do" value="add">
            Add these
          </Button>
        </form>
      )}
      {found.length === 0 && search !== '' && <p>Nothing more was found with these words.</p>}
    </section>
  )
}

export type ExhibitsProps = {
  readonly record: PageRecord
  readonly pack: string
  readonly draft: Draft
  readonly entries: readonly Entry[]
  /** Recordings that go out or are quoted and whose questions are not answered yet. */
  readonly asked: readonly Entry[]
  readonly problems: readonly Problem[]
}

export function ExhibitsPage({ record, pack, draft, entries, asked, problems }: ExhibitsProps) {
  const path = `${record.path}/packs/${pack}`
  return (
    <Page
      title="Exhibits"
      sub="What goes with the pack, what is only spoken of, and what is held back and can be proved later."
      record={record}
      current="packs"
      backTo={{ href: path, text: 'The pack' }}
      problems={problems}
    >
      <Why>
        Of what is held back they learn only your own words about it, and a seal. If you hand it
        over later, anyone can check that it is the same.
      </Why>
      <form method="post" action={`${path}/exhibits`}>
        {entries.map((entry) => (
          <ExhibitChoice
            entry={entry}
            draft={draft}
            asks={asked.some((each) => each.seq === entry.seq)}
            problems={problems}
          />
        ))}
        <Button>Save</Button>
      </form>
    </Page>
  )
}

function ExhibitChoice({
  entry,
  draft,
  asks,
  problems,
}: {
  readonly entry: Entry
  readonly draft: Draft
  readonly asks: boolean
  readonly problems: readonly Problem[]
}) {
  const hold = draft.hold.find((each) => each.entry === entry.seq)
  const choice = hold !== undefined ? 'hold' : draft.include.includes(entry.seq) ? 'give' : 'cite'
  const isHeard = isRecorded(entry)
  return (
    <Card>
      <Radios
        name={`give-${entry.address}`}
        fieldset={{ legend: entry.title || 'Without a title' }}
        hint={`${stampOf(entry.happened)} · ${kindWord(entry.kind)}${
          entry.files.length === 0 ? '' : ` · ${entry.files.map(fileWords).join(', ')}`
        }`}
        value={choice}
        items={[
          { value: 'give', text: 'Give it' },
          {
            value: 'hold',
            text: 'Hold it back',
            conditional: (
              <Input
                name={`description-${entry.address}`}
                label="What is it, without giving it away?"
                value={hold?.description ?? ''}
                error={problemOf(problems, `description-${entry.address}`)}
              />
            ),
          },
          {
            value: 'cite',
            text: isHeard
              ? 'Hold it back, and say only that it is a recording'
              : 'Cite it, without its files',
          },
        ]}
      />
      {asks && <RecordingQuestions entry={entry} problems={problems} />}
    </Card>
  )
}

/** What a file is called; an email as it came has a name that says nothing to its reader. */
function fileWords({ name }: Entry['files'][number]): string {
  return name === 'message.eml' ? 'the email itself' : name
}

function RecordingQuestions({
  entry,
  problems,
}: {
  readonly entry: Entry
  readonly problems: readonly Problem[]
}) {
  const [heard, knew, child] = [
    `heard-${entry.address}`,
    `knew-${entry.address}`,
    `child-${entry.address}`,
  ]
  return (
    <InsetText id={`asks-${entry.address}`}>
      <p>
        <strong>Before this recording is given or quoted.</strong> {BEFORE_SHARING}
      </p>
      <Input name={heard} label="Who is heard?" error={problemOf(problems, heard)} />
      <Radios
        name={knew}
        fieldset={{ legend: 'Did they know it was being recorded?' }}
        error={problemOf(problems, knew)}
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
          { value: 'some', text: 'Some of them' },
          { value: 'not known', text: 'We do not know' },
        ]}
      />
      <Radios
        name={child}
        fieldset={{ legend: 'Is another child heard?' }}
        error={problemOf(problems, child)}
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
      />
    </InsetText>
  )
}
