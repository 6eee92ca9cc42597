/** How each kind of this room is shown on its entry's own page. */
import { Facts, inDayWords, minutesInWords } from '../incidents/parts.tsx'
import { Meta, Quote } from '../platform/components/card.tsx'
import { inFullWords } from '../platform/day.ts'
import { cardOf, quiet } from '../record/card-of.ts'
import type { Card } from '../record/kind.ts'
import {
  DELIVERED_KIND,
  deliveredBody,
  PLAN_KIND,
  planBody,
  PROVISION_KIND,
  provisionBody,
  REVIEW_KIND,
  reviewBody,
  STOPPED_KIND,
  stoppedBody,
} from './entries.ts'
import { agreedInWords, securedBy, specifiedAs } from './provision.ts'

export const GIVEN_WORDS = {
  given: 'Given',
  partly: 'Given in part',
  'not given': 'Not given',
} as const
export const SAYS_WORDS = {
  home: 'home says so',
  school: 'school says so',
  child: 'the child says so',
  provider: 'whoever gives it says so',
} as const

export const planCards: readonly Card[] = [
  cardOf(PLAN_KIND, 'Plan', planBody, (body) => (
    <>
      <p class="heard-lead">{body.title}</p>
      <Facts
        facts={[
          ['Sort', body.sort],
          ['Date of the draft', inDayWords(body.draft)],
          ['Date of the final plan', inDayWords(body.final)],
          ['School it names', body.school],
          ['Next review it names', inDayWords(body.nextReview)],
        ]}
      />
      {body.words !== null && <Quote>{body.words}</Quote>}
    </>
  )),
  cardOf(PROVISION_KIND, 'Provision', provisionBody, (body) => (
    <>
      <p class="heard-lead">{body.what}</p>
      <Facts
        facts={[
          ['How', specifiedAs(body).join(', ')],
          ['Where it stands', agreedInWords(body.agreed)],
          ['Who has to see that it happens', securedBy(body)],
          ['From', inDayWords(body.from)],
          ['Until', inDayWords(body.until)],
          ['School', body.school],
        ]}
      />
      {body.words !== null && <Quote>{body.words}</Quote>}
      {body.stopped !== null && (
        <Meta>
          Stopped on {inFullWords(body.stopped.on)}
          {body.stopped.by === null ? '' : ` by ${body.stopped.by}`}.{' '}
          {body.stopped.reason === null
            ? 'No reason was given.'
            : `The reason that was given: “${body.stopped.reason}”`}
        </Meta>
      )}
    </>
  )),
  quiet(
    cardOf(DELIVERED_KIND, 'Given or not', deliveredBody, (body) => (
      <>
        <p class="heard-lead">{GIVEN_WORDS[body.given]}</p>
        <Meta>
          {[
            body.sessions === 1 ? null : `${body.sessions} sessions`,
            minutesInWords(body.minutes),
            body.by === null ? null : `by ${body.by}`,
            SAYS_WORDS[body.says],
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Meta>
        {body.reason !== null && <Quote>{body.reason}</Quote>}
        {body.words !== null && <p>{body.words}</p>}
      </>
    )),
  ),
  cardOf(STOPPED_KIND, 'Stopped', stoppedBody, (body) => (
    <>
      <p class="heard-lead">{body.what}</p>
      {body.by !== null && <Meta>Stopped by {body.by}</Meta>}
      {body.reason === null ? <p>No reason was given.</p> : <Quote>{body.reason}</Quote>}
      {body.words !== null && <p>{body.words}</p>}
    </>
  )),
  cardOf(REVIEW_KIND, 'Review', reviewBody, (body) => (
    <>
      <p class="heard-lead">{body.sort}</p>
      <Facts
        facts={[
          ['Should have been held', inDayWords(body.due)],
          ['Assess', body.assess],
          ['Plan', body.plan],
          ['Do', body.do],
          ['Review', body.review],
          ['Decided', body.decided],
          ['Next', inDayWords(body.next)],
        ]}
      />
      {body.words !== null && <p>{body.words}</p>}
    </>
  )),
]
