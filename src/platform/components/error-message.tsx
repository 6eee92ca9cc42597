import type { Child } from 'hono/jsx'
import { classes, partOf, type Part } from './attributes.ts'

export type ErrorOptions = Part & {
  /** Read out before the message; "Error" unless said otherwise, nothing when empty. */
  readonly visuallyHiddenText?: string
}

/** What to mend about one field, in the person's words. */
export function ErrorMessage(props: {
  readonly of: Child | ErrorOptions
  readonly id?: string | undefined
}) {
  const error = partOf<ErrorOptions>(props.of)
  if (error === null) return null
  const spoken = error.visuallyHiddenText ?? 'Error'
  return (
    <p id={props.id} class={classes('govuk-error-message', error.class)} {...error.attributes}>
      {spoken !== '' && <span class="govuk-visually-hidden">{spoken}:</span>} {error.text}
    </p>
  )
}
