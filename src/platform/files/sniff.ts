/** What a file is, from its bytes; its name and what a sender called it are never believed. */
import { fileTypeFromBuffer } from 'file-type'

/** The media type of a file that begins with `head` (4 KB are plenty). `application/octet-stream` if unknown. */
export async function sniffType(head: Uint8Array): Promise<string> {
  const known = await fileTypeFromBuffer(head)
  if (known !== undefined) return known.mime
  return isText(head) ? textType(Buffer.from(head).toString('utf8')) : 'application/octet-stream'
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
