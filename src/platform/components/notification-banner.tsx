import type { Child } from 'hono/jsx'
import { classes, type Attributes } from './attributes.ts'

export type NotificationBannerProps = {
  readonly type?: 'success'
  readonly title?: Child
  readonly titleId?: string
  readonly headingLevel?: 1 | 2 | 3 | 4
  readonly role?: 'alert' | 'region' | 'banner'
  readonly disableAutoFocus?: boolean
  /** One line, set as a heading; for more, give children. */
  readonly text?: string
  readonly class?: string
  readonly attributes?: Attributes
  readonly children?: Child
}

/** Something the person should know about that is not about this page: what was just saved, say. */
export function NotificationBanner(props: NotificationBannerProps) {
  const success = props.type === 'success'
  const titleId = props.titleId ?? 'govuk-notification-banner-title'
  return (
    <div
      class={classes(
        'govuk-notification-banner',
        success && 'govuk-notification-banner--success',
        props.class,
      )}
      role={props.role ?? (success ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={props.disableAutoFocus?.toString()}
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Title level={props.headingLevel ?? 2} id={titleId}>
          {props.title ?? (success ? 'Success' : 'Important')}
        </Title>
      </div>
      <div class="govuk-notification-banner__content">
        {props.text === undefined ? (
          props.children
        ) : (
          <p class="govuk-notification-banner__heading">{props.text}</p>
        )}
      </div>
    </div>
  )
}

function Title(props: {
  readonly level: 1 | 2 | 3 | 4
  readonly id: string
  readonly children?: Child
}) {
  const rest = { class: 'govuk-notification-banner__title', id: props.id }
  if (props.level === 1) return <h1 {...rest}>{props.children}</h1>
  if (props.level === 2) return <h2 {...rest}>{props.children}</h2>
  if (props.level === 3) return <h3 {...rest}>{props.children}</h3>
  return <h4 {...rest}>{props.children}</h4>
}
