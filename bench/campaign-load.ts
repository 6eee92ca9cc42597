/**
 * Many people at once against the built product over real HTTP: pages read, notes written (some pressed
 * twice), with time to think between. Afterwards every note is looked for in its record: once, no less, no more.
 */
import { randomUUID } from 'node:crypto'
import { loadavg } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { readConfig } from '../src/config.ts'
import { openLedger } from '../src/open.ts'
import { day } from '../src/platform/day.ts'
import { firstAccount, makeLink, useLink } from '../src/platform/sign-in/store.ts'
import { append } from '../src/record/append.ts'
import { beginRecord, inRecord } from '../src/record/begin.ts'
import { checkRecord } from '../src/record/check.ts'
import type { EntryDraft } from '../src/record/entry.ts'
import type { Ledger } from '../src/record/kind.ts'
import { findAfter } from '../src/record/store.ts'
import { aPlace, freePort } from '../tests/faults/running.ts'
import { build, type Running } from './built.ts'
import { databasePid, megabytesOf, processorSeconds, treeOf } from './processes.ts'

/** One in so many people is at a record with nine others; the rest are each at their own. */
const SHARED_OF = 5
const AT_A_SHARED = 10
const ENTRIES_BEFORE = 30
/** Mean of an exponential: people read before they press again. */
const THINK_MS = 10_000
const WRITES = 0.2
const TWICE = 0.1

type Home = { readonly record: string; readonly account: string; readonly cookie: string }
type Note = { readonly record: string; readonly token: string; sure: boolean }
type Seen = { readonly times: number[]; readonly wrong: Map<string, number> }

export type Load = {
  readonly people: number
  readonly seconds: number
  readonly asked: number
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly worst: number
  readonly errors: Readonly<Record<string, number>>
  readonly written: number
  readonly appMegabytes: number
  readonly databaseMegabytes: number
  readonly appCores: number
  readonly databaseCores: number
  readonly machineLoad: number
}

export type LoadResult = {
  readonly levels: readonly Load[]
  readonly lost: number
  readonly doubled: number
  readonly records: number
  readonly treesNotGood: number
}

/** Levels of people one after the other, each for `seconds`; `tell` hears each as it ends. */
export async function tryLoad(
  levels: readonly { readonly people: number; readonly seconds: number }[],
  tell: (load: Load) => void,
): Promise<LoadResult> {
  const built = build()
  const place = await aPlace()
  const most = Math.max(...levels.map(({ people }) => people))
  const config = readConfig({ HEARD_DATA: place.data })
  try {
    const homes = await withLedger(config, (ledger) => settle(ledger, most))
    const port = await freePort()
    const running = await built.start(place.data, port)
    const notes: Note[] = []
    const done: Load[] = []
    try {
      for (const level of levels) {
        const load = await atLevel({ running, data: place.data, port, homes, notes }, level)
        done.push(load)
        tell(load)
      }
    } finally {
      await running.stop()
    }
    return {
      levels: done,
      ...(await withLedger(config, (ledger) => lookOver(ledger, homes, notes))),
    }
  } finally {
    await place.clear()
    built.remove()
  }
}

async function withLedger<T>(
  config: ReturnType<typeof readConfig>,
  work: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  const { ledger, leave } = await openLedger(config, { app: false, say: () => {} })
  try {
    return await work(ledger)
  } finally {
    await leave()
  }
}

/** Accounts signed in, and records with something in them; as many homes as there are people. */
async function settle(ledger: Ledger, people: number): Promise<Home[]> {
  const { db } = ledger
  const now = new Date().toISOString()
  await firstAccount(db, now)
  const homes: Home[] = []
  while (homes.length < people) {
    const account = { id: randomUUID(), name: 'Alex Ward' }
    await db
      .insertInto('auth.account')
      .values({ ...account, created: now })
      .execute()
    const record = await beginRecord(
      ledger,
      account.id,
      { name: 'Robin', memberName: 'Alex Ward' },
      now,
    )
    await inRecord(ledger, { accountId: account.id, recordId: record, now }, (write) =>
      append(
        write,
        Array.from({ length: ENTRIES_BEFORE }, (_, at) => draftOf(at)),
      ),
    )
    const isShared = homes.length % (SHARED_OF * AT_A_SHARED) === 0
    for (let seat = 0; seat < (isShared ? AT_A_SHARED : 1) && homes.length < people; seat += 1) {
      const secret = await useLink(db, await makeLink(db, account, now), now)
      homes.push({ record, account: account.id, cookie: `heard-session=${secret}` })
    }
  }
  return homes
}

function draftOf(at: number): EntryDraft {
  return {
    kind: 'note',
    happened: {
      day: day(`2026-09-${String((at % 28) + 1).padStart(2, '0')}`),
      time: null,
      precision: 'day',
    },
    author: 'Alex Ward',
    people: [{ name: 'Ms Okafor', address: null }],
    shelf: 'messages',
    audience: 'me',
    amends: null,
    body: { title: `Lunch ${at}`, words: `A quiet place at lunch was promised, time ${at}.` },
    files: [],
  }
}

type Stage = {
  readonly running: Running
  readonly data: string
  readonly port: number
  readonly homes: readonly Home[]
  readonly notes: Note[]
}

async function atLevel(
  stage: Stage,
  { people, seconds }: { readonly people: number; readonly seconds: number },
): Promise<Load> {
  const seen: Seen = { times: [], wrong: new Map() }
  const { pid } = stage.running
  const database = databasePid(stage.data)
  const used = () => ({ app: processorSeconds(pid), database: processorSeconds(database) })
  const [before, began, written] = [used(), performance.now(), stage.notes.length]
  const until = began + seconds * 1000
  await Promise.all(
    Array.from({ length: people }, (_, at) =>
      person(stage, stage.homes[at] as Home, { until, seen }),
    ),
  )
  const took = (performance.now() - began) / 1000
  const after = used()
  const times = seen.times.toSorted((one, other) => one - other)
  const at = (part: number) => Math.round(times[Math.floor(part * (times.length - 1))] ?? 0)
  return {
    people,
    seconds: Math.round(took),
    asked: times.length,
    perSecond: Math.round((times.length / took) * 10) / 10,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    worst: at(1),
    errors: Object.fromEntries(seen.wrong),
    written: stage.notes.length - written,
    appMegabytes: Math.round(megabytesOf(treeOf(pid))),
    databaseMegabytes: Math.round(megabytesOf(treeOf(database))),
    appCores: Math.round(((after.app - before.app) / took) * 1000) / 1000,
    databaseCores: Math.round(((after.database - before.database) / took) * 1000) / 1000,
    machineLoad: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  }
}

type Trial = { readonly until: number; readonly seen: Seen }

async function person(stage: Stage, home: Home, trial: Trial): Promise<void> {
  // Nobody begins at the same moment.
  await wait(Math.random() * THINK_MS)
  while (performance.now() < trial.until) {
    const chance = Math.random()
    const here = `/records/${home.record}`
    if (chance < WRITES) await writeNote(stage, home, trial)
    else if (chance < 0.55) await ask(stage, home, trial, { path: `${here}/today` })
    else if (chance < 0.85) await ask(stage, home, trial, { path: `${here}/timeline` })
    else await ask(stage, home, trial, { path: `${here}/timeline?q=lunch` })
    const think = Math.min(-Math.log(1 - Math.random()) * THINK_MS, 6 * THINK_MS)
    await wait(Math.min(think, Math.max(0, trial.until - performance.now())))
  }
}

async function writeNote(stage: Stage, home: Home, trial: Trial): Promise<void> {
  const path = `/records/${home.record}/add/note`
  const page = await ask(stage, home, trial, { path })
  const token = /name="token" value="([^"]+)"/.exec(page ?? '')?.[1]
  if (token === undefined) return
  const note: Note = {
    record: home.record,
    token: `word${randomUUID().replaceAll('-', '')}`,
    sure: false,
  }
  stage.notes.push(note)
  const body = new URLSearchParams({
    token,
    words: `Written under load ${note.token}.`,
    on: 'today',
  })
  const presses = Math.random() < TWICE ? 2 : 1
  const answers = await Promise.all(
    Array.from({ length: presses }, () => ask(stage, home, trial, { path, body })),
  )
  note.sure = answers.some((answer) => answer !== null)
}

/** The body of the answer, read to its end; null, and counted, where it is not the one that was wanted. */
async function ask(
  { port }: Stage,
  { cookie }: Home,
  { seen }: Trial,
  { path, body }: { readonly path: string; readonly body?: URLSearchParams },
): Promise<string | null> {
  const start = performance.now()
  const wrong = (what: string) => {
    seen.wrong.set(what, (seen.wrong.get(what) ?? 0) + 1)
    return null
  }
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      redirect: 'manual',
      headers: { cookie, origin: `http://localhost:${port}` },
      ...(body === undefined ? {} : { method: 'POST', body }),
    })
    const text = await answer.text()
    if (answer.status !== (body === undefined ? 200 : 303)) return wrong(String(answer.status))
    return text
  } catch (problem) {
    return wrong(problem instanceof Error ? problem.message : 'no reason')
  } finally {
    seen.times.push(performance.now() - start)
  }
}

/** Every note that was answered for is there once; one that was not is there once or not at all. */
async function lookOver(ledger: Ledger, homes: readonly Home[], notes: readonly Note[]) {
  const now = new Date().toISOString()
  let [lost, doubled, treesNotGood] = [0, 0, 0]
  const byRecord = new Map(homes.map((home) => [home.record, home]))
  for (const [recordId, { account }] of byRecord) {
    const mine = notes.filter(({ record }) => record === recordId)
    const found = await inRecord(ledger, { accountId: account, recordId, now }, async (write) => {
      if (!(await checkRecord(write)).ok) treesNotGood += 1
      const entries = await findAfter(write, 0, { atMost: 100_000 })
      return entries.map(({ body }) => JSON.stringify(body))
    })
    for (const { token, sure } of mine) {
      const times = found.filter((body) => body.includes(token)).length
      if (times > 1) doubled += 1
      if (times === 0 && sure) lost += 1
    }
  }
  return { lost, doubled, records: byRecord.size, treesNotGood }
}
