import { Choices, type ChoicesProps } from './choices.tsx'

export type RadiosProps = ChoicesProps & { readonly value?: string | null | undefined }

/** One answer of a few. Give the question as `fieldset.legend`. */
export function Radios(props: RadiosProps) {
  return (
    <Choices
      kind="radios"
      of={props}
      describedBy={props.fieldset?.describedBy}
      isChecked={({ value }) => Boolean(props.value) && value === props.value}
    />
  )
}
