/** A file as an answer: always as something to save; the browser is told not to open, run or guess it. */
import { Readable } from 'node:stream'
import type { Ctx } from '../platform/web/route.ts'
import type { OpenedFile } from './files.ts'
import { partAsked } from './part-asked.ts'

/** Types a browser cannot run; everything else goes out as bytes to save. */
const TOLD_TYPES = /^(?:image\/(?:png|jpeg|webp|gif)|audio\/[\w.+-]+|application\/pdf|text\/plain)$/

/** A sound up to this long is opened whole for each part a player asks for. */
const SOUND_BYTES_MAX = 40_000_000

/** `file`, or the part of a sound that was asked for. */
export async function fileAnswer(c: Ctx, file: OpenedFile): Promise<Response> {
  const plain = file.name.replaceAll(/[^\w.-]/g, '_')
  const full = encodeURIComponent(file.name).replaceAll(
    /['()*]/g,
    (each) => `%${each.codePointAt(0)?.toString(16)}`,
  )
  c.header('Content-Type', TOLD_TYPES.test(file.type) ? file.type : 'application/octet-stream')
  c.header('Content-Disposition', `attachment; filename="${plain}"; filename*=UTF-8''${full}`)
  const isSound = file.type.startsWith('audio/') && file.size <= SOUND_BYTES_MAX
  if (isSound) c.header('Accept-Ranges', 'bytes')
  const part = isSound ? partAsked(c.req.header('range'), file.size) : null
  if (part !== null) {
    c.header('Content-Range', `bytes ${part.start}-${part.end - 1}/${file.size}`)
    return c.body(new Uint8Array((await file.bytes()).subarray(part.start, part.end)), 206)
  }
  c.header('Content-Length', String(file.size))
  return c.body(Readable.toWeb(await file.stream()) as ReadableStream)
}
