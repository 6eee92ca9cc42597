/** The built product starting and at rest: first start, later starts, its memory, its first page's weight. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from './built.ts'
import { middleOf } from './ground.ts'
import { databasePid, megabytesOf, treeOf } from './processes.ts'

const PORT = 4872
const HOME = `http://localhost:${PORT}`
const STARTS = 3

export type StartRow = { readonly what: string; readonly value: string; readonly bar: string }

/** One file of a page: bytes as they are sent to a browser that takes compression. */
type Part = { readonly path: string; readonly wire: number; readonly encoding: string }

export async function measureStart(): Promise<StartRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'heard-bench-start-'))
  chmodSync(folder, 0o711)
  const data = join(folder, 'data')
  const built = build()
  try {
    const first = await built.start(data, PORT)
    await fetch(HOME)
    await first.stop()
    const later: number[] = []
    let [memory, node, parts]: [number, number, Part[]] = [0, 0, []]
    for (let turn = 0; turn < STARTS; turn += 1) {
      const began = performance.now()
      const running = await built.start(data, PORT)
      await (await fetch(HOME)).text()
      later.push((performance.now() - began) / 1000)
      if (turn === STARTS - 1) {
        parts = await partsOf(running.link)
        await wait(5000)
        node = megabytesOf(treeOf(running.pid).filter((pid) => pid === running.pid))
        memory = node + megabytesOf(treeOf(databasePid(data)))
      }
      await running.stop()
    }
    const weight = parts.reduce((sum, part) => sum + part.wire, 0)
    const scripts = parts.filter(({ path }) => path.endsWith('.js'))
    return [
      { what: 'very first start, to "ready"', value: `${first.s.toFixed(2)} s`, bar: '20 s' },
      {
        what: 'later start, to the first page',
        value: `${middleOf(later).toFixed(2)} s`,
        bar: '3 s',
      },
      {
        what: `idle memory, summed PSS (Node ${node.toFixed(0)} MB, PostgreSQL ${(memory - node).toFixed(0)} MB)`,
        value: `${memory.toFixed(0)} MB`,
        bar: '250 MB',
      },
      {
        what: `first page over the wire (${parts.map(({ path, wire, encoding }) => `${path} ${kb(wire)}${encoding}`).join(', ')})`,
        value: kb(weight),
        bar: '60 KB',
      },
      {
        what: 'JavaScript the first page needs',
        value: `${kb(0)} (it asks for ${kb(scripts.reduce((sum, part) => sum + part.wire, 0))})`,
        bar: '0 KB',
      },
    ]
  } finally {
    built.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`

/** The page at `url` and all that it asks for: styles, and the fonts that they load for Latin text. */
async function partsOf(url: string): Promise<Part[]> {
  const page = await sent(url)
  const linked = [...page.text.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js|svg|woff2|png))[^"]*"/g)]
  const parts = [{ ...page, path: 'page' }]
  for (const [, path = ''] of linked) {
    const part = await sent(HOME + path)
    parts.push({ ...part, path: path.split('/').at(-1) ?? path })
    if (!path.endsWith('.css')) continue
    for (const [face] of part.text.matchAll(/@font-face\s*\{[^}]*\}/g)) {
      const font = /url\(["']?(\/[^"')]+\.woff2)/.exec(face)?.[1]
      if (font !== undefined && isAskedFor(face, page.text))
        parts.push({ ...(await sent(HOME + font)), path: font.split('/').at(-1) ?? font })
    }
  }
  return [
    ...new Map(parts.map(({ path, wire, encoding }) => [path, { path, wire, encoding }])).values(),
  ]
}

/** A browser fetches a face only for text in its range; one without a range for any text. Italics: none here. */
function isAskedFor(face: string, text: string): boolean {
  if (/font-style:\s*italic/.test(face)) return false
  const ranges = /unicode-range:([^;}]+)/i.exec(face)?.[1]?.split(',') ?? ['U+0-10FFFF']
  const points = new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0))
  return ranges.some((range) => {
    const [from = 0, to = from] = range
      .trim()
      .replace(/^U\+/i, '')
      .split('-')
      .map((hex) => Number.parseInt(hex.replaceAll('?', '0'), 16))
    return points.values().some((point) => point >= from && point <= to)
  })
}

async function sent(url: string): Promise<Part & { readonly text: string }> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'br, gzip' } })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const encoding = answer.headers.get('content-encoding')
  // fetch has unpacked it: packed again the same way, to know what went over the wire.
  const wire =
    encoding === 'br' ? brotliCompressSync(bytes) : encoding === 'gzip' ? gzipSync(bytes) : bytes
  return {
    path: url,
    wire: wire.length,
    encoding: encoding === null ? '' : ` ${encoding}`,
    text: bytes.toString('utf8'),
  }
}
