/** One pack being put together: its issues, exhibits, pages, first page, and making it. */
import type { KeptCommitment } from '../commitments/store.ts'
import { Button } from '../platform/components/button.tsx'
import { ActLink, Acts, Card, Empty, Meta } from '../platform/components/card.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { Input } from '../platform/components/input.tsx'
import { InsetText } from '../platform/components/notices.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { SummaryList } from '../platform/components/summary-list.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { inWords, type Day } from '../platform/day.ts'
import { problemOf, type Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { KeptDraft } from './draft-store.ts'
import { exhibitsInUse, type Draft } from './draft.ts'
import { LeaveOut, ThrowAway, Unjudged } from './pack-choices.tsx'
import type { NamePlace } from './names.ts'
import type { Unseen } from './inside.ts'
import { grouped } from './verify.ts'

export type Counted = {
  readonly pages: number
  readonly frontPages: number
  /** Pages of each exhibit by its entry, the longest first. */
  readonly exhibits: readonly { readonly title: string; readonly pages: number }[]
}

export type PackPageProps = {
  readonly record: PageRecord
  readonly kept: KeptDraft
  readonly problems: readonly Problem[]
  readonly counted: Counted | null
  /** Places where another child is named: the pack stopped there. */
  readonly names: readonly NamePlace[]
  /** Files that go out and that nobody could look inside for those names. */
  readonly unseen: readonly Unseen[]
  readonly fingerprint: string
  /** What is owed in it where something came back that nobody has said anything about yet. */
  readonly unjudged: readonly Pick<KeptCommitment, 'address' | 'title'>[]
}

export function PackPage(props: PackPageProps) {
  const { record, kept, problems } = props
  const { draft } = kept
  const inUse = exhibitsInUse(draft)
  const path = `${record.path}/packs/${kept.id}`
  return (
    <Page
      title={draft.title || 'A pack'}
      record={record}
      current="packs"
      backTo={{ href: `${record.path}/packs`, text: 'Packs' }}
      problems={problems}
    >
      {props.names.length > 0 && <NamesStop {...props} path={path} />}
      {kept.made !== null && <Made {...props} path={path} on={kept.made.on} />}
      <Unjudged unjudged={props.unjudged} path={record.path} />
      <h2 id="issues">Issues</h2>
      {draft.issues.length === 0 && (
        <Empty>
          <p>Each thing you want put right is an issue, with the entries that show it.</p>
        </Empty>
      )}
      {draft.issues.map((issue, index) => (
        <Card>
          <h3>
            <a href={`${path}/issues/${index + 1}`}>
              {index + 1}. {issue.heading}
            </a>
          </h3>
          <Meta>
            {counting(issue.entries.length, 'entry', 'entries')},{' '}
            {counting(issue.quotes.length, 'quote', 'quotes')}
          </Meta>
        </Card>
      ))}
      <form method="post" action={path}>
        <Button name="do" value="add-issue" class="govuk-button--secondary">
          Add an issue
        </Button>
      </form>
      <LeaveOut draft={draft} path={path} />
      <h2>Exhibits</h2>
      <p id="exhibits">
        {counting(inUse.include.length, 'exhibit is', 'exhibits are')} given,{' '}
        {counting(inUse.hold.length, 'is', 'are')} held back.
      </p>
      <Acts>
        <ActLink href={`${path}/exhibits`} quiet>
          Choose what is given and what is held back
        </ActLink>
      </Acts>
      <Budget {...props} path={path} />
      <Cover draft={draft} path={path} problems={problems} />
    </Page>
  )
}

function counting(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

function Cover({
  draft,
  path,
  problems,
}: {
  readonly draft: Draft
  readonly path: string
  readonly problems: readonly Problem[]
}) {
  return (
    <form method="post" action={path}>
      <h2>The first page</h2>
      <Input name="title" label="Title" value={draft.title} error={problemOf(problems, 'title')} />
      <Input
        name="to"
        label="Whom is it to?"
        hint="For example: the Head Teacher, Hillview Academy"
        value={draft.to}
        error={problemOf(problems, 'to')}
      />
      <Input
        name="stage"
        label="Which stage or policy? (if there is one)"
        hint="For example: Stage 1 of the school’s complaints policy"
        value={draft.stage}
      />
      <Textarea
        name="opening"
        label="How do you want to begin? (if you like)"
        hint="Who you are, and why you write, in your own words: up to 3,000 letters. Leave an empty line between paragraphs."
        rows={6}
        value={draft.opening}
        error={problemOf(problems, 'opening')}
      />
      <Textarea
        name="want"
        label="What do you want now?"
        hint="One thing on each line. What would put it right?"
        rows={6}
        value={draft.want.join('\n')}
        error={problemOf(problems, 'want')}
      />
      <Length draft={draft} />
      <div class="heard-acts">
        <Button name="do" value="save" class="govuk-button--secondary">
          Save
        </Button>
        <Button name="do" value="make">
          Save and make the pack
        </Button>
      </div>
      <ThrowAway />
    </form>
  )
}

function Length({ draft }: { readonly draft: Draft }) {
  return (
    <>
      <Radios
        name="budget"
        fieldset={{ legend: 'Is there a page limit?' }}
        hint="The SEND Tribunal lets each side send 75 or 100 pages of evidence, by the kind of appeal. Check the letter you were sent."
        value={draft.budget === null ? 'none' : String(draft.budget)}
        items={[
          { value: 'none', text: 'No limit' },
          { value: '75', text: '75 pages' },
          { value: '100', text: '100 pages' },
        ]}
      />
      <Checkboxes
        name="charts"
        fieldset={{ legend: 'Charts, if you like' }}
        hint="Each with a sentence and the same as a table, counted from the whole record. No adult is named in them."
        values={draft.charts}
        items={[
          { value: 'days', text: 'How days went, at home and at school' },
          { value: 'incidents', text: 'What happened, by time, place and what came before' },
          { value: 'attendance', text: 'The register' },
        ]}
      />
      <Checkboxes
        name="bundle"
        values={draft.bundle ? ['yes'] : []}
        items={[
          {
            value: 'yes',
            text: 'Also make one PDF with the exhibits’ own pages behind, numbered through',
          },
        ]}
      />
    </>
  )
}

function Budget({ kept, counted, path }: PackPageProps & { readonly path: string }) {
  const { budget } = kept.draft
  if (counted === null) {
    return (
      <p>
        <a href={`${path}?count=yes#count`}>Count the pages</a>
      </p>
    )
  }
  const over = budget === null ? 0 : counted.pages - budget
  return (
    <section id="count" aria-label="Pages">
      <output>
        <strong>{counting(counted.pages, 'page', 'pages')}</strong> with the exhibits:{' '}
        {counted.frontPages} of your own words and {counted.pages - counted.frontPages} of exhibits.
        {budget !== null &&
          (over > 0
            ? ` That is ${counting(over, 'page', 'pages')} over ${budget}.`
            : ` That leaves ${counting(-over, 'page', 'pages')} of ${budget}.`)}
      </output>
      {counted.exhibits.length > 0 && (
        <SummaryList
          rows={counted.exhibits.slice(0, 8).map(({ title, pages }) => ({
            key: title,
            value: counting(pages, 'page', 'pages'),
          }))}
        />
      )}
    </section>
  )
}

function Made({
  kept,
  path,
  on,
  fingerprint,
  unseen,
}: PackPageProps & { readonly path: string; readonly on: Day }) {
  return (
    <Card id="made">
      <h2>Made for {inWords(on)}</h2>
      <p>
        Print the PDF, and send it with the zip. Keep a paper copy: the fingerprint on its first
        page is what anyone compares the zip with, to see that it is yours and unchanged.
      </p>
      <p class="heard-fingerprint">{grouped(fingerprint)}</p>
      <ul class="govuk-list">
        <li>
          <a href={`${path}/files/complaint.pdf`}>The complaint (PDF)</a>
        </li>
        {kept.draft.bundle && (
          <li>
            <a href={`${path}/files/bundle.pdf`}>The complaint with its exhibits behind (PDF)</a>
          </li>
        )}
        <li>
          <a href={`${path}/files/pack.zip`}>Everything, with the proofs (zip)</a>
        </li>
      </ul>
      <p>
        If the checks pass, the pack is unchanged since it was made. The day they receive it is the
        first day anyone outside the family can vouch for.
      </p>
      <NotSeen unseen={unseen} />
    </Card>
  )
}

/** Pictures and sounds are told, so that somebody looks at them who can. */
function NotSeen({ unseen }: Pick<PackPageProps, 'unseen'>) {
  if (unseen.length === 0) return null
  return (
    <>
      <p>
        Heard looked for the names of other children in words and papers. Nobody could look inside
        these:
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {unseen.slice(0, 60).map(({ file, reason }) => (
          <li>
            {file}: {reason}
          </li>
        ))}
      </ul>
    </>
  )
}

function NamesStop({ names, unseen, path }: PackPageProps & { readonly path: string }) {
  return (
    <InsetText id="names">
      <h2>Another child is named</h2>
      <p>The pack was not made. These names of other children stand in it:</p>
      <ul class="govuk-list govuk-list--bullet">
        {names.slice(0, 60).map(({ name, place }) => (
          <li>
            <strong>{name}</strong>, in {place}
          </li>
        ))}
      </ul>
      {names.length > 60 && <p>And {names.length - 60} more places.</p>}
      <NotSeen unseen={unseen} />
      <Acts>
        <ActLink href={`${path}/exhibits`}>Hold something back</ActLink>
      </Acts>
      <form method="post" action={path}>
        <Button name="do" value="make-despite" class="govuk-button--secondary">
          Make it all the same
        </Button>
      </form>
    </InsetText>
  )
}
