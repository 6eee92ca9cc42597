/** Passkeys, asked of the real application by an authenticator made of software: what it may get wrong. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../app.tsx'
import { TEST_NOW, testSite, type TestSite } from '../../test-site.ts'
import { accountFor, makeLink } from './store.ts'

const ORIGIN = 'http://localhost:4820'
const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest()
const text = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** CBOR (RFC 8949), as much of it as an authenticator needs. */
function cbor(value: unknown): Buffer {
  const head = (type: number, size: number) => {
    if (size < 24) return Buffer.from([(type << 5) | size])
    const long = size < 256 ? [24, size] : [25, size >> 8, size & 255]
    return Buffer.from([(type << 5) | (long[0] ?? 0), ...long.slice(1)])
  }
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, value.length), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const pairs = [...(value as Map<unknown, unknown>)]
  return Buffer.concat([head(5, pairs.length), ...pairs.flat().map(cbor)])
}

type Wrong = {
  readonly origin?: string
  readonly host?: string
  readonly challenge?: string
  readonly verified?: boolean
  readonly counter?: number
}

/** One passkey. `wrong` is what it does otherwise than it should. */
function newKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  const cose = cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  )
  const said = (type: string, challenge: string, wrong: Wrong) =>
    text({
      type,
      challenge: wrong.challenge ?? challenge,
      origin: wrong.origin ?? ORIGIN,
      crossOrigin: false,
    })
  const data = (flags: number, { host = 'localhost', verified = true, counter = 1 }: Wrong) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(host), Buffer.from([flags | (verified ? 4 : 0)]), count])
  }
  const whole = (response: object) =>
    JSON.stringify({
      id: id.toString('base64url'),
      rawId: id.toString('base64url'),
      type: 'public-key',
      clientExtensionResults: {},
      response,
    })
  return {
    made(challenge: string, wrong: Wrong = {}) {
      const length = Buffer.from([0, id.length])
      const authData = Buffer.concat([data(0x41, wrong), Buffer.alloc(16), length, id, cose])
      const attestation = cbor(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData],
        ]),
      )
      return whole({
        clientDataJSON: said('webauthn.create', challenge, wrong),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      })
    },
    signed(challenge: string, wrong: Wrong = {}) {
      const [clientDataJSON, authData] = [
        said('webauthn.get', challenge, wrong),
        data(0x01, { counter: 2, ...wrong }),
      ]
      const over = Buffer.concat([authData, sha256(Buffer.from(clientDataJSON, 'base64url'))])
      return whole({
        clientDataJSON,
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', over, privateKey).toString('base64url'),
      })
    },
  }
}

let site: TestSite
let clock = TEST_NOW
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

async function browser(name?: string) {
  const app = createApp({ ...site.site, now: () => clock }, (_reference, error) => {
    throw error
  })
  let cookie = ''
  const post = async (path: string, fields: Record<string, string> = {}) => {
    const body = new URLSearchParams(fields)
    const response = await app.request(path, {
      method: 'POST',
      headers: { origin: ORIGIN, cookie },
      body,
    })
    cookie = /heard-session=[^;]+/.exec(response.headers.get('set-cookie') ?? '')?.[0] ?? cookie
    return response
  }
  if (name !== undefined) {
    const { db } = site.ledger
    const account = await accountFor(db, { email: `${name}@heard.example`, name }, clock)
    await post('/sign-in', { secret: await makeLink(db, account, clock) })
  }
  const asked = async (path: string) =>
    ((await (await post(`${path}/begin`)).json()) as { challenge: string }).challenge
  return {
    asked,
    keep: async (answer: string) =>
      (await post('/account/passkeys', { answer, name: 'A key' })).status,
    enter: async (answer: string) => (await post('/sign-in/passkey', { answer })).status,
    who: async () => (await app.request('/account', { headers: { cookie } })).text(),
  }
}
const [KEPT, NOT_KEPT, IN, OUT] = [303, 422, 303, 403]

describe('a passkey', () => {
  test('is kept, and signs in whoever it belongs to', async () => {
    const [at, key] = [await browser('ada'), newKey()]
    expect(await at.keep(key.made(await at.asked('/account/passkeys')))).toBe(KEPT)
    const other = await browser()
    expect(await other.enter(key.signed(await other.asked('/sign-in/passkey')))).toBe(IN)
    expect(await other.who()).toContain('value="ada"')
  })

  test.each<[string, Wrong]>([
    ['made for another site', { origin: 'https://evil.example' }],
    ['made for another name', { host: 'evil.example' }],
    ['made without looking who holds it', { verified: false }],
    ['made for what was never asked', { challenge: randomBytes(32).toString('base64url') }],
  ])('%s is not kept', async (_what, wrong) => {
    const at = await browser('bea')
    expect(await at.keep(newKey().made(await at.asked('/account/passkeys'), wrong))).toBe(NOT_KEPT)
  })

  test('is not kept twice, nor for an account it was not asked for', async () => {
    const [at, other, key] = [await browser('cat'), await browser('dan'), newKey()]
    const answer = key.made(await at.asked('/account/passkeys'))
    expect(await other.keep(answer)).toBe(NOT_KEPT)
    expect(await at.keep(key.made(await at.asked('/sign-in/passkey')))).toBe(NOT_KEPT)
    expect(await at.keep(key.made(await at.asked('/account/passkeys')))).toBe(KEPT)
    expect(await at.keep(key.made(await at.asked('/account/passkeys')))).toBe(NOT_KEPT)
    expect(await other.keep(key.made(await other.asked('/account/passkeys')))).toBe(NOT_KEPT)
  })

  test.each<[string, Wrong]>([
    ['for another site', { origin: 'https://evil.example' }],
    ['for another name', { host: 'evil.example' }],
    ['without looking who holds it', { verified: false }],
    ['for what was never asked', { challenge: randomBytes(32).toString('base64url') }],
    ['with a counter that went back, as a copy’s does', { counter: 1 }],
  ])('what was signed %s opens nothing', async (_what, wrong) => {
    const [at, key] = [await browser(`eve${_what.length}`), newKey()]
    await at.keep(key.made(await at.asked('/account/passkeys')))
    const other = await browser()
    expect(await other.enter(key.signed(await other.asked('/sign-in/passkey')))).toBe(IN)
    const signed = key.signed(await other.asked('/sign-in/passkey'), { counter: 3, ...wrong })
    expect(await other.enter(signed)).toBe(OUT)
  })

  test('what was signed opens once, and for five minutes', async () => {
    const [at, key] = [await browser('fay'), newKey()]
    await at.keep(key.made(await at.asked('/account/passkeys')))
    const signed = key.signed(await at.asked('/sign-in/passkey'))
    const answers = await Promise.all([1, 2, 3].map(async () => (await browser()).enter(signed)))
    expect(answers.filter((answer) => answer === IN)).toHaveLength(1)
    const late = key.signed(await at.asked('/sign-in/passkey'), { counter: 3 })
    clock = new Date(Date.parse(clock) + 5 * 60_000).toISOString()
    expect(await (await browser()).enter(late)).toBe(OUT)
  })

  test('of somebody else opens nothing with one’s own signature', async () => {
    const [at, key, mine] = [await browser('gil'), newKey(), newKey()]
    await at.keep(key.made(await at.asked('/account/passkeys')))
    const forged = JSON.parse(mine.signed(await at.asked('/sign-in/passkey'))) as object
    const named = JSON.parse(key.signed('')) as { id: string; rawId: string }
    const answer = JSON.stringify({ ...forged, id: named.id, rawId: named.rawId })
    expect(await (await browser()).enter(answer)).toBe(OUT)
  })
})
