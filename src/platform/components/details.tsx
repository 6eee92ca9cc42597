import type { Child } from 'hono/jsx'
import { classes, type Attributes } from './attributes.ts'

/** Words that most people do not need, opened by those who do. Works without a script. */
export function Details(props: {
  readonly summary: Child
  readonly open?: boolean
  readonly id?: string
  readonly class?: string
  readonly attributes?: Attributes
  readonly children?: Child
}) {
  return (
    <details
      id={props.id}
      class={classes('govuk-details', props.class)}
      open={props.open}
      {...props.attributes}
    >
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{props.summary}</span>
      </summary>
      <div class="govuk-details__text">{props.children}</div>
    </details>
  )
}
