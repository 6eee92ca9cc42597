/** Two processes that serve one PostgreSQL: what is done at one is there at the other, and done once. */
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freePort } from '../faults/running.ts'
import { startPair, tokenIn, typed, type Pair } from './pair.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

let pair: Pair
beforeAll(async () => {
  pair = await startPair()
})
afterAll(() => pair?.close())

test('a link of one signs in at the other, and the session is good at both until it ends at one', async () => {
  const { at, send, running } = pair
  const [, secret = ''] = /sign-in\/(\S+)/.exec(running[0]?.out() ?? '') ?? []
  const answer = await send(1, '/sign-in', typed({ secret }))
  expect(answer.status).toBe(303)
  pair.keepCookies(answer)
  const again = await send(0, '/sign-in', typed({ secret }))
  expect(again.status).toBe(410)
  for (const which of [0, 1]) expect((await at(which, '/account')).status).toBe(200)
})

test('written by turns at both, each thing once, in one tree', async () => {
  const { at, send, json } = pair
  const { id } = await json<{ id: string }>('new', 'Robin')
  for (let count = 0; count < 6; count += 1) {
    const page = await (await at(count % 2, `/records/${id}/add/note`)).text()
    const token = tokenIn(page)
    expect(token).not.toBe('')
    const fields = { token, words: `Note ${count} of both.`, on: 'today' }
    // The same form pressed twice, once at each.
    const both = await Promise.all(
      [0, 1].map((which) => send(which, `/records/${id}/add/note`, typed(fields))),
    )
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    const seen = await (await at((count + 1) % 2, `/records/${id}/timeline`)).text()
    expect(seen).toContain(`Note ${count} of both.`)
  }
  const checked = await json<{ ok: boolean; checks: { words: string }[] }>('doctor')
  expect(checked.ok).toBe(true)
  expect(checked.checks[0]?.words).toContain('all 6 entries')
})

test('files sent to one and chosen at the other come in once, with a count that is right', async () => {
  const { send, json } = pair
  const { id } = await json<{ id: string }>('new', 'Sam')
  const mails = Array.from({ length: 40 }, (_, at_) => mail(at_)).join('\n')
  const form = new FormData()
  form.append('files', new File([mails], 'of-years.mbox'))
  const path = (await send(0, `/records/${id}/bring-in`, form)).headers.get('location') ?? ''
  await settled(path)
  const chosen = typed({ with: 'office@hillview.sch.uk', into: id })
  expect((await send(1, path, chosen)).status).toBe(303)
  expect(await settled(path)).toContain('40')
  const { ok, checks } = await json<{ ok: boolean; checks: { words: string }[] }>('doctor')
  expect(ok).toBe(true)
  expect(checks.map(({ words }) => words).join()).toContain('Sam: all 40 entries')
})

test('one with another key is refused in one line, and the others go on', async () => {
  const { at, given, place } = pair
  const env = {
    ...given,
    HEARD_DATA: join(place.folder, 'third'),
    HEARD_KEY_FILE: join(place.folder, 'another.key'),
    HEARD_PORT: String(await freePort()),
  }
  const { code, err } = await place.heard(['start'], { env }).done
  expect(code).toBe(2)
  expect(err).toMatch(/^The key file \S+ is not the one that this database was begun with[^\n]*\n$/)
  for (const which of [0, 1]) expect((await at(which, '/account')).status).toBe(200)
})

test('when one is killed the other serves on, signed out at one is signed out at both', async () => {
  const { at, send, running } = pair
  expect((await send(0, '/sign-out', typed({}))).status).toBe(303)
  expect((await at(1, '/account')).headers.get('location')).toContain('/sign-in')
  running[0]?.child.kill('SIGKILL')
  await running[0]?.done
  expect((await at(1, '/help-now')).status).toBe(200)
  expect((await at(1, '/account')).status).toBe(303)
})

async function settled(path: string): Promise<string> {
  const { at } = pair
  for (let tries = 0; tries < 300; tries += 1) {
    // Asked of both at once, as a proxy that shares pages out would.
    const [here, there] = await Promise.all([at(0, path), at(1, path)])
    const pages = [await here.text(), await there.text()]
    if (here.headers.get('refresh') === null && there.headers.get('refresh') === null)
      return pages[tries % 2] ?? ''
    await after(100)
  }
  throw new Error('It never came to an end.')
}

function mail(at_: number): string {
  const day = `${(at_ % 28) + 1} Sep 2026`
  return `From office@hillview.sch.uk Mon Sep  7 10:00:00 2026\nFrom: office@hillview.sch.uk\nTo: alex@x.example\nSubject: Lunch ${at_}\nDate: ${day} 10:00:00 +0100\nMessage-ID: <${at_}@x>\n\nWords ${at_}\n`
}
