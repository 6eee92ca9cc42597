import type { Child } from 'hono/jsx'
import { classes, type Attributes } from './attributes.ts'

type Mending = {
  readonly field: string
  readonly text: Child
  readonly attributes?: Attributes
}

export type ErrorSummaryProps = {
  readonly title?: string
  readonly description?: Child
  /** Each becomes a link to its field; with `field` empty, plain words. */
  readonly problems: readonly Mending[]
  readonly class?: string
  readonly attributes?: Attributes
}

/** Everything to mend on a page, first, each linked to its field. */
export function ErrorSummary(props: ErrorSummaryProps) {
  return (
    <div
      class={classes('govuk-error-summary', props.class)}
      data-module="govuk-error-summary"
      {...props.attributes}
    >
      <div role="alert">
        <h2 class="govuk-error-summary__title">{props.title ?? 'There is a problem'}</h2>
        <div class="govuk-error-summary__body">
          {props.description !== undefined && <p>{props.description}</p>}
          {props.problems.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {props.problems.map(({ field, text, attributes }) => (
                <li>
                  {field === '' ? (
                    text
                  ) : (
                    <a href={`#${field}`} {...attributes}>
                      {text}
                    </a>
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}
