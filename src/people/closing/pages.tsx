/** Closing an account: what ends, what stays, and what becomes of a record that nobody else owns. */
import { Button } from '../../platform/components/button.tsx'
import { Card, Meta } from '../../platform/components/card.tsx'
import { Checkboxes } from '../../platform/components/checkboxes.tsx'
import { Input } from '../../platform/components/input.tsx'
import { WarningText } from '../../platform/components/notices.tsx'
import { problemOf, type Problem, type Typed } from '../../platform/web/forms.ts'
import { Page } from '../../platform/web/page.tsx'
import { boxOf, nobodyOf, type Ending } from './forms.ts'

type Props = {
  readonly holdings: readonly Ending[]
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

export function ClosePage(props: Props) {
  const { holdings, problems } = props
  const alone = holdings.filter((holding) => holding.alone)
  const shared = holdings.filter((holding) => !holding.alone)
  return (
    <Page
      title="Close your account?"
      problems={problems}
      scripts={['carry']}
      backTo={{ href: '/account', text: 'Your account' }}
    >
      <p class="heard-lead">
        There is no hurry, and nothing has happened yet. If you only want to stop using Heard on
        this device, <a href="/account#sessions">sign out</a> instead.
      </p>
      <form method="post" novalidate>
        {alone.map((holding) => (
          <AloneCard {...props} holding={holding} />
        ))}
        {shared.length > 0 && <SharedCard {...props} holdings={shared} />}
        <Card class="heard-signing">
          <h2>What goes with your account, and what stays</h2>
          <ul class="govuk-list govuk-list--bullet">
            <li>
              Your address, passkeys, codes, and every browser you are signed in in are deleted.
            </li>
            <li>
              So is what only you had: unfinished letters and packs, things you brought in and did
              not sort yet, calendars, reminders, notices.
            </li>
            <li>
              What you wrote in records that others keep stays there, under the name you have there.
              To take your own words back, erase them before: afterwards nobody can do it for you.
            </li>
            <li>
              What waits on this device and was not sent yet goes too.{' '}
              <a href="/capture">See whether there is anything</a>.
            </li>
            <li>Backups that were made before still hold it all, until they are thrown away.</li>
          </ul>
          <p>
            You may want <a href="/account/kept">a copy of what Heard keeps of you</a> first.
          </p>
          <WarningText>This cannot be undone.</WarningText>
          <Button class="govuk-button--warning" preventDoubleClick>
            Close my account
          </Button>
          <p>
            <a href="/account">No, keep it</a>
          </p>
        </Card>
      </form>
    </Page>
  )
}

/** A record that would be nobody's. */
function AloneCard({ holding, typed, problems }: Props & { readonly holding: Ending }) {
  const { record, child, sample } = holding
  if (sample)
    return (
      <Card class="heard-signing">
        <h2>The sample record</h2>
        <p>It goes with your account. Everyone in it is made up.</p>
      </Card>
    )
  const path = `/records/${record}`
  return (
    <Card class="heard-signing">
      <h2>{child}’s record: only you own it</h2>
      <p>A record always belongs to somebody. Before your account closes, decide about this one.</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          <strong>Hand it over.</strong> <a href={`${path}/circle/owners/new`}>Add another owner</a>
          . When they have accepted, come back here: the record goes on as theirs. They do not see
          what you wrote before, unless you <a href={`${path}/circle/share`}>share it</a>.
        </li>
        <li>
          <strong>Keep a copy.</strong>{' '}
          <a href={`${path}/copy`}>Everything you can read, in one file</a>.
        </li>
        <li>
          <strong>Destroy it.</strong> What you brought in, and what came to you by links, is
          erased. Everybody’s place ends at once. What others with a place wrote, or {child} on a
          page of their own, is not yours to erase: it stays locked away, and nobody can open it
          here any more.
        </li>
      </ul>
      <Input
        name={boxOf(record)}
        label={`To destroy it, type what it is called: ${child}`}
        autocomplete="off"
        spellcheck={false}
        value={typed[boxOf(record)]}
        error={problemOf(problems, boxOf(record))}
      />
    </Card>
  )
}

/** Records that go on without them. */
function SharedCard({ holdings, typed, problems }: Props) {
  return (
    <Card class="heard-signing">
      <h2>Records that go on without you</h2>
      <p>Your place in each of these ends, and the family is told.</p>
      <ul class="heard-account-list">
        {holdings.map(({ record, child, owner, open }) => (
          <li>
            <p>
              <strong>{child}</strong>
              {owner && <Meta>The other owners keep it.</Meta>}
            </p>
            {open > 0 && (
              <>
                <p>
                  {open === 1
                    ? 'One thing you said you would do there is still open.'
                    : `${open} things you said you would do there are still open.`}{' '}
                  To pass them on,{' '}
                  <a href={`/records/${record}/circle/leave`}>leave {child}’s record first</a>.
                </p>
                <Checkboxes
                  name={nobodyOf(record)}
                  class="govuk-checkboxes--small"
                  values={(typed[nobodyOf(record)] ?? '') === '' ? [] : ['yes']}
                  items={[{ value: 'yes', text: `Nobody has them yet in ${child}’s record` }]}
                  error={problemOf(problems, nobodyOf(record))}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function ClosedPage({ told }: { readonly told: boolean }) {
  return (
    <Page title="Your account is closed">
      <p class="heard-lead">
        You are signed out everywhere, and nothing here opens for you any more.
        {told && ' We have sent you a last email that says so.'}
      </p>
      <p>Thank you for what you wrote down. If you ever come back, you begin anew.</p>
      <p>
        <a href="/help-now">Help now</a> is always open, without an account.
      </p>
    </Page>
  )
}
