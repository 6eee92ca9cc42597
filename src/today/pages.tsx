/** The home page: what is owed first, what was kept beside it, and the quickest ways to add. */
import type { Child } from 'hono/jsx'
import { AnsweredBanner, CommitmentCard, ProposalCard } from '../commitments/cards.tsx'
import { ConfirmAnswer, DidNotGetThere } from '../commitments/by-mail/confirm-parts.tsx'
import type { NotThere, Unconfirmed } from '../commitments/by-mail/unconfirmed.ts'
import type { Since } from '../commitments/heard-since.ts'
import type { Proposal } from '../commitments/proposals.ts'
import { COUNTED_MAX, standingOf } from '../commitments/commitment.ts'
import type { KeptCommitment } from '../commitments/store.ts'
import { awaitsJudgement } from '../commitments/told.ts'
import type { Deadline } from '../matters/deadline.ts'
import { DeadlineCard } from '../matters/deadlines-page.tsx'
import { MeetingsToday, type MeetingsShown } from '../meetings/today-part.tsx'
import type { OwnFrom } from '../people/circle/own-from.ts'
import { OwnFromCard } from '../people/circle/own-from-card.tsx'
import { ActLink, Acts, Empty, QuickLinks } from '../platform/components/card.tsx'
import { inFullWords, type Day } from '../platform/day.ts'
import { mayOpen, Page, type PageRecord } from '../platform/web/page.tsx'
import type { Entry } from '../record/entry.ts'
import type { Waiting } from '../together/waiting.ts'
import { WaitingForYou } from '../together/waiting-parts.tsx'
import { StandsFirst } from '../record/help-first-cards.tsx'
import { QuickAdd } from './quick-parts.tsx'

export type TodayProps = {
  readonly record: PageRecord
  readonly on: Day
  /** What may tell of danger and has not been dealt with. */
  readonly first: readonly Entry[]
  /** The name of whoever looks. */
  readonly me: string
  /** What was just answered of what was found in letters. */
  readonly answered?: string | undefined
  /** Emails that asked and did not get there. */
  readonly notThere: readonly NotThere[]
  /** Taken from mails as answers by itself: the family says whether they are. */
  readonly byEmail: readonly Unconfirmed[]
  readonly owed: readonly KeptCommitment[]
  readonly kept: readonly KeptCommitment[]
  /** How many are owed in all, counted to COUNTED_MAX. */
  readonly count: number
  readonly since: (commitment: KeptCommitment) => Since
  /** Clocks that have run out, are due at once, or soon. */
  readonly deadlines: readonly Deadline[]
  readonly proposals: readonly Proposal[]
  /** What others told whoever looks, until they press "Read". */
  readonly waiting: Waiting
  /** Meetings of the coming week, and those of the last of which nothing is written down. */
  readonly meetings: MeetingsShown
  /** The day from which the record can be the young person's own, told ahead and once. */
  readonly ownFrom: OwnFrom | null
  /** What others passed on lately, and who left. */
  readonly changedHands?: Child
  /** Nothing has been put into the record yet. */
  readonly isNew: boolean
  readonly isOwner: boolean
  /** Nobody else can open the record. */
  readonly isAlone: boolean
}

export function TodayPage(props: TodayProps) {
  const { record, on, owed, kept, count, proposals, isOwner } = props
  const nothing = count === 0 && proposals.length === 0 && props.deadlines.length === 0
  return (
    <Page
      title="Today"
      heading={headingOf(props)}
      sub={inFullWords(on)}
      record={record}
      current="today"
      {...(mayOpen(record, 'write in the record') && { aside: <QuickAdd record={record} /> })}
    >
      {props.answered !== undefined && <AnsweredBanner kept={props.answered} path={record.path} />}
      <StandsFirst entries={props.first} path={record.path} me={props.me} />
      <WaitingForYou record={record} waiting={props.waiting} />
      <MeetingsToday record={record} on={on} meetings={props.meetings} />
      {props.changedHands}
      {props.ownFrom !== null && <OwnFromCard record={record} told={props.ownFrom} />}
      {props.isNew && <Beginning record={record} />}
      {!props.isNew && nothing && isOwner && <LookThrough record={record} />}
      {nothing && !isOwner && <Guest record={record} />}
      <DidNotGetThere path={record.path} mails={props.notThere} />
      {props.byEmail.length > 0 && (
        <section aria-labelledby="by-email">
          <h2 id="by-email">Answered by email</h2>
          {props.byEmail.map((unconfirmed) => (
            <ConfirmAnswer path={record.path} unconfirmed={unconfirmed} back="today" level={3} />
          ))}
        </section>
      )}
      {isLateByLaw(props) && <Deadlines {...props} />}
      <Owed {...props} />
      {count > owed.length && (
        <Acts>
          <ActLink href={`${record.path}/owed`} quiet>
            {count >= COUNTED_MAX ? 'See everything that is owed' : `See all ${count}`}
          </ActLink>
        </Acts>
      )}
      {!isLateByLaw(props) && <Deadlines {...props} />}
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
          <OwedCards {...props} commitments={kept} level={3} />
        </section>
      )}
      {props.isAlone && (
        <p>
          Nobody else can open this record.{' '}
          <a href={`${record.path}/circle`}>Who is around {record.name}, and inviting somebody</a>
        </p>
      )}
    </Page>
  )
}

/** A day that binds and has passed stands above what is owed without one. */
function isLateByLaw({ deadlines }: TodayProps): boolean {
  return deadlines.some(({ state, station }) => state === 'late' && station.binding)
}

const DEADLINES_MAX = 5

function Deadlines({ record, on, deadlines }: TodayProps) {
  if (deadlines.length === 0) return null
  return (
    <section aria-labelledby="deadlines">
      <h2 id="deadlines">Days that count</h2>
      {deadlines.slice(0, DEADLINES_MAX).map((deadline) => (
        <DeadlineCard deadline={deadline} on={on} path={record.path} level={3} isShort />
      ))}
      <Acts>
        <ActLink href={`${record.path}/deadlines`} quiet>
          See all clocks and deadlines
        </ActLink>
      </Acts>
    </section>
  )
}

/** What is late comes first, then what only the parent can judge, then what is waited for. */
function Owed(props: TodayProps) {
  const { owed, since, on, isOwner } = props
  const toJudge = isOwner ? owed.filter((each) => awaitsJudgement(each, since(each), on)) : []
  if (toJudge.length === 0) return <OwedCards {...props} commitments={owed} level={2} />
  const others = owed.filter((each) => !toJudge.includes(each))
  const late = others.filter((each) => standingOf(each, on) === 'overdue')
  const waiting = others.filter((each) => !late.includes(each))
  return (
    <>
      <OwedCards {...props} commitments={late} level={2} />
      <section aria-labelledby="to-judge">
        <h2 id="to-judge">{cameIn(toJudge, since)}</h2>
        <Acts>
          <ActLink href={`${props.record.path}/replies`}>
            Go through the replies, one tap each
          </ActLink>
        </Acts>
        <OwedCards {...props} commitments={toJudge} level={3} />
      </section>
      {waiting.length > 0 && (
        <section aria-labelledby="waiting">
          <h2 id="waiting">Still waiting</h2>
          <OwedCards {...props} commitments={waiting} level={3} />
        </section>
      )}
    </>
  )
}

/** How many replies wait, each counted once though it may answer several questions. */
function cameIn(owed: readonly KeptCommitment[], since: TodayProps['since']): string {
  const replies = new Set(owed.flatMap((each) => since(each).heard?.seq ?? []))
  return replies.size === 1
    ? 'One reply came in: was it the answer?'
    : `${replies.size} replies came in: what do they answer?`
}

type OwedCardsProps = Pick<TodayProps, 'record' | 'on' | 'since'> & {
  readonly commitments: readonly KeptCommitment[]
  readonly level: 2 | 3
}

function OwedCards({ record, on, since, commitments, level }: OwedCardsProps) {
  return (
    <>
      {commitments.map((commitment) => (
        <CommitmentCard
          commitment={commitment}
          since={since(commitment)}
          on={on}
          path={record.path}
          level={level}
        />
      ))}
    </>
  )
}

function headingOf({ record, count, kept, isNew, deadlines, isOwner }: TodayProps): string {
  if (isNew) return `${record.name}’s record begins here`
  if (!isOwner && count === 0) return `${record.name}’s record`
  if (count === 0 && deadlines.length > 0) return `Days that count for ${record.name}`
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

/** Somebody whom the family let in finds what is shared with them; what is not theirs to open is not here. */
function Guest({ record }: Pick<TodayProps, 'record'>) {
  const { path, name } = record
  return (
    <>
      <h2>What is shared with you</h2>
      <QuickLinks
        links={[
          { href: `${path}/profile`, text: `${name} in one page`, hint: 'two minutes to read' },
          { href: `${path}/news/new`, text: 'News of the day', hint: 'told in thirty seconds' },
          { href: `${path}/days`, text: 'How days go', hint: 'at home and at school' },
          { href: `${path}/incidents`, text: 'What happened', hint: 'and why' },
          { href: `${path}/meetings`, text: 'Meetings', hint: 'to come, and what came of them' },
          { href: `${path}/plan`, text: 'The plan', hint: 'what was promised, and given' },
          { href: `${path}/deadlines`, text: 'Days that count', hint: 'what falls due, and when' },
          { href: `${path}/timeline`, text: 'Timeline', hint: 'all of it, in order' },
          { href: `${path}/circle`, text: `Who is around ${name}`, hint: 'and your own place' },
        ]}
      />
    </>
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
