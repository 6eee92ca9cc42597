/** The SVG elements and attributes our charts and icons use; Hono's types know none. */

type Size = number | string | undefined

type Painted = {
  fill?: string | undefined
  stroke?: string | undefined
  'stroke-width'?: Size
  'stroke-dasharray'?: string | undefined
  'stroke-linejoin'?: 'round' | 'miter' | 'bevel' | undefined
  'stroke-linecap'?: 'round' | 'butt' | 'square' | undefined
  opacity?: Size
  transform?: string | undefined
}
type Worded = Painted & {
  x?: Size
  y?: Size
  dx?: Size
  dy?: Size
  'font-size'?: Size
  'font-weight'?: Size
  'text-anchor'?: 'start' | 'middle' | 'end' | undefined
}

export type SvgTags = {
  svg: Painted & {
    'font-family'?: string
    xmlns?: 'http://www.w3.org/2000/svg'
    viewBox?: string
    width?: Size
    height?: Size
    focusable?: 'false'
    preserveAspectRatio?: string
  }
  g: Painted
  path: Painted & { d: string }
  line: Painted & { x1: Size; y1: Size; x2: Size; y2: Size }
  polyline: Painted & { points: string }
  polygon: Painted & { points: string }
  rect: Painted & { x?: Size; y?: Size; width: Size; height: Size; rx?: Size }
  circle: Painted & { cx: Size; cy: Size; r: Size }
  text: Worded
  tspan: Worded
  desc: object
  defs: object
  pattern: Painted & {
    width: Size
    height: Size
    patternUnits?: 'userSpaceOnUse'
    patternTransform?: string | undefined
  }
}
