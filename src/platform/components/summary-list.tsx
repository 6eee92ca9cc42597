import type { Child } from 'hono/jsx'
import { classes, type Attributes } from './attributes.ts'

type SummaryAction = {
  readonly href: string
  readonly text: Child
  /** What the link is about, for someone who hears it alone: "Change" becomes "Change the day". */
  readonly about?: string
  readonly class?: string
  readonly attributes?: Attributes
}
export type SummaryRow = {
  readonly key: Child
  readonly value: Child
  readonly actions?: readonly SummaryAction[]
  readonly class?: string
  readonly keyClass?: string
  readonly valueClass?: string
  readonly actionsClass?: string
}

/** Facts with their names, in order. */
export function SummaryList(props: {
  readonly rows: readonly SummaryRow[]
  readonly class?: string
  readonly attributes?: Attributes
}) {
  const anyActions = props.rows.some(({ actions = [] }) => actions.length > 0)
  return (
    <dl class={classes('govuk-summary-list', props.class)} {...props.attributes}>
      {props.rows.map((row) => (
        <div
          class={classes(
            'govuk-summary-list__row',
            anyActions && row.actions === undefined && 'govuk-summary-list__row--no-actions',
            row.class,
          )}
        >
          <dt class={classes('govuk-summary-list__key', row.keyClass)}>{row.key}</dt>
          <dd class={classes('govuk-summary-list__value', row.valueClass)}>{row.value}</dd>
          <Actions row={row} />
        </div>
      ))}
    </dl>
  )
}

function Actions({ row }: { readonly row: SummaryRow }) {
  const [first, ...others] = row.actions ?? []
  if (first === undefined) return null
  return (
    <dd class={classes('govuk-summary-list__actions', row.actionsClass)}>
      {others.length === 0 ? (
        <Action of={first} />
      ) : (
        <ul class="govuk-summary-list__actions-list">
          {[first, ...others].map((action) => (
            <li class="govuk-summary-list__actions-list-item">
              <Action of={action} />
            </li>
          ))}
        </ul>
      )}
    </dd>
  )
}

function Action({ of }: { readonly of: SummaryAction }) {
  return (
    <a class={classes('govuk-link', of.class)} href={of.href} {...of.attributes}>
      {of.text}
      {of.about !== undefined && of.about !== '' && (
        <span class="govuk-visually-hidden"> {of.about}</span>
      )}
    </a>
  )
}
