import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import type { Env } from '../platform/web/route.ts'
import { wordsRoutes } from './routes.tsx'

const app = new Hono<Env>()
for (const route of wordsRoutes()) app.on(route.method, route.path, route.handle)

async function check(text: string): Promise<{ status: number; page: string }> {
  const body = new FormData()
  body.set('text', text)
  const response = await app.request('/words', { method: 'POST', body })
  return { status: response.status, page: await response.text() }
}

describe('check my words', () => {
  test('is open to everyone, and asks for words before anything else', async () => {
    expect(wordsRoutes().every(({ need }) => need === 'anyone')).toBe(true)
    const { status, page } = await check('  ')
    expect(status).toBe(422)
    expect(page).toContain('Paste or type the words to check')
  })

  test('marks each phrase and says in order why, what to write, and where that comes from', async () => {
    const { page } = await check('He was naughty. He will have regular help.')
    expect(page).toContain('2 things to look at')
    expect(page).toMatch(/<mark[^>]*id="words-mark-1"[^>]*>naughty<a href="#words-note-1"/)
    expect(page).toContain('href="/law/rows/w05"')
    expect(page.indexOf('id="words-note-1"')).toBeLessThan(page.indexOf('id="words-note-2"'))
  })

  test('shows what was pasted as words, never as a page', async () => {
    const { page } = await check('<script>alert(1)</script> naughty <b>')
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('&lt;script&gt;')
  })

  test('leaves somebody else’s words as they are', async () => {
    const { page } = await check('The letter says "he is a naughty boy".')
    expect(page).toContain('Nothing here blames')
    expect(page).toContain('Somebody’s own words')
  })

  test('says so when it is too long, with everything still there', async () => {
    const { status, page } = await check('word '.repeat(7_000))
    expect(status).toBe(422)
    expect(page).toContain('too long to check at once')
    expect(page).toContain('word word')
  })
})
