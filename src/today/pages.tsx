/** The home page: what is owed first, what was kept beside it, and the quickest ways to add. */
import { CommitmentCard, ProposalCard } from '../commitments/cards.tsx'
import type { Since } from '../commitments/heard-since.ts'
import type { Proposal } from '../commitments/proposals.ts'
import { COUNTED_MAX } from '../commitments/commitment.ts'
import type { KeptCommitment } from '../commitments/store.ts'
import { ActLink, Acts, Empty, QuickLinks } from '../platform/components/card.tsx'
import { inFullWords, type Day } from '../platform/day.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'

export type TodayProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly owed: readonly KeptCommitment[]
  readonly kept: readonly KeptCommitment[]
  /** How many are owed in all, counted to COUNTED_MAX. */
  readonly count: number
  readonly since: (commitment: KeptCommitment) => Since
  readonly proposals: readonly Proposal[]
  /** Nothing has been put into the record yet. */
  readonly isNew: boolean
}

export function TodayPage(props: TodayProps) {
  const { record, on, owed, kept, count, since, proposals } = props
  return (
    <Page
      title="Today"
      heading={headingOf(props)}
      sub={inFullWords(on)}
      record={record}
      current="today"
      aside={<Aside record={record} />}
    >
      {props.isNew && <Beginning record={record} />}
      {!props.isNew && count === 0 && proposals.length === 0 && <LookThrough record={record} />}
      {owed.map((commitment) => (
        <CommitmentCard
          commitment={commitment}
          since={since(commitment)}
          on={on}
          path={record.path}
        />
      ))}
      {count > owed.length && (
        <Acts>
          <ActLink href={`${record.path}/owed`} quiet>
            {count >= COUNTED_MAX ? 'See everything that is owed' : `See all ${count}`}
          </ActLink>
        </Acts>
      )}
      {proposals.length > 0 && (
        <section aria-labelledby="found">
          <h2 id="found">Found in letters</h2>
          {proposals.map((proposal) => (
            <ProposalCard proposal={proposal} on={on} path={record.path} back="today" level={3} />
          ))}
          <Acts>
            <ActLink href={`${record.path}/asks`} quiet>
              See more from your letters
            </ActLink>
          </Acts>
        </section>
      )}
      {kept.length > 0 && (
        <section aria-labelledby="kept">
          <h2 id="kept">Kept and answered</h2>
          {kept.map((commitment) => (
            <CommitmentCard
              commitment={commitment}
              since={since(commitment)}
              on={on}
              path={record.path}
              level={3}
            />
          ))}
        </section>
      )}
    </Page>
  )
}

function headingOf({ record, count, kept, isNew }: TodayProps): string {
  if (isNew) return `${record.name}’s record begins here`
  if (count === 0 && kept.length === 0) return `What is ${record.name} waiting for?`
  if (count === 0) return `Nothing is owed to ${record.name} today`
  if (count >= COUNTED_MAX) return `${record.name} is waiting for many answers`
  return `${count} ${count === 1 ? 'answer' : 'answers'} ${record.name} is waiting for`
}

function Beginning({ record }: Pick<TodayProps, 'record'>) {
  return (
    <Empty>
      <p>
        Bring in the emails you have had with school, the council and health services. Heard reads
        what you asked and what they promised, counts the days, and shows it here.
      </p>
      <Acts>
        <ActLink href={`${record.path}/bring-in`}>Bring in your emails</ActLink>
        <ActLink href={`${record.path}/add`} quiet>
          Write one thing down
        </ActLink>
      </Acts>
    </Empty>
  )
}

/** Nothing was confirmed yet, or all of it is settled: it must not read as if nobody owed anything. */
function LookThrough({ record }: Pick<TodayProps, 'record'>) {
  return (
    <Empty>
      <p>Only what you have said yes to is counted here. More may be waiting in your letters.</p>
      <Acts>
        <ActLink href={`${record.path}/asks`}>See what was found in letters</ActLink>
      </Acts>
    </Empty>
  )
}

function Aside({ record }: Pick<TodayProps, 'record'>) {
  const { path, name } = record
  return (
    <>
      <h2>Add to the record</h2>
      <QuickLinks
        links={[
          { href: `${path}/add/note`, text: 'Something happened', hint: 'at school or home' },
          { href: `${path}/add/voice`, text: `${name} said`, hint: 'in their own words' },
          { href: `${path}/add/said`, text: 'I was told', hint: 'at the gate, in a chat' },
          { href: `${path}/add/call`, text: 'A phone call', hint: 'also one that never came' },
          { href: `${path}/bring-in`, text: 'Photo or file', hint: 'letter, email, audio' },
        ]}
      />
    </>
  )
}
