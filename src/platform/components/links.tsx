/** The small ways about: skip link, back link, breadcrumbs. */
import type { Child } from 'hono/jsx'
import { classes, type Attributes } from './attributes.ts'

type LinkProps = {
  readonly href?: string
  readonly class?: string
  readonly attributes?: Attributes
  readonly children?: Child
}

export function SkipLink(props: LinkProps) {
  return (
    <a
      href={props.href ?? '#content'}
      class={classes('govuk-skip-link', props.class)}
      {...props.attributes}
      data-module="govuk-skip-link"
    >
      {props.children}
    </a>
  )
}

export function BackLink(props: LinkProps) {
  return (
    <a
      href={props.href ?? '#'}
      class={classes('govuk-back-link', props.class)}
      {...props.attributes}
    >
      {props.children ?? 'Back'}
    </a>
  )
}

export type Crumb = {
  readonly text: Child
  /** Without an address it is the page we are on. */
  readonly href?: string
  readonly attributes?: Attributes
}

export function Breadcrumbs(props: {
  readonly items: readonly Crumb[]
  readonly collapseOnMobile?: boolean
  readonly label?: string
  readonly class?: string
  readonly attributes?: Attributes
}) {
  const collapse = props.collapseOnMobile === true && 'govuk-breadcrumbs--collapse-on-mobile'
  return (
    <nav
      class={classes('govuk-breadcrumbs', props.class, collapse)}
      aria-label={props.label ?? 'Breadcrumb'}
      {...props.attributes}
    >
      <ol class="govuk-breadcrumbs__list">
        {props.items.map((item) =>
          item.href === undefined || item.href === '' ? (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {item.text}
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
                {item.text}
              </a>
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}
