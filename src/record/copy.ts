/**
 * What one owner can read, as open files to keep: a page to read, entries.jsonl, and the files. Unlike
 * the export of whoever runs the installation it holds no numbers of the record and no tree: between
 * them, what others keep to themselves could be counted.
 */
import type { ZipFile } from 'yazl'
import { z } from 'zod'
import { copyPage } from './copy-page.tsx'
import { COPY_README } from './copy-readme.ts'
import type { Entry } from './entry.ts'
import { addFiles, BATCH, nameIn, writeZip } from './export.ts'
import type { Kind, Write } from './kind.ts'
import { lineSchema } from './lines.ts'
import { keepLook } from './looked.ts'
import { namedBy } from './refers.ts'
import { findAfter } from './store.ts'

/**
 * Writes everything this member may read to `path`, or of it what `keeps` says; the zip is there whole or not
 * at all. Returns how many entries.
 */
export async function copyRecord(
  write: Write,
  path: string,
  keeps: (entry: Entry) => boolean = () => true,
): Promise<number> {
  return writeZip(path, async (zip) => {
    const entries = (await everything(write)).filter(keeps)
    const placeOf = new Map(entries.map(({ seq }, at) => [seq, at + 1]))
    const named = entries.map((entry, at) => ({
      entry,
      names: entry.files.map((file, position) => nameIn(at + 1, position, file.type)),
    }))
    addText(zip, 'README.txt', COPY_README)
    addText(zip, 'schema.json', JSON.stringify(schemaOf(write), null, 2))
    addText(zip, 'record.html', copyPage(write, named))
    addText(
      zip,
      'entries.jsonl',
      named
        .map(({ entry, names }) => {
          const kind = write.ledger.kinds.get(entry.kind)
          return `${JSON.stringify(lineOf(entry, { names, kind, placeOf }))}\n`
        })
        .join(''),
    )
    for (const { entry, names } of named) addFiles(write, zip, entry, names)
    keepLook(write, entries)
    return entries.length
  })
}

function addText(zip: ZipFile, name: string, text: string): void {
  zip.addBuffer(Buffer.from(text), name)
}

function schemaOf(write: Write) {
  const options = { io: 'input', unrepresentable: 'any' } as const
  return z.toJSONSchema(lineSchema([...write.ledger.kinds.values()]), options)
}

async function everything(write: Write): Promise<Entry[]> {
  const all: Entry[] = []
  for (let after = 0; ;) {
    const entries = await findAfter(write, after, { atMost: BATCH })
    all.push(...entries)
    after = entries.at(-1)?.seq ?? after
    if (entries.length < BATCH) return all
  }
}

type Around = {
  readonly names: readonly string[]
  readonly kind: Kind | undefined
  /** Where each entry stands in this copy, counted from 1. */
  readonly placeOf: ReadonlyMap<number, number>
}

function lineOf(entry: Entry, { names, kind, placeOf }: Around) {
  const { written, happened, author, people, shelf, audience, address, amends } = entry
  return {
    ref: refOf(placeOf.get(entry.seq)),
    written,
    kind: entry.kind,
    happened,
    author,
    people,
    shelf,
    audience: typeof audience === 'string' ? audience : 'people',
    amends: amends === null ? null : refOf(placeOf.get(amends)),
    body: entry.erased ? null : namedBy(entry.body, kind, (seq) => refOf(placeOf.get(seq))),
    files: entry.files.map((file, at) => ({ ...file, path: names[at] })),
    address,
  }
}

/** A reference is named, never a number: what it names is a line of this copy, or nothing that can be read. */
function refOf(place: number | undefined): string | null {
  return place === undefined ? null : `line ${place}`
}
