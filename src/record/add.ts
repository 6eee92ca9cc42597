/** `heard add`: entries.jsonl into a record, all of it or none. */
import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { append, lockHead, takeStock } from './append.ts'
import type { EntryDraft, FileDraft } from './entry.ts'
import type { Write } from './kind.ts'
import { figureOf, Line } from './lines.ts'
import { EntrySlip, wordsOf } from './slip.ts'
import { findAfter, findEntries } from './store.ts'

/**
 * A slip in the file: `line` counts from 1, or is 0 where it is the whole file; `field` is empty where it is
 * the whole line. Nothing of the file was added.
 */
export class LineSlip extends Error {
  readonly line: number
  readonly field: string

  constructor(line: number, field: string, message: string) {
    super(message)
    this.line = line
    this.field = field
  }
}

type Read = { readonly line: number; readonly value: Line }

/** The lines of an entries.jsonl, checked one by one. Empty lines are passed over. */
function readLines(text: string): Read[] {
  return text.split('\n').flatMap((each, at) => {
    const line = at + 1
    if (each.trim() === '') return []
    const parsed = parsedLine(line === 1 ? each.replace(/^\uFEFF/, '') : each, line)
    const read = Line.safeParse(parsed)
    if (read.success) return [{ line, value: read.data }]
    const issue = read.error.issues[0]
    const field = issueField(issue)
    throw new LineSlip(
      line,
      field,
      `Line ${line}, ${field === '' ? 'the line' : field}: ${wordsOf(issue)}.`,
    )
  })
}

function parsedLine(text: string, line: number): unknown {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new LineSlip(line, '', `Line ${line} is not JSON.`)
  }
  if (isTooDeep(parsed)) throw new LineSlip(line, '', `Line ${line} is nested too deeply.`)
  return parsed
}

const DEPTH_MAX = 100

/** Looked at without recursion: what is nested deeply enough would end it and us. */
function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEPTH_MAX) return true
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    )
  }
  return false
}

function issueField(issue: { path: PropertyKey[]; code?: string } | undefined): string {
  const keys = issue !== undefined && 'keys' in issue ? (issue.keys as string[]) : []
  return [...(issue?.path ?? []), ...keys.slice(0, 1)].join('.')
}

/** Adds the lines of `text`, whose files are looked for beside it in `folder`. Returns how many were added. */
async function addLines(write: Write, text: string, folder: string): Promise<number> {
  const lines = readLines(text)
  const base = await lockHead(write)
  const refs = refsOf(lines, base)
  const known = await knownBefore(write, lines, base)
  const adding = new Map(lines.map(({ value }, at) => [base + at + 1, value.kind]))
  const drafts: EntryDraft[] = []
  for (const [at, read] of lines.entries()) {
    drafts.push(await draftOf(write, read, { refs, known, adding, seq: base + at + 1, folder }))
  }
  try {
    const { entries } = await append(write, drafts)
    await takeStock(write, entries.length)
    return entries.length
  } catch (problem) {
    if (!(problem instanceof EntrySlip)) throw problem
    const line = lines[problem.index]?.line ?? 0
    throw new LineSlip(line, problem.field, `Line ${line}: ${problem.message}`)
  }
}

function refsOf(lines: readonly Read[], base: number): Map<string, number> {
  const refs = new Map<string, number>()
  for (const [at, { line, value }] of lines.entries()) {
    if (value.ref === undefined) continue
    if (refs.has(value.ref))
      throw new LineSlip(line, 'ref', `Line ${line}: the ref "${value.ref}" is used twice.`)
    refs.set(value.ref, base + at + 1)
  }
  return refs
}

type Around = {
  readonly refs: ReadonlyMap<string, number>
  readonly known: {
    /** The kind of each entry named by its number. */
    readonly kinds: ReadonlyMap<number, string>
    readonly mail: ReadonlyMap<string, number>
  }
  /** The kind of each line, by the number it will have. */
  readonly adding: ReadonlyMap<number, string>
  readonly seq: number
  readonly folder: string
}

/** The entries of the record that lines name: those by number that are there, and messages by Message-ID. */
async function knownBefore(
  write: Write,
  lines: readonly Read[],
  base: number,
): Promise<Around['known']> {
  const named = lines.flatMap(({ value }) => [
    value.amends,
    ...referencesIn(write, value).map((each) => each[1]),
  ])
  const numbers = named.filter((each) => typeof each === 'number' && each <= base) as number[]
  const found = await findEntries(write, [...new Set(numbers)])
  const kinds = new Map(found.map((entry) => [entry.seq, entry.kind]))
  const mail = new Map<string, number>()
  if (named.some((each) => typeof each === 'string' && each.startsWith('mail:'))) {
    for (let after = 0; ;) {
      const batch = await findAfter(write, after, { kinds: ['message'], atMost: 1000 })
      for (const entry of batch) {
        const { messageId } = entry.body as { messageId?: string | null }
        if (typeof messageId === 'string') mail.set(bare(messageId), entry.seq)
      }
      after = batch.at(-1)?.seq ?? after
      if (batch.length < 1000) break
    }
  }
  return { kinds, mail }
}

function bare(messageId: string): string {
  return messageId.replaceAll(/^<|>$/g, '')
}

function referencesIn(write: Write, value: Line): [string, unknown][] {
  const fields = write.ledger.kinds.get(value.kind)?.refers ?? []
  return fields.map((field): [string, unknown] => [field, value.body[field]])
}

async function draftOf(write: Write, { line, value }: Read, around: Around): Promise<EntryDraft> {
  const body = { ...value.body }
  for (const [field, named] of referencesIn(write, value))
    if (named !== undefined && named !== null)
      body[field] = seqOf(named, `body.${field}`, line, around)
  checkOf(write, value.kind, body['of'], { line, around })
  const amends = value.amends === null ? null : seqOf(value.amends, 'amends', line, around)
  if (amends !== null && amends >= around.seq)
    throw new LineSlip(
      line,
      'amends',
      `Line ${line}: an entry can only amend one that stands before it.`,
    )
  const { kind, happened, author, shelf, audience } = value
  return {
    kind,
    happened,
    author,
    shelf,
    audience,
    amends,
    body,
    people: value.people.map(figureOf),
    files: await filesOf(value, line, around.folder),
  }
}

/** An answer is to something asked or promised: naming a note by mistake must not pass in silence. */
function checkOf(
  write: Write,
  kind: string,
  of: unknown,
  { line, around }: { line: number; around: Around },
): void {
  const allowed = write.ledger.kinds.get(kind)?.of
  if (allowed === undefined || typeof of !== 'number') return
  const named = around.adding.get(of) ?? around.known.kinds.get(of) ?? 'message'
  if (!allowed.includes(named))
    throw new LineSlip(
      line,
      'body.of',
      `Line ${line}, body.of: it names a ${named}; this kind of entry is about an ${allowed.join(' or ')}.`,
    )
}

function seqOf(named: unknown, field: string, line: number, { refs, known, seq }: Around): number {
  const found =
    typeof named === 'string'
      ? (refs.get(named) ?? known.mail.get(bare(named.replace(/^mail:/, ''))))
      : typeof named === 'number' &&
          (known.kinds.has(named) ||
            (named > seq - refs.size - 1 && [...refs.values()].includes(named)))
        ? named
        : undefined
  if (found === undefined)
    throw new LineSlip(
      line,
      field,
      `Line ${line}, ${field}: there is no entry ${JSON.stringify(named)} in this file or record.`,
    )
  if (found === seq)
    throw new LineSlip(line, field, `Line ${line}, ${field}: an entry cannot name itself.`)
  return found
}

async function filesOf(value: Line, line: number, folder: string): Promise<FileDraft[]> {
  const drafts: FileDraft[] = []
  for (const given of value.files) {
    const { path: named, name } =
      typeof given === 'string' ? { path: given, name: undefined } : given
    const path = await realpath(resolve(folder, named)).catch(() => null)
    // Whoever wrote the lines may not be whoever adds them: nothing else of this machine comes in by them.
    if (path !== null && !isUnder(await realpath(folder), path))
      throw new LineSlip(
        line,
        'files',
        `Line ${line}, files: ${named} lies outside the folder of the file of entries, so it is not taken: put it beside that file.`,
      )
    if (path === null || !(await stat(path)).isFile())
      throw new LineSlip(line, 'files', `Line ${line}, files: there is no file ${named}.`)
    drafts.push({ name: name ?? named, path })
  }
  return drafts
}

/** Whether `path` lies in `folder`; both with their links followed. */
function isUnder(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** More than this is no file of entries: a quarter of a gigabyte. */
const FILE_BYTES_MAX = 256 * 1024 * 1024

/** Reads `path` and adds its lines; files are looked for beside it. */
export async function addFile(write: Write, path: string): Promise<number> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of createReadStream(path)) {
    parts.push(part as Buffer)
    size += (part as Buffer).length
    // A device may never end, so what is read is counted instead of asking how long it says it is.
    if (size > FILE_BYTES_MAX)
      throw new LineSlip(0, '', 'The file is larger than 256 MB: add it in several parts.')
  }
  return addLines(write, textOf(Buffer.concat(parts)), dirname(resolve(path)))
}

function textOf(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  let line = 1
  for (let from = 0; ; line += 1) {
    const end = bytes.indexOf(10, from)
    if (!isUtf8(bytes.subarray(from, end === -1 ? undefined : end)) || end === -1) break
    from = end + 1
  }
  throw new LineSlip(line, '', `Line ${line} is not text in UTF-8.`)
}
