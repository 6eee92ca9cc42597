/** One thing that happened: what was seen, why, what the adults did, and when the family was told. */
import type { Child } from 'hono/jsx'
import { Button } from '../platform/components/button.tsx'
import { ActLink, Acts, Card, Meta } from '../platform/components/card.tsx'
import { DateInput } from '../platform/components/date-input.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { NotificationBanner } from '../platform/components/notification-banner.tsx'
import { daysBetween, inFullWords, inWords, type Day } from '../platform/day.ts'
import { problemOf, typedDay, type Problem, type Typed } from '../platform/web/forms.ts'
import { CheckedWording, foundInWords } from '../words/marked.tsx'
import type { Found } from '../words/wording.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { OpenQuestions } from './asking-page.tsx'
import type { IncidentBody } from './entries.ts'
import {
  toldOf,
  whyState,
  type DaysRound,
  type Happening,
  type ToldHome,
  type Why,
} from './incident.ts'
import { KIND_LABELS, OpenTag } from './pages.tsx'
import { AdultsPart, Facts, HappeningWords } from './parts.tsx'
import { WHY_QUESTIONS } from './sorts.data.ts'

export type OneHappeningProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly happening: Happening
  readonly whys: readonly Why[]
  readonly tellings: readonly ToldHome[]
  readonly token: string
  readonly saved: boolean
  readonly canWrite: boolean
  /** What a later room knows of it. */
  readonly beside: Child | null
  /** Of a visit: what happened in the days round it. */
  readonly round: DaysRound | null
  /** The family’s own words of it, and what the wording checker found in them. */
  readonly wording: { readonly text: string; readonly found: readonly Found[] }
  /** A form of this page that was sent with a slip, and what was typed into it. */
  readonly wrong: {
    readonly form: 'why' | 'told'
    readonly typed: Typed
    readonly problems: readonly Problem[]
  } | null
}

export function OneHappeningPage(props: OneHappeningProps) {
  const { record, happening, saved, wrong } = props
  const { body, kind } = happening
  const path = `${record.path}/incidents/${happening.address}`
  return (
    <Page
      title={happening.title}
      sub={`${KIND_LABELS[kind]} · ${whenShown(happening)}`}
      record={record}
      current="happened"
      backTo={{ href: `${record.path}/incidents`, text: 'What happened and why' }}
      problems={wrong?.problems ?? []}
    >
      {saved && (
        <NotificationBanner type="success" title="Saved">
          <p class="govuk-notification-banner__heading">
            It is in {record.name}’s record. The rest can wait until you have a moment.
          </p>
        </NotificationBanner>
      )}
      <div class="heard-entry">
        <HappeningWords of={happening} child={record.name} />
      </div>
      {props.beside}
      {props.canWrite && (
        <Acts>
          <ActLink href={`${path}/correct`} quiet>
            Add to it, or correct it
          </ActLink>
          <ActLink href={`${record.path}/entries/${happening.address}`} quiet>
            The entry, and who may see it
          </ActLink>
        </Acts>
      )}
      {props.canWrite && <Wording {...props} />}
      {props.round !== null && <RoundPart {...props} round={props.round} />}
      <WhyPart {...props} path={path} />
      {kind === 'incident' && <AdultsPart body={body} child={record.name} />}
      <ToldPart {...props} path={path} />
    </Page>
  )
}

/** Kindly, and only to whoever wrote it: words a reader may take as blame, with what to write instead. */
function Wording({ wording: { text, found } }: OneHappeningProps) {
  if (found.length === 0) return null
  return (
    <Details summary={`Wording: ${foundInWords(found.length)}`}>
      <CheckedWording text={text} found={found} level={3} />
    </Details>
  )
}

function RoundPart({
  round,
  record,
  happening,
}: OneHappeningProps & { readonly round: DaysRound }) {
  return (
    <section aria-labelledby="round">
      <h2 id="round">Beside ordinary days</h2>
      <p>
        A visit sees a stretch of one day. In the {round.days} days before and after it,{' '}
        {round.incidents === 0
          ? 'nothing else that happened is written down'
          : `${round.incidents === 1 ? '1 thing' : `${round.incidents} things`} happened, on ${round.incidentDays === 1 ? '1 day' : `${round.incidentDays} days`}`}
        {round.onTheDay > 0 && `; on the day itself, ${round.onTheDay}`}.{' '}
        <a href={`${record.path}/days?around=${happening.day}`}>See the days round it</a>
      </p>
    </section>
  )
}

function whenShown({ day, time, isAbout }: Happening): string {
  if (isAbout) return `about ${inWords(day)}`
  return time === null ? inFullWords(day) : `${inFullWords(day)} at ${time}`
}

type PartProps = OneHappeningProps & { readonly path: string }

function WhyPart(props: PartProps) {
  const { happening, whys, record, on, wrong } = props
  const state = happening.kind === 'incident' ? whyState(happening, whys) : null
  const own = happening.kind === 'incident' ? happening.body : null
  const isWrong = wrong?.form === 'why'
  if (state === null && whys.length === 0 && !isWrong) return null
  return (
    <section aria-labelledby="why">
      <h2 id="why">Why {state !== null && <OpenTag state={state} />}</h2>
      {state === 'not asked' && (
        <p>
          Nobody has said yet what may lie behind it. {openSince(daysBetween(happening.day, on))}
        </p>
      )}
      {state === 'not known yet' && (
        <p>
          We do not know yet. That is a proper answer: the question stays open.{' '}
          {openSince(daysBetween(happening.day, on))}
        </p>
      )}
      {own !== null && <Reasons body={own} by={happening.author} child={record.name} />}
      {whys.map((why) => (
        <Reasons
          body={why.body}
          by={why.body.who ?? why.author}
          child={record.name}
          when={why.day}
          href={`${record.path}/entries/${why.address}`}
        />
      ))}
      {props.canWrite && (
        <Details
          summary={state === 'answered' ? 'Say something else that may lie behind it' : 'Say why'}
          open={isWrong || state === 'not asked' || state === 'not known yet'}
        >
          <WhyForm {...props} />
        </Details>
      )}
    </section>
  )
}

function openSince(days: number): string {
  if (days <= 0) return ''
  return days === 1 ? 'Open for 1 day.' : `Open for ${days} days.`
}

type Said = Pick<IncidentBody, 'need' | 'skill' | 'different' | 'words' | 'notKnown'>

/** One view of why, and whose it is: nobody's stands above another's. */
function Reasons(props: {
  readonly body: Said
  readonly by: string
  readonly child: string
  readonly when?: Day
  readonly href?: string
}) {
  const { body, by, child, when, href } = props
  const { need, skill, different } = body
  const words = when === undefined ? null : body.words
  if ([need, skill, different, words].every((text) => text === null) && when === undefined)
    return null
  return (
    <Card class="heard-reason">
      {[need, skill, different, words].every((text) => text === null) && <p>We do not know yet.</p>}
      <Facts
        facts={[
          [`What ${child} may have needed`, need],
          ['What could not be done yet', skill],
          ['What was different that day', different],
          ['In other words', words],
        ]}
      />
      <Meta>
        In the view of {by}
        {when !== undefined && `, ${inWords(when)}`}
        {href !== undefined && (
          <>
            . <a href={href}>The entry</a>
          </>
        )}
      </Meta>
    </Card>
  )
}

function WhyForm({ record, path, token, wrong }: PartProps) {
  const typed = wrong?.form === 'why' ? wrong.typed : {}
  const problems = wrong?.form === 'why' ? wrong.problems : []
  return (
    <form method="post" action={`${path}/why`} class="heard-by-hand">
      <input type="hidden" name="token" value={token} />
      <OpenQuestions questions={WHY_QUESTIONS(record.name)} typed={typed} problems={problems} />
      <Input
        name="who"
        label="Whose view is it?"
        hint="Leave it empty if it is yours"
        value={typed['who'] ?? ''}
        error={problemOf(problems, 'who')}
      />
      <Button>Save</Button>
    </form>
  )
}

/** The time between, said plainly (N10): no judgement, only days. */
function ToldPart(props: PartProps) {
  const { happening, tellings, record, wrong } = props
  const told = toldOf(happening, tellings)
  const isWrong = wrong?.form === 'told'
  // Of what happened at home nobody had to be told.
  const atHome = happening.kind === 'incident' && happening.body.place === 'home'
  if (happening.kind === 'pressure to leave' || (atHome && told.told === null)) return null
  return (
    <section aria-labelledby="told">
      <h2 id="told">When you were told</h2>
      {told.told === null && told.recorded === null && <p>Nobody has written that down.</p>}
      <ol class="heard-steps">
        <li>
          <strong>{inWords(happening.day)}</strong> it happened
        </li>
        {told.recorded !== null && (
          <li>
            <strong>{inWords(told.recorded)}</strong> the school wrote it down
            {between(daysBetween(happening.day, told.recorded))}
          </li>
        )}
        {told.told !== null && (
          <li>
            <strong>{inWords(told.told)}</strong> the family was told
            {told.by === null ? '' : ` by ${told.by}`}
            {between(told.after ?? 0)}
          </li>
        )}
      </ol>
      {told.sinceRecorded !== null && told.sinceRecorded > 0 && (
        <Meta>
          Between the school’s writing it down and your being told:{' '}
          {told.sinceRecorded === 1 ? '1 day' : `${told.sinceRecorded} days`}.
        </Meta>
      )}
      {tellings.map(({ address, body, day }) => (
        <Meta>
          {inWords(day)}, {body.by}
          {body.how === null ? '' : `, ${body.how}`}.{' '}
          <a href={`${record.path}/entries/${address}`}>The entry</a>
        </Meta>
      ))}
      {props.canWrite && (
        <Details summary="Write down when you were told" open={isWrong}>
          <ToldForm {...props} />
        </Details>
      )}
    </section>
  )
}

function between(days: number): string {
  if (days <= 0) return ', the same day'
  return days === 1 ? ', the next day' : `, ${days} days later`
}

function ToldForm({ path, token, wrong, on }: PartProps) {
  const typed: Typed = wrong?.form === 'told' ? wrong.typed : typedDay('told', on)
  const problems = wrong?.form === 'told' ? wrong.problems : []
  return (
    <form method="post" action={`${path}/told`} class="heard-by-hand">
      <input type="hidden" name="token" value={token} />
      <Input
        name="by"
        label="Who told you?"
        value={typed['by'] ?? ''}
        error={problemOf(problems, 'by')}
      />
      <DateInput
        id="told"
        namePrefix="told"
        values={typed}
        error={problemOf(problems, 'told')}
        fieldset={{ legend: { text: 'On which day?', class: 'govuk-fieldset__legend--s' } }}
      />
      <Input
        name="how"
        label="How?"
        hint="A call, at the gate, an email, a slip in the bag"
        value={typed['how'] ?? ''}
        error={problemOf(problems, 'how')}
      />
      <Button>Save</Button>
    </form>
  )
}
