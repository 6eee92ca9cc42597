/** Inviting somebody: as what, and with what they may see. */
import { Button } from '../../platform/components/button.tsx'
import { Card } from '../../platform/components/card.tsx'
import { Checkboxes } from '../../platform/components/checkboxes.tsx'
import { DateInput } from '../../platform/components/date-input.tsx'
import { Input } from '../../platform/components/input.tsx'
import { InsetText } from '../../platform/components/notices.tsx'
import { inWords } from '../../platform/day.ts'
import { listed } from '../../platform/words.ts'
import { problemOf, type Problem, type Typed } from '../../platform/web/forms.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import { SHELVES, type Shelf } from '../../record/entry.ts'
import { capitalised } from './pages.tsx'
import { ROLES, type Role, type Scope } from './roles.ts'
import { SHELF_IN_SENTENCE, type Later } from './seat.ts'

export function slugOf(role: string): string {
  return role.toLowerCase().replaceAll(' ', '-')
}

export function ChooseRolePage({ record }: { readonly record: PageRecord }) {
  return (
    <Page
      title="Invite somebody"
      record={record}
      current="circle"
      backTo={{ href: `${record.path}/circle`, text: `Who is around ${record.name}` }}
      sub="Who are they to your child? It decides what they may see at most. You choose what of it."
    >
      <ul class="heard-doors heard-doors--small">
        {ROLES.map(({ role, does }) => (
          <li>
            <a href={`${record.path}/circle/invite/${slugOf(role)}`}>
              {capitalised(role)} <small>{does}</small>
            </a>
          </li>
        ))}
      </ul>
      <p>
        Only somebody to read one page? <a href={`${record.path}/readers/new`}>Give them a link</a>{' '}
        instead: it needs no account.
      </p>
      <p>
        Somebody whose record it should be too?{' '}
        <a href={`${record.path}/circle/owners/new`}>Add another owner</a>.
      </p>
    </Page>
  )
}

export type InviteFormProps = {
  readonly record: PageRecord
  readonly role: Role
  readonly scope: Scope
  readonly organisations: readonly string[]
  readonly typed: Typed
  readonly problems: readonly Problem[]
  /** What whoever invites can give only from a day on. */
  readonly later: readonly Later[]
}

/** Boxes for what somebody in a role reads and where they add; only its usual scope is offered. */
export function ScopeBoxes({ role, scope }: { readonly role: Role; readonly scope: Scope }) {
  const items = (shelves: readonly Shelf[]) =>
    SHELVES.filter((shelf) => shelves.includes(shelf)).map((shelf) => ({
      value: shelf,
      text: capitalised(SHELF_IN_SENTENCE[shelf]),
    }))
  return (
    <>
      <Checkboxes
        name="reads"
        class="govuk-checkboxes--small"
        values={scope.reads}
        fieldset={{ legend: 'What may they read?' }}
        hint="Of each, only what you share with everyone who may read it. Sharing comes later, thing by thing."
        items={items(role.scope.reads)}
      />
      <Checkboxes
        name="writes"
        class="govuk-checkboxes--small"
        values={scope.writes}
        fieldset={{ legend: 'Where may they add something?' }}
        hint="Only where they may also read. What they add, they can change; you cannot change it for them."
        items={items(role.scope.writes)}
      />
    </>
  )
}

/** An owner who came later gives no more than they have themselves. */
export function GivenLater({ later }: { readonly later: readonly Later[] }) {
  if (later.length === 0) return null
  return (
    <InsetText>
      {later.map(({ day, shelves }) => (
        <p>
          Of {listed(shelves.map((each) => SHELF_IN_SENTENCE[each]))} you read what was shared from{' '}
          {inWords(day)} on. That is what you can give, and nothing from before.
        </p>
      ))}
    </InsetText>
  )
}

function Who({ typed, problems }: Pick<InviteFormProps, 'typed' | 'problems'>) {
  return (
    <>
      <Input
        name="name"
        label="Who is it for?"
        hint="The name you know them by"
        value={typed['name']}
        error={problemOf(problems, 'name')}
        autocomplete="off"
      />
      <Input
        name="email"
        type="email"
        label="Their email address (if you know it)"
        hint="It is used for this invitation only, and shown to the owners of the record"
        value={typed['email']}
        error={problemOf(problems, 'email')}
        autocomplete="off"
      />
    </>
  )
}

const boxes = (typed: Typed, name: string) =>
  ['day', 'month', 'year'].map((part) => ({ name: part, value: typed[`${name}-${part}`] ?? '' }))

export function InviteFormPage(props: InviteFormProps & { readonly token: string }) {
  const { record, role, scope, organisations, typed, problems, later, token } = props
  return (
    <Page
      title={`Invite ${article(role.role)} ${role.role}`}
      record={record}
      current="circle"
      problems={problems}
      backTo={{ href: `${record.path}/circle/invite`, text: 'Somebody else' }}
      sub={role.does}
    >
      <form method="post" class="heard-form" novalidate>
        <input type="hidden" name="token" value={token} />
        <Who typed={typed} problems={problems} />
        <Input
          name="organisation"
          label="Where do they work? (if anywhere)"
          hint={
            organisations.length === 0
              ? 'For example: Hillview School'
              : `As it stands in the record: ${organisations.join(', ')}`
          }
          value={typed['organisation']}
          error={problemOf(problems, 'organisation')}
          attributes={organisations.length === 0 ? {} : { list: 'organisations' }}
          autocomplete="off"
        />
        <datalist id="organisations">
          {organisations.map((name) => (
            <option value={name}>{name}</option>
          ))}
        </datalist>
        <ScopeBoxes role={role} scope={scope} />
        <GivenLater later={later} />
        <DateInput
          id="since"
          namePrefix="since"
          fieldset={{ legend: 'From which day?' }}
          hint="Leave it for today"
          error={problemOf(problems, 'since-day')}
          items={boxes(typed, 'since')}
        />
        <DateInput
          id="until"
          namePrefix="until"
          fieldset={{ legend: 'Until which day?' }}
          hint="Leave it open, and you end it when you like. For one day, such as a supply teacher’s, give that day twice."
          error={problemOf(problems, 'until-day')}
          items={boxes(typed, 'until')}
        />
        <Button>See what they will see</Button>
      </form>
    </Page>
  )
}

export function OwnerFormPage(props: {
  readonly record: PageRecord
  readonly owners: readonly string[]
  readonly youngPerson: boolean
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly token: string
}) {
  const { record, owners, youngPerson, typed, problems, token } = props
  return (
    <Page
      title={youngPerson ? `Invite ${record.name} to own the record` : 'Add another owner'}
      record={record}
      current="circle"
      problems={problems}
      backTo={{ href: `${record.path}/circle`, text: `Who is around ${record.name}` }}
    >
      <Card>
        <h2>What it means</h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>
            It opens nothing that was written before. You show them what you like, thing by thing.
          </li>
          <li>From then on they read what you or others show to the owners.</li>
          <li>They can invite people, and end the place of anybody who is no owner.</li>
          <li>
            Whoever they invite sees nothing from before either: only what is shared from the day
            they became an owner on. You see who is invited, and what they open of yours.
          </li>
          <li>
            They cannot read, change or erase what is yours, and cannot take the record from you.
          </li>
          <li>You cannot take it from them either. Only they can stop owning it.</li>
        </ul>
        <p>
          Being a parent makes nobody an owner, and no school, council or other organisation can add
          one. Now it is owned by {owners.join(' and ')}.
        </p>
      </Card>
      <form method="post" class="heard-form" novalidate>
        <input type="hidden" name="token" value={token} />
        {youngPerson && <input type="hidden" name="role" value="young person" />}
        <Who typed={typed} problems={problems} />
        <Checkboxes
          name="understood"
          values={typed['understood'] === 'yes' ? ['yes'] : []}
          error={problemOf(problems, 'understood')}
          items={[{ value: 'yes', text: 'I have read what an owner can do' }]}
        />
        <Button>Go on</Button>
      </form>
    </Page>
  )
}

function article(word: string): 'a' | 'an' {
  return /^[aeiou]/i.test(word) ? 'an' : 'a'
}
