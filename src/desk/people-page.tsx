/** Who of an organisation is round which children, with the last day of each. */
import { ActLink, Acts, Card, Empty, Meta } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { Button } from '../platform/components/button.tsx'
import { inWords, type Day } from '../platform/day.ts'
import { Page } from '../platform/web/page.tsx'
import { isOpen, type PersonOfUs } from './people.ts'

export type PeopleProps = {
  readonly on: Day
  /** Each organisation of this desk, with its people and whether this desk leads there. */
  readonly organisations: readonly {
    readonly name: string
    readonly people: readonly PersonOfUs[]
    readonly leads: boolean
  }[]
}

export function PeoplePage({ on, organisations }: PeopleProps) {
  return (
    <Page
      title="People"
      heading="Who is round which child"
      backTo={{ href: '/desk', text: 'Your desk' }}
    >
      {organisations.length === 0 && (
        <Empty>
          <p>
            Here stand the people of your school or service, each with the children whose families
            let them in, and until when. None of your places says which organisation it belongs to.
            A family writes that when they invite somebody.
          </p>
        </Empty>
      )}
      {organisations.map(({ name, people, leads }) => (
        <section aria-label={name}>
          <h2>{name}</h2>
          {people.map((person) => (
            <PersonCard person={person} on={on} />
          ))}
          {leads && <ByNameForm organisation={name} />}
        </section>
      ))}
      <p class="heard-meta">
        A family gives each of these places and can end it on any day. So can whoever holds it. If
        somebody has left, whoever leads can say so: their place closes at once, and the family is
        told who has what they had.
      </p>
    </Page>
  )
}

function PersonCard({ person, on }: { readonly person: PersonOfUs; readonly on: Day }) {
  const open = person.seats.filter(({ until }) => isOpen(until, on))
  const over = person.seats.filter(({ until }) => !isOpen(until, on))
  return (
    <Card>
      <h3>
        {person.name}
        {person.isMe ? ' (you)' : ''}
      </h3>
      {open.length === 0 && <Meta>Not round any child now.</Meta>}
      <ul class="heard-desk-seats">
        {open.map(({ child, role, until }) => (
          <li>
            <strong>{child}</strong>: {role}
            {until === null ? '' : `, until ${inWords(until)}`}
          </li>
        ))}
      </ul>
      {over.length > 0 && (
        <Details summary="Before">
          <ul class="heard-desk-seats">
            {over.map(({ child, role, until }) => (
              <li>
                {child}: {role}
                {until === null ? '' : `, last day ${inWords(until)}`}
              </li>
            ))}
          </ul>
        </Details>
      )}
      {open.length > 0 && person.at !== null && !person.isMe && (
        <Acts>
          <ActLink href={`/desk/left?who=${person.at}`} quiet>
            {person.name} has left
          </ActLink>
        </Acts>
      )}
    </Card>
  )
}

function ByNameForm({ organisation }: { readonly organisation: string }) {
  return (
    <Details summary="Somebody left who is not in this list">
      <form method="get" action="/desk/left">
        <input type="hidden" name="organisation" value={organisation} />
        <Input
          name="name"
          label="Their name, as families wrote it"
          hint="What is in their name can be passed on, though they had no place here."
          autocomplete="off"
        />
        <Button class="govuk-button--secondary">See what is in their name</Button>
      </form>
    </Details>
  )
}
