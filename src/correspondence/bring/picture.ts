/** What a picture says of itself, as cameras and programs write it there. */
import { z } from 'zod'

/** `place` is where it was taken, in degrees: `51.50740, -0.12780`; null where it does not say. */
export type AboutPicture = { readonly words: string; readonly place: string | null }

const Degrees = z.tuple([z.number(), z.number(), z.number()]).or(z.tuple([z.number(), z.number()]))
const Gps = z.object({
  GPSLatitude: Degrees,
  GPSLatitudeRef: z.string().nullish(),
  GPSLongitude: Degrees,
  GPSLongitudeRef: z.string().nullish(),
})

const CHARS_MAX = 200_000

/** The texts and the place in the metadata (EXIF, IPTC, XMP) of a picture; nothing where it has none or is broken. */
export async function aboutPicture(bytes: Uint8Array): Promise<AboutPicture> {
  const { exif, xmp, iptc } = await metadataOf(bytes)
  const told = exif === undefined ? null : await readExif(exif)
  const others = [xmp, iptc].map((part) => part?.toString('utf8').slice(0, CHARS_MAX) ?? '')
  const texts = [...textsIn(told), ...others].filter((text) => text !== '')
  return { words: texts.join('\n'), place: placeIn(told) ?? placeInXmp(others[0] ?? '') }
}

type Metadata = Readonly<Partial<Record<'exif' | 'xmp' | 'iptc', Buffer | undefined>>>

async function metadataOf(bytes: Uint8Array): Promise<Metadata> {
  const { default: sharp } = await import('sharp')
  try {
    return await sharp(bytes).metadata()
  } catch {
    return {}
  }
}

async function readExif(exif: Buffer): Promise<unknown> {
  const { default: read } = await import('exif-reader')
  try {
    return read(exif)
  } catch {
    // Broken as it is, what can be read in it still goes out with it.
    return { Image: { Text: exif.toString('latin1').replaceAll(/[^\x20-\x7E]+/g, ' ') } }
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value instanceof Uint8Array)
    return [Buffer.from(value).toString('utf16le'), Buffer.from(value).toString('utf8')]
  if (typeof value !== 'object' || value === null || value instanceof Date) return []
  return Object.values(value).flatMap(textsIn)
}

function placeIn(exif: unknown): string | null {
  const gps = Gps.safeParse((exif as { GPSInfo?: unknown } | null)?.GPSInfo)
  if (!gps.success) return null
  const { GPSLatitude, GPSLatitudeRef, GPSLongitude, GPSLongitudeRef } = gps.data
  return `${signed(GPSLatitude, GPSLatitudeRef === 'S')}, ${signed(GPSLongitude, GPSLongitudeRef === 'W')}`
}

function signed(
  [degrees, minutes, seconds = 0]: readonly [number, number, number?],
  minus: boolean,
) {
  return ((degrees + minutes / 60 + seconds / 3600) * (minus ? -1 : 1)).toFixed(5)
}

function placeInXmp(xmp: string): string | null {
  const [latitude, longitude] = ['Latitude', 'Longitude'].map(
    (name) => new RegExp(`GPS${name}[="'>]{1,3}([^"'<]{1,40})`).exec(xmp)?.[1],
  )
  return latitude === undefined || longitude === undefined ? null : `${latitude}, ${longitude}`
}
