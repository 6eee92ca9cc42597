/**
 * The whole document round every page: skip link, top bar, the way about, foot. It writes the one
 * `<h1>`; nothing in it needs a script, and its only scripts are optional: "Exit this page" and, on a
 * record's pages, sending what was written without a network.
 */
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { BackLink, SkipLink } from '../components/links.tsx'
import { assetPath, assets } from './assets.ts'
import type { Problem } from './forms.ts'
import { readingAttributes } from './reading.ts'
import { currentShell, type NavItem } from './shell.ts'

/** The record a page belongs to: the child's name, and the path its places hang from. */
export type PageRecord = {
  readonly name: string
  readonly path: string
  /** Whether whoever looks has what a route needs; left out, everything. */
  readonly may?: (need: string) => boolean
}

/** Whether whoever looks at a page of `record` may open what needs this: a link that leads nowhere is not shown. */
export function mayOpen(record: PageRecord, need: string | undefined): boolean {
  return need === undefined || record.may === undefined || record.may(need)
}

export type PageProps = {
  /** The page's name in the tab and, unless `heading` says otherwise, its `<h1>`. */
  readonly title: string
  readonly heading?: string
  /** One quiet line under the heading. */
  readonly sub?: Child
  readonly record?: PageRecord | undefined
  /** The id of the place in the way about that this page is in. */
  readonly current?: string
  readonly signedIn?: boolean
  readonly backTo?: { readonly href: string; readonly text: string } | undefined
  /** Shown above the heading, linked to the fields, and said in the tab. */
  readonly problems?: readonly Problem[]
  /** Beside the page on a desk, under it on a phone. */
  readonly aside?: Child
  /** Names of optional scripts in client/. */
  readonly scripts?: readonly string[]
  readonly children?: Child
}

/** A page as a whole document, doctype first. */
export function Page(props: PageProps) {
  const { record, current, problems = [] } = props
  const { nav, reading, first } = currentShell()
  const places = record === undefined ? [] : nav.filter(({ need }) => mayOpen(record, need))
  const columns = [
    'heard-grid',
    places.length > 0 ? 'heard-grid--nav' : '',
    props.aside === undefined ? '' : 'heard-grid--aside',
  ]
  return (
    <>
      {html`<!DOCTYPE html>`}
      <html lang="en-GB" class="govuk-template" {...readingAttributes(reading)}>
        <Head
          title={titleOf(props)}
          scripts={scriptsOf(props)}
          isKept={props.scripts?.some((name) => CARRIED.has(name)) === true}
        />
        <body class={`govuk-template__body ${places.length > 0 ? 'heard-has-tabs' : ''}`.trim()}>
          <SkipLink href="#main">Skip to the page</SkipLink>
          <Top record={record} />
          <div class="heard-wrap">
            <div class={columns.filter((each) => each !== '').join(' ')}>
              {places.length > 0 && record !== undefined && (
                <SideNav places={places} record={record} current={current} />
              )}
              <main id="main" class="heard-page" tabindex={-1}>
                {props.backTo !== undefined && (
                  <BackLink href={props.backTo.href}>{props.backTo.text}</BackLink>
                )}
                {problems.length > 0 && <ErrorSummary problems={problems} />}
                <h1>{props.heading ?? props.title}</h1>
                {props.sub !== undefined && <p class="heard-sub">{props.sub}</p>}
                {first}
                {props.children}
              </main>
              {props.aside !== undefined && <aside>{props.aside}</aside>}
            </div>
          </div>
          <Foot />
          {places.length > 0 && record !== undefined && (
            <Tabs places={places} record={record} current={current} />
          )}
        </body>
      </html>
    </>
  )
}

function titleOf({ title, record, problems = [] }: PageProps): string {
  const parts = record === undefined ? [title, 'Heard'] : [title, record.name, 'Heard']
  return `${problems.length > 0 ? 'Error: ' : ''}${parts.join(' – ')}`
}

/** Pages that name one of these may be kept on a phone's first screen; others need not tell it how. */
const CARRIED = new Set(['carry', 'capture'])

/** Leaving in a hurry works everywhere; on a record's pages what was written without a network is sent. */
function scriptsOf({ record, scripts = [] }: PageProps): readonly string[] {
  return [...new Set(['exit', ...(record === undefined ? [] : ['carry']), ...scripts])]
}

type HeadProps = {
  readonly title: string
  readonly scripts: readonly string[]
  readonly isKept: boolean
}

function Head({ title, scripts, isKept }: HeadProps) {
  const { stylesheet, font, icon, icons, scripts: known } = assets()
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <link rel="icon" href={assetPath(icon)} type="image/svg+xml" />
      {isKept && (
        <>
          <link rel="apple-touch-icon" href={assetPath(icons.touch)} />
          <link rel="manifest" href="/app.webmanifest" />
        </>
      )}
      <link
        rel="preload"
        href={assetPath(font)}
        as="font"
        type="font/woff2"
        crossorigin="anonymous"
      />
      <link rel="stylesheet" href={assetPath(stylesheet)} />
      {scripts.map((name) => {
        const file = known[name]
        if (file === undefined) throw new Error(`No script is called ${name} in client/.`)
        return <script type="module" src={assetPath(file)}></script>
      })}
    </head>
  )
}

function nameOf(record: PageRecord): string {
  return `${record.name}’s record`
}

function Top({ record }: { record: PageRecord | undefined }) {
  return (
    <header class="heard-top">
      <div class="heard-top__in">
        <div class="heard-top__name">
          <a href={record?.path ?? '/'}>
            <b>Heard</b>
            {record !== undefined && <span>{nameOf(record)}</span>}
          </a>
        </div>
        <a class="heard-top__help" href="/help-now">
          Help now
        </a>
        <a class="heard-top__exit" href="https://www.bbc.co.uk/weather" data-exit="">
          Exit this page
        </a>
      </div>
    </header>
  )
}

type PlacesProps = {
  readonly places: readonly NavItem[]
  readonly record: PageRecord
  readonly current: string | undefined
}

function labelOf(item: NavItem, record: PageRecord): string {
  return typeof item.label === 'string' ? item.label : item.label(record.name)
}

function SideNav({ places, record, current }: PlacesProps) {
  const inOrder = places
    .filter((item) => item.aside !== true || item.id === current)
    .toSorted((a, b) => Number(b.add ?? false) - Number(a.add ?? false))
  return (
    <nav class="heard-side" aria-label={nameOf(record)}>
      {inOrder.map((item) => (
        <a
          href={record.path + item.path}
          class={item.add === true ? 'heard-side__add' : undefined}
          aria-current={item.id === current ? 'page' : undefined}
        >
          {labelOf(item, record)}
        </a>
      ))}
    </nav>
  )
}

function Tabs({ places, record, current }: PlacesProps) {
  const here = places.find((item) => item.id === current)?.under ?? current
  return (
    <nav class="heard-tabs" aria-label={nameOf(record)}>
      {places
        .filter((item) => item.tab !== undefined)
        .map((item) => (
          <a
            href={record.path + item.path}
            class={item.add === true ? 'heard-tabs__add' : undefined}
            aria-current={item.id === here ? (here === current ? 'page' : 'true') : undefined}
          >
            {item.tab}
          </a>
        ))}
    </nav>
  )
}

function Foot() {
  return (
    <footer class="heard-foot">
      <div class="heard-foot__in">
        <ul>
          <li>
            <a href="/help-now">Help now</a>
          </li>
          <li>
            <a href="/help-for-carers">Help for carers</a>
          </li>
          <li>
            <a href="/account">Your account</a>
          </li>
          <li>
            <a href="/reading-settings">Reading settings</a>
          </li>
          <li>
            <a href="/exit-this-page">What “Exit this page” cannot hide</a>
          </li>
        </ul>
        <p>
          Nobody watches Heard and it calls no one. If a life is in danger ring{' '}
          <a href="tel:999">999</a>.
        </p>
      </div>
    </footer>
  )
}
