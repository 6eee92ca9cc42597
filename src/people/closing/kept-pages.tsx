/** What Heard keeps of somebody, in plain words. */
import { Button } from '../../platform/components/button.tsx'
import { Card, Meta } from '../../platform/components/card.tsx'
import { SummaryList } from '../../platform/components/summary-list.tsx'
import { dayAt, inWords, type Day } from '../../platform/day.ts'
import { counted } from '../../platform/words.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import type { Kept } from './kept.ts'
import type { Place } from './store.ts'

const ZONE = 'Europe/London'
const on = (instant: string) => inWords(dayAt(instant, ZONE))

export function KeptPage({ kept }: { readonly kept: Kept }) {
  const { places, looks } = kept
  const times = looks.reduce((sum, each) => sum + each.times, 0)
  return (
    <Page
      title="What Heard keeps of you"
      sub="For you alone. Nobody else is shown this page."
      backTo={{ href: '/account', text: 'Your account' }}
    >
      <Card class="heard-signing">
        <h2>Your account</h2>
        <SummaryList
          rows={[
            { key: 'Name', value: kept.name },
            { key: 'Email address', value: kept.address ?? 'None' },
            { key: 'Here since', value: on(kept.since) },
            { key: 'Passkeys', value: namesOf(kept) },
            { key: 'Second step', value: kept.secondStep ? 'On' : 'Off' },
            { key: 'Signed in', value: counted(kept.signedIn.length, 'browser', 'browsers') },
          ]}
        />
        <Meta>Passkeys and codes are kept so that nobody can use them from here.</Meta>
      </Card>
      <Card class="heard-signing">
        <h2>Your places in records</h2>
        {places.length === 0 && <p>None.</p>}
        <ul class="govuk-list">
          {places.map((place) => (
            <OnePlace place={place} />
          ))}
        </ul>
      </Card>
      <Card class="heard-signing">
        <h2>When you looked</h2>
        <p>
          {times === 0
            ? 'Nothing is kept of your looking.'
            : `${counted(times, 'time', 'times')}, on ${counted(looks.length, 'day', 'days')}. Whoever brought something in can see that you opened it, and when.`}
        </p>
      </Card>
      <Card class="heard-signing">
        <h2>A copy</h2>
        <p>
          What you wrote in a record, and what names you there and you may read, is in a file of its
          own: follow the link of that record above. What others wrote about you and keep to
          themselves is not shown to you here. To ask for it, ask them, or whoever looks after this
          Heard.
        </p>
        <form method="post" action="/account/kept">
          <Button>Save this page as a file</Button>
        </form>
      </Card>
    </Page>
  )
}

function namesOf({ passkeys }: Kept): string {
  return passkeys.length === 0 ? 'None' : passkeys.map(({ name }) => name).join(', ')
}

function OnePlace({ place }: { readonly place: Place }) {
  const { record, child, role, organisation, owner, since, until } = place
  const what = [owner ? 'owner' : role, organisation].filter((each) => each !== null).join(', ')
  return (
    <li>
      <p>
        <strong>{child ?? 'A record that is closed to you now'}</strong>: {what}
        <Meta>{daysOf(since, until)}</Meta>
        {child !== null && (
          <a href={`/records/${record}/mine`}>
            What you wrote<span class="govuk-visually-hidden"> in {child}’s record</span>
          </a>
        )}
      </p>
    </li>
  )
}

function daysOf(since: Day, until: Day | null): string {
  return until === null
    ? `Since ${inWords(since)}`
    : `From ${inWords(since)} until ${inWords(until)}`
}

/** What somebody wrote in one record, to take along. */
export function MinePage({ record }: { readonly record: PageRecord }) {
  return (
    <Page
      title="What you wrote here"
      record={record}
      current="more"
      backTo={{ href: '/account/kept', text: 'What Heard keeps of you' }}
    >
      <p class="heard-lead">
        Everything you brought into {record.name}’s record, and what you can read that names you, in
        one file.
      </p>
      <Card class="heard-signing">
        <ul class="govuk-list govuk-list--bullet">
          <li>a page that any browser opens, with everything in order</li>
          <li>files, as they came</li>
          <li>the same as plain data, which other programs can read</li>
        </ul>
        <p>
          The file is not locked, and it speaks of a child. Keep it where nobody else can open it.
          What you write for your work may belong to where you work: ask there before you take it
          home.
        </p>
        <form method="post">
          <Button preventDoubleClick>Make the file</Button>
        </form>
      </Card>
    </Page>
  )
}
