/** Pieces that the pages of this room share: one limit with its count, and how it was counted. */
import type { Child } from 'hono/jsx'
import { rowPath } from '../law/parts.tsx'
import { NOTICE } from '../law/law.ts'
import { Meta } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { Tag } from '../platform/components/notices.tsx'
import { inFullWords, inWords, type Day } from '../platform/day.ts'
import type { Deadline } from './deadline.ts'
import type { PathStation } from './station.ts'
import { checkWords, dueWords, kindWords } from './told.ts'

/** What kind of limit it is; told apart in words, and the law's own in colour too. */
export function KindTag({ station }: { readonly station: PathStation }) {
  const words = kindWords(station)
  return <Tag class={words === 'The law' ? 'govuk-tag--purple' : 'govuk-tag--grey'}>{words}</Tag>
}

/** Said wherever a row is not confirmed, and never left out. */
export function CheckFirst({ station }: { readonly station: PathStation }) {
  const words = checkWords(station)
  return words === null ? null : <p class="heard-check-first">{words}</p>
}

/** That its day moved, where it did, and every step of the count, opened by whoever wants to see it. */
export function HowCounted({
  station,
  open,
}: {
  readonly station: PathStation
  readonly open?: boolean
}) {
  const { moved } = station
  return (
    <>
      {moved !== null && <p class="govuk-inset-text heard-moved">{moved}</p>}
      <Counted station={station} open={open ?? false} />
    </>
  )
}

function Counted({ station, open }: { readonly station: PathStation; readonly open: boolean }) {
  const { explanation, hangsOn } = station
  return (
    <Details
      summary={
        <>
          How was this counted?<span class="govuk-visually-hidden"> {station.title}</span>
        </>
      }
      open={open}
    >
      {hangsOn !== null && (
        <p>
          It hangs on one day: {hangsOn.says}, {inFullWords(hangsOn.day)}.
        </p>
      )}
      <ol class="govuk-list govuk-list--number">
        {explanation.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      {station.also.some(({ due, latest }) => due !== null || latest !== null) && (
        <>
          <p>Days that follow from it:</p>
          <ul class="govuk-list govuk-list--bullet">
            {station.also.map((extra) => (
              <li>
                {extra.name}: {dueWords(extra)}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={rowPath(station.clock)}>See this row of the law and how far it was checked</a>
      </p>
    </Details>
  )
}

/** What one can do once the day has passed, from the row. */
export function IfMissed({ station }: { readonly station: PathStation }) {
  return (
    <p>
      <strong>What the law’s row says comes next:</strong> {station.rung}
      {/[.!?]$/.test(station.rung) ? '' : '.'}
    </p>
  )
}

/** When it is due, in one line. */
export function DueLine({
  station,
  path,
}: {
  readonly station: PathStation
  /** The record’s own path, where a day that is not sure leads to the school’s dates. */
  readonly path?: string
}) {
  const { latest, earliest, state } = station
  if (state === 'no number' || state === 'not started') return null
  if (latest === null) return <>As soon as possible: the law gives no number of days</>
  const isRange = earliest !== latest
  return (
    <>
      {leadOf(station, isRange)}
      <strong>{isRange ? dueWords(station) : inFullWords(latest)}</strong>
      {isRange && '. We show both, not a single date'}
      {isRange && path !== undefined && station.hangsOn?.isNear === false && (
        <>
          . <a href={`${path}/school-dates`}>Give the school’s dates</a> and it is one day
        </>
      )}
    </>
  )
}

function leadOf(station: PathStation, isRange: boolean): string {
  if (station.mark !== null) return ''
  if (station.aside) return isRange ? 'It runs to a day ' : 'It runs to '
  return isRange ? 'Due ' : 'Due on '
}

export function LegalFoot(props: { readonly children?: Child }) {
  return (
    <p class="heard-meta">
      {NOTICE} {props.children}
    </p>
  )
}

/** One line of facts under an open deadline. */
export function DeadlineFacts({
  deadline,
  path,
}: {
  readonly deadline: Deadline
  readonly path: string
}) {
  const { matter, station, who } = deadline
  return (
    <Meta>
      {who === 'you' ? 'For you to do' : who} ·{' '}
      <a href={`${path}/matters/${matter.address}`}>{matter.title}</a> ·{' '}
      <DueLine station={station} path={path} />
    </Meta>
  )
}

/** The row's own words, closed like a sentence. */
export function sentence(text: string): string {
  return /[.!?)]$/.test(text) ? text : `${text}.`
}

export function dayWords(day: Day | null): string {
  return day === null ? 'no single date' : inWords(day)
}
