import type { Child } from 'hono/jsx'
import { classes, partOf, type Attributes, type Part } from './attributes.ts'
import { ErrorMessage, type ErrorOptions } from './error-message.tsx'
import { Fieldset, type FieldsetOptions } from './fieldset.tsx'
import { fieldIds, FormGroup, type GroupOptions } from './form-group.tsx'
import { Hint } from './hint.tsx'
import { Input } from './input.tsx'

export type DatePart = {
  readonly name: string
  readonly label?: string
  readonly id?: string
  readonly value?: string | undefined
  readonly class?: string
  /** In characters; 4 for a year, else 2, unless given. */
  readonly width?: 2 | 4
  readonly error?: boolean
  readonly inputmode?: 'text' | 'numeric'
  readonly autocomplete?: string
  readonly pattern?: string
  readonly attributes?: Attributes
}

export type DateInputProps = {
  readonly id: string
  readonly namePrefix?: string
  readonly fieldset?: FieldsetOptions
  readonly hint?: Child | Part
  readonly error?: Child | ErrorOptions
  /** Day, month and year unless given. */
  readonly items?: readonly DatePart[]
  readonly values?: Readonly<Record<string, string>>
  readonly group?: GroupOptions
  readonly class?: string
  readonly attributes?: Attributes
}

const PARTS: readonly DatePart[] = [{ name: 'day' }, { name: 'month' }, { name: 'year' }]

/** A date a person knows, as three boxes: quicker and surer than a calendar for any day but this week's. */
export function DateInput(props: DateInputProps) {
  const described = fieldIds(
    {
      hint: props.hint,
      error: props.error,
      ...(props.fieldset?.describedBy !== undefined && { describedBy: props.fieldset.describedBy }),
    },
    props.id,
  )
  const items = props.items === undefined || props.items.length === 0 ? PARTS : props.items
  const inner = (
    <>
      <Hint of={props.hint} id={`${props.id}-hint`} />
      <ErrorMessage of={props.error} id={`${props.id}-error`} />
      <div class={classes('govuk-date-input', props.class)} id={props.id} {...props.attributes}>
        {props.group?.before}
        {items.map((item) => (
          <DateBox of={props} item={item} wrong={isWrong(props, items, item)} />
        ))}
        {props.group?.after}
      </div>
    </>
  )
  return (
    <FormGroup error={props.error} group={props.group}>
      {props.fieldset === undefined ? (
        inner
      ) : (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- without it JAWS skips the hint
        <Fieldset {...props.fieldset} role="group" describedBy={described}>
          {inner}
        </Fieldset>
      )}
    </FormGroup>
  )
}

function marked(item: DatePart): boolean {
  return item.error === true || item.class?.includes('govuk-input--error') === true
}

function isWrong(props: DateInputProps, items: readonly DatePart[], item: DatePart): boolean {
  if (marked(item)) return true
  return item.error !== false && partOf(props.error) !== null && !items.some(marked)
}

function DateBox({ of, item, wrong }: { of: DateInputProps; item: DatePart; wrong: boolean }) {
  const name = of.namePrefix === undefined ? item.name : `${of.namePrefix}-${item.name}`
  const value = item.value ?? of.values?.[name]
  return (
    <div class="govuk-date-input__item">
      <Input
        label={{ text: item.label ?? capitalised(item.name), class: 'govuk-date-input__label' }}
        id={item.id ?? `${of.id}-${item.name}`}
        class={classes(
          'govuk-date-input__input',
          wrong && item.class?.includes('govuk-input--error') !== true && 'govuk-input--error',
          item.class?.includes('govuk-input--width-') !== true &&
            `govuk-input--width-${item.width ?? (item.name === 'year' ? 4 : 2)}`,
          item.class,
        )}
        name={name}
        value={value}
        inputmode={item.inputmode ?? 'numeric'}
        {...(item.autocomplete !== undefined && { autocomplete: item.autocomplete })}
        {...(item.pattern !== undefined && { pattern: item.pattern })}
        {...(item.attributes !== undefined && { attributes: item.attributes })}
      />
    </div>
  )
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase()
}
