/** Reading a zip safely: by exact name, with every size believed only as far as it was counted. */
import { open, type Entry as ZipEntry, type ZipFile } from 'yauzl'

/** A zip that cannot be taken as it is; `message` is one line. */
export class BadZip extends Error {}

export type OpenZip = {
  readonly names: readonly string[]
  /** The bytes of one file in it. Throws BadZip when it is not there or larger than allowed. */
  readonly read: (name: string) => Promise<Buffer>
  readonly close: () => void
}

const ENTRIES_MAX = 1_000_000

/** Opens the zip at `path`. `mostBytes` bounds any one file read from it. */
export async function openZip(path: string, mostBytes = 2 ** 31 - 1): Promise<OpenZip> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    open(
      path,
      { lazyEntries: true, autoClose: false, validateEntrySizes: true },
      (problem, opened) => {
        if (problem)
          reject(
            new BadZip(`It is not a zip that can be read: ${problem.message.replace(/\.+$/, '')}.`),
          )
        else resolve(opened)
      },
    )
  })
  const entries = await listed(zip).catch((problem: unknown) => {
    zip.close()
    throw problem
  })
  return {
    names: [...entries.keys()],
    read: (name) => readOne(zip, entries.get(name), mostBytes, name),
    close: () => zip.close(),
  }
}

function listed(zip: ZipFile): Promise<Map<string, ZipEntry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, ZipEntry>()
    zip.on('entry', (entry: ZipEntry) => {
      if (entries.has(entry.fileName)) reject(new BadZip(`The zip holds ${entry.fileName} twice.`))
      if (entries.size > ENTRIES_MAX) reject(new BadZip('The zip holds too many files.'))
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.once('end', () => resolve(entries))
    zip.once('error', (problem: Error) =>
      reject(new BadZip(`The zip is damaged: ${problem.message}.`)),
    )
    zip.readEntry()
  })
}

function readOne(
  zip: ZipFile,
  entry: ZipEntry | undefined,
  mostBytes: number,
  name: string,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (entry === undefined) return reject(new BadZip(`There is no ${name} in the zip.`))
    if (entry.uncompressedSize > mostBytes)
      return reject(new BadZip(`${name} in the zip is too large.`))
    zip.openReadStream(entry, (problem, stream) => {
      if (problem) return reject(new BadZip(`${name} in the zip is damaged.`))
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.once('error', () => reject(new BadZip(`${name} in the zip is damaged.`)))
      stream.once('end', () => resolve(Buffer.concat(parts)))
    })
  })
}
