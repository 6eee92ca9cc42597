import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testSite, type TestSite } from '../../test-site.ts'
import { fateOf, isOverdue, STATE_WORDS, WORDS } from './queue.ts'

const ID = 'a5f0c0de-0000-4000-8000-000000000001'

describe('what an answer means for a thing that was sent', () => {
  test.each([
    [{ status: 200, body: { kept: ID, address: 'abc', help: true } }, 'kept'],
    [{ status: 200, body: { kept: 'another', address: 'abc' } }, 'later'],
    [{ status: 200, body: null }, 'later'],
    [{ status: 0, body: null }, 'sign in'],
    [{ status: 401, body: null }, 'sign in'],
    [{ status: 409, body: { words: 'Someone else.' } }, 'sign in'],
    [{ status: 429, body: null }, 'later'],
    [{ status: 500, body: null }, 'later'],
    [{ status: 503, body: null }, 'later'],
    [{ status: 400, body: null }, 'refused'],
    [{ status: 403, body: null }, 'refused'],
    [{ status: 404, body: null }, 'refused'],
    [{ status: 413, body: null }, 'refused'],
    [{ status: 422, body: { words: 'Write what happened.' } }, 'refused'],
  ])('%o: %s', (answer, is) => expect(fateOf(answer, ID).is).toBe(is))

  test('only an answer that names the thing and its place lets go of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 599 }), fc.jsonValue(), (status, body) => {
        const fate = fateOf({ status, body }, ID)
        expect(fate.is).not.toBe('kept')
        // Never dropped: whatever else it is, it says why in a sentence.
        if (fate.is !== 'kept') expect(fate.words).toMatch(/\.$/)
      }),
    )
  })

  test('what is refused says so in the words of whoever refused it', () => {
    const refused = fateOf({ status: 422, body: { words: 'Write what happened.' } }, ID)
    expect(refused).toEqual({ is: 'refused', words: 'Write what happened.' })
    expect(fateOf({ status: 413, body: null }, ID)).toMatchObject({ words: WORDS.tooBig })
  })
})

test('there are three plain states, and a day is long enough to say something', () => {
  expect(new Set(Object.values(STATE_WORDS)).size).toBe(3)
  const now = Date.parse('2026-11-22T08:00:00Z')
  expect(isOverdue(now - 23 * 3_600_000, now)).toBe(false)
  expect(isOverdue(now - 24 * 3_600_000, now)).toBe(true)
})

let at: TestSite
beforeAll(async () => {
  at = await testSite()
})
afterAll(() => at.close())

describe('a phone', () => {
  test('is told what it keeps on its first screen, and nothing of anybody', async () => {
    const answer = await at.asNobody('/app.webmanifest')
    expect(answer.headers.get('content-type')).toContain('application/manifest+json')
    const told = (await answer.json()) as { name: string; icons: { src: string }[] }
    expect(told).toMatchObject({ name: 'Heard', start_url: '/', display: 'standalone' })
    for (const { src } of told.icons) {
      const icon = await at.asNobody(src)
      expect(icon.headers.get('content-type')).toBe('image/png')
    }
  })

  test('gets the worker anew each time, under the same strict policy', async () => {
    const { status, headers } = await at.asNobody('/sw.js')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('text/javascript')
    expect(headers.get('cache-control')).toBe('no-cache')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('may hear its owner on the page to write on, and nowhere else', async () => {
    const mayHear = async (path: string) =>
      (await at.get(path)).headers.get('permissions-policy')?.includes('microphone=(self)')
    expect(await mayHear('/capture')).toBe(true)
    expect(await mayHear('/help-now')).toBe(false)
  })

  test('is told to forget everything when somebody signs out, and only then', async () => {
    const out = await at.post('/sign-out', {})
    expect(out.headers.get('clear-site-data')).toBe('"storage"')
    expect((await at.asNobody('/sign-in')).headers.get('clear-site-data')).toBeNull()
  })
})
