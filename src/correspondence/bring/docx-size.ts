/**
 * How much a Word document unpacks to, before what reads it unpacks it whole into memory: its parts
 * are run through and counted, and no size it tells of itself is believed. And what it says beside its
 * own text, which what reads it leaves out.
 */
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { fromBufferPromise } from 'yauzl'

/** A long document's words are two or three million bytes of XML; pictures are never unpacked here. */
const XML_BYTES_MAX = 40 * 1024 * 1024

/** Whether the XML of the document in `bytes` unpacks to more than 40 MB. Throws for what is no zip. */
export async function isFarTooLong(bytes: Buffer): Promise<boolean> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true })
  let total = 0
  for await (const entry of zip.eachEntry()) {
    if (!/\.(?:xml|rels)$/i.test(entry.fileName)) continue
    total += entry.uncompressedSize
    if (total > XML_BYTES_MAX) return true
    // Breaks off where a part is longer than it says.
    await pipeline(await zip.openReadStreamPromise(entry), nowhere())
  }
  return false
}

function nowhere(): Writable {
  return new Writable({
    write(_chunk, _encoding, done) {
      done()
    },
  })
}

/** Parts of a Word document that are not its text: head and foot lines, comments, notes, who wrote it. */
const BESIDE =
  /^(?:word\/(?:header|footer|comments|footnotes|endnotes)\w*\.xml|docProps\/(?:core|app|custom)\.xml)$/

/** What the Word document in `bytes` says beside its text, a paragraph or property a line. */
export async function besideText(bytes: Buffer): Promise<string> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true })
  const parts: string[] = []
  let total = 0
  for await (const entry of zip.eachEntry()) {
    total += entry.uncompressedSize
    if (!BESIDE.test(entry.fileName) || total > XML_BYTES_MAX) continue
    parts.push(wordsOfXml(await text(await zip.openReadStreamPromise(entry))))
  }
  return parts.join('\n')
}

const LETTERS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

/** A name may be cut over several runs of one paragraph, so only paragraphs and properties part words. */
function wordsOfXml(xml: string): string {
  return xml
    .replaceAll(/<\/(?:w:p|dc:\w+|cp:\w+|vt:\w+|[A-Z]\w+)>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => LETTERS[name] ?? whole)
}
