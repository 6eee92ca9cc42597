/**
 * Photographs of paper, as a telephone takes them late in the evening: the letter's own page, a
 * little turned and leaning on a table, with a shadow across it. Needs nothing but sharp.
 */
import sharp from 'sharp'

const WIDTH = 1200
const HEIGHT = 1600
const PAGE_WIDTH = 960

/** How the paper lies: degrees turned, how far it leans, where the shadow falls (0 to 1), folds. */
export type Lie = {
  readonly turn: number
  readonly lean: number
  readonly shadow: number
  /** How many times it was folded to fit an envelope or a pocket. */
  readonly folds: number
}

/** A JPEG of the page in `svg`, photographed. */
export async function photograph(svg: string, lie: Lie): Promise<Buffer> {
  const leaning = await leant(await pageOf(svg, lie.folds), lie)
  const { width, height } = await sharp(leaning).metadata()
  const left = Math.round((WIDTH - width) / 2)
  const top = Math.round((HEIGHT - height) / 2)
  // What the paper throws on the table: itself, black, half there, out of focus.
  const thrown = await sharp(leaning).linear([0, 0, 0, 0.55], [0, 0, 0, 0]).blur(9).png().toBuffer()
  return sharp(Buffer.from(table()))
    .composite([
      { input: thrown, left: left + 9, top: top + 13 },
      { input: leaning, left, top },
      { input: Buffer.from(shade(lie.shadow)) },
    ])
    .blur(0.6)
    .jpeg({ quality: 76, mozjpeg: true })
    .toBuffer()
}

async function pageOf(svg: string, folds: number): Promise<Buffer> {
  const page = await sharp(Buffer.from(svg), { density: 200 })
    .resize({ width: PAGE_WIDTH })
    .flatten({ background: '#fdfbf4' })
    .ensureAlpha()
    .png()
    .toBuffer()
  const { height } = await sharp(page).metadata()
  return sharp(page)
    .composite([{ input: Buffer.from(creases(folds, height)) }])
    .png()
    .toBuffer()
}

/** Turns and leans the page, in two steps: one pipeline of sharp's resizes before it turns. */
async function leant(page: Buffer, lie: Lie): Promise<Buffer> {
  const radians = (lie.turn * Math.PI) / 180
  const turned = await sharp(page)
    .affine(
      [
        [Math.cos(radians), lie.lean - Math.sin(radians)],
        [Math.sin(radians), Math.cos(radians)],
      ],
      { background: { r: 0, g: 0, b: 0, alpha: 0 }, interpolator: 'bicubic' },
    )
    .png()
    .toBuffer()
  return sharp(turned)
    .resize({ width: WIDTH - 60, height: HEIGHT - 60, fit: 'inside' })
    .png()
    .toBuffer()
}

function creases(folds: number, height: number): string {
  const bands = Array.from({ length: folds }, (_, index) => {
    const at = Math.round((height * (index + 1)) / (folds + 1))
    return `<rect y="${at - 34}" width="100%" height="34" fill="url(#c)"/><rect y="${at}" width="100%" height="2" fill="#fff" fill-opacity="0.35"/>`
  }).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PAGE_WIDTH}" height="${height}"><defs><linearGradient id="c" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="0.13"/></linearGradient></defs>${bands}</svg>`
}

/** The picture at the head of a newsletter. */
export async function newsletterBanner(): Promise<Buffer> {
  return sharp(
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="90"><rect width="600" height="90" fill="#2e6b3a"/><circle cx="60" cy="45" r="26" fill="#f4d35e"/><path d="M110 70 C 200 10, 320 90, 560 30" stroke="#ffffff" stroke-width="6" fill="none"/></svg>',
    ),
  )
    .png()
    .toBuffer()
}

function table(): string {
  const boards = Array.from(
    { length: 9 },
    (_, index) =>
      `<rect x="0" y="${index * 180}" width="${WIDTH}" height="176" fill="${index % 2 === 0 ? '#8a6642' : '#7d5b3a'}"/>`,
  ).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="#5e442b"/>${boards}</svg>`
}

function shade(at: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><defs><linearGradient id="s" x1="0" y1="0" x2="1" y2="0.6"><stop offset="0" stop-color="#fff4d8" stop-opacity="0.18"/><stop offset="${at}" stop-color="#000" stop-opacity="0.05"/><stop offset="1" stop-color="#1a1208" stop-opacity="0.42"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#s)"/></svg>`
}
