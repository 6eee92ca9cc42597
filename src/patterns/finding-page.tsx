/** One finding: all that speaks for and against it, and the chain of what followed, to keep or set aside. */
import { Button } from '../platform/components/button.tsx'
import { ActLink, Acts, Card, Meta, Why } from '../platform/components/card.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { problemOf, type Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { counted } from '../platform/words.ts'
import type { Entry } from '../record/entry.ts'
import { whenInWords } from '../record/timeline.ts'
import { ApologyCard } from '../together/apology-parts.tsx'
import type { Apology } from '../together/apology-store.ts'
import type { Link, Linked } from './chain.ts'
import { ChainForm, ChainRead } from './chain-parts.tsx'
import type { FindingBody } from './entries.ts'
import type { Finding } from './finding.ts'
import { hrefOf, STRENGTH, titleOf } from './pages.tsx'

export type FindingProps = {
  readonly record: PageRecord
  readonly finding: Finding
  readonly judged: Pick<FindingBody, 'verdict' | 'claim'> | null
  /** As it is kept now. */
  readonly kept: readonly Link[]
  readonly entries: ReadonlyMap<number, Entry>
  /** Made for what speaks for it. */
  readonly apologies: readonly Apology[]
  readonly token: string
  /** In the form: the claim, the links ticked, what may be ticked besides, and what was looked for. */
  readonly claim: string
  readonly chain: readonly Link[]
  readonly offered: readonly Linked[]
  readonly looked: { readonly search: string; readonly found: readonly Linked[] } | null
  readonly problems: readonly Problem[]
}

/** Beyond this many, a list of entries is folded: the count says the rest. */
const LISTED_MAX = 30

export function FindingPage(props: FindingProps) {
  const { record, finding, judged, entries, kept, problems } = props
  return (
    <Page
      title={titleOf(finding.rule)}
      record={record}
      current="patterns"
      backTo={{ href: `${record.path}/patterns`, text: 'What the record shows' }}
      problems={problems}
    >
      <Card class="heard-finding">
        <p class="heard-lead">{judged?.verdict === 'kept' ? judged.claim : finding.claim}</p>
        <Why>{STRENGTH[finding.strength]}</Why>
      </Card>
      {judged?.verdict === 'kept' && <ChainRead chain={kept} path={record.path} />}
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
      <MadeOfIt {...props} />
    </Page>
  )
}

function MadeOfIt(props: FindingProps) {
  const { record, finding, judged, problems } = props
  return (
    <form
      method="post"
      action={hrefOf(record.path, finding)}
      class="heard-form"
      id="made"
      novalidate
    >
      <input type="hidden" name="token" value={props.token} />
      <h2>What do you make of it?</h2>
      {judged !== null && (
        <p>{judged.verdict === 'kept' ? 'You kept this.' : 'You set this aside as not right.'}</p>
      )}
      <Textarea
        name="claim"
        id="claim"
        label="In your words, if you would say it otherwise"
        value={props.claim}
        error={problemOf(problems, 'claim')}
        rows={3}
      />
      <ChainForm {...props} path={record.path} />
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
