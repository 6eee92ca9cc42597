import { classes, type Attributes } from './attributes.ts'
import { Hint } from './hint.tsx'
import { Textarea, type TextareaProps } from './textarea.tsx'

export type CharacterCountProps = TextareaProps & {
  readonly maxlength?: number
  readonly maxwords?: number
  readonly countType?: 'words' | 'characters' | 'length'
  /** `%{count}` stands for the number. */
  readonly description?: string
  readonly countClass?: string
}

/** A text box that says beforehand how much it takes. It does not count along: that would need a script. */
export function CharacterCount(props: CharacterCountProps) {
  const { maxlength, maxwords, countType, description, countClass, ...textarea } = props
  const id = props.id ?? props.name
  const counted = countType ?? (maxwords === undefined ? undefined : 'words')
  const unit = counted === 'words' ? 'words' : 'characters'
  const limit = maxwords ?? maxlength
  const words = (description ?? `You can enter up to %{count} ${unit}`).replace(
    '%{count}',
    String(limit),
  )
  const data: Attributes = {
    'data-module': 'govuk-character-count',
    'data-maxlength': maxlength,
    'data-maxwords': maxwords,
    'data-count-type': counted,
  }
  return (
    <Textarea
      {...textarea}
      class={classes('govuk-js-character-count', props.class)}
      describedBy={`${id}-info`}
      group={{
        ...props.group,
        class: classes('govuk-character-count', props.group?.class),
        attributes: { ...data, ...props.group?.attributes },
        after: (
          <>
            <Hint
              of={{
                text: limit === undefined ? ' ' : words,
                class: classes('govuk-character-count__message', countClass),
              }}
              id={`${id}-info`}
            />
            {props.group?.after}
          </>
        ),
      }}
    />
  )
}
