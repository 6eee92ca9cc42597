/** A page on another origin, a stranger on the network, and what they may send. */
import { request } from 'node:http'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { findSession } from '../../src/platform/sign-in/session-store.ts'
import { firstAccount, makeLink, useLink } from '../../src/platform/sign-in/store.ts'
import { placesOf } from '../../src/platform/web/places-of.ts'
import { TEST_NOW, testSite, type TestSite } from '../../src/test-site.ts'

let site: TestSite
let app: ReturnType<typeof createApp>
const reported: Error[] = []
beforeAll(async () => {
  site = await testSite()
  app = createApp(site.site, (_reference, error) => reported.push(error))
})
afterAll(() => site.close())

const ours = 'http://localhost:4820'
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const newLink = async (now = TEST_NOW) =>
  makeLink(site.ledger.db, await firstAccount(site.ledger.db, TEST_NOW), now)
const pressed = (secret: string) =>
  app.request('/sign-in', {
    method: 'POST',
    headers: { origin: ours },
    body: new URLSearchParams({ secret }),
  })

describe('a name that was led here', () => {
  test.each(['evil.example:4820', 'localhost.evil.example', '192.168.1.5:4820', '[::2]:4820'])(
    '%s gets no page of a server that serves its own machine',
    async (host) => {
      const response = await app.request(`http://${host}/help-now`)
      expect(response.status).toBe(421)
    },
  )

  test.each(['localhost:4820', '127.0.0.1:4820', '[::1]:4820', 'localhost:9999'])(
    '%s is this machine',
    async (host) => {
      expect((await app.request(`http://${host}/help-now`)).status).toBe(200)
    },
  )

  test('behind a proxy the name is the proxy’s affair, and links never follow it', async () => {
    const proxied = createApp({ ...site.site, url: 'https://heard.example' })
    const response = await proxied.request('http://10.0.0.3:4820/', {
      headers: { 'x-forwarded-host': 'evil.example' },
    })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/sign-in')
  })

  test('over the wire, the Host header is what counts', async () => {
    const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
      const listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () =>
        resolve(listening),
      )
    })
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const status = await new Promise((resolve, reject) => {
      request(
        { port, host: '127.0.0.1', path: '/help-now', headers: { host: 'evil.example' } },
        (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        },
      )
        .once('error', reject)
        .end()
    })
    await new Promise((resolve) => server.close(resolve))
    expect(status).toBe(421)
  })
})

describe('what a stranger may send', () => {
  test('no more than a form holds, whether its length is told or not', async () => {
    const long = `secret=${'a'.repeat(200_000)}`
    const stream = () =>
      new ReadableStream({
        start(controller) {
          for (let at = 0; at < 20; at++) controller.enqueue(Buffer.alloc(10_000, 97))
          controller.close()
        },
      })
    for (const path of ['/sign-in', '/sign-out', '/reading-settings']) {
      const headers = { origin: ours, ...form }
      const told = await app.request(path, {
        method: 'POST',
        headers: { ...headers, 'content-length': String(long.length) },
        body: long,
      })
      expect(told.status, path).toBe(413)
      const untold = { method: 'POST', headers, body: stream(), duplex: 'half' }
      expect((await app.request(path, untold as RequestInit)).status, path).toBe(413)
    }
  })

  test.each(['application/json', 'text/plain', 'application/xml', ''])(
    'nothing that is no form (%s): refused, and not our mistake',
    async (type) => {
      reported.length = 0
      for (const path of ['/sign-in', '/reading-settings', '/records/new']) {
        const headers = { origin: ours, 'content-type': type }
        const response = await app.request(path, { method: 'POST', headers, body: '{"a":1}' })
        expect(response.status, path).toBe(400)
      }
      expect(reported).toEqual([])
    },
  )

  test('a form that breaks off is refused, and is not our mistake', async () => {
    reported.length = 0
    const response = await app.request('/sign-in', {
      method: 'POST',
      headers: { origin: ours, 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="secret"\r\n\r\nab',
    })
    expect(response.status).toBe(400)
    expect(reported).toEqual([])
  })

  test.each(['PUT', 'DELETE', 'PATCH', 'PROPFIND'])('no %s', async (method) => {
    const response = await app.request('/sign-in', { method, headers: { origin: ours } })
    expect(response.status).toBe(404)
  })

  test.each(['/%ff%fe', '/assets/..%2f..%2fheard.key', '/\\..\\x'])(
    'no path such as %s',
    async (path) => {
      reported.length = 0
      expect((await app.request(path)).status).toBe(404)
      expect(reported).toEqual([])
    },
  )
})

describe('a sign-in link', () => {
  test('opened, looked at or fetched ahead by a preview is not used up', async () => {
    const secret = await newLink()
    for (const method of ['GET', 'HEAD', 'GET'])
      expect((await app.request(`/sign-in/${secret}`, { method })).status).toBe(200)
    expect((await pressed(secret)).status).toBe(303)
  })

  test('pressed by many at once signs in one', async () => {
    const secret = await newLink()
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(async () => (await pressed(secret)).status),
    )
    expect(answers.toSorted((a, b) => a - b)).toEqual([303, 410, 410, 410, 410])
    expect((await pressed(secret)).headers.get('set-cookie')).toBeNull()
  })

  test('is too old after fifteen minutes', async () => {
    const secret = await newLink(new Date(Date.parse(TEST_NOW) - 15 * 60_000).toISOString())
    expect((await pressed(secret)).status).toBe(410)
  })

  test('cannot be pressed from another origin, not even with its secret', async () => {
    const secret = await newLink()
    for (const origin of ['https://evil.example', 'http://localhost:4821', 'null', ''])
      expect(
        (
          await app.request('/sign-in', {
            method: 'POST',
            headers: { origin, ...form },
            body: `secret=${secret}`,
          })
        ).status,
        origin,
      ).toBe(403)
    expect((await pressed(secret)).status).toBe(303)
  })

  test('is shown in no other page, and its page tells no other site of it', async () => {
    const page = await app.request('/sign-in/"><script>alert(1)</script>')
    expect(await page.text()).not.toContain('<script>alert')
    expect(page.headers.get('referrer-policy')).toBe('same-origin')
    expect(page.headers.get('cache-control')).toBe('no-store')
  })
})

describe('the cookie', () => {
  test('is new at each sign-in, out of reach of scripts, and is not sent from elsewhere', async () => {
    const planted = 'A'.repeat(32)
    const secret = await newLink()
    const answer = await app.request('/sign-in', {
      method: 'POST',
      headers: { origin: ours, cookie: `heard-session=${planted}`, ...form },
      body: `secret=${secret}`,
    })
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).not.toContain(planted)
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(await findSession(site.ledger.db, planted, TEST_NOW)).toBeNull()
  })

  test('over TLS is sent over TLS only', async () => {
    const secure = createApp({ ...site.site, url: 'https://heard.example' })
    const answer = await secure.request('https://heard.example/sign-in', {
      method: 'POST',
      headers: { origin: 'https://heard.example', ...form },
      body: `secret=${await newLink()}`,
    })
    expect(answer.headers.get('set-cookie')).toMatch(/Secure/)
  })

  test('is worth nothing after signing out, or after thirty days', async () => {
    const secret = (await useLink(site.ledger.db, await newLink(), TEST_NOW)) ?? ''
    const later = new Date(Date.parse(TEST_NOW) + 30 * 86_400_000).toISOString()
    expect(await findSession(site.ledger.db, secret, later)).toBeNull()
    await app.request('/sign-out', {
      method: 'POST',
      headers: { origin: ours, cookie: `heard-session=${secret}` },
    })
    expect(await findSession(site.ledger.db, secret, TEST_NOW)).toBeNull()
  })
})

describe('the log', () => {
  test('names places in our code and none of anybody’s words', () => {
    const error = new Error('Robin said\n    at the gate on Monday 12:30:00\n    at school (3:2:1)')
    const places = placesOf(error)
    expect(places.length).toBeGreaterThan(0)
    expect(places.join('\n')).not.toMatch(/gate|school/)
  })

  test('nor does it when the message was changed after the error was made', () => {
    const error = new Error('first\n    at the gate')
    error.message = 'second'
    expect(placesOf(error).join('\n')).not.toMatch(/gate/)
  })
})
