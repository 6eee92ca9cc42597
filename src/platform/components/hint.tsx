import type { Child } from 'hono/jsx'
import { classes, partOf, type Part } from './attributes.ts'

/** A quiet sentence that helps someone answer. */
export function Hint(props: { readonly of: Child | Part; readonly id?: string | undefined }) {
  const hint = partOf(props.of)
  if (hint === null) return null
  return (
    <div id={props.id} class={classes('govuk-hint', hint.class)} {...hint.attributes}>
      {hint.text}
    </div>
  )
}
