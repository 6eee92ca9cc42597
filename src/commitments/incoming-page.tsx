/** Replies that came in: what each answers, said with one tap; and those that answer nothing, told. */
import type { Child } from 'hono/jsx'
import { ActButton, ActLink, Acts, Empty, Meta, Quote } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { NotificationBanner } from '../platform/components/notification-banner.tsx'
import type { Day } from '../platform/day.ts'
import { problemOf, type Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { oneLine } from '../platform/words.ts'
import { ANSWERED_WORDS } from './entries.ts'
import type { Replies, Reply } from './find-incoming.ts'
import { shortDay } from './told.ts'

export type RepliesPageProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly replies: Replies
  /** What was just said, and of which commitment's page. */
  readonly kept?: { readonly words: string; readonly address: string } | undefined
  /** The form that could not be kept, by its id, and why. */
  readonly wrong?: { readonly id: string; readonly problems: readonly Problem[] } | undefined
}

const CARDS_ON_PAGE = 10
const TOLD_MAX = 50

export function RepliesPage(props: RepliesPageProps) {
  const { record, replies, kept, wrong } = props
  const { toJudge, told } = replies
  const problems = wrong?.problems.map((each) => ({ ...each, field: `${wrong.id}-${each.field}` }))
  return (
    <Page
      title="Replies"
      heading={headingOf(toJudge.length)}
      sub={
        toJudge.length > 0
          ? 'Oldest first. You say what each was; until then nothing counts as answered.'
          : undefined
      }
      record={record}
      current="owed"
      backTo={{ href: `${record.path}/owed`, text: 'Who owes what' }}
      problems={problems ?? []}
    >
      {kept !== undefined && <Kept record={record} kept={kept} />}
      {toJudge.length === 0 && <NothingWaits record={record} />}
      {toJudge.slice(0, CARDS_ON_PAGE).map((reply) => (
        <ReplyCard {...props} reply={reply} />
      ))}
      {toJudge.length > CARDS_ON_PAGE && (
        <Meta>
          {toJudge.length - CARDS_ON_PAGE} more come up here as you go. You can stop at any time.
        </Meta>
      )}
      {told.length > 0 && <Told {...props} />}
    </Page>
  )
}

function headingOf(count: number): string {
  if (count === 0) return 'No reply waits for you'
  return count === 1
    ? 'One reply came in: what does it answer?'
    : `${count} replies came in: what do they answer?`
}

function Kept({
  record,
  kept,
}: {
  readonly record: PageRecord
  readonly kept: NonNullable<RepliesPageProps['kept']>
}) {
  return (
    <NotificationBanner type="success" title="Kept">
      <p class="govuk-notification-banner__heading">
        {kept.words} <a href={`${record.path}/owed/${kept.address}`}>See it, or say more</a>
      </p>
    </NotificationBanner>
  )
}

function NothingWaits({ record }: Pick<RepliesPageProps, 'record'>) {
  return (
    <Empty>
      <p>
        When letters come in from whoever owes an answer, each is shown here beside what was asked,
        and you say what it was.
      </p>
      <Acts>
        <ActLink href={`${record.path}/owed`}>See who owes what</ActLink>
        <ActLink href={`${record.path}/bring-in`} quiet>
          Bring in letters
        </ActLink>
      </Acts>
    </Empty>
  )
}

type ReplyProps = RepliesPageProps & { readonly reply: Reply }

function ReplyCard(props: ReplyProps) {
  const { record, on, reply } = props
  const { message, matches } = reply
  const from = message.body.from?.name || (message.body.from?.address ?? 'Somebody')
  return (
    <section class="heard-card heard-reply" id={`m-${message.address}`}>
      <h2>
        {from}, {shortDay(message.day, on)}
      </h2>
      <Meta>
        <a href={`${record.path}/entries/${message.address}`}>
          {message.body.subject || 'Read the whole message'}
        </a>
      </Meta>
      <Words reply={reply} />
      {matches.map((match) => (
        <Question {...props} match={match} />
      ))}
    </section>
  )
}

/** Its first words; what is longer than a phone shows is a tap away. */
function Words({ reply: { message, first } }: Pick<ReplyProps, 'reply'>) {
  if (first === '') return <Meta>It has no words of its own.</Meta>
  return (
    <>
      <Quote>{first}</Quote>
      {first.endsWith(' …') && (
        <Details summary="Read all of it">
          <p class="heard-verbatim">{message.body.words.trim()}</p>
        </Details>
      )}
    </>
  )
}

function Question(props: ReplyProps & { readonly match: Reply['matches'][number] }) {
  const { on, reply, match, wrong } = props
  const { commitment } = match
  const id = `r-${reply.message.address}-${commitment.address}`
  return (
    <div class="heard-reply__question" id={id}>
      <h3>
        {commitment.kind === 'promise' ? 'They said on' : 'You asked on'}{' '}
        {shortDay(commitment.since, on)}
      </h3>
      <p class="heard-reply__asked">{askedIn(commitment)}</p>
      {match.how !== 'certain' && <Meta>{match.reason}</Meta>}
      <OneTap {...props} />
      <Otherwise {...props} id={id} problems={wrong?.id === id ? wrong.problems : []} />
    </div>
  )
}

type QuestionProps = ReplyProps & { readonly match: Reply['matches'][number] }

/** A form of its own: Enter in a box of another must not press its first button. */
function AboutForm({
  record,
  reply,
  match,
  children,
}: QuestionProps & { readonly children?: Child }) {
  return (
    <form method="post" action={`${record.path}/replies`}>
      <input type="hidden" name="heard" value={reply.message.address} />
      <input type="hidden" name="of" value={match.commitment.address} />
      {children}
    </form>
  )
}

function OneTap(props: QuestionProps) {
  return (
    <AboutForm {...props}>
      <Acts>
        <ActButton name="as" value="answered">
          {props.match.commitment.kind === 'promise' ? 'It is done' : 'It answers this'}
        </ActButton>
        <ActButton name="as" value="part" quiet>
          Part of it
        </ActButton>
        <ActButton name="as" value="not" quiet>
          Not about this
        </ActButton>
      </Acts>
    </AboutForm>
  )
}

const OTHERS = [
  { as: 'other', hint: 'words came back, but not to this question' },
  { as: 'acknowledged', hint: 'it settles nothing' },
  { as: 'refused', hint: 'they said no' },
  { as: 'closed not done', hint: 'they say it is finished; it was not done' },
  { as: 'withdrawn', hint: 'you no longer ask it' },
] as const

function askedIn({ words, title }: Reply['matches'][number]['commitment']): string {
  return words === null ? title : `“${oneLine(words)}”`
}

type OtherwiseProps = QuestionProps & {
  readonly id: string
  readonly problems: readonly Problem[]
}

function Otherwise(props: OtherwiseProps) {
  const { id, reply, problems } = props
  const { passedTo } = reply
  return (
    <Details
      summary={passedTo === null ? 'It was something else' : `It was passed on to ${passedTo}`}
      open={passedTo !== null || problems.length > 0}
    >
      <AboutForm {...props}>
        <Input
          name="to"
          id={`${id}-to`}
          label="It was passed on: to whom?"
          value={passedTo ?? ''}
          error={problemOf(problems, 'to')}
        />
        <ActButton name="as" value="passed on" quiet={passedTo === null}>
          It was passed on
        </ActButton>
      </AboutForm>
      <AboutForm {...props}>
        <ul class="heard-reply__others">
          {OTHERS.map(({ as, hint }) => (
            <li>
              <ActButton name="as" value={as} quiet>
                {ANSWERED_WORDS[as]}
              </ActButton>
              <small>{hint}</small>
            </li>
          ))}
        </ul>
      </AboutForm>
    </Details>
  )
}

function Told({ record, replies, on }: RepliesPageProps) {
  const { told } = replies
  return (
    <Details summary={toldHeading(told.length)}>
      <p>
        They thank, confirm receipt, or were sent by a machine. They settle nothing, and you need do
        nothing.
      </p>
      <ul class="govuk-list">
        {told
          .toReversed()
          .slice(0, TOLD_MAX)
          .map(({ message, reason, matches }) => (
            <li>
              <a href={`${record.path}/entries/${message.address}`}>
                {message.body.from?.name || 'Somebody'}, {shortDay(message.day, on)}
              </a>
              <br />
              <small>
                {upperFirst(reason)}. About:{' '}
                {matches.map(({ commitment }, at) => (
                  <>
                    {at > 0 && '; '}
                    <a
                      href={`${record.path}/owed/${commitment.address}?heard=${message.address}#what-happened`}
                    >
                      {commitment.title}
                    </a>
                  </>
                ))}
              </small>
            </li>
          ))}
      </ul>
    </Details>
  )
}

function toldHeading(count: number): string {
  return count === 1
    ? 'One message only acknowledged, or was automatic'
    : `${count} messages only acknowledged, or were automatic`
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('en-GB') + text.slice(1)
}

/** What was just kept, in a sentence. */
export function keptInWords(as: string, title: string): string {
  const what = as === 'not' ? 'Not an answer to' : as === 'passed on' ? 'Passed on:' : null
  if (what !== null) return `${what} “${title}”.`
  const known = Object.entries(ANSWERED_WORDS).find(([each]) => each === as)?.[1]
  return `${known ?? 'Said'}: “${title}”.`
}
