/** Weeks below each other, morning and afternoon of each weekday beside each other, a code in each. */
import { addDays, daysBetween, inWords, weekdayOf, type Day } from '../day.ts'
import { shortDay, type DayEvent } from './day-lines.tsx'
import { ChartFigure, Drawing, type ChartParts, type ChartTable, type Key } from './figure.tsx'
import { INK, INKS, paintOf, Patterns, SOFT, type Fill } from './paint.tsx'

export type Half = {
  readonly day: Day
  readonly half: 'am' | 'pm'
  readonly code: string
  readonly fill: Fill
}

export type CalendarProps = {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly halves: readonly Half[]
  readonly keys: readonly Key[]
  readonly table: ChartTable
  /** What happened: numbered at its day, told in words under the picture. */
  readonly events?: readonly DayEvent[]
  readonly level?: 2 | 3
}

const LABEL_WIDTH = 58
const CELL = 26
const DAY_WIDTH = CELL * 2 + 4
const ROW = 30
const HEAD = 24
/** Numbers of what happened on one day stand so far apart. */
const MARK_HEIGHT = 14
/** A longer time without any mark is left out. */
const GAP_WEEKS_MAX = 2
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri']

const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day))

/** A register as a picture; weekends are shown only where a mark stands on one. */
export function Calendar(props: CalendarProps) {
  return <ChartFigure of={calendarOf(props)} level={props.level} />
}

/** The same, for a page or for paper. */
export function calendarOf(props: CalendarProps): ChartParts {
  const { id, title, summary, keys, table } = props
  const events = shownOf(props)
  return { id, title, summary, keys, table, events, drawing: <Weeks {...props} events={events} /> }
}

/** Those on a day that the picture has. */
function shownOf({ halves, events = [] }: CalendarProps): readonly DayEvent[] {
  const weekdays = weekdaysOf(halves)
  const weeks = new Set(weeksOf(halves.map(({ day }) => mondayOf(day))))
  return events.filter(({ day }) => weekdayOf(day) <= weekdays && weeks.has(mondayOf(day)))
}

const weekdaysOf = (halves: readonly Half[]): number =>
  Math.max(5, ...halves.map(({ day }) => weekdayOf(day)))

function Weeks({ id, halves, events = [] }: CalendarProps) {
  const byWeek = Map.groupBy(
    halves.toSorted((one, other) => (one.day < other.day ? -1 : 1)),
    ({ day }) => mondayOf(day),
  )
  const weekdays = weekdaysOf(halves)
  const width = LABEL_WIDTH + weekdays * DAY_WIDTH
  const mondays = weeksOf([...byWeek.keys()])
  return (
    <Drawing id={id} width={width} height={HEAD + mondays.length * ROW}>
      <Patterns chart={id} fills={halves.map(({ fill }) => fill)} />
      {[...WEEKDAYS, 'Sat', 'Sun'].slice(0, weekdays).map((name, at) => (
        <text
          class="heard-chart__soft"
          x={LABEL_WIDTH + at * DAY_WIDTH + CELL}
          y="15"
          font-size="13"
          text-anchor="middle"
          fill={SOFT}
        >
          {name}
        </text>
      ))}
      {mondays.map((monday, row) => (
        <>
          <text
            class="heard-chart__soft"
            x="0"
            y={HEAD + row * ROW + 18}
            font-size="13"
            fill={SOFT}
          >
            {shortDay(monday)}
          </text>
          {(byWeek.get(monday) ?? []).map((half) => (
            <Cell chart={id} half={half} y={HEAD + row * ROW} />
          ))}
          {events.map(({ day }, at) =>
            mondayOf(day) === monday ? (
              <Mark
                number={at + 1}
                x={LABEL_WIDTH + (weekdayOf(day) - 1) * DAY_WIDTH}
                nth={events.slice(0, at).filter((each) => each.day === day).length}
                y={HEAD + row * ROW}
              />
            ) : null,
          )}
        </>
      ))}
    </Drawing>
  )
}

/** Every week from the first to the last with a mark; a longer time without any is left out. */
function weeksOf(marked: readonly Day[]): Day[] {
  const sorted = [...new Set(marked)].toSorted()
  return sorted.flatMap((monday, at) => {
    const before = sorted[at - 1]
    const missed = before === undefined ? 0 : daysBetween(before, monday) / 7 - 1
    const shown = missed <= GAP_WEEKS_MAX ? missed : 0
    return Array.from({ length: shown + 1 }, (_, week) => addDays(monday, (week - shown) * 7))
  })
}

function Cell({
  chart,
  half,
  y,
}: {
  readonly chart: string
  readonly half: Half
  readonly y: number
}) {
  const x = LABEL_WIDTH + (weekdayOf(half.day) - 1) * DAY_WIDTH + (half.half === 'am' ? 0 : CELL)
  return (
    <>
      <rect x={x} y={y} width={CELL - 2} height={CELL - 2} rx="4" {...paintOf(chart, half.fill)} />
      {half.fill.hatch !== 'whole' && half.fill.hatch !== 'empty' && (
        <rect
          class="heard-chart__card"
          x={x + 3}
          y={y + 5}
          width={CELL - 8}
          height={14}
          rx="2"
          fill="#fff"
        />
      )}
      <text
        class={half.fill.hatch === 'whole' ? 'heard-chart__on' : 'heard-chart__ink'}
        x={x + (CELL - 2) / 2}
        y={y + 17}
        font-size="13"
        font-weight="700"
        text-anchor="middle"
        fill={half.fill.hatch === 'whole' ? '#fff' : INK}
      >
        {half.code}
      </text>
    </>
  )
}

/** The number of what happened, between morning and afternoon of its day; several below each other. */
function Mark(props: {
  readonly number: number
  readonly x: number
  readonly y: number
  readonly nth: number
}) {
  const x = props.x + CELL - 1
  const y = props.y + 6 + props.nth * MARK_HEIGHT
  return (
    <>
      <circle class="heard-chart__child" cx={x} cy={y} r="7.5" fill={INKS.child} />
      <text
        class="heard-chart__on"
        x={x}
        y={y + 4}
        font-size="11"
        font-weight="700"
        text-anchor="middle"
        fill="#fff"
      >
        {props.number}
      </text>
    </>
  )
}

/** `Monday 14 September 2026, morning`: how a half day is called in a table. */
export function halfInWords({ day, half }: Pick<Half, 'day' | 'half'>): string {
  return `${inWords(day)}, ${half === 'am' ? 'morning' : 'afternoon'}`
}
