import type { Child } from 'hono/jsx'
import { classes, describedBy, partOf, type Attributes, type Part } from './attributes.ts'
import { ErrorMessage, type ErrorOptions } from './error-message.tsx'
import { Hint } from './hint.tsx'
import { Label, type LabelOptions } from './label.tsx'

export type GroupOptions = {
  readonly class?: string
  readonly attributes?: Attributes
  readonly before?: Child
  readonly after?: Child
}

/** What every field with one control has. `error` absent or empty means there is none. */
export type FieldProps = {
  readonly name: string
  /** `name` unless given; a problem's `field` must be this id. */
  readonly id?: string
  readonly label?: Child | LabelOptions
  readonly hint?: Child | Part
  readonly error?: Child | ErrorOptions
  readonly describedBy?: string
  readonly group?: GroupOptions
  readonly class?: string
  readonly attributes?: Attributes
  readonly disabled?: boolean
}

/** The ids a control must name in `aria-describedby`, for the hint and the error it has. */
export function fieldIds(props: Pick<FieldProps, 'hint' | 'error' | 'describedBy'>, id: string) {
  return describedBy(
    props.describedBy,
    partOf(props.hint) !== null && `${id}-hint`,
    partOf(props.error) !== null && `${id}-error`,
  )
}

/** The frame round one field: the bar at its side when something is to be mended. */
export function FormGroup(props: {
  readonly error?: Child | ErrorOptions
  readonly group?: GroupOptions | undefined
  readonly children?: Child
}) {
  const wrong = partOf(props.error) !== null && 'govuk-form-group--error'
  return (
    <div
      class={classes('govuk-form-group', wrong, props.group?.class)}
      {...props.group?.attributes}
    >
      {props.children}
    </div>
  )
}

/** Label, hint and error of a field with one control, then what is inside. */
export function Field(props: { readonly field: FieldProps; readonly children?: Child }) {
  const { field } = props
  const id = field.id ?? field.name
  return (
    <FormGroup error={field.error} group={field.group}>
      <Label of={field.label} for={id} />
      <Hint of={field.hint} id={`${id}-hint`} />
      <ErrorMessage of={field.error} id={`${id}-error`} />
      {props.children}
    </FormGroup>
  )
}
