/** Two processes of Heard that serve one PostgreSQL, as a proxy in front of them would find them. */
import { join } from 'node:path'
import pg from 'pg'
import { openCluster } from '../../src/platform/database/embedded.ts'
import { aPlace, freePort, type Place, type Running } from '../faults/running.ts'

export type Pair = {
  readonly place: Place
  /** What both are set to. */
  readonly given: Readonly<Record<string, string>>
  readonly running: Running[]
  /** Asks one of them as whoever signed in last. */
  readonly at: (which: number, path: string) => Promise<Response>
  readonly send: (
    which: number,
    path: string,
    body: URLSearchParams | FormData,
  ) => Promise<Response>
  /** Takes the cookies of an answer, as a browser would. */
  readonly keepCookies: (answer: Response) => void
  /** Runs a command of heard beside them and reads the JSON it prints. Throws when the code is not 0. */
  readonly json: <T>(...args: string[]) => Promise<T>
  /** Stops one of them as a service is stopped, and starts it again. */
  readonly restart: (which: number) => Promise<void>
  readonly close: () => Promise<void>
}

export const typed = (fields: Record<string, string>) => new URLSearchParams(fields)
export const tokenIn = (page: string) => /name="token" value="([^"]+)"/.exec(page)?.[1] ?? ''

/** Both at once, on an empty database: one of them makes the tables, the role and the key. */
export async function startPair(more: Readonly<Record<string, string>> = {}): Promise<Pair> {
  const place = await aPlace()
  const cluster = await openCluster(join(place.folder, 'postgres-of-somebody'), {
    app: false,
    say: () => {},
  })
  const url = await aDatabase(cluster.adminUrl)
  const ports = [await freePort(), await freePort()]
  const given = {
    DATABASE_URL: url,
    HEARD_KEY_FILE: join(place.folder, 'the.key'),
    HEARD_URL: `http://localhost:${ports[0]}`,
    ...more,
  }
  const start = (port: number) =>
    place.heard(['start'], { env: { ...given, HEARD_PORT: String(port) } })
  const running = ports.map(start)
  await Promise.all(running.map(({ says }) => says(/Press Ctrl-C/)))
  let cookie = ''
  const ask = (which: number, path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${ports[which]}${path}`, {
      ...init,
      headers: { cookie, origin: given.HEARD_URL },
      redirect: 'manual',
    })
  return {
    place,
    given,
    running,
    at: (which, path) => ask(which, path),
    send: (which, path, body) => ask(which, path, { method: 'POST', body }),
    keepCookies(answer) {
      // A cookie that is taken away is told as one that is empty.
      const pairs = answer.headers.getSetCookie().map((each) => each.split(';')[0] ?? '')
      cookie = pairs.filter((pair) => !pair.endsWith('=')).join('; ')
    },
    async json<T>(...args: string[]) {
      const { code, out, err } = await place.heard([...args, '--json'], { env: given }).done
      if (code !== 0) throw new Error(`heard ${args.join(' ')}: ${err}${out}`)
      return JSON.parse(out) as T
    },
    async restart(which) {
      running[which]?.child.kill('SIGTERM')
      await running[which]?.done
      const again = start(ports[which] ?? 0)
      running[which] = again
      await again.says(/Press Ctrl-C/)
    },
    async close() {
      for (const { child } of running) child.kill('SIGTERM')
      await Promise.all(running.map(({ done }) => done))
      await cluster.leave()
      await place.clear()
    },
  }
}

async function aDatabase(adminUrl: string): Promise<string> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query('create database shared')
  await admin.end()
  const url = new URL(adminUrl)
  url.pathname = '/shared'
  return url.href
}
