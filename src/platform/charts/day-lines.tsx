/** Days side by side: what each side said of the same days, with what happened marked below. */
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { addDays, daysBetween, inWords, weekdayOf, type Day } from '../day.ts'
import { ChartFigure, Drawing, type ChartParts } from './figure.tsx'
import { DASHES, INK, INKS, LINE, shapeOf, SOFT, type Tone } from './paint.tsx'

type DayPoint = { readonly day: Day; readonly value: number }

export type DaySeries = {
  readonly name: string
  readonly tone: Tone
  readonly points: readonly DayPoint[]
}

/** Something that happened on a day; numbered in the picture, told in words under it. */
export type DayEvent = {
  readonly day: Day
  readonly text: string
  readonly href?: string
}

export type DayLinesProps = {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly from: Day
  readonly to: Day
  /** The least and the greatest value, and what they mean. */
  readonly scale: {
    readonly least: number
    readonly most: number
    readonly low: string
    readonly high: string
  }
  readonly series: readonly DaySeries[]
  readonly events?: readonly DayEvent[]
  readonly level?: 2 | 3
}

/** The picture's own height, between its highest and its lowest value; below it stand the dates. */
const VALUES_HEIGHT = 166
const BELOW = 44
/** Above it: what the highest value means, and over that the numbers of what happened. */
const LABEL_HEIGHT = 30
const MARK_HEIGHT = 21
const LEFT = 12
const RIGHT = 8
const WIDTH = 360
/** A date is left out where it would run over the edge. */
const LABEL_WIDTH = 44
/** From this many days on, marks are smaller: there are more of them than fit. */
const MANY_DAYS = 120
/** Lines are broken over more than this many days without a word: nobody knows what lay between. */
const GAP_MAX = 4

type Place = {
  readonly x: (day: Day) => number
  readonly y: (value: number) => number
  readonly top: number
  readonly bottom: number
}

/** Numbers nearer to each other than this would stand on one another: the next one stands higher. */
const MARK_WIDTH = 20
const MARK_ROWS_MAX = 4

/** A letter of the scale's words, a little wider than it is. */
const LETTER_WIDTH = 7.4

/** From the highest value up to above its words. */
const WORDS_HEIGHT = 26

/** Whether a line at `x` would run through words of the scale, which begin at the left edge. */
function isOnWords(x: number, words: string): boolean {
  return x < LEFT + words.length * LETTER_WIDTH
}

/** In which row, from the lowest (0), the mark at each place across stands. `xs` from left to right. */
export function rowsOfMarks(xs: readonly number[]): readonly number[] {
  const last: number[] = []
  return xs.map((x) => {
    const free = last.findIndex((before) => x - before >= MARK_WIDTH)
    const row = free === -1 ? Math.min(last.length, MARK_ROWS_MAX - 1) : free
    last[row] = x
    return row
  })
}

/** A line for each side. A day nobody spoke of is a gap, never a zero. */
export function DayLines(props: DayLinesProps) {
  return <ChartFigure of={dayLinesOf(props)} level={props.level} />
}

/** The same, for a page or for paper. */
export function dayLinesOf(props: DayLinesProps): ChartParts {
  const { id, title, summary, series, events = [] } = props
  const keys = series.map(({ name, tone }) => ({ text: name, tone }))
  return { id, title, summary, keys, table: tableOf(props), events, drawing: <Lines {...props} /> }
}

function Lines(props: DayLinesProps) {
  const { id, from, to, series, events = [] } = props
  const days = Math.max(1, daysBetween(from, to))
  const across = scaleLinear()
    .domain([0, days])
    .range([LEFT, WIDTH - RIGHT])
  const x = (day: Day) => across(daysBetween(from, day))
  const rows = rowsOfMarks(events.map((event) => x(event.day)))
  const top = LABEL_HEIGHT + MARK_HEIGHT * Math.max(0, ...rows.map((row) => row + 1))
  const bottom = top + VALUES_HEIGHT
  const up = scaleLinear().domain([props.scale.least, props.scale.most]).range([bottom, top])
  const place: Place = { x, y: (value) => up(value), top, bottom }
  return (
    <Drawing id={id} width={WIDTH} height={bottom + BELOW} wide>
      <Weeks {...props} place={place} />
      {series.map((each) => (
        <Series of={each} place={place} size={days > MANY_DAYS ? 16 : 40} />
      ))}
      {events.map((event, at) => (
        <Mark
          number={at + 1}
          x={x(event.day)}
          row={rows[at] ?? 0}
          place={place}
          words={props.scale.high}
        />
      ))}
    </Drawing>
  )
}

function tableOf({ series, events = [] }: DayLinesProps) {
  const days = [...new Set(series.flatMap(({ points }) => points.map(({ day }) => day)))].toSorted()
  const told = (day: Day) =>
    events
      .filter((event) => event.day === day)
      .map(({ text }) => text)
      .join('; ')
  return {
    head: [
      'Day',
      ...series.map(({ name }) => name),
      ...(events.length > 0 ? ['What happened'] : []),
    ],
    rows: days.map((day) => [
      inWords(day),
      ...series.map(({ points }) =>
        points
          .filter((point) => point.day === day)
          .map(({ value }) => value)
          .join(', '),
      ),
      ...(events.length > 0 ? [told(day)] : []),
    ]),
  }
}

function Weeks(props: DayLinesProps & { readonly place: Place }) {
  const { from, to, place } = props
  const { least, most, low, high } = props.scale
  const mondays: Day[] = []
  for (let day = addDays(from, (8 - weekdayOf(from)) % 7); day <= to; day = addDays(day, 7))
    mondays.push(day)
  const each = Math.max(1, Math.ceil((mondays.length * 58) / WIDTH))
  return (
    <>
      {Array.from({ length: most - least + 1 }, (_, at) => place.y(least + at)).map((y) => (
        <line class="heard-chart__line" x1={LEFT} x2={WIDTH - RIGHT} y1={y} y2={y} stroke={LINE} />
      ))}
      <text class="heard-chart__soft" x={LEFT} y={place.top - 12} font-size="13" fill={SOFT}>
        {high}
      </text>
      <text class="heard-chart__soft" x={LEFT} y={place.bottom + 16} font-size="13" fill={SOFT}>
        {low}
      </text>
      {mondays.map((monday, at) => (
        <>
          <line
            class="heard-chart__line"
            x1={place.x(monday)}
            x2={place.x(monday)}
            y1={place.top}
            y2={place.bottom + (isOnWords(place.x(monday), low) ? 0 : 22)}
            stroke={LINE}
          />
          {at % each === 0 && place.x(monday) < WIDTH - LABEL_WIDTH && (
            <text
              class="heard-chart__soft"
              x={place.x(monday) + 3}
              y={place.bottom + 36}
              font-size="13"
              fill={SOFT}
            >
              {shortDay(monday)}
            </text>
          )}
        </>
      ))}
    </>
  )
}

/** `14 Sep`. */
export function shortDay(day: Day): string {
  const [date = '', month = ''] = inWords(day).split(' ')
  return `${date} ${month.slice(0, 3)}`
}

function Series({
  of,
  place,
  size,
}: {
  readonly of: DaySeries
  readonly place: Place
  readonly size: number
}) {
  const sorted = of.points.toSorted((one, other) => (one.day < other.day ? -1 : 1))
  const runs: DayPoint[][] = []
  for (const point of sorted) {
    const last = runs.at(-1)?.at(-1)
    if (last === undefined || daysBetween(last.day, point.day) > GAP_MAX) runs.push([point])
    else runs.at(-1)?.push(point)
  }
  const path = line<DayPoint>(
    ({ day }) => place.x(day),
    ({ value }) => place.y(value),
  )
  return (
    <>
      {runs
        .filter((run) => run.length > 1)
        .map((run) => (
          <path
            class={`heard-chart__stroke-${of.tone}`}
            d={path(run) ?? ''}
            fill="none"
            stroke={INKS[of.tone]}
            stroke-width="2"
            stroke-dasharray={DASHES[of.tone]}
            stroke-linejoin="round"
          />
        ))}
      {sorted.map(({ day, value }) => (
        <path
          class={`heard-chart__${of.tone}`}
          d={shapeOf(of.tone, size)}
          transform={`translate(${place.x(day)} ${place.y(value)})`}
          fill={INKS[of.tone]}
        />
      ))}
    </>
  )
}

function Mark({
  number,
  x,
  row,
  place,
  words,
}: {
  readonly number: number
  readonly x: number
  readonly row: number
  readonly place: Place
  /** What stands at the left, over the highest value: the line leaves it room. */
  readonly words: string
}) {
  const middle = place.top - LABEL_HEIGHT - MARK_HEIGHT * row - MARK_HEIGHT / 2
  const pieces = isOnWords(x, words)
    ? [
        [middle, place.top - WORDS_HEIGHT],
        [place.top - 6, place.bottom],
      ]
    : [[middle, place.bottom]]
  return (
    <>
      {pieces.map(([y1, y2]) => (
        <line
          class="heard-chart__stroke-quiet"
          x1={x}
          x2={x}
          y1={y1}
          y2={y2}
          stroke={INKS.quiet}
          stroke-width="1.5"
          stroke-dasharray="4 3"
        />
      ))}
      <circle class="heard-chart__child" cx={x} cy={middle} r="9" fill={INKS.child} />
      <text
        class="heard-chart__on"
        x={x}
        y={middle + 4.5}
        font-size="12"
        font-weight="700"
        text-anchor="middle"
        fill="#fff"
      >
        {number}
      </text>
      <line
        class="heard-chart__ink"
        x1={x}
        x2={x}
        y1={place.bottom}
        y2={place.bottom + 4}
        stroke={INK}
      />
    </>
  )
}
