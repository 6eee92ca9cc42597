/**
 * One real PostgreSQL for a whole test run, in a throw-away folder, with a migrated template database
 * that each test file copies (see test-site.ts). Started by Vitest's globalSetup.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openCluster } from './platform/database/embedded.ts'
import { migrate } from './platform/database/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: { readonly superUrl: string; readonly appUrl: string; readonly ownerUrl: string }
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'heard-test-'))
  const cluster = await openCluster(folder, { app: false, say: () => {} })
  await migrate(cluster.ownerUrl, 'heard_app')
  const { readFile } = await import('node:fs/promises')
  const secrets = JSON.parse(await readFile(join(folder, 'database-passwords.json'), 'utf8')) as {
    super: string
  }
  const url = new URL(cluster.ownerUrl)
  url.username = 'heard_super'
  url.password = secrets.super
  const superUrl = url.href
  const template = new pg.Client({ connectionString: superUrl })
  await template.connect()
  await template.query('alter role heard_owner createdb')
  await template.end()
  project.provide('cluster', { superUrl, appUrl: cluster.appUrl, ownerUrl: cluster.ownerUrl })
  return async () => {
    await cluster.leave()
    await rm(folder, { recursive: true, force: true })
  }
}
