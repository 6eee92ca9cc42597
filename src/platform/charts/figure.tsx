/**
 * A chart as a figure: its name, what it says in a sentence, the picture, what its marks mean, and the
 * same facts as a table behind it. Nothing is in the picture only.
 */
import type { Child } from 'hono/jsx'
import { Details } from '../components/details.tsx'
import { Table } from '../components/table.tsx'
import { inWords, type Day } from '../day.ts'
import { INK, INKS, paintOf, Patterns, shapeOf, type Fill, type Tone } from './paint.tsx'

export type ChartTable = {
  readonly head: readonly string[]
  readonly rows: readonly (readonly Child[])[]
}

/** All that a chart is made of, for a page or for paper. */
export type ChartParts = {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly keys: readonly Key[]
  readonly table: ChartTable
  readonly drawing: Child
  /** What is numbered in the picture, told in words. */
  readonly events?: readonly { readonly day: Day; readonly text: string; readonly href?: string }[]
}

/** A line of the key: a shape for lines, a pattern for areas. */
export type Key =
  | { readonly text: string; readonly tone: Tone }
  | { readonly text: string; readonly fill: Fill }

export function ChartFigure(props: {
  readonly of: ChartParts
  readonly level?: 2 | 3 | undefined
}) {
  const { of, level = 2 } = props
  const { id, title, events = [] } = of
  return (
    <figure class="heard-chart" aria-labelledby={`${id}-title`}>
      <figcaption>
        {level === 3 ? <h3 id={`${id}-title`}>{title}</h3> : <h2 id={`${id}-title`}>{title}</h2>}
        <p id={`${id}-summary`}>{of.summary}</p>
      </figcaption>
      {of.drawing}
      {events.length > 0 && (
        <ol class="heard-chart__events">
          {events.map(({ day, text, href }) => (
            <li>
              <span class="heard-meta">{inWords(day)}</span>{' '}
              {href === undefined ? text : <a href={href}>{text}</a>}
            </li>
          ))}
        </ol>
      )}
      {of.keys.length > 1 && <Keys id={id} keys={of.keys} />}
      <Details summary="The same as a table" class="heard-chart__table">
        <Table
          head={of.table.head.map((text) => ({ text }))}
          rows={of.table.rows.map((row) => row.map((text) => ({ text })))}
          firstCellIsHeader
        />
      </Details>
    </figure>
  )
}

function Keys({ id, keys }: { readonly id: string; readonly keys: readonly Key[] }) {
  const chart = `${id}-key`
  return (
    <ul class="heard-chart__keys">
      {keys.map((key) => (
        <li>
          <KeyPicture chart={`${chart}-${key.text.replaceAll(/\W+/g, '')}`} of={key} />
          {key.text}
        </li>
      ))}
    </ul>
  )
}

/** What a mark of the picture looks like, beside its meaning. */
export function KeyPicture({ chart, of }: { readonly chart: string; readonly of: Key }) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width="22"
      height="16"
      viewBox="0 0 22 16"
      aria-hidden="true"
      focusable="false"
    >
      {'fill' in of ? (
        <>
          <Patterns chart={chart} fills={[of.fill]} />
          <rect x="2" y="2" width="18" height="12" rx="2" {...paintOf(chart, of.fill)} />
        </>
      ) : (
        <path
          class={`heard-chart__${of.tone}`}
          d={shapeOf(of.tone, 70)}
          transform="translate(11 8)"
          fill={INKS[of.tone]}
        />
      )}
    </svg>
  )
}

/** The drawing itself: named and described by its figure, wide as it needs and no wider than the page. */
export function Drawing(props: {
  readonly id: string
  readonly width: number
  readonly height: number
  /** Grows with the page, letters and all. */
  readonly wide?: boolean
  readonly children?: Child
}) {
  const { id, width, height, wide = false } = props
  return (
    <svg
      class={wide ? 'heard-chart__drawing heard-chart__drawing--wide' : 'heard-chart__drawing'}
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby={`${id}-title ${id}-summary`}
      fill={INK}
      font-family="Atkinson Hyperlegible Next, sans-serif"
    >
      {props.children}
    </svg>
  )
}
