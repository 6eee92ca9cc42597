/** Printing a sheet of a profile: PDF/UA-1, made smaller until one side of A4 holds it. */
import type { Day } from '../platform/day.ts'
import { print } from '../platform/print/typst.ts'
import type { Sheet } from './profile-sheet.ts'

/** Below this, letters are too small for tired eyes; then it runs to a second side. */
const SCALES = {
  page: [1.08, 1, 0.93, 0.86, 0.8],
  card: [1.4, 1.2, 1, 0.85, 0.7],
  easy: [1],
} as const
const PHOTO_NAME = 'photo.jpg'
const PHOTO_PIXELS = 700
const KEPT_PIXELS = 1_400

/** A photo as it is printed: upright, small, and without what the camera knew of place and time. */
export async function photoForPrint(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    const { default: sharp } = await import('sharp')
    return await sharp(bytes, { limitInputPixels: 100_000_000 })
      .rotate()
      .resize(PHOTO_PIXELS, PHOTO_PIXELS, { fit: 'cover', position: 'attention' })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .toBuffer()
  } catch {
    return null
  }
}

/**
 * A photo as it is kept: upright, of a sensible size, and without what the camera knew of place and
 * time, because a page goes from hand to hand. Null where it is no picture we can read.
 */
export async function cleanPhoto(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    const { default: sharp } = await import('sharp')
    return await sharp(bytes, { limitInputPixels: 100_000_000 })
      .rotate()
      .resize(KEPT_PIXELS, KEPT_PIXELS, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 85 })
      .toBuffer()
  } catch {
    return null
  }
}

/** The sheet as a PDF. The page and the card fit one side where that leaves them readable. */
export async function printSheet(
  sheet: Sheet,
  on: Day,
  photo: Uint8Array | null,
): Promise<Uint8Array> {
  const files = photo === null ? new Map<string, Uint8Array>() : new Map([[PHOTO_NAME, photo]])
  let pdf = new Uint8Array()
  for (const scale of SCALES[sheet.kind]) {
    const data = { ...sheet, scale, photo: photo === null ? null : PHOTO_NAME }
    const printed = await print({ template: 'profile.typ', data, on, standard: 'ua-1', files })
    pdf = Uint8Array.from(printed.pdf)
    if (printed.pages === 1) break
  }
  return pdf
}
