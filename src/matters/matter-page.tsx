/** One matter: what is waited for now, what happened next, its path as a picture, and its ladder. */
import { Button } from '../platform/components/button.tsx'
import { Meta, OwedCard, Quote } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { InsetText } from '../platform/components/notices.tsx'
import type { Process } from '../law/process.ts'
import type { Day } from '../platform/day.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { LadderSection } from './ladder-parts.tsx'
import type { LadderOn } from './ladder.ts'
import type { Matter } from './matter.ts'
import {
  CheckFirst,
  dayWords,
  DueLine,
  HowCounted,
  IfMissed,
  KindTag,
  LegalFoot,
  sentence,
} from './parts.tsx'
import type { PathStation } from './station.ts'
import { PathPicture } from './picture.tsx'
import type { Moved, Next, Story } from './story.ts'
import { countOf, summaryOf } from './told.ts'

export type MatterPageProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly matter: Matter
  readonly process: Process | null
  readonly path: readonly PathStation[]
  readonly story: Story
  readonly ladder: LadderOn | null
  readonly next: Next
  readonly isClosed: boolean
  readonly token: string
  /** What moved when a step was just changed. */
  readonly moved: readonly Moved[] | null
  /** The titles and addresses of the entries that steps point at, by seq. */
  readonly sources: ReadonlyMap<number, { readonly title: string; readonly address: string }>
}

export function MatterPage(props: MatterPageProps) {
  const { record, on, matter, process, path } = props
  const now = path.filter(({ state, aside }) => !aside && (state === 'late' || state === 'now'))
  return (
    <Page
      title={matter.title}
      sub={`${process?.title ?? 'A process that is not known here'}, with ${matter.with}`}
      record={record}
      current="deadlines"
      backTo={{ href: `${record.path}/deadlines`, text: 'Clocks and deadlines' }}
    >
      <MovedNote moved={props.moved} />
      {props.isClosed && <InsetText>This matter is over. Its path stays here to read.</InsetText>}
      <p class="heard-lead">{summaryOf(path, on)}</p>
      {!props.isClosed &&
        now.map((station) => <NowCard station={station} on={on} path={record.path} />)}
      {!props.isClosed && process !== null && <NextSteps {...props} />}
      <h2 id="path">The whole way</h2>
      <PathPicture {...props} />
      {props.ladder !== null && (
        <LadderSection ladder={props.ladder} record={record} matter={matter} token={props.token} />
      )}
      {matter.words !== null && (
        <>
          <h2>In your words</h2>
          <Quote>{matter.words}</Quote>
        </>
      )}
      <CloseOrChange {...props} />
      <LegalFoot />
    </Page>
  )
}

function MovedNote({ moved }: Pick<MatterPageProps, 'moved'>) {
  if (moved === null) return null
  return (
    <output class="govuk-inset-text heard-moved">
      {moved.length === 0 ? (
        <p>Changed. No date moved.</p>
      ) : (
        <>
          <p>Changed. {moved.length === 1 ? 'One date' : `${moved.length} dates`} moved:</p>
          <ul class="govuk-list govuk-list--bullet">
            {moved.map(({ title, before, after }) => (
              <li>
                {title}: was {dayWords(before)}, now {dayWords(after)}
              </li>
            ))}
          </ul>
        </>
      )}
    </output>
  )
}

/** What is waited for now, with its day, its kind, and what comes after it. */
function NowCard({
  station,
  on,
  path,
}: {
  readonly station: PathStation
  readonly on: Day
  readonly path: string
}) {
  return (
    <OwedCard {...countOf(station, on)} title={station.title} level={2}>
      <Meta>
        <DueLine station={station} path={path} />.{' '}
        {station.family ? 'For you.' : `${station.owes}.`}
      </Meta>
      <p class="heard-limit">
        <KindTag station={station} />
      </p>
      <CheckFirst station={station} />
      {station.latest === null && <p>{sentence(station.length)}</p>}
      {station.provisional !== null && <p>{station.provisional}</p>}
      {station.state === 'late' && station.family && (
        <p>
          A day that has passed is not a right that is lost. Ask for more time today, and say why.
        </p>
      )}
      {station.state === 'late' && <IfMissed station={station} />}
      <HowCounted station={station} />
    </OwedCard>
  )
}

/** One tap for what happened today; a question first where the letter’s own date counts. */
function NextSteps({ record, matter, next, token }: MatterPageProps) {
  const action = `${record.path}/matters/${matter.address}/steps`
  return (
    <section aria-labelledby="next">
      <h2 id="next">What happened?</h2>
      <form method="post" action={action} class="heard-next-steps">
        <input type="hidden" name="token" value={token} />
        <ul class="heard-taps">
          {next.first.map((event) => (
            <li>
              {event.ask === undefined && event.planned !== true ? (
                <button type="submit" name="event" value={event.id} class="heard-tap">
                  {event.says} <small>today</small>
                </button>
              ) : (
                <a class="heard-tap" href={`${action}/new?event=${event.id}`}>
                  {event.says} <small>give the day</small>
                </a>
              )}
            </li>
          ))}
        </ul>
      </form>
      <p>
        <a href={`${record.path}/letters?of=${matter.address}`}>Write a letter about this</a>
      </p>
      <Details summary="It was on another day, or something else happened">
        <ul class="govuk-list">
          {[...next.first, ...next.others].map((event) => (
            <li>
              <a href={`${action}/new?event=${event.id}`}>{event.says}</a>
            </li>
          ))}
        </ul>
      </Details>
    </section>
  )
}

function CloseOrChange({ record, matter, isClosed, token }: MatterPageProps) {
  return (
    <Details summary={isClosed ? 'Open it again' : 'Is this over, or wrong?'}>
      <form method="post" action={`${record.path}/matters/${matter.address}/steps`}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="event" value={isClosed ? 'reopened' : 'closed'} />
        <p>
          {isClosed
            ? 'Its clocks run again from the days you gave.'
            : 'When it is over, its clocks leave your lists. Everything stays readable, and you can open it again.'}
        </p>
        <Button class="govuk-button--secondary" preventDoubleClick>
          {isClosed ? 'It goes on after all' : 'This matter is over'}
        </Button>
      </form>
      <p>
        <a href={`${record.path}/entries/${matter.address}`}>See how it was written down</a>
      </p>
    </Details>
  )
}
