/**
 * Reads from a TrueType file only what printing needs to know before it prints: which characters a
 * font can draw and how wide they are. Tables by their names in the OpenType specification (`cmap`
 * formats 4 and 12, `head`, `hhea`, `hmtx`, `OS/2`).
 */

export type Face = {
  /** The glyph of a character, 0 when the font has none. */
  readonly glyphOf: (codePoint: number) => number
  /** How far the pen moves for a glyph, in thousandths of the type size. */
  readonly widthOf: (glyph: number) => number
  readonly ascent: number
  readonly descent: number
  readonly capHeight: number
  readonly box: readonly [number, number, number, number]
}

/** What the TrueType file says. Throws RangeError on a file that is none or ends too early. */
export function readFace(file: Uint8Array): Face {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const tables = tablesOf(view)
  const at = (name: string): number => {
    const offset = tables.get(name)
    if (offset === undefined) throw new RangeError(`The font has no ${name} table.`)
    return offset
  }
  const [head, hhea, hmtx, os2] = [at('head'), at('hhea'), at('hmtx'), at('OS/2')]
  const scale = 1000 / view.getUint16(head + 18)
  const thousandths = (offset: number): number => Math.round(view.getInt16(offset) * scale)
  const metrics = view.getUint16(hhea + 34)
  const glyphs = charactersOf(view, at('cmap'))
  return {
    glyphOf: (codePoint) => glyphs.get(codePoint) ?? 0,
    widthOf: (glyph) => Math.round(view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1)) * scale),
    ascent: thousandths(hhea + 4),
    descent: thousandths(hhea + 6),
    capHeight: view.getUint16(os2) >= 2 ? thousandths(os2 + 88) : 700,
    box: [
      thousandths(head + 36),
      thousandths(head + 38),
      thousandths(head + 40),
      thousandths(head + 42),
    ],
  }
}

function tablesOf(view: DataView): Map<string, number> {
  const tables = new Map<string, number>()
  for (let table = 0; table < view.getUint16(4); table++) {
    const at = 12 + 16 * table
    const name = String.fromCodePoint(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)))
    tables.set(name, view.getUint32(at + 8))
  }
  return tables
}

/** Every character of the best Unicode subtable: 12 (all planes) before 4 (the first plane). */
function charactersOf(view: DataView, cmap: number): Map<number, number> {
  const subtables = Array.from({ length: view.getUint16(cmap + 2) }, (_, index) => {
    const at = cmap + view.getUint32(cmap + 4 + 8 * index + 4)
    return { at, format: view.getUint16(at) }
  })
  const full = subtables.find((each) => each.format === 12)
  if (full !== undefined) return groupsOf(view, full.at)
  const basic = subtables.find((each) => each.format === 4)
  if (basic === undefined) throw new RangeError('The font has no Unicode character map.')
  return segmentsOf(view, basic.at)
}

function groupsOf(view: DataView, at: number): Map<number, number> {
  const glyphs = new Map<number, number>()
  for (let group = 0; group < view.getUint32(at + 12); group++) {
    const [first, last, glyph] = [0, 4, 8].map((part) =>
      view.getUint32(at + 16 + 12 * group + part),
    )
    if (first === undefined || last === undefined || glyph === undefined) continue
    for (let code = first; code <= last; code++) glyphs.set(code, glyph + code - first)
  }
  return glyphs
}

function segmentsOf(view: DataView, at: number): Map<number, number> {
  const glyphs = new Map<number, number>()
  const doubled = view.getUint16(at + 6)
  const [ends, starts] = [at + 14, at + 16 + doubled]
  for (let segment = 0; segment < doubled; segment += 2) {
    const delta = view.getUint16(starts + doubled + segment)
    const rangeAt = starts + 2 * doubled + segment
    const range = view.getUint16(rangeAt)
    const first = view.getUint16(starts + segment)
    for (let code = first; code <= view.getUint16(ends + segment) && code < 0xffff; code++) {
      const raw = range === 0 ? code : view.getUint16(rangeAt + range + 2 * (code - first))
      const glyph = raw === 0 && range !== 0 ? 0 : (raw + delta) & 0xffff
      if (glyph !== 0) glyphs.set(code, glyph)
    }
  }
  return glyphs
}
