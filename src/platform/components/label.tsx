import type { Child } from 'hono/jsx'
import { classes, partOf, type Part } from './attributes.ts'

export type LabelOptions = Part & { readonly isPageHeading?: boolean }

/** The name of a field, tied to it by `for`. */
export function Label(props: {
  readonly of: Child | LabelOptions
  readonly for?: string | undefined
}) {
  const label = partOf<LabelOptions>(props.of)
  if (label === null) return null
  const inner = (
    <label class={classes('govuk-label', label.class)} for={props.for} {...label.attributes}>
      {label.text}
    </label>
  )
  return label.isPageHeading === true ? <h1 class="govuk-label-wrapper">{inner}</h1> : inner
}
