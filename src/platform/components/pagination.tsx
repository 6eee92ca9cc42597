import type { Child } from 'hono/jsx'
import { classes, type Attributes } from './attributes.ts'

export type PageLink = {
  readonly href: string
  readonly text?: Child
  readonly label?: string
  readonly attributes?: Attributes
}
export type PageNumber =
  | { readonly ellipsis: true }
  | {
      readonly number: string | number
      readonly href: string
      readonly current?: boolean
      readonly visuallyHiddenText?: string
      readonly attributes?: Attributes
    }
export type PaginationProps = {
  readonly previous?: PageLink | undefined
  readonly next?: PageLink | undefined
  readonly items?: readonly PageNumber[]
  readonly landmarkLabel?: string
  readonly class?: string
  readonly attributes?: Attributes
}

/** The way to what comes before and after. */
export function Pagination(props: PaginationProps) {
  const { previous, next, items } = props
  const block = items === undefined && (next !== undefined || previous !== undefined)
  return (
    <nav
      class={classes('govuk-pagination', block && 'govuk-pagination--block', props.class)}
      aria-label={props.landmarkLabel ?? 'Pagination'}
      {...props.attributes}
    >
      {previous !== undefined && <Arrow link={previous} way="prev" block={block} />}
      {items !== undefined && (
        <ul class="govuk-pagination__list">
          {items.map((item) => (
            <Numbered item={item} />
          ))}
        </ul>
      )}
      {next !== undefined && <Arrow link={next} way="next" block={block} />}
    </nav>
  )
}

type Way = 'prev' | 'next'

function Arrow({ link, way, block }: { link: PageLink; way: Way; block: boolean }) {
  return (
    <div class={`govuk-pagination__${way}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={way} {...link.attributes}>
        {(block || way === 'prev') && <Icon way={way} />}
        <span
          class={classes(
            'govuk-pagination__link-title',
            block && link.label === undefined && 'govuk-pagination__link-title--decorated',
          )}
        >
          {link.text ?? (
            <>
              {way === 'prev' ? 'Previous' : 'Next'}
              <span class="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {block && link.label !== undefined && (
          <>
            <span class="govuk-visually-hidden">:</span>{' '}
            <span class="govuk-pagination__link-label">{link.label}</span>
          </>
        )}
        {!block && way === 'next' && <Icon way={way} />}
      </a>
    </div>
  )
}

function Numbered({ item }: { readonly item: PageNumber }) {
  if ('ellipsis' in item) {
    return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
  }
  return (
    <li
      class={classes(
        'govuk-pagination__item',
        item.current === true && 'govuk-pagination__item--current',
      )}
    >
      <a
        class="govuk-link govuk-pagination__link"
        href={item.href}
        aria-label={item.visuallyHiddenText ?? `Page ${item.number}`}
        aria-current={item.current === true ? 'page' : undefined}
        {...item.attributes}
      >
        {item.number}
      </a>
    </li>
  )
}

const SHAPES: Readonly<Record<Way, string>> = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

function Icon({ way }: { readonly way: Way }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${way}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={SHAPES[way]} />
    </svg>
  )
}
