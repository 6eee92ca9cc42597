/** Changing and ending a place at the record, leaving, and from which day the young person may own it. */
import { Button } from '../../platform/components/button.tsx'
import { Acts, Card, Meta } from '../../platform/components/card.tsx'
import { Checkboxes } from '../../platform/components/checkboxes.tsx'
import { DateInput } from '../../platform/components/date-input.tsx'
import { Input } from '../../platform/components/input.tsx'
import { InsetText, WarningText } from '../../platform/components/notices.tsx'
import { inFullWords, inWords, type Day } from '../../platform/day.ts'
import { flagInWords } from '../../law/law.ts'
import { problemOf, typedDay, type Problem, type Typed } from '../../platform/web/forms.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import { AGE_FLAG, lastDayOfSchoolAge, mayOwnFrom } from './age.ts'
import { ScopeBoxes } from './invite-pages.tsx'
import { capitalised } from './pages.tsx'
import { roleNamed } from './roles.ts'
import { daysInWords, rolesOn, type Seat, type SeatRole } from './seat.ts'

/** Something a person has said they will do, and has not done yet. */
export type OpenPromise = { readonly root: number; readonly title: string; readonly since: Day }

export type SeatPageProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly seat: Seat
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
        <RoleForm {...props} role={role} several={roles.length > 1} />
      ))}
      <EndForm {...props} />
    </Page>
  )
}

function RoleForm(props: SeatPageProps & { readonly role: SeatRole; readonly several: boolean }) {
  const { role, several, on, problems, typed } = props
  const known = roleNamed(role.role)
  if (known === null || role.id === null)
    return <p>This place was given without an invitation. It can be ended, not changed.</p>
  const until = typed['role'] === role.id ? typed : typedDay('until', role.until ?? '')
  return (
    <Card>
      <h2>
        {several ? `As ${role.role}` : 'What they may see'}{' '}
        <small>
          {[role.organisation, daysInWords(role, on)].filter((each) => each !== null).join(' · ')}
        </small>
      </h2>
      <form method="post" novalidate>
        <input type="hidden" name="role" value={role.id} />
        <ScopeBoxes role={known} scope={role} />
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
        values={promises.map(({ root }) => String(root))}
        fieldset={{ legend: { text: legend, class: 'govuk-fieldset__legend--s' } }}
        items={promises.map(({ root, title, since }) => ({
          value: String(root),
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
      <Meta>Leave it empty if nobody has them yet: they stay open under the name they have.</Meta>
    </>
  )
}

export type LeavePageProps = Omit<SeatPageProps, 'seat'> & {
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

export function OwnFromPage(props: {
  readonly record: PageRecord
  readonly on: Day
  readonly born: Day | null
  readonly typed: Typed
  readonly problems: readonly Problem[]
}) {
  const { record, on, born, typed, problems } = props
  return (
    <Page
      title={`When ${record.name} may own this record`}
      record={record}
      current="circle"
      problems={problems}
      backTo={{ href: `${record.path}/circle`, text: `Who is around ${record.name}` }}
    >
      {born !== null && <Worked {...{ record, on, born }} />}
      <Card>
        <h2>What changes then</h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>
            From the end of compulsory school age, the rights about support, plans and appeals are
            the young person’s own. A parent may help.
          </li>
          <li>
            In Heard, an owner invites {record.name} to own the record too. It does not happen by
            itself.
          </li>
          <li>
            It opens nothing of before until somebody shows it. You stay an owner until you stop.
          </li>
          <li>
            If {record.name} cannot decide something alone, ask SENDIASS or IPSEA what applies.
            Heard does not decide that.
          </li>
        </ul>
        <p class="heard-why">
          Compulsory school age ends on the last Friday of June in the school year in which somebody
          turns 16. {flagInWords(AGE_FLAG)} England.
        </p>
      </Card>
      <form method="post" class="heard-form" novalidate>
        <DateInput
          id="born"
          namePrefix="born"
          fieldset={{ legend: `When was ${record.name} born?` }}
          hint="Only the owners of the record see it. It goes into no pack, letter, email or export. Leave it empty to take it away."
          error={problemOf(problems, 'born-day')}
          items={['day', 'month', 'year'].map((part) => ({
            name: part,
            value:
              typed[`born-${part}`] ??
              (born === null ? {} : typedDay('born', born))[`born-${part}`] ??
              '',
          }))}
        />
        <Button>Save</Button>
      </form>
    </Page>
  )
}

function Worked({ record, on, born }: { record: PageRecord; on: Day; born: Day }) {
  const [last, from] = [lastDayOfSchoolAge(born), mayOwnFrom(born)]
  return (
    <>
      <InsetText>
        {record.name} {from > on ? 'may own this record' : 'has been free to own this record'} from{' '}
        <strong>{inFullWords(from)}</strong>.
      </InsetText>
      <Meta>
        Compulsory school age {last >= on ? 'ends' : 'ended'} on {inFullWords(last)}.
      </Meta>
      {from <= on && (
        <WarningText>
          The rights about plans and appeals are {record.name}’s own by now. Ask {record.name} what
          they want with this record.
        </WarningText>
      )}
    </>
  )
}
