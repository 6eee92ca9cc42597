/**
 * Photographs of paper, as a telephone takes them late in the evening: the letter's own page, a
 * little turned and leaning on a table, with a shadow across it. Needs nothing but sharp.
 */
import sharp from 'sharp'

const WIDTH = 1200
const HEIGHT = 1600
const PAGE_WIDTH = 960

/** How the paper lies: degrees turned, how far it leans, where the shadow falls (0 to 1). */
export type Lie = { readonly turn: number; readonly lean: number; readonly shadow: number }

/** A JPEG of the page in `svg`, photographed. */
export async function photograph(svg: string, lie: Lie): Promise<Buffer> {
  const page = await sharp(Buffer.from(svg), { density: 150 })
    .resize({ width: PAGE_WIDTH })
    .flatten({ background: '#fdfbf4' })
    .ensureAlpha()
    .png()
    .toBuffer()
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
  // In two steps, since one pipeline of sharp's resizes before it turns.
  const leaning = await sharp(turned)
    .resize({ width: WIDTH - 40, height: HEIGHT - 40, fit: 'inside' })
    .png()
    .toBuffer()
  return sharp(Buffer.from(table()))
    .composite([{ input: leaning, gravity: 'centre' }, { input: Buffer.from(shade(lie.shadow)) }])
    .blur(0.6)
    .jpeg({ quality: 74, mozjpeg: true })
    .toBuffer()
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
