/** Plans and what they give: what was promised, what was given, and which reviews come up. */
import { ActLink, Acts, Card, Empty, Meta } from '../platform/components/card.tsx'
import { inFullWords, type Day } from '../platform/day.ts'
import { mayOpen, Page, type PageRecord } from '../platform/web/page.tsx'
import { listed } from '../platform/words.ts'
import type { Deadline } from '../matters/deadline.ts'
import type { Matter } from '../matters/matter.ts'
import { isRunning, ProvisionCard } from './provision-parts.tsx'
import type { Plan, Review } from './provision.ts'
import { CLOCKS_OF, untoldEvent, type Coming } from './reviews.ts'
import type { Stood } from './told.ts'

/** A plan, the review of it that comes up, and the matter in which the law's clocks run for it. */
export type ShownPlan = {
  readonly plan: Plan
  readonly coming: Coming | null
  readonly matter: Matter | null
  readonly deadline: Deadline | null
  /** Held, newest first. */
  readonly reviews: readonly Review[]
}

/** What the child needs; what is given for it is laid beside it. */
export type ShownNeed = {
  readonly root: number
  readonly address: string
  readonly title: string
}

export type PlanPageProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly stood: readonly Stood[]
  readonly plans: readonly ShownPlan[]
  readonly needs: readonly ShownNeed[]
  /** Reviews of no plan that is in the record, newest first. */
  readonly loose: readonly Review[]
  /** The day the last of those names; null where it names none. */
  readonly looseNext: Coming | null
  /** Somewhere it could not be counted for want of the school's days. */
  readonly needsDates: boolean
  readonly tokenOf: () => string
  readonly canTap: boolean
  readonly saved: boolean
}

export function PlanPage(props: PlanPageProps) {
  const { record, on, stood, plans, saved } = props
  const open = stood.filter(({ provision }) => isRunning(provision, on))
  const past = stood.filter(({ provision }) => !isRunning(provision, on))
  return (
    <Page
      title="Plans and what they give"
      sub={
        saved ? 'Saved.' : 'What was promised, what was given, and what nobody has written down.'
      }
      record={record}
      current="plan"
    >
      {mayOpen(record, 'write plan') && (
        <Acts>
          <ActLink href={`${record.path}/plan/provisions/new`}>Something they should get</ActLink>
          <ActLink href={`${record.path}/plan/new`} quiet>
            A plan
          </ActLink>
          <ActLink href={`${record.path}/plan/reviews/new`} quiet>
            A review that was held
          </ActLink>
        </Acts>
      )}
      {stood.length === 0 && plans.length === 0 && <Nothing {...props} />}
      {props.needsDates && <NeedsDates record={record} />}
      <Stoods {...props} id="open" title={`What ${record.name} is to get`} stood={open} />
      <Stoods {...props} id="past" title="Not begun, stopped or over" stood={past} />
      <Needs {...props} />
      {plans.length > 0 && (
        <section aria-labelledby="plans">
          <h2 id="plans">Plans and their reviews</h2>
          {plans.map((plan) => (
            <PlanCard record={record} on={on} {...plan} />
          ))}
        </section>
      )}
      <Loose {...props} />
    </Page>
  )
}

function Nothing({ record }: PlanPageProps) {
  return (
    <Empty>
      <p>
        A plan is worth what is done of it. Write down one thing {record.name} should get, from an
        EHC plan, from SEN support, or because somebody promised it: what, how often, how long, by
        whom. Then a tap on a day says that it was given, or was not.
      </p>
      <p>
        What was given stands here as large as what was not. A day nobody wrote about is called “not
        recorded”: it is never counted against anyone.
      </p>
    </Empty>
  )
}

function NeedsDates({ record }: { readonly record: PageRecord }) {
  return (
    <Card>
      <h2>Too little is known: whose school days?</h2>
      <p>
        “Once a week” is counted in weeks of school. With the school’s dates, what was promised can
        be laid beside what was given.
      </p>
      {mayOpen(record, 'read days') && (
        <Acts>
          <ActLink href={`${record.path}/school-dates`} quiet>
            Put in the school’s dates
          </ActLink>
        </Acts>
      )}
    </Card>
  )
}

type StoodsProps = PlanPageProps & { readonly id: string; readonly title: string }

function Stoods({ record, on, stood, id, title, tokenOf, canTap }: StoodsProps) {
  if (stood.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {stood.map((each) => (
        <ProvisionCard record={record} on={on} stood={each} token={tokenOf()} canTap={canTap} />
      ))}
    </section>
  )
}

function PlanCard(props: ShownPlan & { readonly record: PageRecord; readonly on: Day }) {
  const { record, plan, coming, matter, deadline, reviews, on } = props
  const { title, sort, final, draft, school } = plan.body
  const facts = [
    title === sort ? null : sort,
    final === null ? null : `dated ${inFullWords(final)}`,
    final === null && draft !== null ? `a draft of ${inFullWords(draft)}` : null,
    school === null ? null : `names ${school}`,
  ]
  return (
    <Card class="heard-plan">
      <h3>
        <a href={`${record.path}/entries/${plan.address}`}>{title}</a>
      </h3>
      <Meta>{facts.filter((each) => each !== null).join(' · ')}</Meta>
      <p>{comingInWords(coming, on)}</p>
      {matter !== null && (
        <p>
          By law, next:{' '}
          <a href={`${record.path}/matters/${matter.address}`}>
            {deadline === null ? matter.title : deadline.title}
          </a>
          {deadline?.due === null || deadline === null ? '.' : `, ${inFullWords(deadline.due)}.`}
        </p>
      )}
      <TellClock record={record} matter={matter} review={reviews[0]} />
      {matter === null && mayOpen(record, 'write plan') && (
        <StartClock record={record} plan={plan} />
      )}
      <Held record={record} reviews={reviews} />
    </Card>
  )
}

/** Each need with what is to be given for it; a need with nothing says so. */
function Needs({ record, needs, stood }: PlanPageProps) {
  if (needs.length === 0 || stood.length === 0) return null
  return (
    <section aria-labelledby="needs">
      <h2 id="needs">What it is for</h2>
      <ul class="heard-plan__needs">
        {needs.map(({ root, address, title }) => {
          const given = stood.filter(({ provision }) => provision.need === root)
          return (
            <li>
              <a href={`${record.path}/entries/${address}`}>{title}</a>
              <span>
                {given.length === 0
                  ? 'Nothing is written down for it.'
                  : listed(given.map(({ provision }) => provision.body.what))}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function comingInWords(coming: Coming | null, on: Day): string {
  if (coming === null) return 'No day for the next review is written down.'
  const by = coming.saidBy === 'the plan' ? 'the plan names it' : 'named at the last review'
  const when = inFullWords(coming.on)
  return coming.on < on
    ? `A review was to be held on ${when} (${by}). Nobody has written one down yet.`
    : `The next review: ${when} (${by}).`
}

/** A review that was held is a step of the law's clock too: told there, once. */
function TellClock(props: {
  readonly record: PageRecord
  readonly matter: Matter | null
  readonly review: Review | undefined
}) {
  const { record, matter, review } = props
  if (matter === null || review === undefined || !mayOpen(record, 'write plan')) return null
  const event = untoldEvent(matter, review)
  if (event === null) return null
  return (
    <p class="heard-no-print">
      <a href={`${record.path}/matters/${matter.address}/steps/new?event=${event}`}>
        Tell the clock that the review was held, on {inFullWords(review.day)}
      </a>
    </p>
  )
}

/** The clock of the law, which counts what this page does not. */
function StartClock({ record, plan }: { readonly record: PageRecord; readonly plan: Plan }) {
  const [process] = CLOCKS_OF[plan.body.sort]
  if (process === undefined) return null
  const { final } = plan.body
  return (
    <p class="heard-no-print">
      <a href={`${record.path}/matters/new/${process}${final === null ? '' : `?day=${final}`}`}>
        Start the clock of its reviews: what the law says, and when
      </a>
    </p>
  )
}

function Held({
  record,
  reviews,
}: {
  readonly record: PageRecord
  readonly reviews: readonly Review[]
}) {
  if (reviews.length === 0) return null
  return (
    <>
      <h4>Reviews that were held</h4>
      <ul class="heard-plan__held">
        {reviews.map(({ address, day, body }) => (
          <li>
            <a href={`${record.path}/entries/${address}`}>{inFullWords(day)}</a>
            {body.decided === null ? '' : `: ${body.decided}`}
          </li>
        ))}
      </ul>
    </>
  )
}

function Loose({ record, loose, looseNext, on }: PlanPageProps) {
  if (loose.length === 0) return null
  return (
    <Card class="heard-plan">
      <h3>Reviews</h3>
      {looseNext !== null && <p>{comingInWords(looseNext, on)}</p>}
      <Held record={record} reviews={loose} />
    </Card>
  )
}
