/** What happened and why: the open questions first, what it adds up to, and every entry behind it. */
import { ActLink, Acts, Empty, Meta } from '../platform/components/card.tsx'
import { Tag } from '../platform/components/notices.tsx'
import { Pagination } from '../platform/components/pagination.tsx'
import { daysBetween, inFullWords, inWords, type Day } from '../platform/day.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import {
  responseOf,
  toldOf,
  whyState,
  type Happening,
  type HappeningKind,
  type Incident,
  type ToldHome,
  type Why,
} from './incident.ts'
import { AddedUp, type AddedUpProps } from './totals-part.tsx'

/** What the list shows; the rest of the page is the same. */
export type Showing = {
  readonly kind: HappeningKind | null
  readonly only: 'all' | 'open' | 'given' | 'explained' | 'formal' | 'unofficial'
  readonly from: Day | null
  readonly to: Day | null
  readonly start: number
}

export type HappenedPageProps = AddedUpProps & {
  readonly on: Day
  readonly happenings: readonly Happening[]
  readonly whys: readonly Why[]
  readonly tellings: readonly ToldHome[]
  readonly open: readonly Incident[]
  readonly showing: Showing
  readonly size: number
}

const OPEN_SHOWN = 4

export const KIND_LABELS: Readonly<Record<HappeningKind, string>> = {
  incident: 'Happened',
  suspension: 'Sent home',
  'pressure to leave': 'Told to leave',
  observation: 'Watched',
  bullying: 'Bullying',
  'left out': 'Left out',
}

export function HappenedPage(props: HappenedPageProps) {
  const { record, happenings, showing } = props
  const isAll = addressOf(showing) === ''
  return (
    <Page
      title="What happened and why"
      sub="Behaviour tells us something. What happened stands here as it was seen; why is a question, not a verdict."
      record={record}
      current="happened"
    >
      <Acts>
        <ActLink href={`${record.path}/incidents/new/incident`}>Write down what happened</ActLink>
        <ActLink href={`${record.path}/incidents/new/suspension`} quiet>
          Sent home or suspended
        </ActLink>
        <ActLink href={`${record.path}/days`} quiet>
          How days go
        </ActLink>
      </Acts>
      {happenings.length === 0 && isAll ? (
        <Nothing record={record} />
      ) : (
        <>
          {isAll && <Questions {...props} />}
          {isAll && <AddedUp {...props} />}
          <List {...props} />
        </>
      )}
    </Page>
  )
}

function Nothing({ record }: { readonly record: PageRecord }) {
  return (
    <Empty>
      <p>
        When something happens at school or at home, write one sentence about it. What came before,
        what was said and what helped can be added later, by you or from a letter.
      </p>
      <p>
        Then ask why: what may {record.name} have needed, and what could not be done yet? “We do not
        know yet” is a proper answer. It stays here as an open question until somebody can say.
      </p>
    </Empty>
  )
}

function Questions({ record, open, whys, on }: HappenedPageProps) {
  if (open.length === 0) return null
  return (
    <section aria-labelledby="open">
      <h2 id="open">{open.length === 1 ? 'One open question' : `${open.length} open questions`}</h2>
      {open.slice(0, OPEN_SHOWN).map((incident) => (
        <article class="heard-card heard-question">
          <h3>
            <a href={`${record.path}/incidents/${incident.address}`}>{incident.title}</a>
          </h3>
          <Meta>
            {inFullWords(incident.day)} ·{' '}
            {whyState(incident, whys) === 'not known yet'
              ? 'why: we do not know yet'
              : 'nobody has said why yet'}{' '}
            · {openFor(daysBetween(incident.day, on))}
          </Meta>
        </article>
      ))}
      {open.length > OPEN_SHOWN && (
        <Acts>
          <ActLink href={`${record.path}/incidents?only=open`} quiet>
            See all {open.length} open questions
          </ActLink>
        </Acts>
      )}
    </section>
  )
}

function openFor(days: number): string {
  if (days <= 0) return 'today'
  return days === 1 ? 'open for 1 day' : `open for ${days} days`
}

/** The page's address for `showing`, from the question mark on; nothing for everything. */
function addressOf(showing: Showing, start = 0): string {
  const query = new URLSearchParams()
  if (showing.kind !== null) query.set('kind', showing.kind)
  if (showing.only !== 'all') query.set('only', showing.only)
  if (showing.from !== null) query.set('from', showing.from)
  if (showing.to !== null) query.set('to', showing.to)
  if (start > 0) query.set('start', String(start))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

const ONLY_WORDS: Readonly<Record<Showing['only'], string>> = {
  all: 'Everything that happened',
  open: 'Open questions',
  given: 'Something was given for it',
  explained: 'Given for what the plan or profile explains',
  formal: 'Suspensions',
  unofficial: 'Sent home or kept home unofficially',
}

function List(props: HappenedPageProps) {
  const { record, happenings, showing, size } = props
  const { kind, only, from, to, start } = showing
  const shown = happenings.slice(start, start + size)
  const what = kind === null ? ONLY_WORDS[only] : KIND_LABELS[kind]
  const when =
    from === null && to === null
      ? ''
      : `, ${from === null ? '' : `from ${inWords(from)} `}${to === null ? '' : `to ${inWords(to)}`}`
  const path = `${record.path}/incidents`
  return (
    <section aria-labelledby="all">
      <h2 id="all">{`${what}${when}`}</h2>
      {addressOf(showing) !== '' && (
        <p>
          {happenings.length === 1 ? '1 entry.' : `${happenings.length} entries.`}{' '}
          <a href={path}>Show everything again</a>
        </p>
      )}
      <ol class="heard-lines">
        {shown.map((each) => (
          <Line of={each} {...props} />
        ))}
      </ol>
      {(start > 0 || happenings.length > start + size) && (
        <Pagination
          landmarkLabel="More of what happened"
          previous={
            start > 0
              ? { href: path + addressOf(showing, Math.max(0, start - size)), text: 'Newer' }
              : undefined
          }
          next={
            happenings.length > start + size
              ? { href: path + addressOf(showing, start + size), text: 'Older' }
              : undefined
          }
        />
      )}
    </section>
  )
}

function Line({ of, record, whys, tellings }: HappenedPageProps & { readonly of: Happening }) {
  return (
    <li class="heard-line">
      <p class="heard-line__side">
        <span class="heard-kind">{KIND_LABELS[of.kind]}</span>
        <span class="heard-line__time">{inWords(of.day)}</span>
      </p>
      <div class="heard-line__what">
        <h3>
          <a href={`${record.path}/incidents/${of.address}`}>{of.title}</a>
        </h3>
        <p class="heard-meta">{notesOf(of, whys, tellings).join(' · ')}</p>
      </div>
    </li>
  )
}

function notesOf(of: Happening, whys: readonly Why[], tellings: readonly ToldHome[]): string[] {
  const notes: string[] = []
  if (of.kind === 'incident') {
    if (of.body.hard !== null) notes.push(`${of.body.hard} of 5`)
    if (whyState(of, whys) !== 'answered') notes.push('why is open')
    const response = responseOf(of.body)
    if (response.isSanctionExplained) notes.push('given for what is already explained')
    else if (response.isSanctioned) notes.push(`given: ${of.body.sanction ?? ''}`)
    if (response.notUsed.length > 0) notes.push(`not used: ${response.notUsed.join(', ')}`)
  }
  const { after } = toldOf(of, tellings)
  if (after !== null && after > 0)
    notes.push(after === 1 ? 'told the next day' : `told after ${after} days`)
  return notes
}

/** Said beside a heading where something is open. */
export function OpenTag({ state }: { readonly state: ReturnType<typeof whyState> }) {
  if (state === 'answered') return null
  return <Tag class="govuk-tag--yellow">{state === 'not asked' ? 'Open' : 'Not known yet'}</Tag>
}
