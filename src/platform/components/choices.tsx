/** What radios and checkboxes have in common: a question, its answers, what an answer opens. */
import type { Child } from 'hono/jsx'
import { classes, partOf, type Attributes, type Part } from './attributes.ts'
import { ErrorMessage, type ErrorOptions } from './error-message.tsx'
import { Fieldset, type FieldsetOptions } from './fieldset.tsx'
import { fieldIds, FormGroup, type GroupOptions } from './form-group.tsx'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'

export type Choice = {
  readonly value: string
  readonly text: Child
  readonly hint?: Child | Part
  readonly checked?: boolean | undefined
  readonly disabled?: boolean
  readonly id?: string
  readonly name?: string
  /** Shown under the answer; hidden until it is chosen only where a script can show it again. */
  readonly conditional?: Child
  readonly behaviour?: 'exclusive'
  readonly label?: { readonly class?: string; readonly attributes?: Attributes }
  readonly attributes?: Attributes
}
export type Divider = { readonly divider: string }

export type ChoicesProps = {
  readonly name: string
  readonly idPrefix?: string
  readonly fieldset?: FieldsetOptions
  readonly hint?: Child | Part
  readonly error?: Child | ErrorOptions
  readonly items: readonly (Choice | Divider | false | null | undefined)[]
  readonly group?: GroupOptions
  readonly class?: string
  readonly attributes?: Attributes
}

type Kind = 'radios' | 'checkboxes'

/** The whole group. `isChecked` decides for answers that do not say so themselves. */
export function Choices(props: {
  readonly kind: Kind
  readonly of: ChoicesProps
  readonly describedBy?: string | undefined
  readonly isChecked: (choice: Choice) => boolean
}) {
  const { of, kind } = props
  const prefix = of.idPrefix ?? of.name
  const described = fieldIds(
    {
      hint: of.hint,
      error: of.error,
      ...(props.describedBy && { describedBy: props.describedBy }),
    },
    prefix,
  )
  const inner = (
    <>
      <Hint of={of.hint} id={`${prefix}-hint`} />
      <ErrorMessage of={of.error} id={`${prefix}-error`} />
      <div
        class={classes(`govuk-${kind}`, of.class)}
        {...of.attributes}
        data-module={`govuk-${kind}`}
      >
        {of.group?.before}
        {of.items.map((item, index) =>
          !item ? null : 'divider' in item ? (
            <div class={`govuk-${kind}__divider`}>{item.divider}</div>
          ) : (
            <Answer
              kind={kind}
              choice={item}
              id={item.id ?? (index === 0 ? prefix : `${prefix}-${index + 1}`)}
              name={item.name ?? of.name}
              checked={item.checked ?? props.isChecked(item)}
              describedBy={
                kind === 'checkboxes' && of.fieldset === undefined ? described : undefined
              }
            />
          ),
        )}
        {of.group?.after}
      </div>
    </>
  )
  return (
    <FormGroup error={of.error} group={of.group}>
      {of.fieldset === undefined ? (
        inner
      ) : (
        <Fieldset {...of.fieldset} describedBy={described}>
          {inner}
        </Fieldset>
      )}
    </FormGroup>
  )
}

function Answer(props: {
  readonly kind: Kind
  readonly choice: Choice
  readonly id: string
  readonly name: string
  readonly checked: boolean
  readonly describedBy: string | undefined
}) {
  const { kind, choice, id, checked } = props
  const hint = partOf(choice.hint)
  const hasConditional = partOf(choice.conditional) !== null
  const described = classes(props.describedBy, hint !== null && `${id}-item-hint`)
  return (
    <>
      <div class={`govuk-${kind}__item`}>
        <input
          class={`govuk-${kind}__input`}
          id={id}
          name={props.name}
          type={kind === 'radios' ? 'radio' : 'checkbox'}
          value={choice.value}
          checked={checked}
          disabled={choice.disabled}
          data-aria-controls={hasConditional ? `conditional-${id}` : undefined}
          data-behaviour={choice.behaviour}
          aria-describedby={described === '' ? undefined : described}
          {...choice.attributes}
        />
        <Label
          of={{
            text: choice.text,
            ...choice.label,
            class: classes(`govuk-${kind}__label`, choice.label?.class),
          }}
          for={id}
        />
        {hint !== null && (
          <Hint
            of={{ ...hint, class: classes(`govuk-${kind}__hint`, hint.class) }}
            id={`${id}-item-hint`}
          />
        )}
      </div>
      {hasConditional && (
        <div
          class={classes(
            `govuk-${kind}__conditional`,
            !checked && `govuk-${kind}__conditional--hidden`,
          )}
          id={`conditional-${id}`}
        >
          {choice.conditional}
        </div>
      )}
    </>
  )
}
