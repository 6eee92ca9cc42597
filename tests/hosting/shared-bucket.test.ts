/** Two processes, one PostgreSQL, one bucket of a real S3 server: what one keeps the other opens, whatever comes between. */
import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { bucketStore } from '../../src/platform/files/bucket.ts'
import { startPair, tokenIn, typed, type Pair } from './pair.ts'
import { readyCeph, startCeph, type Ceph } from './servers.ts'

// A minute away is a minute: only where it is asked for, though Ceph may be here.
const isReady = process.env['HEARD_TEST_CEPH'] !== undefined && readyCeph()
vi.setConfig({ testTimeout: 300_000, hookTimeout: 400_000 })

/** Longer than a part of an upload, so that it goes in several. */
const LONG = 20_000_000
const MIDDLE = 700_000
const AWAY_S = 60

type Doctor = {
  readonly ok: boolean
  readonly checks: { name: string; ok: boolean; words: string }[]
}

describe.skipIf(!isReady)('two processes and one bucket', () => {
  let ceph: Ceph
  let pair: Pair
  let record = ''
  /** What was kept: where it opens, and the hash of its bytes. */
  const kept: { readonly path: string; readonly hash: string }[] = []

  beforeAll(async () => {
    ceph = await startCeph()
    const { url, region, keyId, secret } = ceph.bucket
    pair = await startPair({
      HEARD_S3_URL: url,
      HEARD_S3_REGION: region,
      HEARD_S3_KEY_ID: keyId,
      HEARD_S3_SECRET: secret,
    })
    const [, link = ''] = /sign-in\/(\S+)/.exec(pair.running[0]?.out() ?? '') ?? []
    pair.keepCookies(await pair.send(0, '/sign-in', typed({ secret: link })))
    record = (await pair.json<{ id: string }>('new', 'Robin')).id
  })
  afterAll(async () => {
    await pair?.close()
    await ceph?.stop()
  })

  const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  const lying = async () => {
    let count = 0
    for await (const each of bucketStore(ceph.bucket).list()) count += each.bytes > 0 ? 1 : 0
    return count
  }

  async function formFor(which: number, words: string, bytes: Buffer): Promise<FormData> {
    const page = await (await pair.at(which, `/records/${record}/add/note`)).text()
    const form = new FormData()
    const fields = { token: tokenIn(page), words, on: 'today' }
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('files', new File([new Uint8Array(bytes)], 'call.bin'))
    return form
  }
  const send = (which: number, form: FormData) =>
    pair.send(which, `/records/${record}/add/note`, form)

  async function keepAt(which: number, words: string, length: number): Promise<void> {
    const bytes = randomBytes(length)
    const sent = await send(which, await formFor(which, words, bytes))
    expect(sent.status).toBe(303)
    remember(sent, bytes)
  }
  function remember(sent: Response, bytes: Buffer): void {
    const to = new URL(sent.headers.get('location') ?? '', pair.given['HEARD_URL'])
    kept.push({ path: `${to.pathname}/files/0`, hash: hashOf(bytes) })
  }
  async function expectAllOpen(which: number): Promise<void> {
    for (const { path, hash } of kept) {
      const answer = await pair.at(which, path)
      expect(answer.status).toBe(200)
      expect(hashOf(new Uint8Array(await answer.arrayBuffer()))).toBe(hash)
    }
  }

  test('what is kept through one is opened through the other, by turns and at once', async () => {
    await keepAt(0, 'First.', MIDDLE)
    await keepAt(1, 'Second, a long one.', LONG)
    await Promise.all([keepAt(0, 'Third.', MIDDLE), keepAt(1, 'Fourth.', MIDDLE)])
    for (const which of [1, 0]) await expectAllOpen(which)
    expect(await lying()).toBe(4)
  })

  test('one form sent to both at once is kept once, and no second file stays', async () => {
    const bytes = randomBytes(MIDDLE)
    const form = await formFor(0, 'Pressed twice.', bytes)
    const both = await Promise.all([0, 1].map((which) => send(which, form)))
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect(new Set(both.map((sent) => sent.headers.get('location'))).size).toBe(1)
    remember(both[0] ?? Response.error(), bytes)
    expect(await lying()).toBe(kept.length)
  })

  test('after a restart of one, and then of the other, everything opens at both', async () => {
    for (const which of [0, 1]) {
      await pair.restart(which)
      await expectAllOpen(which)
      await expectAllOpen(1 - which)
    }
    expect(kept).toHaveLength(5)
  })

  test('a bucket that is away for a minute loses nothing: the rest goes on, and what was sent is told', async () => {
    const before = kept.length
    const late = randomBytes(MIDDLE)
    const form = await formFor(1, 'Sent while it was away.', late)
    const gone = Date.now()
    await ceph.away()
    for (const which of [0, 1]) {
      const refused = await send(which, form)
      expect(refused.status).toBe(500)
      expect(await refused.text()).toContain('it was not kept')
      const opened = await pair.at(which, kept[0]?.path ?? '')
      expect(opened.status).toBe(500)
      expect(await opened.text()).toContain('where files are kept does not answer')
      const timeline = await (await pair.at(which, `/records/${record}/timeline`)).text()
      expect(timeline).toContain('Second, a long one.')
      expect(timeline).not.toContain('Sent while it was away.')
      const note = tokenIn(await (await pair.at(which, `/records/${record}/add/note`)).text())
      const fields = { token: note, words: `A note at ${which}.`, on: 'today' }
      const small = await pair.send(which, `/records/${record}/add/note`, typed(fields))
      expect(small.status).toBe(303)
    }
    const run = await pair.place.heard(['doctor', '--json'], { env: pair.given }).done
    expect(run.code).toBe(1)
    const told = JSON.parse(run.out) as Doctor
    for (const name of ['files', 'store'])
      expect(told.checks.find((check) => check.name === name)?.words).toContain('does not answer')
    await wait(Math.max(0, AWAY_S * 1000 - (Date.now() - gone)))
    await ceph.back()
    for (const which of [0, 1]) await expectAllOpen(which)
    // The very form that was refused is kept now, once, though it is sent to both.
    const sent = [await send(0, form), await send(1, form)]
    expect(sent.map(({ status }) => status)).toEqual([303, 303])
    remember(sent[0] ?? Response.error(), late)
    expect(kept).toHaveLength(before + 1)
    for (const which of [0, 1]) await expectAllOpen(which)
  })

  test('one that stops answering in the middle of an upload leaves nothing half-written', async () => {
    const bytes = randomBytes(LONG)
    const form = await formFor(0, 'Held up.', bytes)
    const sending = send(0, form)
    ceph.signal('SIGSTOP')
    await wait(2000)
    ceph.signal('SIGCONT')
    const sent = await sending
    expect(sent.status).toBe(303)
    remember(sent, bytes)
    await expectAllOpen(1)
  })

  test('in the end every entry and file is there, and nothing else lies in the bucket', async () => {
    const { ok, checks } = await pair.json<Doctor>('doctor')
    expect(ok).toBe(true)
    expect(checks.map(({ words }) => words)).toContain(`All ${kept.length} files open.`)
    expect(await lying()).toBe(kept.length)
  })
})
