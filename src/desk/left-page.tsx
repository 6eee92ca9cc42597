/** Somebody has left: everything in their name goes to one person, by name, and each family is told. */
import { holdersOf } from '../commitments/hand-over.ts'
import { shortDay } from '../commitments/told.ts'
import { Button } from '../platform/components/button.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import type { Day } from '../platform/day.ts'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import { Page } from '../platform/web/page.tsx'
import { ColleagueFields } from './colleague-fields.tsx'
import type { HeldByLeaver, Leaver } from './people.ts'

export type LeftProps = {
  readonly on: Day
  readonly leaver: Leaver
  /** The children at whose records their place ends. */
  readonly named: readonly string[]
  readonly held: readonly HeldByLeaver[]
  readonly colleagues: readonly string[]
  /** What names the leaver in the form: the seat, or the name. */
  readonly naming: Typed
  readonly problems: readonly Problem[]
  readonly given: Typed
  /** What is ticked; null: everything. */
  readonly ticked: ReadonlySet<string> | null
}

export function LeftPage(props: LeftProps) {
  const { leaver, held, problems, given, named } = props
  const mayPass = held.filter((each) => each.mayPass)
  const stays = held.filter((each) => !each.mayPass)
  const hasNothing = held.length === 0 && named.length === 0
  return (
    <Page
      title={`${leaver.name} has left ${leaver.organisation}`}
      backTo={{ href: '/desk/people', text: 'People' }}
      problems={problems}
    >
      {hasNothing && <p>Nothing that you can see is in the name of {leaver.name}.</p>}
      {named.length > 0 && (
        <p>
          {leaver.name}’s place closes at once in the {named.length === 1 ? 'record' : 'records'} of{' '}
          {new Intl.ListFormat('en-GB').format(named)}. What they wrote stays. The family sees that
          you wrote this down, and can invite them again.
        </p>
      )}
      {!hasNothing && (
        <form method="post" action="/desk/left" class="heard-words">
          <input type="hidden" name="token" value={given['token'] ?? ''} />
          {Object.entries(props.naming).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          {mayPass.length > 0 && <PassOnAll {...props} held={mayPass} />}
          <Textarea
            name="why"
            label="A word for the families (you can leave this empty)"
            hint="They read it as you write it, with your name."
            value={given['why'] ?? ''}
            rows={3}
            error={problemOf(problems, 'why')}
          />
          {stays.length > 0 && <Stays {...props} held={stays} />}
          <Button>Write it down and tell the families</Button>
        </form>
      )}
    </Page>
  )
}

/** How one thing is named in the form. */
function valueOf({ seat, commitment }: HeldByLeaver): string {
  return `${seat.record}:${commitment.address}`
}

function PassOnAll({ held, leaver, on, ticked, colleagues, problems, given }: LeftProps) {
  const isChecked = (each: HeldByLeaver): boolean => ticked === null || ticked.has(valueOf(each))
  return (
    <>
      <Checkboxes
        name="of"
        fieldset={{
          legend: {
            text: `What ${leaver.name} has in their name`,
            class: 'govuk-fieldset__legend--m',
          },
        }}
        hint="Take the tick away where it stays as it is."
        values={held.filter(isChecked).map(valueOf)}
        items={held.map((each) => ({
          value: valueOf(each),
          text: `${each.seat.child}: ${each.commitment.title}`,
          hint: { text: heldFacts(each, on) },
        }))}
      />
      <ColleagueFields label="Who has all of it from now on" {...{ colleagues, given, problems }} />
    </>
  )
}

function heldFacts({ commitment }: HeldByLeaver, on: Day): string {
  const began = commitment.kind === 'promise' ? 'promised' : 'asked'
  const holder = holdersOf(commitment, on).at(-1)?.who ?? commitment.debtor
  return `${holder}, ${began} ${shortDay(commitment.since, on)}`
}

function Stays({ held, leaver }: LeftProps) {
  return (
    <>
      <p>
        This stays in {leaver.name}’s name, for your own place there does not let you write on it.
        The family can pass it on:
      </p>
      <ul class="heard-desk-seats">
        {held.map(({ seat, commitment }) => (
          <li>
            {seat.child}: {commitment.title}
          </li>
        ))}
      </ul>
    </>
  )
}
