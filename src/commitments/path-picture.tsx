/**
 * The path of something that was passed on, as a picture: a lane for each body, a bar for each time it
 * had it, days from left to right. The list beside it says the same in words.
 */
import { isSameBody } from '../law/bodies.ts'
import { daysBetween, inWords, type Day } from '../platform/day.ts'
import type { Return, Stop } from './path.ts'

type Lane = { readonly name: string; readonly stops: readonly number[]; readonly days: number }

const LANE = 3.3
const BAR_AT = 1.55
const BAR = 0.95
const LEAST_WIDTH = 1.2

/** Nothing where there is nothing to see: fewer than two stops, or all on one day. */
export function PathPicture(props: {
  readonly stops: readonly Stop[]
  readonly returns: readonly Return[]
  readonly on: Day
}) {
  const { stops, returns, on } = props
  const [first] = stops
  const last = stops.at(-1)
  if (first === undefined || last === undefined || stops.length < 2) return null
  const end = last.to ?? on
  const total = daysBetween(first.from, end)
  if (total < 1) return null
  const lanes = lanesOf(stops)
  const xOf = (day: Day) => (daysBetween(first.from, day) / total) * 98
  const height = lanes.length * LANE + 0.4
  const back = new Set(returns.map(({ at }) => at))
  const label = `Who had it, from ${inWords(first.from)} to ${inWords(end)}: ${stops.map(({ who }) => who).join(', then ')}. The list below says the same in words.`
  return (
    <figure class="heard-held-picture">
      <svg width="100%" height={`${height}em`} role="img" aria-label={label} focusable="false">
        {stops.map((stop, at) => {
          const next = stops[at + 1]
          if (next === undefined) return null
          const [one, other] = [laneOf(lanes, at), laneOf(lanes, at + 1)]
          const x = `${xOf(next.from) + LEAST_WIDTH / 2}%`
          return (
            <line
              class="heard-held__step"
              x1={x}
              x2={x}
              y1={`${one * LANE + BAR_AT + BAR / 2}em`}
              y2={`${other * LANE + BAR_AT + BAR / 2}em`}
            />
          )
        })}
        {lanes.map((lane, row) => (
          <>
            <line
              class="heard-held__lane"
              x1="0"
              x2="100%"
              y1={`${row * LANE + BAR_AT + BAR / 2}em`}
              y2={`${row * LANE + BAR_AT + BAR / 2}em`}
            />
            {lane.stops.map((at) => (
              <Bar stop={stops[at] ?? last} xOf={xOf} end={end} row={row} isBack={back.has(at)} />
            ))}
            <text class="heard-held__name" x="0" y={`${row * LANE + 1.1}em`}>
              {lane.name}
              <tspan class="heard-held__days"> {daysInLane(lane)}</tspan>
            </text>
          </>
        ))}
      </svg>
      <figcaption>
        <span>{inWords(first.from)}</span>
        <span>{last.to === null ? `${inWords(end)}, today` : inWords(end)}</span>
      </figcaption>
    </figure>
  )
}

function Bar(props: {
  readonly stop: Stop
  readonly xOf: (day: Day) => number
  readonly end: Day
  readonly row: number
  readonly isBack: boolean
}) {
  const { stop, xOf, end, row, isBack } = props
  const x = xOf(stop.from)
  const width = Math.max(LEAST_WIDTH, xOf(stop.to ?? end) - x)
  const kind = stop.to === null ? 'now' : isBack ? 'back' : 'had'
  return (
    <rect
      class={`heard-held__bar heard-held__bar--${kind}`}
      x={`${x}%`}
      y={`${row * LANE + BAR_AT}em`}
      width={`${width}%`}
      height={`${BAR}em`}
      rx="4"
    />
  )
}

function lanesOf(stops: readonly Stop[]): Lane[] {
  const lanes: { name: string; stops: number[]; days: number }[] = []
  for (const [at, stop] of stops.entries()) {
    const lane = lanes.find(({ name }) => isSameBody(name, stop.who))
    if (lane === undefined) lanes.push({ name: stop.who, stops: [at], days: stop.days })
    else {
      lane.stops.push(at)
      lane.days += stop.days
    }
  }
  return lanes
}

function laneOf(lanes: readonly Lane[], at: number): number {
  return lanes.findIndex(({ stops }) => stops.includes(at))
}

function daysInLane({ days, stops }: Lane): string {
  const times = stops.length === 1 ? '' : stops.length === 2 ? ', twice' : `, ${stops.length} times`
  return `${days} ${days === 1 ? 'day' : 'days'}${times}`
}
