/**
 * The new words of a message, apart from what it quotes and from its signature. Work goes line by
 * line and each line is looked at a fixed number of times, so a hostile message cannot make it slow.
 * When in doubt words stay new: an ask hidden among quotes would be lost to the family.
 */
export type Parts = { readonly words: string; readonly quoted: string; readonly signature: string }

type Mark = 'new' | 'quoted' | 'signature'

/** Lines that begin the history of a thread: everything under them was said before. */
const HISTORY = [
  /^[-_ ]*(?:Original Message|Forwarded message|Reply message|Original Appointment)[-_ ]*$/i,
  /^Begin forwarded message:$/i,
  /^_{25,}$/,
]
/** `On Mon, 28 Sep 2026 at 14:03, Sam Patel <sam@hillview.example> wrote:` may run over four lines. */
const ATTRIBUTION_LINES_MAX = 4
const ATTRIBUTION =
  /^(?:On\s.{4,300}|[^:]{2,120}<[^<>\s]{3,200}>.{0,60}|At\s.{4,200})\s(?:wrote|writes|said)\s?:$/i
const BLOCK_FIRST = /^\**From:\**\s?\S/i
const BLOCK_NEXT = /^\**(?:Sent|Date|To|Subject|Cc|Reply-To|Importance)\**:/i
const DEVICE =
  /^(?:Sent from (?:my |the )?\S.{0,60}|Sent via .{1,60}|Get Outlook for .{1,60}|Sent with .{1,60}|Yahoo Mail: .{1,80})$/i
const LINE_CHARS_MAX = 1_000

/** `text` (LF line ends) in its three parts; each keeps its own lines word for word, ends trimmed. */
export function separate(text: string): Parts {
  const lines = text.split('\n')
  const marks = markLines(lines)
  const take = (mark: Mark): string =>
    lines
      .filter((_, index) => marks[index] === mark)
      .join('\n')
      .trimEnd()
      .replace(/^\n+/, '')
  return { words: take('new'), quoted: take('quoted'), signature: take('signature') }
}

function markLines(lines: readonly string[]): Mark[] {
  const history = historyStart(lines)
  const marks = lines.map((line, index): Mark =>
    index >= history || isQuoted(line) ? 'quoted' : 'new',
  )
  // A line that only introduces a quote ("On ... wrote:") belongs to the quote under it.
  for (let index = 0; index < history; index += 1) {
    const length = attributionLength(lines, index)
    if (length > 0 && nextMark(lines, marks, index + length) === 'quoted') {
      marks.fill('quoted', index, index + length)
    }
  }
  markSignature(lines, marks)
  return marks
}

/** Index of the first line from which all is history; `lines.length` when there is none. */
function historyStart(lines: readonly string[]): number {
  const lastNew = lines.findLastIndex((line) => trimmed(line) !== '' && !isQuoted(line))
  for (let index = 0; index < lines.length; index += 1) {
    const line = trimmed(lines[index])
    if (line === '') continue
    if (isBlock(lines, index)) return index
    if (HISTORY.some((shape) => shape.test(line)) && hasBlockSoon(lines, index)) return index
    const length = attributionLength(lines, index)
    if (length > 0 && !repliesBelow(lines, index + length, lastNew)) return index
  }
  return lines.length
}

/** An Outlook header block: `From:` and at least two of `Sent:`, `To:`, `Subject:` close under it. */
function isBlock(lines: readonly string[], index: number): boolean {
  if (!BLOCK_FIRST.test(trimmed(lines[index]))) return false
  const near = lines.slice(index + 1, index + 7)
  return near.filter((line) => BLOCK_NEXT.test(trimmed(line))).length >= 2
}

/** A rule of dashes counts as the start of history only when headers or words of old follow. */
function hasBlockSoon(lines: readonly string[], index: number): boolean {
  const near = lines.slice(index, index + 8).map(trimmed)
  if (/message|appointment/i.test(near[0] ?? '')) return true
  return near.some((line) => BLOCK_FIRST.test(line))
}

/** How many lines the `On ... wrote:` starting at `index` takes; 0 when none starts there. */
function attributionLength(lines: readonly string[], index: number): number {
  const first = trimmed(lines[index])
  if (first === '' || isQuoted(first)) return 0
  let joined = ''
  for (let count = 1; count <= ATTRIBUTION_LINES_MAX; count += 1) {
    const line = trimmed(lines[index + count - 1])
    if (line === '' || isQuoted(line)) return 0
    joined = joined === '' ? line : `${joined} ${line}`
    if (joined.length > LINE_CHARS_MAX) return 0
    if (line.endsWith(':') && ATTRIBUTION.test(joined)) return count
  }
  return 0
}

/** True when quoted lines follow and new words come after them: an answer written between the lines. */
function repliesBelow(lines: readonly string[], from: number, lastNew: number): boolean {
  for (let index = from; index < lines.length; index += 1) {
    const line = trimmed(lines[index])
    if (line !== '') return isQuoted(line) && lastNew > index
  }
  return false
}

function markSignature(lines: readonly string[], marks: Mark[]): void {
  const delimiter = lines.findIndex((line, index) => marks[index] === 'new' && /^-- ?$/.test(line))
  for (let index = delimiter; index >= 0 && marks[index] === 'new'; index += 1) {
    marks[index] = 'signature'
  }
  lines.forEach((line, index) => {
    if (marks[index] === 'new' && DEVICE.test(trimmed(line))) marks[index] = 'signature'
  })
}

function nextMark(lines: readonly string[], marks: readonly Mark[], from: number): Mark | null {
  for (let index = from; index < lines.length; index += 1) {
    if (trimmed(lines[index]) !== '') return marks[index] ?? null
  }
  return null
}

function isQuoted(line: string): boolean {
  return /^\s{0,3}>/.test(line.slice(0, 8)) && !/^>?From /.test(line)
}

function trimmed(line: string | undefined): string {
  return (line ?? '').slice(0, LINE_CHARS_MAX).trim()
}
