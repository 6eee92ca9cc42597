/** School dates and promises: the list of organisations, and the page of one. */
import { ActLink, Acts, Card, Empty, Meta, Quote, Why } from '../platform/components/card.tsx'
import { InsetText } from '../platform/components/notices.tsx'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { School } from './calendar.ts'
import type { Organisation } from './organisations.ts'
import type { MovedDate } from './moved.ts'
import { movedInWords } from './moved.ts'
import type { Policy } from './policy.ts'
import { schoolYear, yearsOf } from './school-year.ts'
import { reachOf, YearPicture } from './year-picture.tsx'

export const TITLE = 'School dates and promises'

export function OrganisationsPage(props: {
  readonly record: PageRecord
  readonly organisations: readonly Organisation[]
}) {
  const { record, organisations } = props
  const path = `${record.path}/school-dates`
  return (
    <Page
      title={TITLE}
      record={record}
      current="school-dates"
      sub="When a school is open, and what a school or council promises of its own."
    >
      {organisations.length === 0 && (
        <Empty>
          <p>
            Many limits count school days. Give the term dates of {record.name}’s school once, and
            every such date becomes exact. Until then you see a first and a last day.
          </p>
          <p>
            The dates are on the school’s website, or in its calendar. Copy them, or type them in.
          </p>
        </Empty>
      )}
      {organisations.map((each) => (
        <Card>
          <h2>
            <a href={`${path}/${each.address}`}>{each.name}</a>
          </h2>
          <Meta>{factsOf(each)}</Meta>
        </Card>
      ))}
      <Acts>
        <ActLink href={`${path}/new`}>Add school dates</ActLink>
        <ActLink href={`${path}/promises/new`} quiet>
          Add a promise of theirs
        </ActLink>
      </Acts>
      <Why>
        A promise of theirs is a number a school or council has published: “We reply within 5 school
        days.” It stands beside what the law says, and never in its place.
      </Why>
    </Page>
  )
}

function factsOf({ school, policies }: Organisation): string {
  const dates =
    school === null
      ? null
      : `Dates for ${reachOf([...school.calendar.terms, ...school.calendar.closures])}`
  const count = policies.length
  const promises = count === 0 ? null : count === 1 ? '1 promise' : `${count} promises`
  return [dates, promises].filter((part) => part !== null).join(' · ')
}

export type OrganisationProps = {
  readonly record: PageRecord
  readonly organisation: Organisation
  /** What moved when its dates were last changed; null where nobody has just changed them. */
  readonly moved: readonly MovedDate[] | null
}

export function OrganisationPage({ record, organisation, moved }: OrganisationProps) {
  const { name, school, policies } = organisation
  const path = `${record.path}/school-dates`
  return (
    <Page title={name} record={record} current="school-dates" backTo={{ href: path, text: TITLE }}>
      {moved !== null && <Moved moved={moved} school={name} />}
      <Dates record={record} school={school} name={name} />
      <section aria-labelledby="promises">
        <h2 id="promises">What they promise</h2>
        {policies.length === 0 && (
          <p>
            Nothing yet. Look in their complaints policy, or on the page that says how to reach
            them.
          </p>
        )}
        {policies.map((policy) => (
          <PolicyCard policy={policy} path={path} record={record} />
        ))}
        <Acts>
          <ActLink href={`${path}/promises/new?of=${encodeURIComponent(name)}`} quiet>
            Add a promise of theirs
          </ActLink>
        </Acts>
      </section>
    </Page>
  )
}

/** What followed from the change just made: open dates are worked out again each time. */
function Moved({
  moved,
  school,
}: {
  readonly moved: readonly MovedDate[]
  readonly school: string
}) {
  return (
    <InsetText>
      <p>
        Kept.{' '}
        {moved.length === 0
          ? 'No date that is open now has moved.'
          : moved.length === 1
            ? 'One date has moved:'
            : `${moved.length} dates have moved:`}
      </p>
      {moved.length > 0 && (
        <ul>
          {moved.map((each) => (
            <li>{movedInWords(each, school)}</li>
          ))}
        </ul>
      )}
    </InsetText>
  )
}

function Dates(props: {
  readonly record: PageRecord
  readonly school: School | null
  readonly name: string
}) {
  const { record, school, name } = props
  const path = `${record.path}/school-dates`
  const more = `${path}/new?school=${encodeURIComponent(name)}`
  if (school === null)
    return (
      <section aria-labelledby="dates">
        <h2 id="dates">When it is open</h2>
        <p>If this is a school, add its term dates: then its school days can be counted.</p>
        <Acts>
          <ActLink href={more} quiet>
            Add its dates
          </ActLink>
        </Acts>
      </section>
    )
  return (
    <>
      {yearsOf(school.calendar)
        .toReversed()
        .map((year) => (
          <YearPicture year={schoolYear(school.calendar, year)} />
        ))}
      <ul class="heard-year__entries">
        {school.entries.map((entry) => (
          <li>
            <a href={`${path}/${entry.address}/change`}>
              Change the dates for {reachOf([...entry.terms, ...entry.closures])}
            </a>
            {entry.where !== null && <small>From: {entry.where}</small>}
          </li>
        ))}
      </ul>
      <Acts>
        <ActLink href={more} quiet>
          Add another year
        </ActLink>
      </Acts>
    </>
  )
}

function PolicyCard(props: {
  readonly policy: Policy
  readonly path: string
  readonly record: PageRecord
}) {
  const { policy, path, record } = props
  return (
    <Card>
      <h3>{policy.title}</h3>
      <p class="heard-lead">
        {policy.number} {policy.unit}
      </p>
      {policy.words !== null && <Quote>{policy.words}</Quote>}
      <Meta>
        {policy.where !== null && `${policy.where}. `}
        {policy.clock !== null && (
          <>
            It stands beside <a href={`/law/rows/${policy.clock}`}>this row of the law</a>.
          </>
        )}
      </Meta>
      <Acts>
        <ActLink href={`${path}/promises/${policy.address}/change`} quiet>
          Change
        </ActLink>
        <ActLink href={`${record.path}/entries/${policy.address}`} quiet>
          Who can see it
        </ActLink>
      </Acts>
    </Card>
  )
}
