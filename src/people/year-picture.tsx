/** The picture of a school year: a small calendar for each month, told apart by shape and never by colour alone. */
import { Card, Meta } from '../platform/components/card.tsx'
import { InsetText } from '../platform/components/notices.tsx'
import type { Span } from '../law/school.ts'
import { inFullWords, inWords } from '../platform/day.ts'
import {
  oddities,
  type DayState,
  type PictureDay,
  type PictureMonth,
  type SchoolYear,
} from './school-year.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const CELL = 22
const PAD = 1
const HEAD = 15
const WEEKDAYS = ['M', 'T', 'W', 'T', 'F', 'S', 'S']

/** `2026 to 2027`. */
export function yearName(year: number): string {
  return `${year} to ${year + 1}`
}

export function YearPicture({
  year,
  level = 2,
}: {
  readonly year: SchoolYear
  readonly level?: 2 | 3
}) {
  const heading = `School year ${yearName(year.year)}`
  return (
    <Card class="heard-year">
      {level === 3 ? <h3>{heading}</h3> : <h2>{heading}</h2>}
      <Meta>
        {year.openDays} days open
        {year.unknownDays > 0 && `, ${year.unknownDays} weekdays not known`}
      </Meta>
      <div class="heard-year__months" aria-hidden="true">
        {year.months.map((month) => (
          <Month month={month} />
        ))}
      </div>
      <Legend year={year} />
      <SpanList title="Terms" spans={year.terms} usual="Term" />
      <SpanList title="Closed" spans={year.closures} usual="Closed" />
      {oddities(year).map((text) => (
        <InsetText>{text}</InsetText>
      ))}
    </Card>
  )
}

function Month({ month }: { readonly month: PictureMonth }) {
  const rows = Math.ceil((month.before + month.days.length) / 7)
  return (
    <figure class="heard-year__month">
      <figcaption>
        {MONTHS[month.month - 1]} {month.year}
      </figcaption>
      <svg viewBox={`0 0 ${CELL * 7} ${HEAD + CELL * rows}`} focusable="false">
        {WEEKDAYS.map((letter, at) => (
          <text x={at * CELL + CELL / 2} y={HEAD - 4} text-anchor="middle" font-size={10}>
            {letter}
          </text>
        ))}
        {month.days.map((day, at) => (
          <Cell
            day={day}
            x={((month.before + at) % 7) * CELL}
            y={HEAD + Math.floor((month.before + at) / 7) * CELL}
          />
        ))}
      </svg>
    </figure>
  )
}

const CLASSES: Readonly<Record<DayState, string>> = {
  open: 'open',
  shut: 'shut',
  holiday: 'holiday',
  'bank holiday': 'shut',
  weekend: 'weekend',
  unknown: 'unknown',
}

type CellProps = {
  readonly day: Pick<PictureDay, 'date' | 'state'>
  readonly x: number
  readonly y: number
}

function Cell({ day, x, y }: CellProps) {
  const { date, state } = day
  const size = CELL - PAD * 2
  const isBoxed =
    state === 'open' || state === 'shut' || state === 'bank holiday' || state === 'unknown'
  return (
    <g class={`heard-year__${CLASSES[state]}`}>
      {isBoxed && <rect x={x + PAD} y={y + PAD} width={size} height={size} rx={4} />}
      {CLASSES[state] === 'shut' && (
        <line x1={x + 3} y1={y + CELL - 3} x2={x + CELL - 3} y2={y + 3} />
      )}
      <text x={x + CELL / 2} y={y + CELL / 2 + 4.5} text-anchor="middle" font-size={13}>
        {date}
      </text>
    </g>
  )
}

function Legend({ year }: { readonly year: SchoolYear }) {
  const parts: readonly (readonly [DayState, string])[] = [
    ['open', 'open'],
    ['shut', 'closed, or a bank holiday'],
    ['holiday', 'holidays'],
    ['unknown', 'not known'],
  ]
  return (
    <p class="heard-year__legend" aria-hidden="true">
      {parts
        .filter(([state]) => state !== 'unknown' || year.unknownDays > 0)
        .map(([state, text]) => (
          <span>
            <svg viewBox={`0 0 ${CELL} ${CELL}`} width={CELL} height={CELL} focusable="false">
              <Cell day={{ date: 1, state }} x={0} y={0} />
            </svg>
            {text}
          </span>
        ))}
    </p>
  )
}

function SpanList(props: {
  readonly title: string
  readonly spans: readonly (Span & { readonly openDays?: number })[]
  readonly usual: string
}) {
  if (props.spans.length === 0) return null
  return (
    <>
      <p class="heard-year__title">{props.title}</p>
      <ul class="heard-year__spans">
        {props.spans.map(({ from, to, name, openDays }) => (
          <li>
            <strong>{name === '' ? props.usual : name}</strong>{' '}
            <span>
              {inFullWords(from)}
              {to !== from && ` to ${inFullWords(to)}`}
              {openDays !== undefined && ` (${openDays} school days)`}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** `2 September 2026 to 21 July 2027`: what the dates reach over. */
export function reachOf(spans: readonly Span[]): string {
  const first = spans.map(({ from }) => from).toSorted()[0]
  const last = spans
    .map(({ to }) => to)
    .toSorted()
    .at(-1)
  return first === undefined || last === undefined ? '' : `${inWords(first)} to ${inWords(last)}`
}
