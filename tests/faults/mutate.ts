/** Messages and what chance makes of them: bytes changed, parts cut, doubled, moved, headers bent. */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Unreadable } from '../../src/correspondence/mail/mail.ts'
import { readMail } from '../../src/correspondence/mail/message.ts'

const CORPUS = join(import.meta.dirname, '../../../shared/corpus/mail')

const OWN = [
  'From: a@b.example\r\nTo: c@d.example\r\nSubject: Plain\r\nDate: Mon, 28 Sep 2026 09:00:00 +0100\r\n\r\nPlease send the plan.\r\n',
  'From: =?utf-8?B?QWxleA==?= <a@b.example>\nSubject: =?x-unknown?Q?=FF?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/html; charset=koi8-r\nContent-Transfer-Encoding: quoted-printable\n\n<p>=D0=D2<b>\n--b\nContent-Type: multipart/alternative; boundary="c"\n\n--c\n\nWords\n--c--\n--b\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\neJ8+IgAAAAA=\n--b--\n',
  'Received: from x by y; Mon, 31 Feb 2026 25:61:00 +9999\nDate: yesterday\nContent-Type: message/rfc822\n\nFrom: a@b.example\n\n> quoted\n>> twice\nOn Monday X wrote:\n> words\n',
]

/** Whole messages to begin from: our own, and the corpus where it lies beside the repository. */
async function seeds(): Promise<readonly Buffer[]> {
  const own = OWN.map((text) => Buffer.from(text))
  if (!existsSync(CORPUS)) return own
  const names = (await readdir(CORPUS, { recursive: true })).filter((name) => name.endsWith('.eml'))
  const read = await Promise.all(names.toSorted().map((name) => readFile(join(CORPUS, name))))
  return [...own, ...read.filter((bytes) => bytes.length < 100_000)]
}

const SPLICES = [
  'Content-Type: multipart/mixed; boundary=""\n',
  'Content-Type: text/plain; charset="\0"\n',
  'Content-Transfer-Encoding: base64\n',
  'Date: Fri, 99 Foo 99999 99:99:99 +9999\n',
  '=?utf-8?Q?' + '=FF'.repeat(500),
  '\r\n\r\n--b\r\n--b--\r\n--b\r\n',
  '<'.repeat(2000),
  '> '.repeat(3000),
  'References: ' + '<a@b> '.repeat(2000) + '\n',
  '(((((((((((((((((((((((((((((((',
  '\u0000\uFFFD\uFEFF\u202E',
]

/** `seed` after one to eight changes. */
function mutated(seed: Buffer, chance: () => number): Buffer {
  const upTo = (most: number) => Math.floor(chance() * (most + 1))
  let bytes = Buffer.from(seed)
  for (let changes = 1 + upTo(7); changes > 0; changes -= 1) {
    const at = upTo(bytes.length)
    const end = Math.min(bytes.length, at + upTo(400))
    const [before, part, after] = [
      bytes.subarray(0, at),
      bytes.subarray(at, end),
      bytes.subarray(end),
    ]
    const splice = Buffer.from(SPLICES[upTo(SPLICES.length - 1)] ?? '')
    const noise = Buffer.from(Array.from({ length: part.length }, () => upTo(255)))
    const ways = [
      [before, after],
      [before, part, part, after],
      [before, noise, after],
      [before, splice, after],
      [before],
      [after, before],
      [before, Buffer.from([...part].toReversed()), after],
    ]
    bytes = Buffer.concat(ways[upTo(ways.length - 1)] ?? [bytes])
  }
  return bytes
}

export type Fuzzed = {
  read: number
  refused: number
  /** How each message failed that did not say so by Unreadable. */
  readonly thrown: string[]
  /** The longest that one took, in milliseconds. */
  slowestMs: number
}

/** Reads `count` mutated messages. */
export async function fuzz(count: number, chance: () => number): Promise<Fuzzed> {
  const from = await seeds()
  const told: Fuzzed = { read: 0, refused: 0, thrown: [], slowestMs: 0 }
  for (let done = 0; done < count; done += 1) {
    const bytes = mutated(from[Math.floor(chance() * from.length)] ?? Buffer.alloc(0), chance)
    const began = performance.now()
    try {
      await readMail(bytes)
      told.read += 1
    } catch (problem) {
      if (problem instanceof Unreadable) told.refused += 1
      else told.thrown.push(`${done}: ${String((problem as Error).stack).slice(0, 300)}`)
    }
    told.slowestMs = Math.max(told.slowestMs, performance.now() - began)
  }
  return told
}
