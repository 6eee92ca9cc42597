import type { Child } from 'hono/jsx'
import { classes, partOf, type Attributes, type Part } from './attributes.ts'

export type LegendOptions = Part & { readonly isPageHeading?: boolean }
export type FieldsetOptions = {
  readonly legend?: Child | LegendOptions
  readonly class?: string
  readonly describedBy?: string | undefined
  readonly role?: string
  readonly attributes?: Attributes
}

/** Fields that answer one question, with the question as their legend. */
export function Fieldset(props: FieldsetOptions & { readonly children?: Child }) {
  const legend = partOf<LegendOptions>(props.legend)
  return (
    <fieldset
      class={classes('govuk-fieldset', props.class)}
      role={props.role}
      aria-describedby={props.describedBy}
      {...props.attributes}
    >
      {legend !== null && (
        <legend class={classes('govuk-fieldset__legend', legend.class)}>
          {legend.isPageHeading === true ? (
            <h1 class="govuk-fieldset__heading">{legend.text}</h1>
          ) : (
            legend.text
          )}
        </legend>
      )}
      {props.children}
    </fieldset>
  )
}
