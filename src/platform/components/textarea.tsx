import { classes, partOf, spellcheckOf } from './attributes.ts'
import { Field, fieldIds, type FieldProps } from './form-group.tsx'

export type TextareaProps = FieldProps & {
  readonly value?: string | undefined
  readonly rows?: number
  readonly autocomplete?: string
  readonly spellcheck?: boolean
}

/** Room for several lines. The dictation of a phone's keyboard works in it as in any text box. */
export function Textarea(props: TextareaProps) {
  const id = props.id ?? props.name
  const wrong = partOf(props.error) !== null && 'govuk-textarea--error'
  return (
    <Field field={props}>
      {props.group?.before}
      <textarea
        class={classes('govuk-textarea', wrong, props.class)}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        {...spellcheckOf(props.spellcheck)}
        disabled={props.disabled}
        aria-describedby={fieldIds(props, id)}
        autocomplete={props.autocomplete}
        {...props.attributes}
      >
        {/* A parser drops the first line end of a textarea: one more keeps what was typed. */}
        {props.value?.startsWith('\n') === true ? `\n${props.value}` : props.value}
      </textarea>
      {props.group?.after}
    </Field>
  )
}
