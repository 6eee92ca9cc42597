/** Text made safe to keep: no NUL (PostgreSQL refuses it), no half characters, one kind of line end. */

/** `text` with lone surrogates replaced (U+FFFD), NULs removed and CRLF or CR made LF. */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').replaceAll(/\r\n?/g, '\n')
}

/** `text` on one line, with single spaces and no control characters: for names and subjects. */
export function oneLine(text: string): string {
  if (PLAIN_LINE.test(text)) return text
  return cleanText(text)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/** Words of ASCII with single spaces between them: nothing to change. */
const PLAIN_LINE = /^(?:[!-~]+(?: [!-~]+)*)?$/

/** `text` cut at `max` characters (UTF-16 units), never through the middle of one. */
export function cut(text: string, max: number): string {
  return text.length <= max
    ? text
    : text
        .slice(0, max)
        .toWellFormed()
        .replace(/\uFFFD$/, '')
}
