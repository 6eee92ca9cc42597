/**
 * How much a Word document unpacks to, before what reads it unpacks it whole into memory: its parts
 * are run through and counted, and no size it tells of itself is believed.
 */
import { Writable } from 'node:stream'
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
