/** What stands under a profile: needs, what has gone before, whom it was told to, when it was first raised. */
import { Button } from '../platform/components/button.tsx'
import { ActButton, Card, Meta } from '../platform/components/card.tsx'
import { Input } from '../platform/components/input.tsx'
import { inWords } from '../platform/day.ts'
import { problemOf } from '../platform/web/forms.ts'
import { needsByArea } from './profile.ts'
import { GoneBefore, Lines } from './profile-parts.tsx'
import type { ProfileView } from './profile-view.ts'

export function Needs({ view: { profile, needs } }: { readonly view: ProfileView }) {
  if (profile === null) return null
  const areas = needsByArea(
    profile.body,
    needs.map(({ body }) => body),
  )
  if (areas.length === 0) return null
  return (
    <section aria-labelledby="needs">
      <h2 id="needs">Needs, in the four areas of the SEND Code</h2>
      {areas.map(({ area, lines }) => (
        <Card>
          <h3>{area.slice(0, 1).toUpperCase() + area.slice(1)}</h3>
          <Lines lines={lines} />
        </Card>
      ))}
    </section>
  )
}

export function Before({ view: { profile, today } }: { readonly view: ProfileView }) {
  return <GoneBefore before={profile?.body.before} today={today} older="Earlier years" />
}

export function Told({ view }: { readonly view: ProfileView }) {
  const { record, tellings, token, problems = [] } = view
  const people = [...Map.groupBy(tellings, ({ body }) => body.to)]
  const action = `${record.path}/profile/told`
  return (
    <section aria-labelledby="told">
      <h2 id="told">Already told</h2>
      {people.length === 0 && (
        <p>When you have told somebody, keep the day. If they ask again, one tap keeps that too.</p>
      )}
      <ul class="heard-told-list">
        {people.map(([to, times]) => (
          <li class="heard-card">
            <form method="post" action={action}>
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="to" value={to} />
              <input type="hidden" name="again" value="yes" />
              <p>
                <strong>{to}</strong>, told on {inWords(times[0]?.entry.happened.day ?? view.today)}
                {times.length > 1 &&
                  `, and again on ${times
                    .slice(1)
                    .map(({ entry }) => inWords(entry.happened.day))
                    .join(', ')}`}
              </p>
              <ActButton quiet>
                Asked again: told again today
                <span class="govuk-visually-hidden"> ({to})</span>
              </ActButton>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action={action} class="heard-no-print">
        <input type="hidden" name="token" value={token} />
        <Input
          name="to"
          label="Whom have you told today?"
          hint="A name, or “the lunchtime team”"
          error={problemOf(problems, 'to')}
        />
        <Button class="govuk-button--secondary">Keep that they were told</Button>
      </form>
    </section>
  )
}

export function Concerns({ view: { concerns, record } }: { readonly view: ProfileView }) {
  return (
    <section aria-labelledby="first">
      <h2 id="first">When it was first raised</h2>
      {concerns.map(({ entry, body }) => (
        <Card>
          <h3>
            <a href={`${record.path}/entries/${entry.address}`}>{body.about}</a>
          </h3>
          <p>
            {inWords(entry.happened.day)}: {body.raisedBy} told {body.to}.
          </p>
          <Meta>
            {(body.followed ?? '') === ''
              ? 'What followed has not been written down.'
              : `What followed: ${body.followed}`}
          </Meta>
        </Card>
      ))}
      <p>
        <a href={`${record.path}/profile/concerns/new`}>
          {concerns.length === 0
            ? 'Write down who first raised a concern, and what followed'
            : 'Add another'}
        </a>
      </p>
    </section>
  )
}
