import { Choices, type ChoicesProps } from './choices.tsx'

export type CheckboxesProps = ChoicesProps & {
  readonly values?: readonly string[]
  readonly describedBy?: string
}

/** As many answers as are true. Give the question as `fieldset.legend`. */
export function Checkboxes(props: CheckboxesProps) {
  return (
    <Choices
      kind="checkboxes"
      of={props}
      describedBy={props.fieldset?.describedBy ?? props.describedBy}
      isChecked={({ value }) => props.values?.includes(value) === true}
    />
  )
}
