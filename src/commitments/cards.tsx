/** A commitment as a card, a proposal as a question, and the kinds of this room on an entry's own page. */
import {
  ActButton,
  ActLink,
  Acts,
  Meta,
  OwedCard,
  Quote,
  Trail,
  Why,
} from '../platform/components/card.tsx'
import { isClosed } from '../platform/web/ways.ts'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { NotificationBanner } from '../platform/components/notification-banner.tsx'
import type { Day } from '../platform/day.ts'
import { inWords } from '../platform/day.ts'
import type { Problem } from '../platform/web/forms.ts'
import { problemOf } from '../platform/web/forms.ts'
import { oneLine } from '../platform/words.ts'
import type { Card } from '../record/kind.ts'
import { isOwed } from './commitment.ts'
import { ANSWERED_WORDS, type AnswerBody, type HandOverBody, type OwedBody } from './entries.ts'
import { holdersOf, loopOf } from './hand-over.ts'
import type { Since } from './heard-since.ts'
import { nextLetter } from './next-letter.ts'
import { namedOnPage } from './on-page.ts'
import { nameOf, type Proposal } from './proposals.ts'
import type { KeptCommitment } from './store.ts'
import { awaitsJudgement, countOf, factsOf, lastHeard, shortDay, untilJudged } from './told.ts'

export type CardProps = {
  readonly commitment: KeptCommitment
  readonly since: Since
  readonly on: Day
  /** The record's own path. */
  readonly path: string
  /** The level of its heading on the page. */
  readonly level?: 2 | 3
}

/** Where a commitment's own page is. */
function pathOf({ commitment, path }: Pick<CardProps, 'commitment' | 'path'>): string {
  return `${path}/owed/${commitment.address}`
}

/** One thing owed, or kept: the count, who, since when, who has held it, and what to do next. */
export function CommitmentCard(props: CardProps) {
  const { commitment, since, on } = props
  const owed = isOwed(commitment, on)
  return (
    <OwedCard
      {...(awaits(props) ? untilJudged(countOf(commitment, on)) : countOf(commitment, on))}
      title={commitment.title}
      href={pathOf(props)}
      level={props.level ?? 2}
    >
      <Meta>
        {commitment.debtor} · {factsOf(commitment, since, on)}
      </Meta>
      <LoopNote {...props} />
      <HoldersTrail {...props} />
      {owed && <LastHeard {...props} />}
      {owed && <CardActs {...props} />}
    </OwedCard>
  )
}

/** Whoever may write letters chases; others say what came of it. */
function CardActs(props: CardProps) {
  const { commitment, since, on, path } = props
  if (isClosed(`${path}/letters`))
    return (
      <Acts>
        <ActLink href={`${pathOf(props)}#what-happened`} quiet>
          Answer it, or say what happened
        </ActLink>
      </Acts>
    )
  const letter = (
    <ActLink href={`${pathOf(props)}#next-letter`} quiet={awaits(props)}>
      {nextLetter(commitment, since.chased, on).label}
    </ActLink>
  )
  const happened = (
    <ActLink href={`${pathOf(props)}#what-happened`} quiet={!awaits(props)}>
      What happened
    </ActLink>
  )
  return <Acts>{awaits(props) ? [happened, letter] : [letter, happened]}</Acts>
}

function awaits({ commitment, since, on }: CardProps): boolean {
  return awaitsJudgement(commitment, since, on)
}

function LoopNote({ commitment, on }: CardProps) {
  const loop = loopOf(commitment, on)
  if (loop === null) return null
  return (
    <Meta>
      It has come back to {loop.who}, who had it before. Nobody has answered in the meantime.
    </Meta>
  )
}

/** The trail, once it has been passed on at all. */
export function HoldersTrail({ commitment, on }: Pick<CardProps, 'commitment' | 'on'>) {
  const holders = holdersOf(commitment, on)
  if (holders.length < 2) return null
  return (
    <Trail
      holders={holders.map(({ who, since }, index) =>
        index === holders.length - 1 ? `${who}, since ${shortDay(since, on)}` : who,
      )}
    />
  )
}

/** The last thing they said, so that nobody has to go and look for it. */
function LastHeard(props: CardProps) {
  const { commitment, since, on, path } = props
  const heard = lastHeard(commitment, since)
  if (heard === null || heard.words === '') return <Promised commitment={commitment} />
  const { from, day, words, address } = heard
  return (
    <Why>
      <a href={`${path}/entries/${address}`}>
        {from}, {shortDay(day, on)}
      </a>
      : “{words}”
      {awaits(props) && (
        <strong> {heard.as === 'reply' ? 'Was that the answer?' : 'Was it passed on?'}</strong>
      )}
    </Why>
  )
}

/** Their own words, where nothing was heard since. */
function Promised({ commitment }: Pick<CardProps, 'commitment'>) {
  const { kind, words, asker } = commitment
  if (kind !== 'promise' || words === null) return null
  return <Why>{asker === null ? oneLine(words) : `“${oneLine(words)}”`}</Why>
}

export type ProposalProps = {
  readonly proposal: Proposal
  readonly on: Day
  readonly path: string
  /** The page to come back to. */
  readonly back: 'today' | 'asks'
  /** The page address of the message that page goes on from, where it does not begin at the newest. */
  readonly from?: string | undefined
  readonly level?: 2 | 3
  readonly problems?: readonly Problem[]
}

/** What a yes or a no to a proposal just did: `kept` is the page of what was kept, or `no`. */
export function AnsweredBanner({ kept, path }: { readonly kept: string; readonly path: string }) {
  return (
    <NotificationBanner type="success" title={kept === 'no' ? 'Set aside' : 'Kept'}>
      <p class="govuk-notification-banner__heading">
        {kept === 'no' ? (
          'You will not be asked about it again.'
        ) : (
          <>
            It is on the list now, and the days are counted.{' '}
            <a href={`${path}/owed/${kept}`}>See it</a>
          </>
        )}
      </p>
    </NotificationBanner>
  )
}

/** Where the parent is in older letters: a yes, or a slip, does not send them back to the newest. */
export function asksQuery(from: string | undefined): string {
  return from === undefined ? '' : `?before=${from}`
}

/** "Did you ask this?": the sentence it came from, one tap for yes, the words open to change. */
export function ProposalCard({
  proposal,
  on,
  path,
  back,
  from,
  level,
  problems = [],
}: ProposalProps) {
  const question = proposal.kind === 'ask' ? 'Did you ask this?' : 'Did they promise this?'
  const { kind, day, address } = proposal
  const id = namedOnPage(proposal)
  const fieldId = `p-${id}`
  const debtor = nameOf(proposal.debtor)
  return (
    <form
      method="post"
      action={`${path}/asks${asksQuery(from)}`}
      class="heard-card heard-proposal"
      id={fieldId}
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="back" value={back} />
      {level === 3 ? <h3>{question}</h3> : <h2>{question}</h2>}
      <Quote>{proposal.sentence.replaceAll(/\s+/g, ' ')}</Quote>
      <Meta>
        {kind === 'ask' ? `You wrote to ${debtor}` : `${debtor} wrote`},{' '}
        <a href={`${path}/entries/${address}`}>{shortDay(day, on)}</a>
        {proposal.due !== null &&
          `. ${kind === 'ask' ? 'You asked for it by' : 'They said by'} ${inWords(proposal.due)}`}
        {proposal.due === null &&
          proposal.dueWords !== null &&
          `. They said “${proposal.dueWords}”`}
      </Meta>
      <Details
        summary={`We would call it “${proposal.title}”. Change that`}
        open={problems.length > 0}
      >
        <Input
          name="title"
          id={`${fieldId}-title`}
          label={kind === 'ask' ? 'What was asked' : 'What was promised'}
          value={proposal.title}
          error={problemOf(problems, 'title')}
        />
        <Input
          name="debtor"
          id={`${fieldId}-debtor`}
          label={kind === 'ask' ? 'Who was asked' : 'Who promised it'}
          value={debtor}
          error={problemOf(problems, 'debtor')}
        />
      </Details>
      <Acts>
        <ActButton name="answer" value="yes">
          Yes, keep it
        </ActButton>
        <ActButton name="answer" value="no" quiet>
          No
        </ActButton>
      </Acts>
    </form>
  )
}

function owedEntry(kind: 'ask' | 'promise', label: string): Card {
  return {
    kind,
    label,
    card: (entry) => {
      const body = entry.body as OwedBody
      const due = body.due ?? null
      return (
        <>
          <p class="heard-lead">{body.title}</p>
          <Meta>
            {kind === 'ask' ? 'Asked of' : 'Promised by'} {body.debtor}, for {body.creditor}
          </Meta>
          {due !== null && (
            <Meta>
              {body.dueBasis === 'asked' || body.dueBasis === null ? 'Asked for by' : 'Due'}{' '}
              {inWords(due)}
              {body.dueBasis !== null && body.dueBasis !== 'asked' && ` (${body.dueBasis})`}
            </Meta>
          )}
          {typeof body.words === 'string' && body.words !== '' && <Quote>{body.words}</Quote>}
        </>
      )
    },
  }
}

/** How this room's kinds stand on their entries' own pages. */
export const commitmentCards: readonly Card[] = [
  owedEntry('ask', 'Asked'),
  owedEntry('promise', 'Promised'),
  {
    kind: 'answer',
    label: 'What came back',
    card: (entry) => {
      const body = entry.body as AnswerBody
      return (
        <>
          <p class="heard-lead">{ANSWERED_WORDS[body.as]}</p>
          {typeof body.words === 'string' && body.words !== '' && <Quote>{body.words}</Quote>}
        </>
      )
    },
  },
  {
    kind: 'hand-over',
    label: 'Passed on',
    card: (entry) => {
      const body = entry.body as HandOverBody
      return (
        <>
          <p class="heard-lead">
            Passed on from {body.from} to {body.to}
          </p>
          {typeof body.words === 'string' && body.words !== '' && <Quote>{body.words}</Quote>}
        </>
      )
    },
  },
]
