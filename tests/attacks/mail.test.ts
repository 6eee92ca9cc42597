/** The sender of a hostile message that a parent brings in, and every page that shows its words. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importPaths } from '../../src/correspondence/import.ts'
import { recordSink } from '../../src/correspondence/sink.ts'
import { showHtml } from '../../src/correspondence/view.ts'
import { day } from '../../src/platform/day.ts'
import type { Entry } from '../../src/record/entry.ts'
import { findAfter } from '../../src/record/store.ts'
import { TEST_NOW, testSite, type TestSite } from '../../src/test-site.ts'

const EVIL = `"><script>alert(1)</script><img src=x onerror=alert(2)>'{{7*7}}#eval("1")`
const NAMES = [
  'a"; filename="b.html',
  'a\r\nSet-Cookie: x=y.html',
  '../../../../etc/passwd',
  '..\\..\\windows\\system.ini',
  'invoice\u202Efdp.exe',
  `${'a'.repeat(199)}😀.pdf`,
  '.htaccess',
  '__proto__',
  'CON',
  EVIL,
  'naïve – “report”.pdf',
]
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(3)"><script>alert(4)</script></svg>'
const PAGE = `<html><script>alert(5)</script><body onload=alert(6)>${EVIL}</body></html>`

let site: TestSite
let record = ''
let folder = ''
let entries: Entry[] = []
let brought: number[] = []
beforeAll(async () => {
  site = await testSite()
  record = await site.begin(EVIL)
  folder = await mkdtemp(join(tmpdir(), 'heard-attack-'))
  const encoded = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
  const parts = NAMES.map((name, at) => {
    const type = ['image/svg+xml', 'text/html', 'application/pdf'][at % 3]
    const body = Buffer.from(`${at} ${[SVG, PAGE, '%PDF-1.7'][at % 3]}`).toString('base64')
    return `--b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${encoded(name)}"\r\n\r\n${body}\r\n`
  })
  const message = (id: string, from: string, words: string) =>
    `From: ${encoded(EVIL)} <${from}>\r\nTo: ${encoded(EVIL)} <alex@home.example>\r\nSubject: ${encoded(EVIL)}\r\nDate: Mon, 28 Sep 2026 10:00:00 +0000 (${EVIL})\r\nMessage-ID: <${id}@x.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n${words}${PAGE}\r\n${parts.join('')}--b--\r\n`
  await writeFile(
    join(folder, 'one.eml'),
    message('one', 'office@hillview.sch.uk', `<p>We will send you ${EVIL} by Friday.</p>`),
  )
  await writeFile(
    join(folder, 'two.eml'),
    message('two', 'alex@home.example', `<p>Please send us ${EVIL} by Friday?</p>`),
  )
  await writeFile(join(folder, 'page.html'), PAGE)
  await writeFile(join(folder, 'picture.svg'), SVG)
  await writeFile(join(folder, `${EVIL.replaceAll('/', '_')}.txt`), EVIL)
  await writeFile(
    join(folder, 'broken.msg'),
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(EVIL)]),
  )
  await writeFile(join(folder, 'broken.docx'), Buffer.from(`PK\u0003\u0004${EVIL}`))
  const done = await importPaths(
    [folder],
    { zone: 'Europe/London', today: day('2026-11-21'), author: 'Alex', threads: 1 },
    recordSink(site.ledger, { accountId: site.account.id, recordId: record, now: () => TEST_NOW }),
  )
  brought = [done.read, done.added, done.unreadable.length]
  const people = [{ name: EVIL, address: 'evil"@x.example' }]
  await site.add(
    record,
    { kind: 'note', author: EVIL, people, body: { title: EVIL, words: EVIL } },
    { kind: 'ask', people, body: { title: EVIL, debtor: EVIL, creditor: EVIL, words: EVIL } },
    {
      kind: 'promise',
      body: { title: EVIL, debtor: EVIL, creditor: EVIL, due: '2026-10-02', dueBasis: 'agreed' },
    },
    { kind: 'letter', body: { title: EVIL, from: EVIL, to: EVIL, words: EVIL } },
    { kind: 'call', body: { with: EVIL, direction: 'out', words: EVIL } },
    { kind: 'said', body: { who: EVIL, words: EVIL, to: EVIL, where: EVIL } },
  )
  entries = await site.within(record, (write) => findAfter(write, 0, { atMost: 100 }))
  const ask = entries.find((entry) => entry.kind === 'ask')
  await site.add(
    record,
    { kind: 'tags', body: { of: ask?.seq, tags: [EVIL.slice(0, 40)] } },
    { kind: 'answer', body: { of: ask?.seq, as: 'part', words: EVIL } },
    { kind: 'hand-over', body: { of: ask?.seq, from: EVIL, to: EVIL, words: EVIL } },
  )
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await site.close()
})

const RUNS = ['style', 'iframe', 'object', 'embed', 'base', 'math', 'foreignobject']

/** What a browser would run or fetch, were it in the page, as the browser's own rules read it. */
function dangersIn(html: string): string[] {
  const found: string[] = []
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('attrs' in node) {
      if (RUNS.includes(node.tagName)) found.push(node.tagName)
      const own = node.attrs.some(
        ({ name, value }) => name === 'src' && value.startsWith('/assets/'),
      )
      if (node.tagName === 'script' && !own) found.push('script')
      for (const { name, value } of node.attrs) {
        if (name.startsWith('on') || name === 'style') found.push(`${node.tagName} ${name}`)
        if (/^\s*(?:javascript|data|vbscript)\s*:/i.test(value)) found.push(`${name}=${value}`)
      }
    }
    if ('childNodes' in node) node.childNodes.forEach(walk)
    if ('content' in node) walk(node.content)
  }
  walk(parse(html))
  return found
}

describe('words that would run', () => {
  test('are all brought in, or kept unread', () => expect(brought).toEqual([7, 4, 3]))

  test('run on no page of the record', async () => {
    const base = `/records/${record}`
    const q = encodeURIComponent(EVIL)
    const pages = [
      '/',
      `${base}/today`,
      `${base}/owed`,
      `${base}/owed?show=settled`,
      `${base}/asks`,
      `${base}/timeline`,
      `${base}/timeline?words=script`,
      `${base}/timeline?words=${q}`,
      `${base}/timeline?who=${q}&tag=${q}&kind=${q}&from-day=${q}&before=${q}`,
      `${base}/more`,
      `${base}/bring-in`,
      `${base}/bring-in/could-not-read`,
      `${base}/packs`,
      `${base}/packs/names`,
      `${base}/add`,
      `/reading-settings?back=${encodeURIComponent('javascript:alert(1)')}`,
      `/law?words=${q}`,
      ...entries.flatMap(({ address, kind }) =>
        ['', '/audience', '/erase', ...(kind === 'message' ? ['/as-sent'] : [])].map(
          (rest) => `${base}/entries/${address}${rest}`,
        ),
      ),
      ...entries
        .filter(({ kind }) => kind === 'ask' || kind === 'promise')
        .map(({ address }) => `${base}/owed/${address}`),
    ]
    let seen = 0
    for (const page of pages) {
      const response = await site.get(page)
      expect([200, 404, 422], page).toContain(response.status)
      const html = await response.text()
      expect(dangersIn(html), page).toEqual([])
      expect(html, page).not.toContain('<script>alert')
      expect(response.headers.get('content-security-policy'), page).toContain("default-src 'none'")
      if (html.includes('alert(1)')) seen += 1
    }
    expect(seen).toBeGreaterThan(20)
  })

  test('run in no file: it is saved, under a plain name, and can do nothing where it lies', async () => {
    let count = 0
    for (const entry of entries) {
      for (const [position, file] of entry.files.entries()) {
        const { headers, status } = await site.get(
          `/records/${record}/entries/${entry.address}/files/${position}`,
        )
        expect(status, file.name).toBe(200)
        expect(headers.get('content-disposition')).toMatch(
          /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.!#$&+^`|~%-]+$/,
        )
        expect(headers.get('content-security-policy')).toContain('sandbox')
        expect(headers.get('x-content-type-options')).toBe('nosniff')
        expect(headers.get('content-type')).not.toMatch(/html|svg|xml|script/)
        expect(headers.get('set-cookie')).toBeNull()
        expect(file.name).not.toMatch(/[/\\\p{Cc}]|^\.\.$/u)
        count += 1
      }
    }
    expect(count).toBeGreaterThan(NAMES.length)
  })
})

describe('HTML as it was sent', () => {
  test.each([
    '<img alt="<script>alert(1)</script>" src=x>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="//evil.example">x</a>',
    '<a href="/records/new">x</a>',
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
    '<title></title><base href="https://evil.example/"><form action="https://evil.example"><input name=x><button>Sign in</button></form>',
    '<p style="position:fixed;inset:0;background:url(https://evil.example)">x</p>',
    '<link rel=stylesheet href=https://evil.example><meta http-equiv=refresh content="0;url=https://evil.example">',
    '<div class="heard-top" id="main">x</div>',
    '</div></main></body></html><script>alert(1)</script>',
    '<!--><script>alert(1)</script>-->',
    '<img src="cid:x" onerror=alert(1) srcset="https://evil.example 1x">',
    '<video src=https://evil.example poster=https://evil.example></video><audio src=x autoplay></audio>',
    '<xmp><script>alert(1)</script></xmp><plaintext><script>alert(1)</script>',
  ])('%s neither runs, fetches, nor takes a shape of ours', (html) => {
    const shown = showHtml(html, new Map([['x', '/records/r/entries/e/files/1']])).html
    expect(dangersIn(shown)).toEqual([])
    expect(shown).not.toMatch(
      /<svg|<script|<style|<form|<base|<meta|<link|<input|<button|<video|<audio/i,
    )
    expect(shown).not.toMatch(/\s(?:style|class|id|srcset|on\w+)=/i)
    expect(shown).not.toMatch(/src="(?!\/records\/r\/entries\/e\/files\/1")/)
    expect(shown).not.toMatch(/href="(?!https?:\/\/|mailto:|tel:)/)
    const opens = (shown.match(/<(?:div|p|span|table)\b/g) ?? []).length
    expect((shown.match(/<\/(?:div|p|span|table)>/g) ?? []).length).toBe(opens)
  })
})

describe('names that are more than names', () => {
  test('do not reach every object', () => {
    expect(({} as Record<string, unknown>)['alert']).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test('of a record, a person or a member are names and nothing else', async () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const added = await site.add(record, {
        people: [{ name, address: null }],
        author: name,
        body: { title: name, words: name },
      })
      const page = await site.get(`/records/${record}/entries/${added[0]?.address}`)
      expect(page.status).toBe(200)
      expect(await page.text()).toContain(name)
    }
    for (const word of ['__proto__', 'constructor'])
      expect(
        (await site.get(`/records/${record}/timeline?words=${word}&kind=${word}`)).status,
      ).toBeLessThan(500)
  })
})
