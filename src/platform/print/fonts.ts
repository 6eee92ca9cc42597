/**
 * The letters we print with, read on first use. Atkinson Hyperlegible Next first; where a name or a
 * message is in a script it does not draw, Noto for that script. Only files of installed packages
 * are used, never the machine's own fonts, so that the same words give the same bytes everywhere.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readFace, type Face } from './truetype.ts'

const require = createRequire(import.meta.url)

function folderOf(packageName: string): string {
  return dirname(require.resolve(`${packageName}/package.json`))
}

function fontFile(packageName: string, family: string, style: string): string {
  return join(folderOf(`@expo-google-fonts/${packageName}`), style, `${family}_${style}.ttf`)
}

const ATKINSON = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold']

/** Other scripts, in the order they are asked. */
const SCRIPTS = [
  ['noto-sans', 'NotoSans'],
  ['noto-sans-arabic', 'NotoSansArabic'],
  ['noto-emoji', 'NotoEmoji'],
] as const

/** The families a template names, in order of preference. Chinese, Japanese and Korean follow by subset. */
export const FAMILIES = [
  'Atkinson Hyperlegible Next',
  'Noto Sans',
  'Noto Sans Arabic',
  'Noto Emoji',
]

export type Letters = {
  readonly blobs: readonly Buffer[]
  readonly families: readonly string[]
  /** Which of the characters asked for none of the fonts can draw. */
  readonly missing: ReadonlySet<number>
}

const faces = new Map<string, { readonly blob: Buffer; readonly face: Face }>()

function faceAt(path: string): { readonly blob: Buffer; readonly face: Face } {
  const known = faces.get(path)
  if (known !== undefined) return known
  const blob = readFileSync(path)
  const read = { blob, face: readFace(blob) }
  faces.set(path, read)
  return read
}

/** The semi-bold face alone, for stamps set without Typst. */
export function stampFace(): { readonly blob: Buffer; readonly face: Face } {
  return faceAt(fontFile('atkinson-hyperlegible-next', 'AtkinsonHyperlegibleNext', '600SemiBold'))
}

/**
 * The fonts needed to print `characters` (code points). Fonts of other scripts are read only when
 * a character asks for them.
 */
export async function lettersFor(characters: ReadonlySet<number>): Promise<Letters> {
  const own = ATKINSON.map((style) =>
    faceAt(fontFile('atkinson-hyperlegible-next', 'AtkinsonHyperlegibleNext', style)),
  )
  const blobs = own.map(({ blob }) => blob)
  let missing = without(characters, (code) => own.every(({ face }) => face.glyphOf(code) > 0))
  for (const [packageName, family] of SCRIPTS) {
    if (missing.size === 0) break
    const { blob, face } = faceAt(fontFile(packageName, family, '400Regular'))
    const left = without(missing, (code) => face.glyphOf(code) > 0)
    if (left.size < missing.size) blobs.push(blob)
    missing = left
  }
  if (missing.size === 0) return { blobs, families: FAMILIES, missing }
  const eastern = await easternFor(missing)
  return {
    blobs: [...blobs, ...eastern.blobs],
    families: [...FAMILIES, ...eastern.families],
    missing: eastern.missing,
  }
}

function without(codes: ReadonlySet<number>, has: (code: number) => boolean): Set<number> {
  return new Set([...codes].filter((code) => !has(code)))
}

type Subset = { readonly name: string; readonly ranges: readonly (readonly [number, number])[] }

let subsets: readonly Subset[] | undefined

/** Noto Sans SC comes as a hundred small files; each says in unicode.json what it covers. */
function easternSubsets(folder: string): readonly Subset[] {
  if (subsets !== undefined) return subsets
  const listed = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<
    string,
    string
  >
  subsets = Object.entries(listed).map(([name, ranges]) => ({
    name: name.replaceAll(/[[\]]/g, ''),
    ranges: ranges.split(',').map((range) => {
      const [first, last] = range.replace('U+', '').split('-')
      return [Number.parseInt(first ?? '', 16), Number.parseInt(last ?? first ?? '', 16)] as const
    }),
  }))
  return subsets
}

async function easternFor(characters: ReadonlySet<number>): Promise<Letters> {
  const folder = folderOf('@fontsource-variable/noto-sans-sc')
  const blobs: Buffer[] = []
  const families: string[] = []
  let missing: ReadonlySet<number> = characters
  for (const [index, subset] of easternSubsets(folder).entries()) {
    const covers = (code: number): boolean =>
      subset.ranges.some(([first, last]) => code >= first && code <= last)
    if (![...missing].some(covers)) continue
    const path = join(folder, 'files', `noto-sans-sc-${subset.name}-wght-normal.woff2`)
    const tag = index.toString(36).padStart(2, '0')
    const { decompress } = await import('wawoff2')
    const blob = renamed(Buffer.from(await decompress(readFileSync(path))), tag)
    const { glyphOf } = readFace(blob)
    blobs.push(blob)
    families.push(`Noto Sans ${tag}`)
    missing = without(missing, (code) => glyphOf(code) > 0)
  }
  return { blobs, families, missing }
}

/**
 * The same font under a family name of its own, in place and of the same length: Typst looks in only
 * one file of a family, and all the subsets call themselves Noto Sans SC.
 */
function renamed(font: Buffer, tag: string): Buffer {
  const [from, to] = ['Noto Sans SC', `Noto Sans ${tag}`].map((name) =>
    Buffer.from(name, 'utf16le').swap16(),
  )
  if (from === undefined || to === undefined) return font
  for (let at = font.indexOf(from); at >= 0; at = font.indexOf(from, at + 1)) to.copy(font, at)
  return font
}
