/** What a file is, from its bytes; its name and what a sender called it are never believed. */
import { fileTypeFromBuffer } from 'file-type'

/** The media type of a file that begins with `head` (4 KB are plenty). `application/octet-stream` if unknown. */
export async function sniffType(head: Uint8Array): Promise<string> {
  const known = await fileTypeFromBuffer(head)
  if (known !== undefined) return soundOnly(known.mime.replace(/;.*$/, ''), head)
  return isText(head) ? textType(Buffer.from(head).toString('utf8')) : 'application/octet-stream'
}

/** The containers of pictures that move also hold voices alone: what a browser records, for one. */
function soundOnly(type: string, head: Uint8Array): string {
  const text = () => Buffer.from(head).toString('latin1')
  // Matroska codec ids: A_ is a track of sound, V_ one of pictures (RFC 9559 5.1.4.1.21).
  if (type === 'video/webm' || type === 'video/matroska')
    return /A_(?:OPUS|VORBIS)/.test(text()) && !/V_(?:VP[89]|AV1|MPEG|THEORA)/.test(text())
      ? 'audio/webm'
      : type
  // Handlers of ISO base media tracks: `soun` and `vide` (ISO/IEC 14496-12 8.4.3).
  if (type === 'video/mp4')
    return /hdlr.{8}soun/s.test(text()) && !/hdlr.{8}vide/s.test(text()) ? 'audio/mp4' : type
  return type
}

function isText(head: Uint8Array): boolean {
  if (head.includes(0)) return false
  const text = new TextDecoder('utf-8', { fatal: false }).decode(head.subarray(0, 4000))
  const strange = text.split('\uFFFD').length - 1
  return strange <= text.length / 20
}

function textType(text: string): string {
  if (/^\uFEFF?WEBVTT/.test(text)) return 'text/vtt'
  if (/^\s*(<!doctype html|<html|<head|<body|<script)/i.test(text)) return 'text/html'
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?<svg/i.test(text)) return 'image/svg+xml'
  if (
    /^(From |[A-Za-z-]+: )/.test(text) &&
    /^(Received|From|Date|Message-ID|Subject|To|Return-Path):/im.test(text)
  )
    return 'message/rfc822'
  return 'text/plain'
}
