/** What the record shows again and again: the list, and one finding with all that speaks for and against it. */
import { Button } from '../platform/components/button.tsx'
import { ActLink, Acts, Card, Empty, Meta, Why } from '../platform/components/card.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { Details } from '../platform/components/details.tsx'
import { Tag } from '../platform/components/notices.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { Entry } from '../record/entry.ts'
import { whenInWords } from '../record/timeline.ts'
import { ApologyCard } from '../together/apology-parts.tsx'
import type { Apology } from '../together/apology-store.ts'
import type { FindingBody } from './entries.ts'
import { type Finding, type Strength, type TooFew } from './finding.ts'
import { RULES } from './patterns.ts'
import { counted } from '../platform/words.ts'

const STRENGTH: Readonly<Record<Strength, string>> = {
  'in the record': 'It is in the record. Nothing is said of how usual it is.',
  repeated: 'It is there three times or more, and more often than its opposite.',
  'beyond chance':
    'It stands a test against chance, together with every other question asked of this record.',
}

type Judged = { readonly verdict: FindingBody['verdict']; readonly claim: string }

type ListProps = {
  readonly record: PageRecord
  readonly found: readonly { readonly finding: Finding; readonly judged: Judged | null }[]
  readonly tooFew: readonly TooFew[]
}

export function PatternsPage({ record, found, tooFew }: ListProps) {
  const open = found.filter(({ judged }) => judged?.verdict !== 'not right')
  const setAside = found.filter(({ judged }) => judged?.verdict === 'not right')
  return (
    <Page
      title="What the record shows"
      record={record}
      current="patterns"
      sub="Counted from what is written down, with what speaks against it"
    >
      {open.length === 0 && (
        <Empty>
          <p>
            Nothing stands out. That can mean that things go well, or that little is written down
            yet. Heard never fills a gap with a guess.
          </p>
          <p>
            What happens again and again is counted here: promises kept and not kept, questions that
            nobody answered, days that are fine at school and hard at home. It comes from your
            emails, from what happened, and from days written down.
          </p>
          <Acts>
            <ActLink href={`${record.path}/bring-in`}>Bring in your emails</ActLink>
            <ActLink href={`${record.path}/days/check-in`} quiet>
              How was today?
            </ActLink>
          </Acts>
        </Empty>
      )}
      {open.map((each) => (
        <FindingCard {...each} path={record.path} />
      ))}
      {tooFew.length > 0 && (
        <section aria-labelledby="too-few">
          <h2 id="too-few">Too few to say</h2>
          <ul class="govuk-list govuk-list--spaced">
            {tooFew.map(({ rule, needs }) => (
              <li>
                {titleOf(rule)}: it needs {needs}.
              </li>
            ))}
          </ul>
        </section>
      )}
      {setAside.length > 0 && (
        <Details summary={`Set aside as not right (${setAside.length})`}>
          {setAside.map((each) => (
            <FindingCard {...each} path={record.path} />
          ))}
        </Details>
      )}
      <Details summary="What is looked for">
        <ul class="govuk-list govuk-list--bullet">
          {RULES.map(({ title }) => (
            <li>{title}</li>
          ))}
        </ul>
        <p>
          A finding says what was written down, and how often. It does not say why, or what anyone
          meant. Only you see it, until you keep it and share it yourself.
        </p>
      </Details>
    </Page>
  )
}

function titleOf(rule: string): string {
  return RULES.find(({ id }) => id === rule)?.title ?? rule
}

function FindingCard(props: {
  readonly finding: Finding
  readonly judged: Judged | null
  readonly path: string
}) {
  const { finding, judged, path } = props
  return (
    <Card class="heard-finding">
      <h2>
        <a href={hrefOf(path, finding)}>{titleOf(finding.rule)}</a>
        {judged?.verdict === 'kept' && <Tag class="govuk-tag--green">Kept</Tag>}
      </h2>
      <p class="heard-lead">{judged?.verdict === 'kept' ? judged.claim : finding.claim}</p>
      <Meta>
        {counted(finding.for.length, 'entry', 'entries')} for it · {finding.against.length} against
        it · {STRENGTH[finding.strength]}
      </Meta>
    </Card>
  )
}

/** The page of a finding. */
export function hrefOf(path: string, { id }: Pick<Finding, 'id'>): string {
  return `${path}/patterns/${encodeURIComponent(id)}`
}

type FindingProps = {
  readonly record: PageRecord
  readonly finding: Finding
  readonly judged: Judged | null
  readonly entries: ReadonlyMap<number, Entry>
  /** What came next for the child: offered, not concluded. */
  readonly followed: readonly number[]
  readonly chosen: readonly number[]
  /** Made for what speaks for it. */
  readonly apologies: readonly Apology[]
  readonly token: string
}

/** Beyond this many, a list of entries is folded: the count says the rest. */
const LISTED_MAX = 30

export function FindingPage(props: FindingProps) {
  const { record, finding, judged, entries, followed, chosen, token } = props
  return (
    <Page
      title={titleOf(finding.rule)}
      record={record}
      current="patterns"
      backTo={{ href: `${record.path}/patterns`, text: 'What the record shows' }}
    >
      <Card class="heard-finding">
        <p class="heard-lead">{finding.claim}</p>
        <Why>{STRENGTH[finding.strength]}</Why>
      </Card>
      <Listed heading="What speaks for it" seqs={finding.for} {...{ entries, record }} />
      <Listed heading="What speaks against it" seqs={finding.against} {...{ entries, record }} />
      <Sorry apologies={props.apologies} path={record.path} />
      <h2>What would show it to be wrong</h2>
      <p>{finding.disproof}</p>
      <h2>What to ask</h2>
      <p class="heard-lead">{finding.ask}</p>
      <Acts>
        <ActLink href={`${record.path}/owed/new`} quiet>
          Write it down as a question to somebody
        </ActLink>
      </Acts>
      <form method="post" action={hrefOf(record.path, finding)} class="heard-form">
        <input type="hidden" name="token" value={token} />
        <h2>What do you make of it?</h2>
        {judged !== null && (
          <p>{judged.verdict === 'kept' ? 'You kept this.' : 'You set this aside as not right.'}</p>
        )}
        <Textarea
          name="claim"
          id="claim"
          label="In your words, if you would say it otherwise"
          value={judged?.claim ?? finding.claim}
          rows={3}
        />
        {followed.length > 0 && (
          <Checkboxes
            name="cameNext"
            idPrefix="came-next"
            fieldset={{ legend: 'What came next, if you want it kept beside this' }}
            hint="These were written down within two weeks after. That they came after does not say why."
            items={followed.flatMap((seq) => {
              const entry = entries.get(seq)
              if (entry === undefined) return []
              return [
                {
                  value: String(seq),
                  text: `${whenInWords(entry.happened)}: ${entry.title}`,
                  checked: chosen.includes(seq),
                },
              ]
            })}
          />
        )}
        <div class="heard-acts">
          <Button name="verdict" value="kept">
            Keep this
          </Button>
          <Button name="verdict" value="not right" class="govuk-button--secondary">
            It is not right
          </Button>
        </div>
        <Meta>Only you see this, kept or not, until you share it yourself.</Meta>
      </form>
    </Page>
  )
}

/** An apology stands with the weight of what it is for, where that is counted as well. */
function Sorry(props: { readonly apologies: readonly Apology[]; readonly path: string }) {
  const { apologies, path } = props
  if (apologies.length === 0) return null
  return (
    <section aria-labelledby="sorry">
      <h2 id="sorry">{counted(apologies.length, 'apology', 'apologies')} for it</h2>
      {apologies.map((apology) => (
        <ApologyCard apology={apology} path={path} level={3} />
      ))}
    </section>
  )
}

function Listed(props: {
  readonly heading: string
  readonly seqs: readonly number[]
  readonly entries: ReadonlyMap<number, Entry>
  readonly record: PageRecord
}) {
  const { heading, seqs, entries, record } = props
  const found = seqs.flatMap((seq) => entries.get(seq) ?? [])
  const id = heading.toLowerCase().replaceAll(' ', '-')
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {heading} ({seqs.length})
      </h2>
      {found.length === 0 ? (
        <p>Nothing in the record.</p>
      ) : (
        <ul class="heard-evidence">
          {found.slice(0, LISTED_MAX).map((entry) => (
            <li>
              <time datetime={entry.happened.day}>{whenInWords(entry.happened)}</time>{' '}
              <a href={`${record.path}/entries/${entry.address}`}>{entry.title}</a>
            </li>
          ))}
          {seqs.length > LISTED_MAX && <li>and {seqs.length - LISTED_MAX} more</li>}
        </ul>
      )}
    </section>
  )
}
