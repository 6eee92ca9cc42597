/**
 * A bucket of a store that speaks Amazon's S3 protocol, with path-style or host-style addresses. What it is
 * given is sealed already: it learns names made by chance, sizes and times. Large files go in parts, so that
 * memory holds one part whatever the length.
 */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { AwsClient } from 'aws4fetch'
import {
  FileMissing,
  STORE_NAME,
  type FileStore,
  type Lying,
  type Part,
  type Unfinished,
} from './store.ts'

export type Bucket = {
  /** Where the bucket is: `https://host/bucket`, or `https://bucket.host`. */
  readonly url: string
  readonly region: string
  readonly keyId: string
  readonly secret: string
}

/** The store could not do what it was asked; `message` names no file and no key. */
export class BucketProblem extends Error {
  override readonly name = 'BucketProblem'
}

/** A part of a multipart upload: of 10,000 that a file may have, 80 GB. */
export const PART_BYTES = 8 * 1024 * 1024
const ANSWER_MS = 60_000
const RETRIES = 3

type Asked = {
  readonly path?: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array<ArrayBuffer>
  /** Answers that are no problem, beside those of the two hundreds. */
  readonly also?: readonly number[]
  /** The body is read as it comes, however long that takes. */
  readonly isStream?: boolean
}

type Ask = (method: string, asked: Asked) => Promise<Response>

export function bucketStore(bucket: Bucket): FileStore {
  const ask = asker(bucket)
  return {
    put: (name, sealed) => put(ask, name, sealed),
    read: (name, part) => read(ask, name, part),
    async size(name) {
      const answer = await ask('HEAD', { path: name, also: [404] })
      return answer.status === 404 ? null : Number(answer.headers.get('content-length'))
    },
    async remove(name) {
      await ask('DELETE', { path: name, also: [404] })
    },
    list: () => list(ask),
    unfinished: () => unfinished(ask),
  }
}

/** Throws BucketProblem, in one line, where the bucket cannot be listed with these keys. */
export async function checkBucket(bucket: Bucket): Promise<void> {
  await (await asker(bucket)('GET', { query: { 'list-type': '2', 'max-keys': '1' } })).text()
}

function asker({ url, region, keyId, secret }: Bucket): Ask {
  const base = url.replace(/\/+$/, '')
  let client: Promise<AwsClient> | undefined
  const open = async () => {
    const { AwsClient: Client } = await import('aws4fetch')
    return new Client({
      accessKeyId: keyId,
      secretAccessKey: secret,
      service: 's3',
      region,
      retries: RETRIES,
    })
  }
  return async (method, { path, query = {}, headers = {}, body, also = [], isStream = false }) => {
    const at = new URL(path === undefined ? base : `${base}/${path}`)
    for (const [name, value] of Object.entries(query)) at.searchParams.set(name, value)
    client ??= open()
    // Signed with the body's hash, so that the store refuses bytes that changed on their way.
    const hash = createHash('sha256')
      .update(body ?? '')
      .digest('hex')
    // What is read as it comes may take long, once it has begun.
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(new Error('it took too long')), ANSWER_MS)
    timer.unref()
    const answer = await (
      await client
    )
      .fetch(at.href, {
        method,
        // A store that sends us elsewhere would be sent what was signed for it.
        redirect: 'error',
        headers: { 'x-amz-content-sha256': hash, ...headers },
        ...(body === undefined ? {} : { body }),
        signal: late.signal,
      })
      .catch((problem: unknown) => {
        throw new BucketProblem(`The store of files does not answer (${reasonOf(problem)}).`)
      })
      .finally(() => {
        if (isStream) clearTimeout(timer)
      })
    if (answer.ok || also.includes(answer.status)) return answer
    throw new BucketProblem(
      `The store of files answered ${answer.status}${told(await answer.text())}.`,
    )
  }
}

/** Node says why a connection failed in the cause. */
function reasonOf(problem: unknown): string {
  if (!(problem instanceof Error)) return 'no reason given'
  const { cause } = problem
  if (cause instanceof AggregateError) return reasonOf(cause.errors[0])
  return cause instanceof Error ? cause.message : problem.message
}

/** The code of an S3 error, as ` (NoSuchBucket)`. */
function told(xml: string): string {
  const code = /<Code>(\w+)<\/Code>/.exec(xml)?.[1]
  return code === undefined ? '' : ` (${code})`
}

async function put(ask: Ask, path: string, sealed: Readable): Promise<void> {
  const parts = inParts(sealed)
  const first = await parts.next()
  const body = first.done === true ? new Uint8Array() : first.value
  if (body.length < PART_BYTES) {
    await (await ask('PUT', { path, body })).text()
    return
  }
  const begun = await (await ask('POST', { path, query: { uploads: '' } })).text()
  const uploadId = textOf(begun, 'UploadId')
  if (uploadId === undefined) throw new BucketProblem('The store of files began no upload.')
  try {
    const tags = [await putPart(ask, path, { uploadId, number: 1, body })]
    for await (const part of parts)
      tags.push(await putPart(ask, path, { uploadId, number: tags.length + 1, body: part }))
    const list = tags.map(
      (tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag}</ETag></Part>`,
    )
    const xml = `<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`
    const answer = await ask('POST', {
      path,
      query: { uploadId },
      body: new TextEncoder().encode(xml),
    })
    // It answers 200 at once and may tell of its trouble only in the words that follow.
    const end = await answer.text()
    if (!end.includes('CompleteMultipartUploadResult'))
      throw new BucketProblem(`The store of files did not finish an upload${told(end)}.`)
  } catch (problem) {
    await ask('DELETE', { path, query: { uploadId }, also: [404] }).catch(() => {})
    throw problem
  }
}

async function putPart(
  ask: Ask,
  path: string,
  part: {
    readonly uploadId: string
    readonly number: number
    readonly body: Uint8Array<ArrayBuffer>
  },
): Promise<string> {
  const { uploadId, number, body } = part
  const query = { partNumber: String(number), uploadId }
  const answer = await ask('PUT', { path, query, body })
  await answer.text()
  return (answer.headers.get('etag') ?? '').replaceAll('"', '&quot;')
}

/** What a stream gives in pieces of PART_BYTES; the last may be shorter. */
async function* inParts(source: Readable): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const chunk of source) {
    for (let rest = chunk as Uint8Array; rest.length > 0;) {
      const taken = rest.subarray(0, PART_BYTES - length)
      held.push(taken)
      length += taken.length
      rest = rest.subarray(taken.length)
      if (length < PART_BYTES) continue
      yield joined(held, length)
      held = []
      length = 0
    }
  }
  if (length > 0) yield joined(held, length)
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

async function read(ask: Ask, path: string, part?: Part): Promise<Readable> {
  const headers = part === undefined ? {} : { range: `bytes=${part.start}-${part.end - 1}` }
  const answer = await ask('GET', { path, headers, also: [404], isStream: true })
  if (answer.status === 404) {
    await answer.text()
    throw new FileMissing()
  }
  if (part !== undefined && answer.status !== 206)
    throw new BucketProblem('The store of files gave the whole of a file for a part of it.')
  if (answer.body === null) return Readable.from([])
  return Readable.fromWeb(answer.body)
}

/** Elements of an answer of the store, which holds no markup of its own. */
function* elements(xml: string, name: string): Generator<string> {
  for (const [, inside = ''] of xml.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g')))
    yield inside.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

function textOf(xml: string, name: string): string | undefined {
  for (const text of elements(xml, name)) return text
  return undefined
}

/** How long ago `when` was, by the store's own clock. */
function ageBy(answer: Response, when: string | undefined): number {
  const age = Date.parse(answer.headers.get('date') ?? '') - Date.parse(when ?? '')
  // What has no time that can be read is taken for new, and left alone.
  return Number.isFinite(age) ? age : 0
}

async function* list(ask: Ask): AsyncGenerator<Lying> {
  for (let after: string | undefined; ;) {
    const query: Record<string, string> = { 'list-type': '2' }
    if (after !== undefined) query['continuation-token'] = after
    const answer = await ask('GET', { query })
    const xml = await answer.text()
    for (const each of elements(xml, 'Contents')) {
      const name = textOf(each, 'Key') ?? ''
      const [bytes, ageMs] = [
        Number(textOf(each, 'Size')),
        ageBy(answer, textOf(each, 'LastModified')),
      ]
      if (STORE_NAME.test(name)) yield { name, bytes, ageMs }
    }
    after = textOf(xml, 'NextContinuationToken')
    if (after === undefined || after === '') return
  }
}

/** Uploads in parts that were begun and neither finished nor given up. */
async function* unfinished(ask: Ask): AsyncGenerator<Unfinished> {
  for (let after: Record<string, string> = {}; ;) {
    const answer = await ask('GET', { query: { uploads: '', ...after } })
    const xml = await answer.text()
    for (const each of elements(xml, 'Upload')) {
      const [path = '', uploadId = ''] = [textOf(each, 'Key'), textOf(each, 'UploadId')]
      if (!STORE_NAME.test(path) || uploadId === '') continue
      const remove = async () => {
        await ask('DELETE', { path, query: { uploadId }, also: [404] })
      }
      yield { bytes: 0, ageMs: ageBy(answer, textOf(each, 'Initiated')), remove }
    }
    const [key, id] = [textOf(xml, 'NextKeyMarker'), textOf(xml, 'NextUploadIdMarker')]
    if (textOf(xml, 'IsTruncated') !== 'true' || key === undefined) return
    after = { 'key-marker': key, ...(id === undefined ? {} : { 'upload-id-marker': id }) }
  }
}
