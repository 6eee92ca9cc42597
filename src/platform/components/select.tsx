import { classes, partOf, type Attributes } from './attributes.ts'
import { Field, fieldIds, type FieldProps } from './form-group.tsx'

export type Option = {
  readonly value?: string | undefined
  readonly text: string
  readonly selected?: boolean
  readonly disabled?: boolean
  readonly attributes?: Attributes
}
export type SelectProps = FieldProps & {
  readonly items: readonly Option[]
  readonly value?: string | undefined
}

/** One of many. For few, radios are easier to hit and to read. */
export function Select(props: SelectProps) {
  const id = props.id ?? props.name
  const wrong = partOf(props.error) !== null && 'govuk-select--error'
  const isChosen = ({ selected, value, text }: Option) =>
    selected ?? (props.value !== undefined && (value ?? text) === props.value)
  return (
    <Field field={props}>
      {props.group?.before}
      <select
        class={classes('govuk-select', props.class, wrong)}
        id={id}
        name={props.name}
        disabled={props.disabled}
        aria-describedby={fieldIds(props, id)}
        {...props.attributes}
      >
        {props.items.map((item) => (
          <option
            value={item.value}
            selected={isChosen(item)}
            disabled={item.disabled}
            {...item.attributes}
          >
            {item.text}
          </option>
        ))}
      </select>
      {props.group?.after}
    </Field>
  )
}
