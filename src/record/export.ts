/**
 * A record as open files in a zip: entries.jsonl, files/, tree.json, schema.json and a page that says
 * how to read them without Heard. `restore` makes the same record of it, with the same tree head.
 */
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { z } from 'zod'
import { extensionOf } from '../platform/files/extension.ts'
import type { Entry } from './entry.ts'
import { EXPORT_README } from './export-readme.ts'
import type { Write } from './kind.ts'
import { lineSchema } from './lines.ts'
import { findAfter, findFile, findLeaves, findProven, findRecord, type Proven } from './store.ts'
import { headOf } from './tree.ts'

export const BATCH = 500

/** Writes everything this member may see to `path`; the zip is there whole or not at all. Returns how many entries. */
export async function exportRecord(
  write: Write,
  path: string,
): Promise<{ entries: number; treeHead: string }> {
  return writeZip(path, (zip) => fill(write, zip))
}

/** Writes to `path` what `fill` puts into a zip; it is there whole or not at all. */
export async function writeZip<T>(path: string, fill: (zip: ZipFile) => Promise<T>): Promise<T> {
  const zip = new ZipFile()
  const unfinished = `${path}.part`
  const packed = zip.outputStream as Readable
  // A file that cannot be read is told here, not by the stream, and would end the process unheard.
  zip.on('error', (problem: Error) => packed.destroy(problem))
  const out = pipeline(packed, createWriteStream(unfinished, { mode: 0o600 }))
  // A failure while writing is told by `out` below; until then it must not count as unhandled.
  out.catch(() => {})
  try {
    const filled = await fill(zip)
    zip.end()
    await out
    const file = await open(unfinished, 'r')
    await file.sync()
    await file.close()
    await rename(unfinished, path)
    return filled
  } catch (problem) {
    await rm(unfinished, { force: true })
    throw problem
  }
}

async function fill(write: Write, zip: ZipFile): Promise<{ entries: number; treeHead: string }> {
  const facts = await findRecord(write)
  const head = headOf(facts.frontier).toString('hex')
  const leaves = await findLeaves(write, facts.treeSize)
  const text = (name: string, value: unknown) =>
    zip.addBuffer(
      Buffer.from(typeof value === 'string' ? value : `${JSON.stringify(value, null, 2)}\n`),
      name,
    )
  text('README.txt', EXPORT_README)
  text(
    'schema.json',
    z.toJSONSchema(lineSchema([...write.ledger.kinds.values()]), {
      io: 'input',
      unrepresentable: 'any',
    }),
  )
  text('tree.json', {
    record: facts.id,
    name: facts.name,
    zone: facts.zone,
    created: facts.created,
    treeSize: facts.treeSize,
    treeHead: head,
    leaves: leaves.map((leaf) => leaf.toString('hex')),
  })
  const lines: string[] = []
  for (let after = 0; ;) {
    const entries = await findAfter(write, after, { atMost: BATCH })
    const proven = await findProven(write, { seqs: entries.map((entry) => entry.seq) })
    const keys = await keysOf(write, entries)
    for (const [at, entry] of entries.entries()) {
      const names = entry.files.map((file, position) => nameIn(entry.seq, position, file.type))
      lines.push(JSON.stringify(lineOf(entry, proven[at], names, keys.get(entry.seq) ?? null)))
      addFiles(write, zip, entry, names)
    }
    after = entries.at(-1)?.seq ?? after
    if (entries.length < BATCH) break
  }
  zip.addBuffer(Buffer.from(lines.map((line) => `${line}\n`).join('')), 'entries.jsonl')
  return { entries: lines.length, treeHead: head }
}

async function keysOf(
  { tx, recordId, memberId }: Write,
  entries: readonly Entry[],
): Promise<Map<number, string>> {
  if (entries.length === 0) return new Map()
  const rows = await tx
    .selectFrom('entry')
    .select(['seq', 'import_key'])
    .where('record_id', '=', recordId)
    .where('brought_by', '=', memberId)
    .where(
      'seq',
      'in',
      entries.map((entry) => entry.seq),
    )
    .execute()
  return new Map(
    rows.flatMap((row) => (row.import_key === null ? [] : [[row.seq, row.import_key]])),
  )
}

/** A name by place and sniffed type: what a sender called a file must not decide what opens it. */
export function nameIn(place: number, position: number, type: string): string {
  return `files/${String(place).padStart(6, '0')}-${position + 1}.${extensionOf(type)}`
}

function lineOf(
  entry: Entry,
  proven: Proven | undefined,
  names: readonly string[],
  key: string | null,
) {
  const { kind, happened, author, people, shelf, audience, amends, body, files } = entry
  return {
    seq: entry.seq,
    written: entry.written,
    kind,
    happened,
    author,
    people,
    shelf,
    audience,
    amends,
    body,
    files: files.map((file, at) => ({ ...file, path: names[at] })),
    address: entry.address,
    key,
    salt: proven?.salt?.toString('hex') ?? null,
    contentHash: proven?.contentHash.toString('hex') ?? null,
  }
}

/** Files are opened one at a time as the zip comes to them, so a record of any size needs little memory. */
export function addFiles(write: Write, zip: ZipFile, entry: Entry, names: readonly string[]): void {
  for (const [position, name] of names.entries()) {
    zip.addReadStreamLazy(name, { compress: true }, (give) => {
      findFile(write, entry.seq, position)
        .then((file) => file?.stream() ?? Readable.from([]))
        .then(
          (stream) => give(null, stream),
          (problem: unknown) => give(problem, Readable.from([])),
        )
    })
  }
}
