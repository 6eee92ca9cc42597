/** Reading settings: how big, how spaced, which letters, how strong. Pure; the cookie holds them. */

export const READING = {
  size: ['usual', 'large', 'largest'],
  spacing: ['usual', 'roomy'],
  font: ['usual', 'device', 'serif'],
  contrast: ['device', 'light', 'dark', 'strong'],
} as const

export type Reading = { readonly [Key in keyof typeof READING]: (typeof READING)[Key][number] }

export const USUAL_READING: Reading = {
  size: 'usual',
  spacing: 'usual',
  font: 'usual',
  contrast: 'device',
}

function oneOf<T extends string>(allowed: readonly T[], text: string | null, usual: T): T {
  return allowed.find((each) => each === text) ?? usual
}

/** The settings in `text` (`size=large&font=device`); anything unknown is the usual. Never throws. */
export function readReading(text: string): Reading {
  const given = new URLSearchParams(text)
  return {
    size: oneOf(READING.size, given.get('size'), USUAL_READING.size),
    spacing: oneOf(READING.spacing, given.get('spacing'), USUAL_READING.spacing),
    font: oneOf(READING.font, given.get('font'), USUAL_READING.font),
    contrast: oneOf(READING.contrast, given.get('contrast'), USUAL_READING.contrast),
  }
}

/** The settings that differ from the usual, as `readReading` takes them. */
export function writeReading(reading: Reading): string {
  const changed = Object.entries(reading).filter(
    ([key, value]) => value !== USUAL_READING[key as keyof Reading],
  )
  return new URLSearchParams(changed).toString()
}

/** The settings that differ from the usual, as attributes of `<html>` for the stylesheet. */
export function readingAttributes(reading: Reading): Readonly<Record<`data-${string}`, string>> {
  const changed = new URLSearchParams(writeReading(reading))
  return Object.fromEntries([...changed].map(([key, value]) => [`data-${key}`, value]))
}
