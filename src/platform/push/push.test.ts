/** Pushing to a stand-in for a push service, over TLS on this machine; and to where nothing may ever go. */
import { execFileSync } from 'node:child_process'
import { createECDH, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPusher, Subscription, type Pusher } from './push.ts'
import { endpointIn, inTheOpen } from './reach.ts'

/** What a browser does with what it was sent (RFC 8188): the other half of web-push's own library. */
const { decrypt } = createRequire(import.meta.resolve('web-push'))('http_ece') as {
  readonly decrypt: (body: Buffer, options: object) => Buffer
}

type Taken = { readonly headers: NodeJS.Dict<string | string[]>; readonly body: Buffer }

let server: Server
let port: number
let ca: string
const taken: Taken[] = []
let answer: number | 'hang up' = 201

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-push-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  execFileSync(
    'openssl',
    // oxlint-disable-next-line unicorn/prefer-spread -- a list of words
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=push'
      .split(' ')
      .concat([
        '-addext',
        'subjectAltName=IP:127.0.0.1,DNS:localhost',
        '-keyout',
        key,
        '-out',
        cert,
      ]),
    { stdio: 'ignore' },
  )
  ca = readFileSync(cert, 'utf8')
  server = createServer({ key: readFileSync(key), cert: ca }, (asked, reply) => {
    const parts: Buffer[] = []
    asked.on('data', (part: Buffer) => parts.push(part))
    asked.on('end', () => {
      taken.push({ headers: asked.headers, body: Buffer.concat(parts) })
      if (answer === 'hang up') {
        asked.socket.destroy()
        return
      }
      reply.writeHead(answer, { location: 'https://127.0.0.1:1/' })
      // An answer without end: nobody here waits for it.
      reply.write('x'.repeat(1000))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ;({ port } = server.address() as AddressInfo)
  rmSync(folder, { recursive: true })
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function browserOf() {
  const keys = createECDH('prime256v1')
  const point = keys.generateKeys()
  const auth = randomBytes(16)
  const subscription = {
    endpoint: `https://127.0.0.1:${port}/to/me`,
    p256dh: point.toString('base64url'),
    auth: auth.toString('base64url'),
  }
  return { subscription, keys, auth }
}

let made = 0
const stand = (): Pusher =>
  openPusher({
    url: 'https://heard.example',
    ca,
    mayReach: (address, at) => address === '127.0.0.1' && at === port,
    keys: async (make) => {
      made += 1
      return make()
    },
  })

describe('a push', () => {
  test('says a number, which only that browser can open, and who is asking', async () => {
    const { subscription, keys, auth } = browserOf()
    const pusher = stand()
    expect(await pusher.push(subscription, 3)).toBe('sent')
    const { headers, body } = taken.at(-1) ?? { headers: {}, body: Buffer.alloc(0) }
    expect(body.toString('latin1')).not.toContain('count')
    const opened = decrypt(body, {
      version: 'aes128gcm',
      privateKey: keys,
      authSecret: auth.toString('base64url'),
    })
    expect(JSON.parse(opened.toString('utf8'))).toEqual({ count: 3 })
    expect(headers['content-encoding']).toBe('aes128gcm')
    expect(String(headers['authorization'])).toContain(`k=${await pusher.publicKey()}`)
    expect(made).toBe(1)
  })

  test.each([
    [201, 'sent'],
    [404, 'gone'],
    [410, 'gone'],
    [429, 'not sent'],
    [500, 'not sent'],
    // Never followed: a push service does not send us elsewhere.
    [307, 'not sent'],
    ['hang up', 'unsure'],
  ] as const)('that is answered with %s is %s', async (status, outcome) => {
    answer = status
    const before = taken.length
    expect(await stand().push(browserOf().subscription, 1)).toBe(outcome)
    expect(taken).toHaveLength(before + 1)
    answer = 201
  })

  test('to a machine that is not there is not sent', async () => {
    const pusher = openPusher({
      url: 'https://heard.example',
      mayReach: () => true,
      keys: (make) => make(),
    })
    const to = { ...browserOf().subscription, endpoint: 'https://127.0.0.1:9/x' }
    expect(await pusher.push(to, 1)).toBe('not sent')
  })

  test('with keys that are none is gone', async () => {
    const to = { ...browserOf().subscription, p256dh: Buffer.alloc(65).toString('base64url') }
    expect(await stand().push(to, 1)).toBe('gone')
  })
})

describe('what is never reached', () => {
  test.each([
    'http://push.example/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://10.1.2.3/x',
    'https://192.168.0.1/x',
    'https://169.254.169.254/latest/meta-data',
    'https://[fd00::1]/x',
    'https://[fe80::1]/x',
    'https://[2002:7f00:1::]/x',
    'https://8.8.8.8:8443/x',
    'https://user:pass@push.example/x',
    'ftp://push.example/x',
    'file:///etc/passwd',
    'push.example',
    '',
  ])('%s', (endpoint) => {
    expect(endpointIn(endpoint)).toBeNull()
  })

  test('a name that leads to this machine, though the name looks fine', async () => {
    const before = taken.length
    const pusher = openPusher({
      url: 'https://heard.example',
      ca,
      mayReach: (address, at) => inTheOpen(address, 443) && at === port,
      keys: (make) => make(),
    })
    const endpoint = `https://localhost:${port}/x`
    expect(pusher.accepts(endpoint)).toBe(true)
    expect(await pusher.push({ ...browserOf().subscription, endpoint }, 1)).toBe('not sent')
    expect(taken).toHaveLength(before)
  })

  test('any address of a house or a machine; the open internet is', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const [one = 0, two = 0] = address.split('.').map(Number)
        const isHouse =
          [0, 10, 127].includes(one) ||
          (one === 172 && two >= 16 && two < 32) ||
          (one === 192 && two === 168) ||
          (one === 169 && two === 254) ||
          one >= 224
        if (isHouse) expect(inTheOpen(address, 443)).toBe(false)
      }),
    )
    expect(inTheOpen('142.250.1.1', 443)).toBe(true)
    expect(inTheOpen('2a00:1450:4009::1', 443)).toBe(true)
    expect(inTheOpen('142.250.1.1', 80)).toBe(false)
  })

  test('what is no subscription is not taken for one', () => {
    const { subscription } = browserOf()
    expect(Subscription.safeParse(subscription).success).toBe(true)
    for (const broken of [{ auth: 'short' }, { p256dh: 'short' }, { endpoint: 'x'.repeat(3000) }])
      expect(Subscription.safeParse({ ...subscription, ...broken }).success).toBe(false)
  })
})
