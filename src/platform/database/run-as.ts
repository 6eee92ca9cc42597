/**
 * PostgreSQL refuses to run as root. When we are root, it runs as another user of the machine, who
 * must be able to reach the programs and the data.
 */
import { spawn, spawnSync } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { CannotStart } from './binaries.ts'

export type RunAs = { readonly uid: number; readonly gid: number } | null

/** Whom PostgreSQL runs as: null for ourselves (not root), else `postgres`, or a user made for it. */
export function findRunAs(): RunAs {
  if (process.getuid?.() !== 0) return null
  const found = idsOf('postgres') ?? idsOf('heard') ?? made()
  if (found === null)
    throw new CannotStart(
      'PostgreSQL cannot run as root and no user "postgres" could be made. Start Heard as an ordinary user.',
    )
  return found
}

function made(): RunAs {
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'heard'])
  return idsOf('heard')
}

function idsOf(name: string): RunAs {
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number.parseInt(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout, 10),
  )
  return uid === undefined || gid === undefined || Number.isNaN(uid + gid) ? null : { uid, gid }
}

/** Throws CannotStart, naming the folder to move or open, when `runAs` cannot pass through to `path`. */
export async function checkReach(runAs: RunAs, path: string, what: string): Promise<void> {
  if (runAs === null) return
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder)
    const bit = uid === runAs.uid ? 0o100 : gid === runAs.gid ? 0o010 : 0o001
    if ((mode & bit) === 0)
      throw new CannotStart(
        `PostgreSQL cannot run as root, and its own user cannot enter ${folder}, where ${what} is: move Heard outside it (for example to /srv/heard) or start it as an ordinary user.`,
      )
    if (folder === dirname(folder)) return
  }
}

export type Ran = { readonly code: number | null; readonly output: string }

/** Runs a program to its end as `runAs`, with no terminal and nothing of our environment but what it needs. */
export function run(program: string, args: readonly string[], runAs: RunAs): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], {
      ...runAs,
      cwd: '/',
      // A session of its own, so that Ctrl-C reaches only us and we stop things in their order.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    })
    const told: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => told.push(part))
    child.stderr.on('data', (part: Buffer) => told.push(part))
    child.once('error', reject)
    child.once('exit', (code) => {
      child.stdout.destroy()
      child.stderr.destroy()
      resolve({ code, output: Buffer.concat(told).toString('utf8') })
    })
  })
}
