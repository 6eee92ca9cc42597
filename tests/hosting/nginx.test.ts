/** Heard behind Debian's nginx, by deploy/nginx.conf as it stands but for names, ports and certificate. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request as askTls } from 'node:https'
import type { IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { makeLink } from '../../src/platform/sign-in/store.ts'
import { TEST_NOW, testSite, type TestSite } from '../../src/test-site.ts'
import { freePort } from '../faults/running.ts'
import { answers, ended, readyNginx } from './servers.ts'

const isReady = readyNginx()
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

const NAME = 'heard.example.org'
type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

describe.skipIf(!isReady)('behind nginx', () => {
  let site: TestSite
  let folder = ''
  let nginx: ChildProcess
  let server: ReturnType<typeof serve>
  let [tlsPort, plainPort] = [0, 0]
  let cookie = ''
  let cert = ''
  const heard: Headers[] = []

  beforeAll(async () => {
    site = await testSite()
    folder = await mkdtemp(join(tmpdir(), 'heard-nginx-'))
    await chmod(folder, 0o755)
    ;[tlsPort, plainPort] = [await freePort(), await freePort()]
    // The port is the test's own; people come by the name alone.
    const url = `https://${NAME}`
    const mailer = { send: async () => 'sent' as const, close: () => {} }
    const app = createApp({ ...site.site, url, mailer }, (_reference, error) => {
      process.stderr.write(`${error.stack}\n`)
    })
    server = serve({
      port: 0,
      hostname: '127.0.0.1',
      fetch: (request, env) => {
        heard.push(request.headers)
        return app.fetch(request, env)
      },
    })
    await new Promise((resolve) => server.once('listening', resolve))
    await writeConfig((server.address() as AddressInfo).port)
    nginx = spawn('/usr/sbin/nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await answers(`http://127.0.0.1:${plainPort}/`)
  })
  afterAll(async () => {
    if (nginx !== undefined) await ended(nginx)
    await new Promise((resolve) => {
      server.close(resolve)
      if ('closeAllConnections' in server) server.closeAllConnections()
    })
    await site?.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function writeConfig(port: number): Promise<void> {
    const [key, crt] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    execFileSync(
      '/usr/bin/openssl',
      `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=${NAME} -addext subjectAltName=DNS:${NAME} -keyout ${key} -out ${crt}`.split(
        ' ',
      ),
      { stdio: 'ignore' },
    )
    cert = await readFile(crt, 'utf8')
    const text = await readFile(new URL('../../deploy/nginx.conf', import.meta.url), 'utf8')
    const changed = text
      .replace('server 127.0.0.1:4820;', `server 127.0.0.1:${port};`)
      .replace('listen 80;', `listen 127.0.0.1:${plainPort};`)
      .replace('listen 443 ssl http2;', `listen 127.0.0.1:${tlsPort} ssl http2;`)
      .replace(/ssl_certificate {5}\S+;/, `ssl_certificate ${crt};`)
      .replace(/ssl_certificate_key \S+;/, `ssl_certificate_key ${key};`)
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    )
    await writeFile(
      join(folder, 'nginx.conf'),
      `daemon off;\npid ${folder}/pid;\nerror_log ${folder}/error.log;\nevents {}\nhttp {\n${paths.join('\n')}\n${changed}\n}\n`,
    )
  }

  function ask(
    method: string,
    path: string,
    given: { readonly headers?: Record<string, string>; readonly body?: Buffer | string } = {},
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const options = {
        method,
        path,
        host: '127.0.0.1',
        port: tlsPort,
        servername: NAME,
        ca: cert,
        headers: { host: NAME, cookie, ...given.headers },
      }
      const asked = askTls(options, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(parts),
          }),
        )
      })
      asked.once('error', reject)
      asked.end(given.body)
    })
  }

  const FORM = { 'content-type': 'application/x-www-form-urlencoded', origin: `https://${NAME}` }

  test('plain http leads to https', async () => {
    const answer = await fetch(`http://127.0.0.1:${plainPort}/help-now`, {
      redirect: 'manual',
      headers: { host: NAME },
    })
    expect(answer.status).toBe(301)
    expect(answer.headers.get('location')).toMatch(/^https:\/\/[^/]+\/help-now$/)
  })

  test('pages say once that only https counts, and keep their policy', async () => {
    const { status, headers } = await ask('GET', '/help-now')
    expect(status).toBe(200)
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })

  test('signing in gives a cookie for this host alone, which opens pages', async () => {
    const secret = await makeLink(site.ledger.db, site.account, TEST_NOW)
    const answer = await ask('POST', '/sign-in', { headers: FORM, body: `secret=${secret}` })
    expect(answer.status).toBe(303)
    const given = (answer.headers['set-cookie'] ?? []).filter((each) => !/^[^=]+=;/.test(each))
    expect(given).toHaveLength(1)
    expect(given[0]).toMatch(/^__Host-/)
    for (const part of ['Secure', 'HttpOnly', 'Path=/', 'SameSite=Lax'])
      expect(given[0]).toContain(part)
    cookie = given[0]?.split(';')[0] ?? ''
    expect((await ask('GET', '/account')).status).toBe(200)
    // A form of another site does nothing.
    const alien = { ...FORM, origin: 'https://elsewhere.example' }
    expect((await ask('POST', '/sign-out', { headers: alien })).status).toBe(403)
    expect((await ask('GET', '/account')).status).toBe(200)
  })

  test('what a browser says of its own address is thrown away: tries are counted by what nginx saw', async () => {
    heard.length = 0
    const statuses: number[] = []
    for (let tries = 0; tries < 41; tries += 1) {
      const { status } = await ask('POST', '/sign-in/mail', {
        headers: { ...FORM, 'x-forwarded-for': `203.0.113.${tries}` },
        body: `address=${encodeURIComponent(`nobody${tries}@x.example`)}`,
      })
      statuses.push(status)
    }
    expect(new Set(heard.map((each) => each.get('x-forwarded-for')))).toEqual(
      new Set(['127.0.0.1']),
    )
    expect(statuses.filter((each) => each === 200)).toHaveLength(40)
    expect(statuses.at(-1)).toBe(429)
  })

  test('a file of 30 MB goes through without lying on nginx’s disk, and comes back as it was', async () => {
    const record = await site.begin()
    const bytes = Buffer.alloc(30_000_000, 'a long recording ')
    const head = `--b\r\nContent-Disposition: form-data; name="files"; filename="call.txt"\r\nContent-Type: text/plain\r\n\r\n`
    const answer = await ask('POST', `/records/${record}/bring-in`, {
      headers: { origin: `https://${NAME}`, 'content-type': 'multipart/form-data; boundary=b' },
      body: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')]),
    })
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toMatch(/^\/records\/[^/]+\/bring-in\/[\w-]+/)
    const log = await readFile(join(folder, 'error.log'), 'utf8')
    expect(log).not.toContain('buffered to a temporary file')
  })

  test('the worker of the pages is asked for anew each time; assets are kept, compressed beforehand', async () => {
    const worker = await ask('GET', '/sw.js')
    expect(worker.status).toBe(200)
    expect(worker.headers['cache-control']).toBe('no-cache')
    const page = (await ask('GET', '/help-now')).body.toString()
    const sheet = /\/assets\/[^"]+\.css/.exec(page)?.[0] ?? ''
    const asset = await ask('GET', sheet, { headers: { 'accept-encoding': 'br' } })
    expect(asset.headers['content-encoding']).toBe('br')
    expect(asset.headers['cache-control']).toContain('immutable')
  })
})
