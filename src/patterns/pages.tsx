/** What the record shows again and again: the list of findings. */
import { ActLink, Acts, Card, Empty, Meta } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { Tag } from '../platform/components/notices.tsx'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { FindingBody } from './entries.ts'
import { type Finding, type Strength, type TooFew } from './finding.ts'
import { RULES } from './patterns.ts'
import { counted } from '../platform/words.ts'

export const STRENGTH: Readonly<Record<Strength, string>> = {
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

export function titleOf(rule: string): string {
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
