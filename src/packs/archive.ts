/**
 * Everything that goes into the zip of a pack, and the order in which it is signed. Given the same
 * facts it gives the same bytes.
 */
import { contentHashOf, leafOf } from '../record/canonical.ts'
import type { Entry } from '../record/entry.ts'
import { kindWord, peopleOf, quotedIn, stampOf, wordsOf } from './account.ts'
import type { PackModel } from './complaint.ts'
import type { Exhibit } from './exhibits.ts'
import { howToCheck } from './how-to-check.ts'
import { jsonOf, type Manifest, type Proofs } from './manifest.ts'
import { saltOf, sealOf, sha256Of } from './seal.ts'
import { fingerprintOf, KEY, pemOf, SIGNATURE, signedPart, SUMS, sumsOf } from './signature.ts'
import type { ZipPart } from './zip.ts'

/** One entry as the record can prove it: the exact text that was hashed, its salt, its path in the tree. */
export type ProvenEntry = {
  readonly seq: number
  readonly written: string
  readonly content: string
  readonly salt: Buffer
  readonly leaf: Buffer
  readonly path: readonly Buffer[]
}

export type Signing = {
  readonly publicKey: Uint8Array
  /** Signs bytes with the record's Ed25519 key. */
  readonly sign: (bytes: Uint8Array) => Uint8Array
}

export type PackParts = {
  readonly model: PackModel
  readonly record: { readonly id: string; readonly name: string }
  readonly treeSize: number
  readonly treeHead: string
  readonly entries: readonly Entry[]
  readonly proven: readonly ProvenEntry[]
  /** The documents by name, such as `complaint.pdf`. */
  readonly documents: ReadonlyMap<string, Uint8Array>
  /** Opens a file of an exhibit that is given. */
  readonly open: (exhibit: Exhibit, position: number) => Extract<ZipPart, { open: unknown }>['open']
  readonly signing: Signing
}

/**
 * The seals of an exhibit held back, one a file; where the entry has no file, one of its content.
 * `proven` must be that entry's.
 */
export function sealsOf(exhibit: Exhibit, proven: ProvenEntry, treeHead: string) {
  const { entry } = exhibit
  const things =
    entry.files.length > 0
      ? entry.files.map((fact) => ({ sha256: fact.sha256, name: fact.name }))
      : [{ sha256: sha256Of(proven.content), name: `entry-${entry.seq}.json` }]
  return things.map(({ sha256, name }, position) => {
    const salt = saltOf({ entrySalt: proven.salt, treeHead, seq: entry.seq, position, sha256 })
    return { name, sha256, salt, seal: sealOf(salt, sha256) }
  })
}

/** Every file of the zip. Throws where an entry that is cited cannot be proved. */
export function partsOf(pack: PackParts): ZipPart[] {
  const proven = new Map(pack.proven.map((each) => [each.seq, each]))
  const closed = new Set(pack.model.closed)
  const manifest = manifestOf(pack, proven)
  const parts: ZipPart[] = [
    ...[...pack.documents].map(([name, bytes]) => partOf(name, bytes)),
    ...pack.model.exhibits.flatMap((exhibit) =>
      exhibit.files.map(({ fact, path }, position): ZipPart => ({
        path,
        sha256: fact.sha256,
        size: fact.size,
        open: pack.open(exhibit, position),
      })),
    ),
    ...pack.entries
      .filter((entry) => pack.model.cited.includes(entry.seq) && !closed.has(entry.seq))
      .flatMap((entry) => entryParts(entry, provenOf(proven, entry.seq))),
    partOf('record/proofs.json', jsonOf(proofsOf(pack, proven, closed))),
    partOf('manifest.json', jsonOf(manifest)),
    partOf(KEY, pemOf(pack.signing.publicKey)),
    partOf('HOW-TO-CHECK.txt', howToCheck({ ...manifest, day: pack.model.on })),
  ]
  return signed(parts, pack.signing)
}

function signed(parts: readonly ZipPart[], signing: Signing): ZipPart[] {
  const sums = new Map(parts.map((part) => [part.path, part.sha256]))
  if (sums.size !== parts.length) throw new Error('Two files of a pack have one name.')
  const signature = signing.sign(Buffer.from(signedPart(sumsOf(sums))))
  const all = sumsOf(new Map([...sums, [SIGNATURE, sha256Of(signature)]]))
  return [...parts, partOf(SIGNATURE, signature), partOf(SUMS, all)]
}

function partOf(path: string, content: Uint8Array | string): ZipPart {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return { path, bytes, sha256: sha256Of(bytes) }
}

function provenOf(proven: ReadonlyMap<number, ProvenEntry>, seq: number): ProvenEntry {
  const found = proven.get(seq)
  if (found === undefined) throw new Error(`Entry ${seq} is cited but cannot be proved.`)
  return found
}

function manifestOf(pack: PackParts, proven: ReadonlyMap<number, ProvenEntry>): Manifest {
  const { model } = pack
  return {
    heard: 'pack',
    version: 1,
    title: model.title,
    to: model.to,
    day: model.on,
    record: { id: pack.record.id, name: pack.record.name },
    treeSize: pack.treeSize,
    treeHead: pack.treeHead,
    key: { algorithm: 'Ed25519', fingerprint: fingerprintOf(pack.signing.publicKey) },
    documents: [...pack.documents.keys()].toSorted(),
    exhibits: model.exhibits.map((exhibit) => ({
      number: exhibit.number,
      entry: exhibit.entry.seq,
      held: exhibit.held,
      description: exhibit.description,
      files: exhibit.files.map(({ fact, path }) => ({
        path,
        name: fact.name,
        sha256: fact.sha256,
        size: fact.size,
      })),
      seals: exhibit.held
        ? sealsOf(exhibit, provenOf(proven, exhibit.entry.seq), pack.treeHead).map(
            ({ seal }) => seal,
          )
        : [],
    })),
    quotes: model.sections.flatMap((section) =>
      section.blocks.flatMap((block) =>
        block.is === 'quote' ? [{ entry: block.entry, words: block.words }] : [],
      ),
    ),
  }
}

function proofsOf(
  pack: PackParts,
  proven: ReadonlyMap<number, ProvenEntry>,
  closed: ReadonlySet<number>,
): Proofs {
  return {
    record: pack.record.id,
    treeSize: pack.treeSize,
    treeHead: pack.treeHead,
    entries: pack.model.cited.map((seq) => {
      const { leaf, path, written, salt, content } = provenOf(proven, seq)
      const contentHash = contentHashOf(salt, content).toString('hex')
      if (!leafOf({ record: pack.record.id, seq, written, contentHash }).equals(leaf)) {
        throw new Error(`Entry ${seq} is not the one in the tree.`)
      }
      return {
        seq,
        leaf: leaf.toString('hex'),
        path: path.map((step) => step.toString('hex')),
        open: closed.has(seq)
          ? null
          : {
              written,
              salt: salt.toString('hex'),
              content: `record/${fileName(seq)}.json`,
              words: `record/${fileName(seq)}.txt`,
            },
      }
    }),
  }
}

function fileName(seq: number): string {
  return `entry-${String(seq).padStart(6, '0')}`
}

function entryParts(entry: Entry, proven: ProvenEntry): ZipPart[] {
  return [
    partOf(`record/${fileName(entry.seq)}.json`, proven.content),
    partOf(`record/${fileName(entry.seq)}.txt`, readableOf(entry)),
  ]
}

/** An entry for a reader: what, when, who, its words, its files. The JSON beside it is what is proved. */
function readableOf(entry: Entry): string {
  const words = wordsOf(entry)
  const below = quotedIn(entry)
  const lines = [
    entry.title,
    '',
    `Entry ${entry.seq} of the record: ${kindWord(entry.kind)}`,
    `Happened: ${stampOf(entry.happened)}`,
    `Written down: ${entry.written}`,
    `By: ${entry.author}`,
    ...peopleOf(entry).map(({ name, value }) => `${name}: ${value}`),
    ...(entry.amends === null ? [] : [`This corrects entry ${entry.amends}.`]),
    '',
    ...(words === '' ? [] : [words, '']),
    ...(below === ''
      ? []
      : ['Quoted below it:', ...below.split('\n').map((line) => `> ${line}`), '']),
    ...entry.files.map((file) => `File: ${file.name} (SHA-256 ${file.sha256})`),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}
