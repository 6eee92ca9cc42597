import type { Child } from 'hono/jsx'
import { classes, partOf, type Attributes, type Part, spellcheckOf } from './attributes.ts'
import { Field, fieldIds, type FieldProps } from './form-group.tsx'

export type InputProps = FieldProps & {
  readonly type?:
    | 'text'
    | 'email'
    | 'search'
    | 'tel'
    | 'password'
    | 'number'
    | 'date'
    | 'time'
    | 'url'
  readonly value?: string | undefined
  readonly inputmode?: 'text' | 'decimal' | 'email' | 'numeric' | 'search' | 'tel' | 'url' | 'none'
  readonly autocomplete?: string
  readonly autocapitalize?: 'none' | 'sentences' | 'words' | 'characters'
  readonly pattern?: string
  readonly spellcheck?: boolean
  readonly prefix?: Child | Part
  readonly suffix?: Child | Part
  readonly wrapper?: { readonly class?: string; readonly attributes?: Attributes }
}

/** One line of text. */
export function Input(props: InputProps) {
  const [prefix, suffix] = [partOf(props.prefix), partOf(props.suffix)]
  const { before, after } = props.group ?? {}
  const control = <Control {...props} />
  const wrapped = [prefix, suffix, partOf(before), partOf(after)].some((each) => each !== null)
  return (
    <Field field={props}>
      {wrapped ? (
        <div
          class={classes('govuk-input__wrapper', props.wrapper?.class)}
          {...props.wrapper?.attributes}
        >
          {before}
          {prefix !== null && <Affix part={prefix} side="prefix" />}
          {control}
          {suffix !== null && <Affix part={suffix} side="suffix" />}
          {after}
        </div>
      ) : (
        control
      )}
    </Field>
  )
}

function Control(props: InputProps) {
  const id = props.id ?? props.name
  const wrong = partOf(props.error) !== null && 'govuk-input--error'
  return (
    <input
      class={classes('govuk-input', props.class, wrong)}
      id={id}
      name={props.name}
      type={props.type ?? 'text'}
      {...spellcheckOf(props.spellcheck)}
      value={props.value}
      disabled={props.disabled}
      aria-describedby={fieldIds(props, id)}
      autocomplete={props.autocomplete}
      autocapitalize={props.autocapitalize}
      pattern={props.pattern}
      inputmode={props.inputmode}
      {...props.attributes}
    />
  )
}

function Affix({ part, side }: { readonly part: Part; readonly side: 'prefix' | 'suffix' }) {
  return (
    <div
      class={classes(`govuk-input__${side}`, part.class)}
      aria-hidden="true"
      {...part.attributes}
    >
      {part.text}
    </div>
  )
}
