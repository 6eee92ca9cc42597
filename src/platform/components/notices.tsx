/** Words set apart: a tag, a warning, an inset. */
import type { Child } from 'hono/jsx'
import { classes, type Attributes } from './attributes.ts'

type NoticeProps = {
  readonly class?: string
  readonly attributes?: Attributes
  readonly children?: Child
}

/** One or two words about the state of something, never by colour alone. */
export function Tag(props: NoticeProps) {
  return (
    <strong class={classes('govuk-tag', props.class)} {...props.attributes}>
      {props.children}
    </strong>
  )
}

/** What must not be missed because something follows from it. Used rarely. */
export function WarningText(props: NoticeProps & { readonly spoken?: string }) {
  return (
    <div class={classes('govuk-warning-text', props.class)} {...props.attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{props.spoken ?? 'Warning'}</span> {props.children}
      </strong>
    </div>
  )
}

/** A quotation or an example that belongs to the text but is not of it. */
export function InsetText(props: NoticeProps & { readonly id?: string }) {
  return (
    <div id={props.id} class={classes('govuk-inset-text', props.class)} {...props.attributes}>
      {props.children}
    </div>
  )
}
