/** One commitment: what was asked, all that came of it, the next thing to send, and what happened. */
import type { Child } from 'hono/jsx'
import { Button } from '../platform/components/button.tsx'
import { ActLink, Acts, Card, Meta, Quote } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { DateInput } from '../platform/components/date-input.tsx'
import { Input } from '../platform/components/input.tsx'
import { InsetText } from '../platform/components/notices.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import type { Whereabouts } from '../people/whereabouts/find.ts'
import { InTheWay } from '../people/whereabouts/parts.tsx'
import { inWords, type Day } from '../platform/day.ts'
import { problemOf, typedDay, type Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { HoldersTrail } from './cards.tsx'
import { AskByEmail, AskedByMail } from './by-mail/parts.tsx'
import { ConfirmAnswer } from './by-mail/confirm-parts.tsx'
import type { AskedMail } from './by-mail/store.ts'
import type { Unconfirmed } from './by-mail/unconfirmed.ts'
import { Ground } from './ground.tsx'
import { isOwed } from './commitment.ts'
import { ANSWERED_WORDS } from './entries.ts'
import type { Since } from './heard-since.ts'
import type { HistoryLine } from './history.ts'
import { mailtoOf, type NextLetter } from './next-letter.ts'
import type { Judged, Possible } from './possible.ts'
import { PathSection } from './path-parts.tsx'
import type { ShownPath } from './shown-path.ts'
import type { KeptCommitment } from './store.ts'
import { awaitsJudgement, countOf, factsOf, untilJudged } from './told.ts'

export type OnePageProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly commitment: KeptCommitment
  readonly since: Since
  readonly history: readonly HistoryLine[]
  readonly letter: NextLetter
  /** Whereabouts in its words that nobody has yet said to go on with. */
  readonly inTheWay: Whereabouts | null
  /** The message whose meaning is asked: the latest in the thread, or one the parent chose. */
  readonly judged: Judged | null
  /** Messages in other threads that may hold the answer. */
  readonly possible: readonly Possible[]
  /** Where to send it, where their address is known. */
  readonly address: string | null
  /** Who has held it; null where it was never passed on. */
  readonly path: ShownPath | null
  /** Answers taken from mails by themselves, to be confirmed. */
  readonly unconfirmed: readonly Unconfirmed[]
  /** What was asked by email about it, and what became of each mail. */
  readonly mails: readonly AskedMail[]
  /** Whether whoever looks may ask by email: it lets somebody in by a link, as owners do. */
  readonly asks: boolean
  /** What another room offers to do with it. */
  readonly offer: Child | null
  readonly problems: readonly Problem[]
  /** What was typed, kept when something was wrong with it. */
  readonly given: Readonly<Record<string, string>>
}

export function OnePage(props: OnePageProps) {
  const { record, on, commitment, since, problems } = props
  const owed = isOwed(commitment, on)
  const waits = props.judged !== null || problems.length > 0
  const counted = countOf(commitment, on)
  const { tone, count, unit } = awaitsJudgement(commitment, since, on)
    ? untilJudged(counted)
    : counted
  return (
    <Page
      title={commitment.title}
      record={record}
      current="owed"
      backTo={{ href: `${record.path}/owed`, text: 'Who owes what' }}
      problems={problems}
    >
      <div class={`heard-card heard-owed heard-owed--${tone}`}>
        <p class="heard-days">
          <strong>{count}</strong> <span>{unit}</span>
        </p>
        <div>
          <Meta>
            {commitment.debtor} · {factsOf(commitment, since, on)}
          </Meta>
          <HoldersTrail commitment={commitment} on={on} />
          <Ground commitment={commitment} on={on} path={record.path} />
        </div>
      </div>
      {props.unconfirmed.map((unconfirmed) => (
        <ConfirmAnswer path={record.path} unconfirmed={unconfirmed} back="owed" level={2} />
      ))}
      {waits && <WhatHappenedForm {...props} />}
      {commitment.words !== null && (
        <>
          <h2>{wordsHeading(commitment)}</h2>
          <Quote>{commitment.words.replaceAll(/\s+/g, ' ')}</Quote>
        </>
      )}
      {props.path !== null && <PathSection shown={props.path} path={record.path} folded />}
      {props.offer}
      <AskedByMail
        path={`${record.path}/owed/${commitment.address}`}
        recordPath={record.path}
        on={on}
        mails={props.mails}
      />
      {waits ? (
        <Details summary="What happened so far">
          <History {...props} />
        </Details>
      ) : (
        <>
          <h2>What happened so far</h2>
          <History {...props} />
        </>
      )}
      {owed && <PossibleAnswers {...props} />}
      {owed && props.asks && <Letter {...props} />}
      {!waits && <WhatHappenedForm {...props} />}
    </Page>
  )
}

function wordsHeading({ kind, asker }: KeptCommitment): string {
  if (asker === null) return 'What was written down'
  return kind === 'promise' ? 'What they said' : 'What was asked'
}

function History({ history, record }: OnePageProps) {
  return (
    <ol class="heard-history">
      {history.map((line) => (
        <li class={line.isOurs ? 'heard-history__ours' : undefined}>
          <time datetime={line.day}>{inWords(line.day)}</time>
          <span>
            {line.address === null ? (
              <strong>{line.title}</strong>
            ) : (
              <a href={`${record.path}/entries/${line.address}`}>{line.title}</a>
            )}
            {line.words !== null && <span class="heard-history__words">{line.words}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Letter({ record, commitment, letter, address, asks, inTheWay }: OnePageProps) {
  const about = `letter=${letter.id}&of=${commitment.address}`
  return (
    <section id="next-letter" aria-labelledby="next-letter-heading">
      <h2 id="next-letter-heading">{letter.label}</h2>
      <Card>
        <Meta>
          Words to start from. Change anything, or copy them into your own email. Heard sends
          nothing by itself.
        </Meta>
        {inTheWay !== null && <InTheWay found={inTheWay} />}
        <Textarea
          name="letter"
          label={`To ${letter.to}, about “${letter.subject}”`}
          value={letter.text}
          rows={Math.min(18, letter.text.split('\n').length + 4)}
        />
        <Acts>
          {asks && <AskByEmail path={`${record.path}/owed/${commitment.address}`} />}
          <ActLink href={`${record.path}/letters/new?${about}`} quiet={asks}>
            Write it with days and quotes
          </ActLink>
          {inTheWay === null && (
            <ActLink href={mailtoOf(letter, address)} quiet>
              Open in my email
            </ActLink>
          )}
        </Acts>
      </Card>
    </section>
  )
}

/** Guesses are shown with their reason; pressing one only fills in the form below. */
function PossibleAnswers({ record, commitment, possible }: OnePageProps) {
  if (possible.length === 0) return null
  return (
    <section aria-labelledby="possible">
      <h2 id="possible">Could this be the answer?</h2>
      {possible.map(({ address, day, from, words, reason }) => (
        <Card>
          <Meta>
            <a href={`${record.path}/entries/${address}`}>
              {from}, {inWords(day)}
            </a>
          </Meta>
          <Quote>{words}</Quote>
          <Meta>{reason}</Meta>
          <Acts>
            <ActLink
              href={`${record.path}/owed/${commitment.address}?heard=${address}#what-happened`}
              quiet
            >
              Say what it was
            </ActLink>
          </Acts>
        </Card>
      ))}
    </section>
  )
}

function WhatHappenedForm(props: OnePageProps) {
  const { record, commitment, judged, on, problems, given } = props
  return (
    <section id="what-happened" aria-labelledby="what-happened-heading">
      <h2 id="what-happened-heading">
        {isOwed(commitment, on) ? 'What happened' : 'Something else happened'}
      </h2>
      {judged !== null && (
        <InsetText>
          {judged.from} wrote on {inWords(judged.day)}: “{judged.words}” What was that?
        </InsetText>
      )}
      <form method="post" action={`${record.path}/owed/${commitment.address}`} class="heard-words">
        <input type="hidden" name="token" value={given['token'] ?? ''} />
        {judged !== null && <input type="hidden" name="heard" value={judged.address} />}
        <AsChoice {...props} />
        <Input
          name="to"
          label="If it was passed on: to whom?"
          value={given['to'] ?? judged?.passedTo ?? ''}
          error={problemOf(problems, 'to')}
        />
        <DayAsked given={given} problems={problems} from={judged?.day ?? on} />
        <Textarea
          name="words"
          label="In your words, if you like"
          rows={3}
          value={given['words'] ?? ''}
          error={problemOf(problems, 'words')}
        />
        <Button preventDoubleClick>Save</Button>
      </form>
    </section>
  )
}

function AsChoice({ commitment, judged, problems, given }: OnePageProps) {
  const suggested = (judged?.passedTo ?? null) === null ? null : 'passed on'
  return (
    <Radios
      name="as"
      class="govuk-radios--small"
      fieldset={{ legend: { text: 'It was', class: 'govuk-fieldset__legend--s' } }}
      error={problemOf(problems, 'as')}
      value={given['as'] ?? suggested}
      items={[
        {
          value: 'answered',
          text: commitment.kind === 'promise' ? 'Done, as promised' : ANSWERED_WORDS.answered,
        },
        { value: 'part', text: ANSWERED_WORDS.part, hint: 'The rest is still owed' },
        {
          value: 'other',
          text: ANSWERED_WORDS.other,
          hint: 'Words came back, but not to this question',
        },
        { value: 'passed on', text: 'Passed on to somebody else' },
        {
          value: 'acknowledged',
          text: 'Only acknowledged',
          hint: '“Thank you, we are looking into it” settles nothing',
        },
        { value: 'refused', text: ANSWERED_WORDS.refused },
        {
          value: 'closed not done',
          text: ANSWERED_WORDS['closed not done'],
          hint: 'They say it is finished; it was not done',
        },
        { value: 'withdrawn', text: ANSWERED_WORDS.withdrawn },
        { value: 'lapsed', text: ANSWERED_WORDS.lapsed },
      ]}
    />
  )
}

function DayAsked(props: Pick<OnePageProps, 'given' | 'problems'> & { readonly from: Day }) {
  const { given, problems, from } = props
  return (
    <DateInput
      id="day"
      namePrefix="day"
      fieldset={{ legend: { text: 'On which day?', class: 'govuk-fieldset__legend--s' } }}
      error={problemOf(problems, 'day')}
      values={{ ...typedDay('day', from), ...given }}
    />
  )
}
