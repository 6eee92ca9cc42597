/** What the forms that ask somebody by email have in common: where it goes, until when, and the look before it goes. */
import { Button } from '../../platform/components/button.tsx'
import { Meta } from '../../platform/components/card.tsx'
import { DateInput } from '../../platform/components/date-input.tsx'
import { Input } from '../../platform/components/input.tsx'
import { problemOf, type Problem, type Typed } from '../../platform/web/forms.ts'

type Filled = { readonly typed: Typed; readonly problems: readonly Problem[] }

/** Their address, needed only where Heard mails the link. `holds` says what the mail holds. */
export function AddressBox(props: Filled & { readonly sends: boolean; readonly holds: string }) {
  const { sends, holds, typed, problems } = props
  return (
    <Input
      name="address"
      label={sends ? 'Their email address' : 'Their email address, if you like'}
      type="email"
      hint={
        sends ? holds : 'This Heard sends no mail: you get a text with a link, to send yourself.'
      }
      autocomplete="off"
      spellcheck={false}
      value={typed['address'] ?? ''}
      error={problemOf(problems, 'address')}
    />
  )
}

/** Until when the link opens, and the way to see what goes. `usual` is how long where the day is left empty. */
export function LastDayAndLook(
  props: Filled & { readonly usual: string; readonly legend?: string },
) {
  const { typed, problems, usual, legend = 'The last day on which the link opens' } = props
  return (
    <>
      <DateInput
        id="until"
        namePrefix="until"
        fieldset={{ legend }}
        hint={`${usual} if you leave it empty.`}
        error={problemOf(problems, 'until-day')}
        values={typed}
      />
      <Button name="do" value="look">
        See exactly what goes
      </Button>
      <Meta>Nothing goes before you have seen it.</Meta>
    </>
  )
}

/** Going on from the look, or back to the form with everything that was typed. */
export function GoOrChange(props: {
  readonly fields: readonly (readonly [string, string])[]
  /** Heard sends it; otherwise a link is made, to hand over. */
  readonly isSent: boolean
}) {
  return (
    <form method="post">
      {props.fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button name="do" value="ask" preventDoubleClick>
        {props.isSent ? 'Send it now' : 'Make the link'}
      </Button>
      <Button class="govuk-button--secondary" name="do" value="change">
        Change it
      </Button>
    </form>
  )
}
