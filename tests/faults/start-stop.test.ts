/** Starting and stopping, as roughly as people and machines do it: real processes, a real PostgreSQL. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { aPlace, freePort, isAlive, killPostgres, type Place, type Running } from './running.ts'

// Slow machines may take long over processes; nothing here is timed.
vi.setConfig({ testTimeout: 300_000 })

const READY = /Sign in with this link \(once, within 15 minutes\): (\S+)/

let place: Place

beforeEach(async () => {
  place = await aPlace()
})
afterEach(() => place.clear())

type App = Running & { readonly url: string }

async function startApp(): Promise<App> {
  const port = await freePort()
  const running = place.heard(['start'], { env: { HEARD_PORT: String(port) } })
  await running.says(READY)
  return { ...running, url: `http://localhost:${port}` }
}

/** How it ended, and the PostgreSQL that is left. */
async function stop(app: Running, signal: NodeJS.Signals) {
  process.kill(-app.pid, signal)
  const { code, err } = await app.done
  return { code, err, postgres: await place.postgres() }
}

const CLEANLY = { code: 0, err: '', postgres: null }

/** The first page, asked by a browser that says it has signed in: to know that the database is needed. */
function firstPage({ url }: App): Promise<Response> {
  return fetch(url, { redirect: 'manual', headers: { cookie: 'heard-session=nobodys' } })
}

describe('one app to a data folder', () => {
  test('of two first starts at the same moment one wins, and the other says so', async () => {
    const both = [0, 0].map(() => place.heard(['start'], { env: { HEARD_PORT: '0' } }))
    const first = await Promise.race(both.map((each) => each.done))
    expect(first.code).toBe(2)
    expect(first.err).toBe(`Heard is already running on ${place.data}.\n`)
    const winner = both.find((each) => each.child.exitCode === null)
    await winner?.says(READY)
    expect(await place.json('doctor')).toMatchObject({ ok: true })
    expect(winner && (await stop(winner, 'SIGTERM'))).toEqual(CLEANLY)
  })

  test('a killed one leaves PostgreSQL, which the next one adopts; a second one says so', async () => {
    const killed = await startApp()
    const postgres = await place.postgres()
    process.kill(-killed.pid, 'SIGKILL')
    await killed.done
    expect(postgres !== null && isAlive(postgres)).toBe(true)

    const app = await startApp()
    expect(await place.postgres()).toBe(postgres)
    const second = await place.heard(['start', '--json'], { env: { HEARD_PORT: '0' } }).done
    expect(second.code).toBe(2)
    expect(JSON.parse(second.err)).toEqual({
      error: { message: `Heard is already running on ${place.data}.` },
    })
    expect(await stop(app, 'SIGINT')).toEqual(CLEANLY)
  })
})

test('after a power cut the number of the old PostgreSQL may be another program’s', async () => {
  const cut = await startApp()
  process.kill(-cut.pid, 'SIGKILL')
  const postgres = await place.postgres()
  await killPostgres(place)
  await vi.waitFor(() => expect(postgres !== null && isAlive(postgres)).toBe(false), 60_000)
  const lock = join(place.data, 'postgres', 'postmaster.pid')
  const left = await readFile(lock, 'utf8')
  await writeFile(lock, left.replace(/^\d+/, String(process.pid)))
  expect(await place.json('doctor')).toMatchObject({ ok: true })
})

describe('stopping', () => {
  test('Ctrl-C that comes twice, as npm sends it, still shuts everything down', async () => {
    const app = await startApp()
    process.kill(-app.pid, 'SIGINT')
    expect(await stop(app, 'SIGINT')).toEqual(CLEANLY)
  })

  test('told to stop while it makes the database, it finishes that and stops', async () => {
    const app = place.heard(['start'], { env: { HEARD_PORT: '0' } })
    await app.says(/Making the database/)
    expect(await stop(app, 'SIGTERM')).toEqual(CLEANLY)
  })

  test('a command that is stopped half way leaves no PostgreSQL', async () => {
    const { id } = await place.json<{ id: string }>('new', 'Robin')
    const writer = place.heard(['import', id, '/dev/stdin', '--json'])
    await vi.waitFor(async () => expect(await place.postgres()).not.toBeNull(), 60_000)
    process.kill(-writer.pid, 'SIGTERM')
    await writer.done
    expect(await place.postgres()).toBeNull()
  })
})

describe('while the app runs', () => {
  test('commands use its PostgreSQL and do not stop it; killed, it is started again', async () => {
    const app = await startApp()
    const postgres = await place.postgres()
    await place.json('new', 'Robin')
    expect(await place.postgres()).toBe(postgres)
    expect((await firstPage(app)).status).toBeLessThan(500)

    await killPostgres(place)
    const meanwhile = await firstPage(app)
    if (meanwhile.status >= 500)
      expect(await meanwhile.text()).toContain('Sorry, something went wrong on our side')
    await vi.waitFor(async () => expect((await firstPage(app)).status).toBeLessThan(500), 60_000)
    expect(await place.postgres()).not.toBe(postgres)
    expect(await place.json('doctor')).toMatchObject({ ok: true })
    expect(await stop(app, 'SIGTERM')).toEqual(CLEANLY)
  })
})
