/** Files as a browser sends them, sealed as they arrive: nothing of them lies open on disk. */
import { Readable, Transform } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import busboy from 'busboy'
import type { Key } from '../../platform/files/keys.ts'
import { removeStored, storeBytes, storeStream, type Vault } from '../../platform/files/vault.ts'
import { TooBig } from '../../platform/web/errors.tsx'
import type { Sent } from './staging-store.ts'

/** A mailbox of Google Takeout can be this large; any other single file stops at 2 GB when it is read. */
const FILE_BYTES_MAX = 64 * 1024 ** 3
const FILES_MAX = 5_000
const PASTED_BYTES_MAX = 5 * 1024 * 1024
const FIELDS_MAX = 20

/**
 * Seals every file of the multipart request `body` into the vault; what was typed into the field
 * `pasted` becomes a text file. Throws TooBig, having taken away what had arrived, when there is more
 * than can be taken.
 */
export async function receive(
  request: {
    readonly body: ReadableStream | null
    readonly type: string
    /** Is handed what was pasted, as it was typed. */
    readonly pasted?: (text: string) => void
  },
  vault: Vault,
  recordKey: Key,
): Promise<Sent[]> {
  const arriving: Promise<Sent | null>[] = []
  const form = busboy({
    headers: { 'content-type': request.type },
    defParamCharset: 'utf8',
    limits: {
      files: FILES_MAX,
      fileSize: FILE_BYTES_MAX,
      fields: FIELDS_MAX,
      fieldSize: PASTED_BYTES_MAX,
    },
  })
  let tooMuch = false
  form.on('file', (_field, stream, { filename }) => {
    stream.on('limit', () => (tooMuch = true))
    arriving.push(keep(stream, filename ?? '', vault, recordKey))
  })
  form.on('field', (field, value, { valueTruncated }) => {
    if (valueTruncated) tooMuch = true
    if (field !== 'pasted' || value.trim() === '') return
    request.pasted?.(value)
    arriving.push(keepPasted(value, vault, recordKey))
  })
  form.on('filesLimit', () => (tooMuch = true))
  const broke = await ended(request.body, form)
  const settled = await Promise.allSettled(arriving)
  const sent = settled.flatMap((one) =>
    one.status === 'fulfilled' && one.value !== null ? [one.value] : [],
  )
  const failed = settled.find((one) => one.status === 'rejected')
  if (!tooMuch && !broke && failed === undefined) return sent
  for (const { stored } of sent) {
    if (stored.storeName !== null) await removeStored(vault, stored.storeName)
  }
  if (failed !== undefined && !broke) throw failed.reason
  throw new TooBig(
    tooMuch
      ? 'That is more than can be taken in one go. Nothing was kept of it. Try fewer files at a time.'
      : 'The files did not all arrive, so nothing was kept. Check your connection and send them once more.',
  )
}

/** Feeds `body` to `form`; true when it broke off or was no form. */
async function ended(body: ReadableStream | null, form: busboy.Busboy): Promise<boolean> {
  if (body === null) return false
  return new Promise((resolve) => {
    const source = Readable.fromWeb(body)
    form.once('close', () => resolve(false))
    form.once('error', () => resolve(true))
    source.once('error', () => {
      form.destroy()
      resolve(true)
    })
    source.pipe(form)
  })
}

async function keep(
  stream: Readable,
  name: string,
  vault: Vault,
  recordKey: Key,
): Promise<Sent | null> {
  let size = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.byteLength
      done(null, chunk)
    },
  })
  stream.on('error', (fault) => counted.destroy(fault))
  const stored = await storeStream(vault, recordKey, stream.pipe(counted))
  // A form sent without choosing a file sends one without a name.
  if (size > 0 || name !== '') return { name: name === '' ? 'file' : name, stored }
  if (stored.storeName !== null) await removeStored(vault, stored.storeName)
  return null
}

async function keepPasted(text: string, vault: Vault, recordKey: Key): Promise<Sent> {
  const bytes = Buffer.from(text.toWellFormed(), 'utf8')
  return { name: 'Pasted text.txt', stored: await storeBytes(vault, recordKey, bytes) }
}
