/**
 * The exhibits of a pack: which entries are given, which are held back, their numbers and the names
 * of their files. Pure.
 *
 * What it promises: numbers run from 1 in the order things happened; a recording is held back unless
 * somebody chose to give it; of an exhibit held back nothing is told but the family's description.
 */
import { byHappened } from '../commitments/commitment.ts'
import { isRecording } from '../correspondence/bring/inside.ts'
import type { Entry, FileFact } from '../record/entry.ts'
import { kindWord } from './account.ts'
import type { PackSpec } from './spec.ts'

export type Exhibit = {
  readonly number: number
  readonly entry: Entry
  readonly held: boolean
  readonly description: string
  /** Where each file of a given exhibit stands in the zip, in the entry's own order. */
  readonly files: readonly { readonly fact: FileFact; readonly path: string }[]
}

/** Whether an entry is a recording or what was said in one: held back unless somebody chose to give it. */
export function isRecorded(entry: Pick<Entry, 'kind' | 'files'>): boolean {
  return entry.kind === 'transcript' || entry.files.some(isRecording)
}

/** The seqs an issue cites, by entry or by quote, each once, in the order given. */
export function citedBy(issue: PackSpec['issues'][number]): number[] {
  return [...new Set([...issue.entries, ...issue.quotes.map((quote) => quote.entry)])]
}

/** Every seq a spec names anywhere, each once, ascending. */
export function citedIn(spec: PackSpec): number[] {
  const all = [
    ...spec.issues.flatMap(citedBy),
    ...(spec.include ?? []),
    ...spec.hold.map((hold) => hold.entry),
  ]
  return [...new Set(all)].toSorted((a, b) => a - b)
}

/**
 * The exhibits of `spec`, numbered. `entries` must hold every entry the spec names. An entry with a
 * recording is an exhibit wherever it is cited, so that its file's name and hash are never given by
 * the way.
 */
export function exhibitsOf(spec: PackSpec, entries: readonly Entry[]): Exhibit[] {
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]))
  const held = new Map(spec.hold.map((hold) => [hold.entry, hold.description]))
  const recorded = entries.flatMap((entry) => (isRecorded(entry) ? [entry.seq] : []))
  const cited = new Set(citedIn(spec))
  const chosen = new Set(
    spec.include ?? spec.issues.flatMap(citedBy).filter((seq) => !isOwnMark(bySeq.get(seq))),
  )
  for (const seq of [...held.keys(), ...recorded.filter((seq) => cited.has(seq))]) chosen.add(seq)
  return [...chosen]
    .flatMap((seq) => bySeq.get(seq) ?? [])
    .toSorted(byHappened)
    .map((entry, index) => {
      const isChosen = spec.include?.includes(entry.seq) === true
      const isHeld = held.has(entry.seq) || (!isChosen && isRecorded(entry))
      return exhibitOf(entry, index + 1, isHeld, held.get(entry.seq))
    })
}

/**
 * Entries whose words stay closed in the zip: what is held back, and what the family noted about it,
 * which may repeat its words.
 */
export function closedBy(exhibits: readonly Exhibit[], entries: readonly Entry[]): Set<number> {
  const held = new Set(exhibits.flatMap((each) => (each.held ? [each.entry.seq] : [])))
  const given = new Set(exhibits.flatMap((each) => (each.held ? [] : [each.entry.seq])))
  const closed = new Set(held)
  for (const entry of entries) {
    const { source } = (entry.body ?? {}) as { source?: unknown }
    if (typeof source === 'number' && held.has(source) && !given.has(entry.seq))
      closed.add(entry.seq)
  }
  return closed
}

/** What the family noted about an ask (that it was made, answered, passed on) is cited, but is no exhibit. */
export function isOwnMark(entry: Pick<Entry, 'kind' | 'files'> | undefined): boolean {
  return entry !== undefined && OWN_MARKS.has(entry.kind) && entry.files.length === 0
}

const OWN_MARKS = new Set(['ask', 'promise', 'answer', 'hand-over'])

function exhibitOf(
  entry: Entry,
  number: number,
  isHeld: boolean,
  description: string | undefined,
): Exhibit {
  if (isHeld) {
    const words =
      description ?? (entry.kind === 'transcript' ? 'A recording, written out' : 'A recording')
    return { number, entry, held: true, description: words, files: [] }
  }
  return {
    number,
    entry,
    held: false,
    description: `${entry.title === '' ? 'Without a title' : entry.title} (${kindWord(entry.kind)})`,
    files: entry.files.map((fact, index) => ({ fact, path: pathOf(number, index + 1, fact) })),
  }
}

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'text/plain': 'txt',
  'message/rfc822': 'eml',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
}

/** Endings a computer might run when it is opened: such a file is given with `.bin` after its name. */
const RUNS =
  /^(exe|com|bat|cmd|scr|pif|msi|jar|js|jse|vbs|vbe|wsf|ps1|sh|app|lnk|reg|hta|svg|html?|xhtml|mht)$/

/** `exhibits/07-1-letter-from-dr-amin.pdf`: plain letters, safe on every computer. */
function pathOf(exhibit: number, position: number, file: FileFact): string {
  const dot = file.name.lastIndexOf('.')
  const [stem, ending] =
    dot > 0 ? [file.name.slice(0, dot), file.name.slice(dot + 1)] : [file.name, '']
  const safeEnding = ENDINGS[file.type] ?? plainLetters(ending, 5)
  const last =
    safeEnding === '' || RUNS.test(safeEnding) ? `${safeEnding}.bin`.replace(/^\./, '') : safeEnding
  const name = plainLetters(stem, 50) || 'file'
  return `exhibits/${String(exhibit).padStart(2, '0')}-${position}-${name}.${last}`
}

function plainLetters(text: string, most: number): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replaceAll(/^-+|-+$/g, '')
}
