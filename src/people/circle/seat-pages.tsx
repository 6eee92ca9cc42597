/** Changing and ending a place at the record, leaving, and from which day the young person may own it. */
import { Button } from '../../platform/components/button.tsx'
import { ActLink, Acts, Card } from '../../platform/components/card.tsx'
import { Checkboxes } from '../../platform/components/checkboxes.tsx'
import { DateInput } from '../../platform/components/date-input.tsx'
import { Input } from '../../platform/components/input.tsx'
import { inWords, type Day } from '../../platform/day.ts'
import { problemOf, typedDay, type Problem, type Typed } from '../../platform/web/forms.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import { GivenLater, ScopeBoxes } from './invite-pages.tsx'
import { capitalised } from './pages.tsx'
import { roleNamed } from './roles.ts'
import { daysInWords, laterInWords, rolesOn, type Later, type Seat, type SeatRole } from './seat.ts'

/** Something a person has said they will do, and has not done yet. */
export type OpenPromise = { readonly address: string; readonly title: string; readonly since: Day }

export type SeatPageProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly seat: Seat
  /** The roles that whoever looks could let read what was shared before. */
  readonly canOpen: readonly string[]
  /** What whoever looks can give from a day on only. */
  readonly mine: readonly Later[]
  readonly promises: readonly OpenPromise[]
  /** Others who could take a promise on. */
  readonly others: readonly string[]
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

export function SeatPage(props: SeatPageProps) {
  const { record, on, seat, problems } = props
  const roles = rolesOn(seat, on)
  return (
    <Page
      title={seat.name}
      sub={[...new Set(roles.map(({ role }) => capitalised(role)))].join(' and ')}
      record={record}
      current="circle"
      problems={problems}
      backTo={{ href: `${record.path}/circle`, text: `Who is around ${record.name}` }}
    >
      {roles.map((role) => (
        <>
          <Before {...props} role={role} />
          <RoleForm {...props} role={role} several={roles.length > 1} />
        </>
      ))}
      <EndForm {...props} />
    </Page>
  )
}

/** Whoever was let in by an owner who came later sees nothing from before; an owner who does may show it. */
function Before({ role, record, seat, canOpen }: SeatPageProps & { readonly role: SeatRole }) {
  if (role.later.length === 0) return null
  return (
    <Card>
      <h2>What was shared before</h2>
      {role.later.map((each) => (
        <p>
          {seat.name} {laterInWords(each, role.reads)}: the owner who let them in came on that day.
        </p>
      ))}
      {role.id !== null && canOpen.includes(role.id) && (
        <>
          <p>You can read more, so you may show it to them. Look before you do.</p>
          <form method="post">
            <input type="hidden" name="role" value={role.id} />
            <Acts>
              <ActLink href={`${record.path}/as/${role.id}/timeline`} quiet>
                See what {seat.name} would see then
              </ActLink>
              <Button name="do" value="open" class="govuk-button--secondary">
                Show what was shared before, too
              </Button>
            </Acts>
          </form>
        </>
      )}
    </Card>
  )
}

function RoleForm(props: SeatPageProps & { readonly role: SeatRole; readonly several: boolean }) {
  const { role, several, on, problems, typed, mine } = props
  const known = roleNamed(role.role)
  if (known === null || role.id === null)
    return <p>This place was given without an invitation. It can be ended, not changed.</p>
  const until = typed['role'] === role.id ? typed : typedDay('until', role.until ?? '')
  return (
    <Card>
      <h2 class="heard-place-head">
        {several ? `As ${role.role}` : 'What they may see'}{' '}
        <small>
          {[role.organisation, daysInWords(role, on)].filter((each) => each !== null).join(' · ')}
        </small>
      </h2>
      <form method="post" novalidate>
        <input type="hidden" name="role" value={role.id} />
        <ScopeBoxes role={known} scope={role} />
        <GivenLater later={mine} />
        <DateInput
          id={several ? `until-${role.id}` : 'until'}
          namePrefix="until"
          fieldset={{ legend: 'Until which day?' }}
          hint="Leave it open, and you end it when you like"
          error={
            typed['role'] === role.id || !several ? problemOf(problems, 'until-day') : undefined
          }
          items={['day', 'month', 'year'].map((part) => ({
            name: part,
            value: until[`until-${part}`] ?? '',
          }))}
        />
        <Acts>
          <Button name="do" value="change">
            Save
          </Button>
          {several && (
            <Button name="do" value="end-role" class="govuk-button--secondary">
              End this role
            </Button>
          )}
        </Acts>
      </form>
    </Card>
  )
}

function EndForm({ seat, promises, others, typed, problems, record }: SeatPageProps) {
  return (
    <Card>
      <h2>End their place</h2>
      <p>
        {seat.name} can then open nothing of {record.name}’s record, from that moment on, on any
        device. What they wrote stays.
      </p>
      <form method="post" novalidate>
        {promises.length > 0 && (
          <PassOn
            {...{ promises, others, typed, problems }}
            legend={`What ${seat.name} said they would do, and has not done yet`}
          />
        )}
        <Button name="do" value="end" class="govuk-button--warning">
          End it now
        </Button>
      </form>
    </Card>
  )
}

/** Open promises pass to a named person; the family sees who has them now. */
function PassOn(
  props: Pick<SeatPageProps, 'promises' | 'others' | 'typed' | 'problems'> & {
    readonly legend: string
  },
) {
  const { promises, others, typed, problems, legend } = props
  return (
    <>
      <Checkboxes
        name="promises"
        class="govuk-checkboxes--small"
        values={promises.map(({ address }) => address)}
        fieldset={{ legend: { text: legend, class: 'govuk-fieldset__legend--s' } }}
        items={promises.map(({ address, title, since }) => ({
          value: address,
          text: title,
          hint: `since ${inWords(since)}`,
        }))}
      />
      <Input
        name="to"
        label="Who has these from now on?"
        hint={others.length === 0 ? 'A name' : `A name, for example ${others.join(', ')}`}
        value={typed['to']}
        error={problemOf(problems, 'to')}
        attributes={{ list: 'others' }}
        autocomplete="off"
      />
      <datalist id="others">
        {others.map((name) => (
          <option value={name}>{name}</option>
        ))}
      </datalist>
      <Checkboxes
        name="nobody"
        class="govuk-checkboxes--small"
        values={typed['nobody'] === undefined ? [] : ['yes']}
        items={[
          {
            value: 'yes',
            text: 'Nobody has them yet',
            hint: 'They stay open under the name they have, and the family is told so.',
          },
        ]}
      />
    </>
  )
}

export type LeavePageProps = Omit<SeatPageProps, 'seat' | 'canOpen' | 'mine'> & {
  readonly isOwner: boolean
  readonly me: string
}

export function LeavePage(props: LeavePageProps) {
  const { record, isOwner, promises, others, typed, problems } = props
  return (
    <Page
      title={isOwner ? 'Stop owning this record?' : `Leave ${record.name}’s record?`}
      record={record}
      current="circle"
      problems={problems}
      backTo={{ href: `${record.path}/circle`, text: `Who is around ${record.name}` }}
    >
      <Card>
        {isOwner ? (
          <>
            <p>
              The other owners keep it. What you wrote stays yours: nobody else can change or erase
              it.
            </p>
            <p>
              If you stay, you can still read what you wrote and what was shown to you by name, and
              take your own words back. You can invite nobody any more. To own it again, another
              owner has to invite you.
            </p>
          </>
        ) : (
          <>
            <p>
              From that moment on you can open nothing of it, on any device. What you wrote stays.
            </p>
            <p>To come back, somebody who owns the record has to invite you again.</p>
          </>
        )}
      </Card>
      <form method="post" novalidate>
        {promises.length > 0 && (
          <PassOn
            {...{ promises, others, typed, problems }}
            legend="What you said you would do, and is still open"
          />
        )}
        <Acts>
          {isOwner && (
            <Button name="do" value="step-down">
              Stop owning it, and stay
            </Button>
          )}
          <Button name="do" value="leave" class="govuk-button--warning">
            {isOwner ? 'Stop owning it, and leave' : 'Leave now'}
          </Button>
        </Acts>
      </form>
    </Page>
  )
}

/** After somebody has left, the record is no more theirs to open. */
export function LeftPage() {
  return (
    <Page title="You have left">
      <p class="heard-lead">You cannot open that record any more. What you wrote in it stays.</p>
      <p>
        <a href="/">Your other records</a>
      </p>
    </Page>
  )
}
