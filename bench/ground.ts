/**
 * What the parts of the bench stand on: a real database in a folder of its own, the real application
 * signed in, and the middle of several timings.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../src/app.tsx'
import { inside } from '../src/correspondence/bring/inside.ts'
import { beforeKept } from '../src/people/whereabouts/gate.ts'
import { kinds, projectors } from '../src/kinds.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { openCluster } from '../src/platform/database/embedded.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { openVault } from '../src/platform/files/vault.ts'
import { firstAccount, makeLink, useLink } from '../src/platform/sign-in/store.ts'
import type { Account } from '../src/platform/web/route.ts'
import { beginRecord, inRecord } from '../src/record/begin.ts'
import type { Ledger, Write } from '../src/record/kind.ts'

/** The instant the bench takes for now: its records end a few weeks before. */
export const NOW = '2026-11-21T18:00:00.000Z'

export type Ground = {
  readonly ledger: Ledger
  readonly account: Account
  readonly folder: string
  readonly appUrl: string
  /** A connection that sees every table whole. */
  readonly adminUrl: string
  readonly begin: (name: string) => Promise<string>
  readonly within: <T>(recordId: string, work: (write: Write) => Promise<T>) => Promise<T>
  /** Asks the application as the signed-in account; the body is read to its end. */
  readonly get: (path: string) => Promise<{ readonly status: number; readonly body: string }>
  readonly close: () => Promise<void>
}

/** Opens a ground in `folder` (kept), or in a new folder that goes with it. */
export async function openGround(folder?: string): Promise<Ground> {
  const at = folder ?? (await mkdtemp(join(tmpdir(), 'heard-bench-')))
  const cluster = await openCluster(at, { app: false, say: () => {} })
  await migrate(cluster.ownerUrl, 'heard_app')
  const db = openDatabase(cluster.appUrl)
  const vault = await openVault(at, join(at, 'heard.key'))
  const ledger: Ledger = { db, vault, kinds, projectors, inside, beforeKept }
  const site = { ledger, now: () => NOW, url: 'http://localhost:4820', dataFolder: at }
  const account = await firstAccount(db, NOW)
  const app = createApp(site, (_reference, error) => {
    throw error
  })
  const cookie = `heard-session=${await useLink(db, await makeLink(db, account, NOW), NOW)}`
  return {
    ledger,
    account,
    folder: at,
    appUrl: cluster.appUrl,
    adminUrl: cluster.adminUrl,
    begin: (name) => beginRecord(ledger, account.id, { name, memberName: 'Alex Ward' }, NOW),
    within: (recordId, work) =>
      inRecord(ledger, { accountId: account.id, recordId, now: NOW }, work),
    async get(path) {
      const response = await app.request(path, { headers: { cookie } })
      return { status: response.status, body: await response.text() }
    },
    async close() {
      await db.destroy()
      await cluster.leave()
      if (folder === undefined) await rm(at, { recursive: true, force: true })
    },
  }
}

/** The best says most of the work itself, the worst of what else the machine was doing. */
export type Timed = { readonly best: number; readonly middle: number; readonly worst: number }

/** Milliseconds of `runs` turns of `work`, after two that are not counted. */
export async function timesOf(runs: number, work: () => Promise<unknown>): Promise<Timed> {
  for (let turn = 0; turn < 2; turn += 1) await work()
  const times: number[] = []
  for (let turn = 0; turn < runs; turn += 1) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  times.sort((one, other) => one - other)
  return { best: times[0] ?? 0, middle: times[Math.floor(runs / 2)] ?? 0, worst: times.at(-1) ?? 0 }
}

/** The middle one of `values`. */
export function middleOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}
