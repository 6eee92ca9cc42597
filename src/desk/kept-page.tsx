/** What was kept over a term, in numbers large enough that no child can be told from them. */
import { ActLink, Acts, Card, Empty, Meta } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { inWords, type Day } from '../platform/day.ts'
import { Page } from '../platform/web/page.tsx'
import type { Period } from '../incidents/period.ts'
import type { Count, Figure } from './figures.ts'
import { CHILDREN_LEAST } from './shown.ts'

export type KeptProps = {
  readonly on: Day
  readonly organisation: string | null
  readonly organisations: readonly string[]
  readonly terms: readonly Period[]
  readonly term: Period
  readonly figures: readonly Figure[]
  readonly children: number
}

export function KeptPage(props: KeptProps) {
  const { organisation, term, figures, children, on } = props
  return (
    <Page
      title="What was kept"
      sub={[organisation, term.name].filter((each) => each !== null).join(' · ')}
      backTo={{ href: '/desk', text: 'Your desk' }}
    >
      <Switches {...props} />
      {children < CHILDREN_LEAST && (
        <Empty>
          <p>
            Here stands what you and your colleagues kept over a term: promises, answers and how
            long they took, the one page confirmed, home told, good news sent. It begins when the
            families of at least five children have let you in, so that no number tells of one
            child.
          </p>
        </Empty>
      )}
      {children >= CHILDREN_LEAST && figures.map((figure) => <FigureCard figure={figure} />)}
      {children >= CHILDREN_LEAST && (
        <Acts>
          <ActLink href={`/desk/kept.csv${queryOf(term.from, organisation)}`} quiet>
            Save these numbers (CSV)
          </ActLink>
        </Acts>
      )}
      {children >= CHILDREN_LEAST && (
        <Meta>
          As it stands on {inWords(on)}, from what families let you read. Numbers that come from
          fewer than five children are not shown, and neither is one from which such a number could
          be worked out. Nobody is compared with anybody. To show it to others, wait until the term
          is over: two pictures of one term, taken days apart, can tell what happened in between.
        </Meta>
      )}
    </Page>
  )
}

function queryOf(term: Day, organisation: string | null): string {
  const asked = { term, ...(organisation !== null && { organisation }) }
  return `?${new URLSearchParams(asked).toString()}`
}

function Switches({ terms, term, organisations, organisation }: KeptProps) {
  const at = (from: Day, name: string | null): string => `/desk/kept${queryOf(from, name)}`
  return (
    <>
      {organisations.length > 1 && (
        <nav class="heard-switch" aria-label="Organisation">
          {organisations.map((name) => (
            <a href={at(term.from, name)} aria-current={name === organisation ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
      )}
      <nav class="heard-switch" aria-label="Term">
        {terms.map(({ from, name }) => (
          <a href={at(from, organisation)} aria-current={from === term.from ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
    </>
  )
}

function FigureCard({ figure }: { readonly figure: Figure }) {
  const { title, how, sum, counts, days } = figure
  return (
    <Card>
      <h2>{title}</h2>
      {sum === 0 && <Meta>None that you may read.</Meta>}
      {sum === null && <Meta>Fewer than 5 children: not shown.</Meta>}
      {sum !== null && sum > 0 && (
        <dl class="heard-desk-figures">
          {counts.map((count) => (
            <CountPart count={count} />
          ))}
        </dl>
      )}
      {days !== null && (
        <p>
          The answer came after <strong>{inDays(days.median)}</strong> in the middle: half sooner,
          half later. The quickest came{' '}
          {days.least === 0 ? 'the same day' : `after ${inDays(days.least)}`}, the slowest after{' '}
          {inDays(days.most)}.
        </p>
      )}
      <Details summary="How this is counted">
        <p>{how}</p>
      </Details>
    </Card>
  )
}

function CountPart({ count: { text, count } }: { readonly count: Count }) {
  return (
    <div>
      <dt>{text}</dt>
      <dd class={count === null ? 'heard-desk-figures__not' : undefined}>
        {count === null
          ? 'Not shown: fewer than 5 children, or one such could be worked out'
          : count}
      </dd>
    </div>
  )
}

function inDays(days: number): string {
  return `${days.toLocaleString('en-GB')} ${days === 1 ? 'day' : 'days'}`
}
