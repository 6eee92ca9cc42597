/** Makes whatever people wrote fit to be printed, without changing what it says. Pure. */

/** Stands for a character none of our fonts draws. */
const BLANK = '◊'

/**
 * Neither printed nor seen: control characters other than line ends and tabs, marks that turn the
 * order of letters about (U+202A to U+202E, U+2066 to U+2069: they can make a date read backwards),
 * variation selectors, tag characters, noncharacters and private use.
 */
const UNSEEN =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- these are the ones meant
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffc\ufffe\uffff\ue000-\uf8ff\u{e0000}-\u{10ffff}]/gu

/**
 * `value` (anything JSON can say) with every text in it composed (NFC), well formed, free of unseen
 * characters, line ends as `\n`, and each character of `missing` replaced by a lozenge.
 */
export function printable(value: unknown, missing?: ReadonlySet<number>): unknown {
  if (typeof value === 'string')
    return missing === undefined ? cleaned(value) : blanked(value, missing)
  if (Array.isArray(value)) return value.map((each: unknown) => printable(each, missing))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, printable(each as unknown, missing)]),
  )
}

function cleaned(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll('\t', '    ')
    .replaceAll(UNSEEN, '')
}

function blanked(text: string, missing: ReadonlySet<number>): string {
  if (missing.size === 0) return text
  return Array.from(text, (letter) =>
    missing.has(letter.codePointAt(0) ?? 0) ? BLANK : letter,
  ).join('')
}

/** Every character (code point) in the texts of `value`; joiners and line ends apart. */
export function charactersOf(value: unknown): Set<number> {
  const characters = new Set<number>()
  collect(value, characters)
  for (const code of [0x0a, 0x200c, 0x200d, 0x200e, 0x200f, 0x200b]) characters.delete(code)
  return characters
}

function collect(value: unknown, into: Set<number>): void {
  if (typeof value === 'string') for (const letter of value) into.add(letter.codePointAt(0) ?? 0)
  else if (Array.isArray(value)) for (const each of value) collect(each, into)
  else if (value !== null && typeof value === 'object')
    for (const each of Object.values(value)) collect(each, into)
}
