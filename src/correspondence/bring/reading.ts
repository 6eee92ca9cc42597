/** Reading one thing that was brought in: the work that a reading thread does. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { autoOf } from '../mail/auto.ts'
import { Unreadable, type Mail } from '../mail/mail.ts'
import { mailKey, sha256 } from '../mail/keys.ts'
import { readMail } from '../mail/message.ts'
import { readOutlook } from '../mail/outlook.ts'
import { dateOf } from '../mail/date.ts'
import { decode, readDocx, readPdf, readText, type Paper } from './paper.ts'
import type { Sort } from './sort.ts'
import { readTranscript, type Transcript } from './transcript.ts'
import { bytesOf, type Source } from './found.ts'

/** `type` is the sniffed media type, `envelope` the `From ` line of a message out of an mbox. */
export type Job = {
  readonly sort: Sort
  readonly type: string
  readonly source: Source
  readonly size: number
  readonly envelope: string | null
  /** Keeps a message's headers, whole text and HTML, to show it. */
  readonly whole?: boolean
}

/**
 * What was read. `key` is by what the same thing is known again; a message's headers, `text` and `html`
 * stay in its file unless they were asked for.
 */
export type Read =
  | {
      readonly is: 'mail'
      readonly key: string
      /** How it is known that no person wrote it; null when one may have. */
      readonly auto: string | null
      readonly mail: Mail
    }
  | { readonly is: 'paper'; readonly key: string; readonly paper: Paper }
  | { readonly is: 'transcript'; readonly key: string; readonly transcript: Transcript }
  | { readonly is: 'file'; readonly key: string }
  | { readonly is: 'unreadable'; readonly key: string; readonly reason: string }

const REASONS: Readonly<Record<string, string>> = {
  'image/svg+xml': 'Drawings of this kind can carry programs, so it is kept but not opened.',
  'application/x-cfb':
    'This is an older Office file. Open it and save it as PDF to have its words read.',
  'application/rtf':
    'Heard cannot read this kind of document yet. Save it as PDF to have its words read.',
}
const OTHER = 'Heard cannot read this kind of file yet. It is kept as it is.'
const EMPTY = 'There is nothing in this file.'
/** A video of an hour is a sound file to us too: its bytes are never loaded to be read. */
const READ_BYTES_MAX = 512 * 1024 * 1024

/** True when a job is not for a thread: it is only hashed as it streams by, or its bytes are opened here. */
export function isForHere(job: Job): boolean {
  const onlyHashed = job.sort === 'sound' || job.sort === 'picture' || job.size > READ_BYTES_MAX
  return onlyHashed && !('bytes' in job.source)
}

/** Reads `job`. Never throws for what is in the file: that is told as `unreadable` with its reason. */
export async function readJob(job: Job): Promise<Read> {
  if (job.sort === 'sound' || job.sort === 'picture')
    return { is: 'file', key: await fileKey(job.source) }
  if (job.size > READ_BYTES_MAX) {
    return {
      is: 'unreadable',
      key: await fileKey(job.source),
      reason: 'It is too large to be read.',
    }
  }
  const bytes = await bytesOf(job.source)
  const unread = (reason: string): Read => ({ is: 'unreadable', key: keyOf(bytes), reason })
  if (bytes.byteLength === 0) return unread(EMPTY)
  try {
    return await readBytes(job, bytes)
  } catch (fault) {
    return unread(fault instanceof Unreadable ? fault.message : 'This file could not be read.')
  }
}

async function readBytes(job: Job, bytes: Uint8Array): Promise<Read> {
  // A message has a key of its own.
  if (job.sort === 'mail') return mailRead(job, bytes, placed(await readMail(bytes), job.envelope))
  const key = keyOf(bytes)
  switch (job.sort) {
    case 'outlook':
      return await outlookRead(job, bytes, key)
    case 'pdf':
      return { is: 'paper', key, paper: await readPdf(bytes) }
    case 'docx':
      return { is: 'paper', key, paper: await readDocx(bytes) }
    case 'text':
      return { is: 'paper', key, paper: readText(bytes, job.type === 'text/html') }
    case 'transcript':
      return { is: 'transcript', key, transcript: readTranscript(decode(bytes)) }
    case 'mbox':
    case 'zip':
    case 'picture':
    case 'sound':
    case 'saved':
    case 'other':
      break
  }
  return { is: 'unreadable', key, reason: REASONS[job.type] ?? OTHER }
}

/** Old Word and Excel files are in the same wrapping as Outlook's: they hold no message. */
async function outlookRead(job: Job, bytes: Uint8Array, key: string): Promise<Read> {
  try {
    return mailRead(job, bytes, await readOutlook(bytes))
  } catch (fault) {
    const isOffice = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
      'W\0o\0r\0d\0D\0o\0c',
    )
    const told =
      fault instanceof Unreadable && !isOffice ? fault.message : REASONS['application/x-cfb']
    return { is: 'unreadable', key, reason: told ?? OTHER }
  }
}

function mailRead(job: Job, bytes: Uint8Array, mail: Mail): Read {
  const kept = job.whole === true ? mail : { ...mail, headers: [], text: '', html: null }
  return { is: 'mail', key: mailKey(bytes, mail), auto: autoOf(mail.headers), mail: kept }
}

/** A message that lost its date and its Received headers may still have the mailbox's own line. */
function placed(mail: Mail, envelope: string | null): Mail {
  if (mail.date.placedBy !== 'none' || envelope === null) return mail
  const date = dateOf([], [], envelope)
  return { ...mail, date: { ...date, written: mail.date.written } }
}

function keyOf(bytes: Uint8Array): string {
  return `file:${sha256(bytes)}`
}

/** The key of a file that is kept as it is: by its bytes. */
export async function fileKey(source: Source): Promise<string> {
  if ('bytes' in source) return keyOf(source.bytes)
  const hash = createHash('sha256')
  const stream = 'open' in source ? await source.open() : createReadStream(source.file)
  for await (const chunk of stream) hash.update(chunk as Buffer)
  return `file:${hash.digest('hex')}`
}
