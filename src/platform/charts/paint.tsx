/**
 * The paint of charts. Every mark is told apart by its pattern or shape as well as by its colour.
 * Colours stand as attributes, so that the same picture prints; a class lets the page's theme repaint
 * them on dark paper.
 */
import { symbol, symbolCircle, symbolDiamond2, symbolSquare, symbolTriangle } from 'd3-shape'

export const TONES = ['home', 'school', 'child', 'kept', 'late', 'quiet'] as const
export type Tone = (typeof TONES)[number]

/** On white paper; the page repaints by class. */
export const INKS: Readonly<Record<Tone, string>> = {
  home: '#b04c12',
  school: '#3b5ba9',
  child: '#4b2a57',
  kept: '#2e6b4f',
  late: '#a8322a',
  quiet: '#857a8a',
}

export const INK = '#241c28'
export const SOFT = '#5c5261'
export const LINE = '#e2d9d3'

const SHAPES = {
  home: symbolCircle,
  school: symbolSquare,
  child: symbolTriangle,
  kept: symbolDiamond2,
  late: symbolTriangle,
  quiet: symbolCircle,
} as const

/** The path of a tone's own shape round 0,0; `size` is its area in square units. */
export function shapeOf(tone: Tone, size = 60): string {
  return symbol(SHAPES[tone], size)() ?? ''
}

/** The dashes of a tone's line; a whole line for home. */
export const DASHES: Readonly<Record<Tone, string | undefined>> = {
  home: undefined,
  school: '6 4',
  child: '2 3',
  kept: undefined,
  late: '8 3 2 3',
  quiet: '1 3',
}

/** How a filled area of a tone looks: whole, or hatched one way or another. */
type Hatch = 'whole' | 'rising' | 'falling' | 'dots' | 'empty'

export type Fill = { readonly tone: Tone; readonly hatch: Hatch }

const idOf = (chart: string, { tone, hatch }: Fill): string => `${chart}-${tone}-${hatch}`

/** The patterns a chart's fills need; `chart` keeps their names apart from other charts of the page. */
export function Patterns(props: { readonly chart: string; readonly fills: readonly Fill[] }) {
  const hatched = new Map(
    props.fills
      .filter(({ hatch }) => hatch !== 'whole' && hatch !== 'empty')
      .map((fill) => [idOf(props.chart, fill), fill]),
  )
  if (hatched.size === 0) return null
  return (
    <defs>
      {[...hatched].map(([id, { tone, hatch }]) => (
        <pattern
          id={id}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform={
            hatch === 'falling' ? 'rotate(-45)' : hatch === 'rising' ? 'rotate(45)' : undefined
          }
        >
          <rect class="heard-chart__card" width="6" height="6" fill="#fff" />
          {hatch === 'dots' ? (
            <circle class={`heard-chart__${tone}`} cx="3" cy="3" r="1.5" fill={INKS[tone]} />
          ) : (
            <rect class={`heard-chart__${tone}`} width="2.4" height="6" fill={INKS[tone]} />
          )}
        </pattern>
      ))}
    </defs>
  )
}

/** What paints an area: put on a rect or a path. */
export function paintOf(chart: string, fill: Fill) {
  const { tone, hatch } = fill
  const stroke = INKS[tone]
  if (hatch === 'whole') return { class: `heard-chart__${tone}`, fill: stroke }
  const painted = hatch === 'empty' ? 'none' : `url(#${idOf(chart, fill)})`
  return { class: `heard-chart__edge-${tone}`, fill: painted, stroke, 'stroke-width': 1.2 }
}
