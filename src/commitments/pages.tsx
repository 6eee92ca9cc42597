/** The whole list of who owes what, and the questions found in letters that wait for a yes or no. */
import { ActLink, Acts, Empty } from '../platform/components/card.tsx'
import { Pagination } from '../platform/components/pagination.tsx'
import type { Day } from '../platform/day.ts'
import { inFullWords } from '../platform/day.ts'
import type { Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { AnsweredBanner, CommitmentCard, ProposalCard } from './cards.tsx'
import type { Since } from './heard-since.ts'
import { namedOnPage } from './on-page.ts'
import { PassingCard } from './passing-card.tsx'
import type { PassingProposal } from './passing-proposals.ts'
import type { Proposal } from './proposals.ts'
import type { KeptCommitment } from './store.ts'

export type OwedPageProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly commitments: readonly KeptCommitment[]
  readonly since: (commitment: KeptCommitment) => Since
  readonly settled: boolean
  readonly from: number
  readonly size: number
  readonly more: boolean
}

export function OwedPage(props: OwedPageProps) {
  const { record, on, commitments, since, settled, from } = props
  return (
    <Page
      title={settled ? 'Answered and over' : 'Who owes what'}
      sub={`${inFullWords(on)}. Days are calendar days.`}
      record={record}
      current="owed"
    >
      <nav class="heard-switch" aria-label="What to show">
        <a href={`${record.path}/owed`} aria-current={settled ? undefined : 'page'}>
          Still owed
        </a>
        <a href={`${record.path}/owed?show=settled`} aria-current={settled ? 'page' : undefined}>
          Answered and over
        </a>
        <a href={`${record.path}/replies`}>Replies</a>
        <a href={`${record.path}/asks`}>Found in letters</a>
        <a href={`${record.path}/needs`}>Needs, and who has them</a>
      </nav>
      {commitments.map((commitment) => (
        <CommitmentCard
          commitment={commitment}
          since={since(commitment)}
          on={on}
          path={record.path}
        />
      ))}
      {commitments.length === 0 && <NothingOwed {...props} />}
      {!settled && (
        <Acts>
          <ActLink href={`${record.path}/owed/new`} quiet>
            Write down something asked or promised
          </ActLink>
          <ActLink href={`${record.path}/passed-on/new`} quiet>
            Somebody passed it on
          </ActLink>
          <ActLink href={`${record.path}/told`} quiet>
            Look up what you were told
          </ActLink>
        </Acts>
      )}
      {(from > 0 || props.more) && (
        <Pagination
          landmarkLabel="More of the list"
          previous={
            from > 0 ? { href: listAt(props, from - props.size), text: 'Before' } : undefined
          }
          next={props.more ? { href: listAt(props, from + props.size), text: 'More' } : undefined}
        />
      )}
    </Page>
  )
}

function listAt({ record, settled }: OwedPageProps, from: number): string {
  const query = [settled ? 'show=settled' : '', from > 0 ? `from=${from}` : ''].filter(
    (each) => each !== '',
  )
  return `${record.path}/owed${query.length > 0 ? `?${query.join('&')}` : ''}`
}

function NothingOwed({ record, settled }: OwedPageProps) {
  return (
    <Empty>
      {settled ? (
        <p>
          What is answered, kept, refused or over will be listed here, kept promises as clearly as
          the rest.
        </p>
      ) : (
        <>
          <p>
            Nothing is owed that you have confirmed. Every question you sent to school, the council
            or a clinic can stand here, with the days counted for you.
          </p>
          <p>
            <a href={`${record.path}/asks`}>Look at what we found in your letters</a>
          </p>
        </>
      )}
    </Empty>
  )
}

export type AsksPageProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly proposals: readonly Proposal[]
  /** Where somebody seems to have passed something on. */
  readonly passings: readonly PassingProposal[]
  /** The page address of the message to go on from; null when all were looked through. */
  readonly before: string | null
  /** The page address of the message this page goes on from; undefined at the newest. */
  readonly from?: string | undefined
  /** What was just answered: the page address of what was kept, or `no`. */
  readonly kept?: string | undefined
  /** The proposal that could not be kept as it was typed, and why. */
  readonly wrong?: { readonly id: string; readonly problems: readonly Problem[] }
}

export function AsksPage(props: AsksPageProps) {
  const { record, on, proposals, passings, before, from, wrong } = props
  const problems = wrong?.problems.map((each) => ({
    ...each,
    field: `p-${wrong.id}-${each.field}`,
  }))
  return (
    <Page
      title="Found in letters"
      sub="What you asked, and what they promised, as far as we can tell from the words. Nothing counts until you say yes."
      record={record}
      current="owed"
      backTo={{ href: `${record.path}/owed`, text: 'Who owes what' }}
      problems={problems ?? []}
    >
      {props.kept !== undefined && <AnsweredBanner kept={props.kept} path={record.path} />}
      {proposals.length + passings.length === 0 && (
        <Empty>
          <p>
            {before === null
              ? 'There is nothing waiting for your yes or no. When letters come in, the questions and promises in them will stand here.'
              : 'There is nothing in these letters that waits for your yes or no.'}
          </p>
          {before === null && (
            <p>
              <a href={`${record.path}/bring-in`}>Bring in letters</a>
            </p>
          )}
        </Empty>
      )}
      {proposals.length > 0 && (
        <p class="heard-found">{howMany(proposals.length, { before, from })}</p>
      )}
      {proposals.map((proposal) => (
        <ProposalCard
          proposal={proposal}
          on={on}
          path={record.path}
          back="asks"
          from={from}
          problems={wrong?.id === namedOnPage(proposal) ? wrong.problems : []}
        />
      ))}
      {passings.length > 0 && (
        <section aria-labelledby="passed-on">
          <h2 id="passed-on">Did they pass it on?</h2>
          <p class="heard-meta">
            Where somebody seems to say that it is for somebody else. Nothing counts until you say
            yes.
          </p>
          {passings.map((passing) => (
            <PassingCard passing={passing} on={on} path={record.path} from={from} />
          ))}
        </section>
      )}
      {before !== null && (
        <Pagination
          landmarkLabel="Older letters"
          next={{
            href: `${record.path}/asks?before=${before}`,
            text: 'Look through older letters',
          }}
        />
      )}
    </Page>
  )
}

/** How many wait, claiming no more than the letters looked through: the whole record is not counted. */
function howMany(count: number, { before, from }: Pick<AsksPageProps, 'before' | 'from'>): string {
  if (from !== undefined) return `${count} found in these older letters, newest letters first.`
  return before === null
    ? `${count} found, newest letters first.`
    : `${count} found so far, newest letters first. Older letters may hold more.`
}
