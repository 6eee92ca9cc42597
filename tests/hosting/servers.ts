/** Real servers for the tests of hosting: Ceph's S3 gateway and nginx, on loopback ports, in folders that are thrown away. */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Bucket } from '../../src/platform/files/bucket.ts'
import { freePort } from '../faults/running.ts'

type Finder = { readonly readyNginx: () => boolean; readonly readyCeph: () => boolean }

const finder = (await import(
  new URL('../../scripts/hosting-servers.mjs', import.meta.url).href
)) as Finder

export const { readyNginx, readyCeph } = finder

const run = promisify(execFile)

/** Ends a process this test began, kindly and then not. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    child.kill(signal)
    if ((await Promise.race([gone.then(() => 'gone'), after(5000, 'there')])) === 'gone') return
  }
}

export type Ceph = {
  readonly bucket: Bucket
  /** Takes the gateway away, killed, until `back`: what it keeps stays. */
  readonly away: () => Promise<void>
  readonly back: () => Promise<void>
  /** Stops the gateway where it stands (SIGSTOP): it takes connections and answers nothing, until `SIGCONT`. */
  readonly signal: (which: 'SIGSTOP' | 'SIGCONT') => void
  readonly stop: () => Promise<void>
}

const FSID = '11111111-2222-4333-8444-555555555555'
const OSD = '11111111-2222-4333-8444-666666666666'
const ALL = ['mon', 'osd', 'mgr'].flatMap((who) => ['--cap', who, 'allow *'])
const PATIENCE_S = 240

/** A Ceph of one monitor and one store in memory, with its S3 gateway, and a bucket that is empty. */
export async function startCeph(): Promise<Ceph> {
  const folder = await mkdtemp(join(tmpdir(), 'heard-ceph-'))
  const [monPort, port] = [await freePort(), await freePort()]
  for (const name of ['mon', 'osd', 'rgw', 'run']) await mkdir(join(folder, name))
  const conf = join(folder, 'ceph.conf')
  await writeFile(conf, cephConf(folder, { monPort, port }))
  const [ring, map] = [join(folder, 'keyring'), join(folder, 'monmap')]
  const begun: ChildProcess[] = []
  const begin = (program: string, args: readonly string[]) => {
    const child = spawn(`/usr/bin/${program}`, ['-c', conf, ...args, '-f'], { stdio: 'ignore' })
    begun.push(child)
    return child
  }
  const tool = (program: string, ...args: string[]) =>
    run(`/usr/bin/${program}`, args, { timeout: 60_000 })
  const stop = async () => {
    for (const child of begun.toReversed()) await ended(child)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await tool('ceph-authtool', '--create-keyring', ring, '--gen-key', '-n', 'mon.', ...ALL)
    await tool('ceph-authtool', ring, '--gen-key', '-n', 'client.admin', ...ALL)
    await tool(
      'monmaptool',
      '--create',
      '--addv',
      'a',
      `[v2:127.0.0.1:${monPort}/0]`,
      '--fsid',
      FSID,
      map,
    )
    await tool('ceph-mon', '-c', conf, '--mkfs', '-i', 'a', '--monmap', map, '--keyring', ring)
    begin('ceph-mon', ['-i', 'a'])
    await tool('ceph', '-c', conf, '--connect-timeout', '50', 'osd', 'new', OSD)
    const caps = ['mon', 'allow profile osd', 'osd', 'allow *']
    const osdRing = join(folder, 'osd', 'keyring')
    await tool('ceph', '-c', conf, 'auth', 'get-or-create', 'osd.0', ...caps, '-o', osdRing)
    await tool('ceph-osd', '-c', conf, '-i', '0', '--mkfs', '--osd-uuid', OSD)
    begin('ceph-osd', ['-i', '0'])
    for (let tries = 0; tries < PATIENCE_S; tries += 1) {
      const { stdout } = await tool('ceph', '-c', conf, 'osd', 'stat')
      if (/ 1 up/.test(stdout)) break
      await after(1000)
    }
    const gateway = async () => {
      const child = begin('radosgw', ['-n', 'client.admin'])
      await answers(`http://127.0.0.1:${port}/`)
      return child
    }
    let running = await gateway()
    const [keyId, secret] = ['heard-key', 'a-secret-of-the-test']
    const user = ['--uid=heard', '--display-name=Heard', `--access-key=${keyId}`]
    await tool('radosgw-admin', '-c', conf, 'user', 'create', ...user, `--secret-key=${secret}`)
    const bucket = { url: `http://127.0.0.1:${port}/heard`, region: 'us-east-1', keyId, secret }
    await makeBucket(bucket)
    const away = async () => {
      running.kill('SIGKILL')
      await ended(running)
    }
    const back = async () => {
      running = await gateway()
    }
    return { bucket, away, back, signal: (which) => running.kill(which), stop }
  } catch (problem) {
    await stop()
    throw problem
  }
}

async function makeBucket({ url, region, keyId, secret }: Bucket): Promise<void> {
  const { AwsClient } = await import('aws4fetch')
  const client = new AwsClient({
    accessKeyId: keyId,
    secretAccessKey: secret,
    service: 's3',
    region,
  })
  const made = await client.fetch(url, { method: 'PUT' })
  if (!made.ok) throw new Error(`No bucket was made: ${await made.text()}`)
}

/** Waits until something at `url` answers at all. */
export async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < PATIENCE_S * 4; tries += 1) {
    const found = await fetch(url, { redirect: 'manual' }).catch(() => null)
    await found?.text()
    if (found !== null) return
    await after(250)
  }
  throw new Error(`Nothing answers at ${url}.`)
}

function cephConf(
  folder: string,
  { monPort, port }: { readonly monPort: number; readonly port: number },
): string {
  return `
[global]
fsid = ${FSID}
mon host = v2:127.0.0.1:${monPort}/0
mon initial members = a
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
auth allow insecure global id reclaim = true
public network = 127.0.0.0/8
cluster network = 127.0.0.0/8
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
osd objectstore = memstore
memstore device bytes = 536870912
mon allow pool size one = true
mon max pg per osd = 1000
mon data avail crit = 1
run dir = ${folder}/run
admin socket = ${folder}/run/$name.asok
log file = ${folder}/$name.log
keyring = ${folder}/keyring
rgw frontends = beast endpoint=127.0.0.1:${port}
rgw data = ${folder}/rgw
rgw thread pool size = 8
[mon.a]
mon data = ${folder}/mon
[osd.0]
osd data = ${folder}/osd
keyring = ${folder}/osd/keyring
`
}
