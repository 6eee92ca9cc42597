import * as fc from 'fast-check'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { describe, expect, test } from 'vitest'
import { BucketProblem } from '../files/bucket.ts'
import { assetRoutes, assets } from './assets.ts'
import {
  ChangedMeanwhile,
  NotAllowed,
  NotFound,
  showError,
  showNotFound,
  TooBig,
} from './errors.tsx'
import { knowTls } from './cookies.ts'
import { choiceOf, dayOf, filesOf, textOf, textsOf } from './forms.ts'
import { ownPath, readingRoutes } from './reading-page.tsx'
import { READING, readReading, writeReading, type Reading } from './reading.ts'
import { watchRefusals } from './refusals.ts'
import type { Env } from './route.ts'
import { nothingKept, ownFormsOnly, safeHeaders } from './security.ts'
import { withShell } from './shell.ts'

const ours = 'http://localhost:4820'

function site(url = ours) {
  const reported: string[] = []
  const app = new Hono<Env>()
  app.use(watchRefusals(() => {}))
  app.use(knowTls(url), safeHeaders(url), nothingKept, ownFormsOnly(url), withShell([]))
  app.route('/', assetRoutes())
  app.route('/', readingRoutes())
  app.onError(showError((reference, error) => reported.push(`${reference} ${error.message}`)))
  app.notFound(showNotFound)
  const thrown: Record<string, () => Error> = {
    hidden: () => new NotFound('secret reason'),
    refused: () => new NotAllowed('Only an owner can do that.'),
    changed: () => new ChangedMeanwhile('Someone else answered first.'),
    big: () => new TooBig('That file is more than 2 GB.'),
    ours: () => new Error('Robin’s words'),
    http: () => new HTTPException(403),
    odd: () => new HTTPException(418),
    away: () => new BucketProblem('The store of files does not answer (ECONNREFUSED).'),
    http500: () => new HTTPException(500, { message: 'inside' }),
  }
  app.get('/throw/:what', (c) => {
    throw thrown[c.req.param('what')]?.() ?? new Error('?')
  })
  app.post('/save', (c) => c.text('saved'))
  return { app, reported }
}

describe('an error becomes a page', () => {
  test.each([
    ['hidden', 404],
    ['refused', 403],
    ['changed', 409],
    ['big', 413],
    ['http', 403],
    ['odd', 418],
    ['ours', 500],
    ['http500', 500],
    ['away', 500],
  ])('%s with status %i, and the way to help', async (what, status) => {
    const response = await site().app.request(`/throw/${what}`)
    const page = await response.text()
    expect(response.status).toBe(status)
    expect(page).toContain('<h1>')
    expect(page).toContain('href="/help-now"')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test('a store of files that is away is told as that, and nothing of what it said', async () => {
    const { app, reported } = site()
    const page = await (await app.request('/throw/away')).text()
    expect(page).toContain('it was not kept')
    expect(page).not.toContain('ECONNREFUSED')
    expect(reported.join()).toContain('ECONNREFUSED')
  })

  test('a refusal says why; what is hidden does not even say that it is there', async () => {
    const { app } = site()
    expect(await (await app.request('/throw/refused')).text()).toContain(
      'Only an owner can do that.',
    )
    expect(await (await app.request('/throw/changed')).text()).toContain(
      'Someone else answered first.',
    )
    const hidden = await (await app.request('/throw/hidden')).text()
    const nowhere = await (await app.request('/nowhere')).text()
    expect(hidden).toBe(nowhere)
  })

  test('our own mistake shows a reference and nothing of what went wrong', async () => {
    const { app, reported } = site()
    const answer = await app.request('/throw/ours')
    const page = await answer.text()
    const request = answer.headers.get('heard-request') ?? 'none'
    expect(page).toContain(request)
    expect(page).not.toContain('Robin’s words')
    expect(reported).toEqual([`${request} Robin’s words`])
  })
})

describe('every answer', () => {
  test('forbids inline scripts, frames, third parties, and being kept', async () => {
    const { headers } = await site().app.request('/reading-settings')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(policy).not.toMatch(/https?:/)
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  test('asks for TLS to be kept where there is TLS', async () => {
    const { headers } = await site('https://heard.example').app.request('/reading-settings')
    expect(headers.get('strict-transport-security')).toContain('max-age')
  })
})

const post = (headers: Readonly<Record<string, string>>) =>
  site().app.request('/save', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })

describe('a form post', () => {
  test('from our own page is taken', async () => {
    expect((await post({ origin: ours })).status).toBe(200)
  })
  test('by another name of the same machine is taken', async () => {
    expect((await post({ origin: 'http://127.0.0.1:4820' })).status).toBe(200)
  })
  test.each([
    { origin: 'https://evil.example' },
    { origin: 'http://localhost:4821' },
    { origin: 'null' },
    {},
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  ])('from %o is refused with a page that says what to do', async (headers) => {
    const response = await post(headers)
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('nothing was changed')
  })
})

describe('assets', () => {
  test('are served by hashed name, compressed, for ever', async () => {
    const { app } = site()
    const response = await app.request(`/assets/${assets().stylesheet}`, {
      headers: { 'accept-encoding': 'gzip, br' },
    })
    expect(response.headers.get('content-encoding')).toBe('br')
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect((await response.arrayBuffer()).byteLength).toBeLessThan(18_000)
  })
  test.each(['manifest.json', '..%2fpackage.json', 'heard.css', '%2e%2e/%2e%2e/package.json'])(
    '%s is not one',
    async (name) => expect((await site().app.request(`/assets/${name}`)).status).toBe(404),
  )
  test('the first page, its style and its letters weigh at most 60 KB over the wire', async () => {
    const { app } = site()
    const page = await (await app.request('/reading-settings')).arrayBuffer()
    const style = await app.request(`/assets/${assets().stylesheet}`, {
      headers: { 'accept-encoding': 'br' },
    })
    const font = await app.request(`/assets/${assets().font}`)
    const sizes = [page, await style.arrayBuffer(), await font.arrayBuffer()].map(
      (each) => each.byteLength,
    )
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60 * 1024)
  })
})

describe('reading settings', () => {
  test('are kept in this browser and shown on the next page', async () => {
    const { app } = site()
    const saved = await app.request('/reading-settings', {
      method: 'POST',
      headers: { origin: ours },
      body: new URLSearchParams({
        size: 'largest',
        contrast: 'strong',
        font: '"><script>',
        back: '/records/a',
      }),
    })
    expect(saved.status).toBe(303)
    const cookie = (saved.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const page = await (
      await app.request(saved.headers.get('location') ?? '', { headers: { cookie } })
    ).text()
    expect(page).toContain('data-size="largest"')
    expect(page).toContain('data-contrast="strong"')
    expect(page).not.toContain('data-font')
    expect(page).toContain('href="/records/a"')
  })

  const reading: fc.Arbitrary<Reading> = fc.record({
    size: fc.constantFrom(...READING.size),
    spacing: fc.constantFrom(...READING.spacing),
    font: fc.constantFrom(...READING.font),
    contrast: fc.constantFrom(...READING.contrast),
  })
  test('come back as they were kept, and anything else is the usual', () => {
    fc.assert(
      fc.property(reading, (each) => {
        expect(readReading(writeReading(each))).toEqual(each)
      }),
    )
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(READING.size).toContain(readReading(text).size)
      }),
    )
  })

  test.each([
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    'javascript:alert(1)',
    '',
  ])('never lead back to %s', (text) => expect(ownPath(text)).toBe('/'))
  test('lead back to a path of ours', () =>
    expect(ownPath('/records/a?x=1')).toBe('/records/a?x=1'))
})

describe('reading a form', () => {
  const form = new FormData()
  form.append('words', '  one\r\ntwo  ')
  form.append('who', 'a')
  form.append('who', ' ')
  form.append('who', 'b')
  form.append('file', new File(['x'], 'x.txt'))
  form.append('file', new File([], ''))
  form.append('when-day', '9')
  form.append('when-month', '2')
  form.append('when-year', '2026')
  form.append('bad-day', '31')
  form.append('bad-month', '2')
  form.append('bad-year', '2026')

  test('text is trimmed, with one kind of line end', () =>
    expect(textOf(form, 'words')).toBe('one\ntwo'))
  test('a file is never taken for text', () => expect(textOf(form, 'file')).toBe(''))
  test('several answers come without the empty ones', () =>
    expect(textsOf(form, 'who')).toEqual(['a', 'b']))
  test('an empty file box is no file', () =>
    expect(filesOf(form, 'file').map((file) => file.name)).toEqual(['x.txt']))
  test('a choice is one of those offered', () => {
    expect(choiceOf(form, 'who', ['a', 'z'])).toBe('a')
    expect(choiceOf(form, 'words', ['a', 'z'])).toBeNull()
  })
  test('three boxes make a day of the calendar, or are told apart from nothing', () => {
    expect(dayOf(form, 'when')).toBe('2026-02-09')
    expect(dayOf(form, 'bad')).toBe('not a day')
    expect(dayOf(form, 'absent')).toBeNull()
  })
})
