/** A record made again from its export: checked first, whole, then written with the same tree head. */
import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { parseDay, type Day } from '../platform/day.ts'
import { newKey, newSigningPair, seal } from '../platform/files/keys.ts'
import type { OpenZip } from '../platform/files/zip.ts'
import { asAccount } from '../platform/database/session.ts'
import { insert, type Made } from './append.ts'
import { isUuid, seatAt } from './begin.ts'
import { canonicalText, contentHashOf, leafOf } from './canonical.ts'
import { AudienceSchema } from './entries.ts'
import { SHELVES, type Entry, type EntryContent } from './entry.ts'
import { keepFiles } from './files.ts'
import type { Ledger, Write } from './kind.ts'
import { searchTextOf } from './search-words.ts'
import { extend, headOf, treeHead } from './tree.ts'

/** The export cannot be restored; `message` says why in a line. Nothing was written. */
export class CannotRestore extends Error {}

const hex32 = z.string().regex(/^[0-9a-f]{64}$/)

const dayText = z
  .string()
  .refine((text) => parseDay(text) !== null)
  .transform((text) => text as Day)

const TreeFile = z.object({
  record: z.string().refine(isUuid),
  name: z.string().min(1),
  zone: z.string().min(1),
  created: z.iso.datetime(),
  treeSize: z.int().min(0),
  treeHead: hex32,
  leaves: z.array(hex32),
})

const ExportedLine = z.object({
  seq: z.int().positive(),
  written: z.iso.datetime(),
  kind: z.string(),
  happened: z.object({
    day: dayText,
    time: z.string().nullable(),
    precision: z.enum(['minute', 'day', 'about']),
  }),
  author: z.string(),
  people: z.array(z.object({ name: z.string(), address: z.string().nullable() })),
  shelf: z.enum(SHELVES),
  audience: AudienceSchema,
  amends: z.int().nullable(),
  body: z.unknown(),
  files: z.array(
    z.object({
      sha256: hex32,
      name: z.string(),
      type: z.string(),
      size: z.int(),
      path: z.string(),
    }),
  ),
  address: z.string().regex(/^[\w-]{22}$/),
  key: z.string().nullable(),
  salt: hex32.nullable(),
  contentHash: hex32,
})
type ExportedLine = z.infer<typeof ExportedLine>

export type Restored = { readonly id: string; readonly entries: number; readonly treeHead: string }

/** Restores the export in `zip` for `accountId`. Throws CannotRestore before anything is written. */
export async function restoreRecord(
  ledger: Ledger,
  who: { readonly accountId: string; readonly name: string; readonly now: string },
  zip: OpenZip,
): Promise<Restored> {
  const tree = TreeFile.safeParse(await jsonIn(zip, 'tree.json'))
  if (!tree.success) throw new CannotRestore('tree.json in the export is missing or damaged.')
  const lines = await readLines(zip)
  checkTree(tree.data, lines)
  await asAccount(ledger.db, who.accountId, async (tx) => {
    const id = tree.data.record
    const [member, key, signing] = [randomUUID(), newKey(), newSigningPair()]
    const { master } = ledger.vault
    await sql`select heard.begin_record(${id}, ${member}, ${tree.data.name}, ${who.name}, ${tree.data.zone}, false,
      ${tree.data.created}, ${seal(master, key, `record ${id}`)}, ${signing.publicKey},
      ${seal(key, signing.privateKey, `signing ${id}`)})`
      .execute(tx)
      .catch((problem: unknown) => {
        if ((problem as { code?: string }).code !== '23505') throw problem
        throw new CannotRestore(
          'This record is already here. Restore puts back a record that is gone; it never writes over one.',
        )
      })
    const write = await seatAt(ledger, tx, { accountId: who.accountId, recordId: id, now: who.now })
    await writeAll(write, zip, tree.data, lines)
  })
  return { id: tree.data.record, entries: lines.length, treeHead: tree.data.treeHead }
}

async function jsonIn(zip: OpenZip, name: string): Promise<unknown> {
  try {
    return JSON.parse((await zip.read(name)).toString('utf8'))
  } catch {
    return null
  }
}

async function readLines(zip: OpenZip): Promise<ExportedLine[]> {
  const text = (await zip.read('entries.jsonl').catch(() => null))?.toString('utf8')
  if (text === undefined) throw new CannotRestore('entries.jsonl in the export is missing.')
  return text.split('\n').flatMap((line, at) => {
    if (line === '') return []
    const read = ExportedLine.safeParse(parsed(line))
    if (!read.success)
      throw new CannotRestore(
        `entries.jsonl, line ${at + 1} is damaged (${read.error.issues[0]?.path.join('.')}).`,
      )
    return [read.data]
  })
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

function contentOf(line: ExportedLine): EntryContent {
  const { kind, happened, author, people, shelf, audience, amends, body } = line
  const files = line.files.map(({ sha256, name, type, size }) => ({ sha256, name, type, size }))
  return { kind, happened, author, people, shelf, audience, amends, body, files }
}

function checkTree(tree: z.infer<typeof TreeFile>, lines: readonly ExportedLine[]): void {
  const leaves = tree.leaves.map((leaf) => Buffer.from(leaf, 'hex'))
  if (leaves.length !== tree.treeSize || treeHead(leaves).toString('hex') !== tree.treeHead)
    throw new CannotRestore(
      'The tree in the export does not hold together: a leaf was changed, added or taken out.',
    )
  for (const line of lines) {
    const { seq, written, salt, contentHash } = line
    const leaf = leafOf({ record: tree.record, seq, written, contentHash })
    if (leaves[seq - 1]?.equals(leaf) !== true)
      throw new CannotRestore(`Entry ${seq} is not the one in the tree.`)
    if (salt === null) continue
    const found = contentHashOf(Buffer.from(salt, 'hex'), canonicalText(contentOf(line)))
    if (found.toString('hex') !== contentHash)
      throw new CannotRestore(`The words of entry ${seq} were changed.`)
  }
}

const AT_ONCE = 200

async function writeAll(
  write: Write,
  zip: OpenZip,
  tree: z.infer<typeof TreeFile>,
  lines: readonly ExportedLine[],
): Promise<void> {
  const bySeq = new Map(lines.map((line) => [line.seq, line]))
  const roots = new Map<number, number>()
  let frontier: Buffer[] = []
  for (let from = 0; from < tree.treeSize; from += AT_ONCE) {
    const made: Made[] = []
    for (const [at, leafHex] of tree.leaves.slice(from, from + AT_ONCE).entries()) {
      const seq = from + at + 1
      const leaf = Buffer.from(leafHex, 'hex')
      made.push(await madeOf(write, zip, { seq, leaf, line: bySeq.get(seq), roots }))
      frontier = extend(frontier, seq - 1, leaf)
    }
    await insert(write, made, { size: from + made.length, frontier })
  }
  if (headOf(frontier).toString('hex') !== tree.treeHead)
    throw new Error('The restored tree has another head.')
}

type Slot = {
  readonly seq: number
  readonly leaf: Buffer
  readonly line: ExportedLine | undefined
  readonly roots: Map<number, number>
}

async function madeOf(write: Write, zip: OpenZip, { seq, leaf, line, roots }: Slot): Promise<Made> {
  if (line === undefined) return withheld(write, seq, leaf)
  const content = contentOf(line)
  const root = line.amends === null ? seq : (roots.get(line.amends) ?? line.amends)
  roots.set(seq, root)
  const erased = line.salt === null
  const kind = write.ledger.kinds.get(line.kind)
  const entry: Entry = {
    ...content,
    record: write.recordId,
    seq,
    address: line.address,
    written: line.written,
    broughtBy: write.memberId,
    root,
    title: erased ? 'Erased' : (kind?.title(content) ?? line.kind).slice(0, 500),
    erased,
  }
  const files = erased ? [] : ((await keepFiles(write, [await filesOf(zip, line)]))[0] ?? [])
  return {
    entry,
    key: line.key,
    text: erased ? null : canonicalText(content),
    salt: line.salt === null ? null : Buffer.from(line.salt, 'hex'),
    contentHash: Buffer.from(line.contentHash, 'hex'),
    leaf,
    readers: [write.memberId],
    files,
    words: searchTextOf(erased ? undefined : kind, content, entry.title),
  }
}

async function filesOf(zip: OpenZip, line: ExportedLine) {
  const files = []
  for (const { path, name, type, sha256 } of line.files) {
    const bytes = await zip.read(path).catch(() => null)
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new CannotRestore(`The file ${path} of entry ${line.seq} is missing or was changed.`)
    files.push({ name, type, bytes })
  }
  return files
}

/** An entry the export's maker could not see: its place in the tree is kept, nothing else is known. */
function withheld(write: Write, seq: number, leaf: Buffer): Made {
  const content: EntryContent = {
    kind: 'withheld',
    happened: {
      day: '0001-01-01' as EntryContent['happened']['day'],
      time: null,
      precision: 'about',
    },
    author: '',
    people: [],
    shelf: 'private',
    audience: 'me',
    amends: null,
    body: {},
    files: [],
  }
  const entry: Entry = {
    ...content,
    record: write.recordId,
    seq,
    address: randomUUID().replaceAll('-', '').slice(0, 22),
    written: write.now,
    broughtBy: write.memberId,
    root: seq,
    title: 'Not in the export',
    erased: true,
  }
  return {
    entry,
    key: null,
    text: null,
    salt: null,
    contentHash: Buffer.alloc(0),
    leaf,
    readers: [],
    files: [],
    words: searchTextOf(undefined, content, entry.title),
  }
}
