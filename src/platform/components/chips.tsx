/** One answer of a few, as large buttons side by side: for a thumb, and for a child. No script. */
import type { Child } from 'hono/jsx'
import { ErrorMessage } from './error-message.tsx'
import { FormGroup } from './form-group.tsx'

export type Chip = { readonly value: string; readonly text: Child; readonly picture?: Child }

export function Chips(props: {
  readonly name: string
  readonly question: Child
  readonly hint?: string | undefined
  readonly chips: readonly Chip[]
  readonly value?: string | undefined
  /** As many as are true, instead of one. */
  readonly several?: boolean
  readonly values?: readonly string[]
  readonly error?: string | undefined
}) {
  const { name, chips, hint, error, several = false } = props
  const isChosen = (value: string) =>
    several ? props.values?.includes(value) === true : value === props.value
  return (
    <FormGroup error={error} group={undefined}>
      <fieldset
        class="govuk-fieldset heard-chips"
        aria-describedby={hint === undefined ? undefined : `${name}-hint`}
      >
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{props.question}</legend>
        {hint !== undefined && (
          <div id={`${name}-hint`} class="govuk-hint">
            {hint}
          </div>
        )}
        <ErrorMessage of={error} id={`${name}-error`} />
        <div class="heard-chips__row">
          {chips.map(({ value, text, picture }, at) => (
            <span class="heard-chips__one">
              <input
                type={several ? 'checkbox' : 'radio'}
                id={at === 0 ? name : `${name}-${at + 1}`}
                name={name}
                value={value}
                checked={isChosen(value)}
              />
              <label for={at === 0 ? name : `${name}-${at + 1}`}>
                {picture}
                <span>{text}</span>
              </label>
            </span>
          ))}
        </div>
      </fieldset>
    </FormGroup>
  )
}
