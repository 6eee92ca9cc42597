/** Pieces that both the list and the page of one provision show. */
import { ActButton, Meta, OwedCard } from '../platform/components/card.tsx'
import type { Day } from '../platform/day.ts'
import { mayOpen, type PageRecord } from '../platform/web/page.tsx'
import { GIVEN_WORDS, SAYS_WORDS } from './cards.tsx'
import { agreedInWords, specifiedAs, standsFor, type Mark, type Provision } from './provision.ts'
import { countOf, othersInWords, stopInWords, type Stood } from './told.ts'

export const provisionPath = (record: PageRecord, { address }: Provision): string =>
  `${record.path}/plan/provisions/${address}`

/** Whether somebody can say of `on` that it was given: it had begun and has not ended. */
export function isRunning(provision: Provision, on: Day): boolean {
  const { from, to } = standsFor(provision)
  const { stopped } = provision.body
  return from <= on && (to === null || on <= to) && (stopped === null || stopped.on > on)
}

type CardProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly stood: Stood
  /** A fresh token for the two buttons. */
  readonly token: string
  /** Whoever looks speaks for a side, and can say with one tap that it was given. */
  readonly canTap: boolean
}

export function ProvisionCard(props: CardProps) {
  const { record, on, stood } = props
  const { provision, terms } = stood
  const newest = terms.at(-1)
  const others = newest === undefined ? '' : othersInWords(newest)
  const stop = stopInWords(provision)
  return (
    <OwedCard
      {...countOf(stood, on)}
      title={provision.body.what}
      href={provisionPath(record, provision)}
      level={3}
    >
      <Meta>
        {[...specifiedAs(provision.body), agreedInWords(provision.body.agreed)].join(' · ')}
      </Meta>
      {others !== '' && <p class="heard-provision__others">{others}</p>}
      {stop !== null && <p>{stop}</p>}
      <TodayButtons {...props} back="plan" />
    </OwedCard>
  )
}

/** One tap for today; once somebody has said it, what they said. */
export function TodayButtons(props: CardProps & { readonly back: 'plan' | 'provision' }) {
  const { record, on, stood, token, back } = props
  const { provision, marks } = stood
  if (!isRunning(provision, on)) return null
  const today = marks.filter(({ day }) => day === on)
  if (today.length > 0)
    return (
      <Meta>
        Today: {today.map((mark) => saidOf(mark)).join('; ')}.{' '}
        {mayOpen(record, 'write plan') && (
          <a href={`${provisionPath(record, provision)}/given`}>
            Add another<span class="govuk-visually-hidden"> session of {provision.body.what}</span>
          </a>
        )}
      </Meta>
    )
  if (stood.isShut || !props.canTap || !mayOpen(record, 'write plan')) return null
  return (
    <form
      method="post"
      action={`${provisionPath(record, provision)}/given`}
      class="heard-acts heard-no-print"
    >
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="back" value={back} />
      <ActButton name="given" value="given" quiet>
        Given today
        <span class="govuk-visually-hidden">: {provision.body.what}</span>
      </ActButton>
      <ActButton name="given" value="not given" quiet>
        Not today
        <span class="govuk-visually-hidden">: {provision.body.what}</span>
      </ActButton>
    </form>
  )
}

/** `Given, 20 minutes, school says so`. */
export function saidOf({ body }: Mark): string {
  return [
    GIVEN_WORDS[body.given],
    body.sessions === 1 ? null : `${body.sessions} sessions`,
    body.minutes === null ? null : `${body.minutes} minutes`,
    body.by === null ? null : `by ${body.by}`,
    SAYS_WORDS[body.says],
  ]
    .filter((part) => part !== null)
    .join(', ')
}
