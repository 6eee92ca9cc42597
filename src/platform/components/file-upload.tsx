import { classes, partOf } from './attributes.ts'
import { Field, fieldIds, type FieldProps } from './form-group.tsx'

export type FileUploadProps = FieldProps & {
  readonly multiple?: boolean
  /** What to offer in the picker; what arrives is sniffed all the same. */
  readonly accept?: string
}

/** Files from the device. On a phone the picker offers its camera too. */
export function FileUpload(props: FileUploadProps) {
  const id = props.id ?? props.name
  const wrong = partOf(props.error) !== null && 'govuk-file-upload--error'
  return (
    <Field field={props}>
      {props.group?.before}
      <input
        class={classes('govuk-file-upload', props.class, wrong)}
        id={id}
        name={props.name}
        type="file"
        disabled={props.disabled}
        multiple={props.multiple}
        accept={props.accept}
        aria-describedby={fieldIds(props, id)}
        {...props.attributes}
      />
      {props.group?.after}
    </Field>
  )
}
