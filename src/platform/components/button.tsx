import type { Child } from 'hono/jsx'
import { classes, type Attributes } from './attributes.ts'

export type ButtonProps = {
  readonly children?: Child
  /** With an address it is a link that looks like a button. */
  readonly href?: string
  readonly type?: 'submit' | 'button' | 'reset'
  readonly name?: string
  readonly value?: string
  readonly disabled?: boolean
  readonly preventDoubleClick?: boolean
  readonly isStart?: boolean
  readonly id?: string
  readonly class?: string
  readonly attributes?: Attributes
}

export function Button(props: ButtonProps) {
  const shared = {
    class: classes('govuk-button', props.class, props.isStart === true && 'govuk-button--start'),
    'data-module': 'govuk-button',
    id: props.id,
    ...props.attributes,
  }
  const inner = (
    <>
      {props.children}
      {props.isStart === true && <StartIcon />}
    </>
  )
  if (props.href !== undefined) {
    return (
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it goes somewhere, so it is a link
      <a href={props.href} role="button" draggable="false" {...shared}>
        {inner}
      </a>
    )
  }
  return (
    <button
      type={props.type ?? 'submit'}
      value={props.value}
      name={props.name}
      disabled={props.disabled}
      aria-disabled={props.disabled === true ? 'true' : undefined}
      data-prevent-double-click={props.preventDoubleClick?.toString()}
      {...shared}
    >
      {inner}
    </button>
  )
}

function StartIcon() {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  )
}
