/** How many of each: one bar below another, each with its name above it and its number at its end. */
import { scaleLinear } from 'd3-scale'
import { ChartFigure, Drawing, type ChartParts, type Key } from './figure.tsx'
import { INK, LINE, paintOf, Patterns, SOFT, type Fill } from './paint.tsx'

export type Bar = {
  readonly name: string
  /** The parts of the bar, in the order of `parts`. */
  readonly counts: readonly number[]
  /** Where the entries behind it are. */
  readonly href?: string
}

export type BarsProps = {
  readonly id: string
  readonly title: string
  readonly summary: string
  /** What the parts of each bar are; one for bars of one colour. */
  readonly parts: readonly { readonly name: string; readonly fill: Fill }[]
  readonly bars: readonly Bar[]
  readonly unit: string
  readonly level?: 2 | 3
}

const WIDTH = 340
const STEP = 46
const LABEL_AT = 14
const BAR_AT = 20
const BAR_HEIGHT = 18
const COUNT_WIDTH = 44
const NAME_MAX = 44

const totalOf = ({ counts }: Bar): number => counts.reduce((sum, count) => sum + count, 0)

/** A bar chart that reads on a phone. Names longer than the picture are cut there, and whole in the table. */
export function Bars(props: BarsProps) {
  return <ChartFigure of={barsOf(props)} level={props.level} />
}

/** The same, for a page or for paper. */
export function barsOf(props: BarsProps): ChartParts {
  const { id, parts, bars } = props
  const scale = scaleLinear()
    .domain([0, Math.max(1, ...bars.map(totalOf))])
    .range([0, WIDTH - COUNT_WIDTH])
  const keys: Key[] = parts.map(({ name, fill }) => ({ text: name, fill }))
  return {
    id,
    title: props.title,
    summary: props.summary,
    keys,
    table: {
      head: ['', ...(parts.length > 1 ? parts.map(({ name }) => name) : []), props.unit],
      rows: bars.map((bar) => [
        bar.href === undefined ? bar.name : <a href={bar.href}>{bar.name}</a>,
        ...(parts.length > 1 ? bar.counts : []),
        totalOf(bar),
      ]),
    },
    drawing: (
      <Drawing id={id} width={WIDTH} height={bars.length * STEP + 4}>
        <Patterns chart={id} fills={parts.map(({ fill }) => fill)} />
        {bars.map((bar, row) => (
          <OneBar bar={bar} chart={id} parts={parts} y={row * STEP} scale={scale} />
        ))}
      </Drawing>
    ),
  }
}

function OneBar(props: {
  readonly bar: Bar
  readonly chart: string
  readonly parts: BarsProps['parts']
  readonly y: number
  readonly scale: (count: number) => number
}) {
  const { bar, chart, parts, y, scale } = props
  const cut = bar.name.length > NAME_MAX ? `${bar.name.slice(0, NAME_MAX - 1)}…` : bar.name
  const starts = bar.counts.map((_, part) =>
    bar.counts.slice(0, part).reduce((sum, count) => sum + count, 0),
  )
  return (
    <>
      <text class="heard-chart__ink" x="0" y={y + LABEL_AT} font-size="14" fill={INK}>
        {cut}
      </text>
      <line
        class="heard-chart__line"
        x1="0"
        x2={WIDTH - COUNT_WIDTH}
        y1={y + BAR_AT + BAR_HEIGHT / 2}
        y2={y + BAR_AT + BAR_HEIGHT / 2}
        stroke={LINE}
        stroke-width="1"
      />
      {parts.map(({ fill }, part) => {
        const count = bar.counts[part] ?? 0
        return count === 0 ? null : (
          <rect
            x={scale(starts[part] ?? 0)}
            y={y + BAR_AT}
            width={scale(count)}
            height={BAR_HEIGHT}
            rx="3"
            {...paintOf(chart, fill)}
          />
        )
      })}
      <text
        class="heard-chart__soft"
        x={scale(totalOf(bar)) + 8}
        y={y + BAR_AT + 14}
        font-size="14"
        font-weight="700"
        fill={SOFT}
      >
        {totalOf(bar)}
      </text>
    </>
  )
}
