/**
 * Real mail servers for the tests: Debian's OpenSMTPD and Dovecot, on loopback ports of their own, with
 * their mail in a folder that is thrown away. OpenSMTPD has one spool a machine: tests wait for each other.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createConnection, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'

type Programs = { readonly smtpd: string; readonly dovecot: string }
type Finder = { readonly readyMailServers: () => Programs | null }

const finder = (await import(
  new URL('../../scripts/mail-servers.mjs', import.meta.url).href
)) as Finder

/** The programs, or null where they cannot be had: then these tests are skipped, and said so. */
export const programs = finder.readyMailServers()

export const PASSWORD = 'heron'

export type MailServers = {
  /** Takes mail for `example.org` (box `answers`) and `hillview.example` (box `staff`); relays the rest. */
  readonly smtpPort: number
  readonly imapUrl: (box: 'answers' | 'staff') => string
  /** The Maildir of a box. */
  readonly folder: (box: 'answers' | 'staff') => string
  readonly stop: () => Promise<void>
}

/** A port that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Starts both. `relays` are ports of servers that take mail for a domain; `elsewhere` for all others. */
export async function startMailServers(
  { smtpd, dovecot }: Programs,
  given: { readonly relays: Readonly<Record<string, number>>; readonly elsewhere: number },
): Promise<MailServers> {
  const folder = await mkdtemp(join(tmpdir(), 'heard-mail-'))
  // Mail is written and read by a user who may nothing else.
  await chmod(folder, 0o755)
  const home = join(folder, 'home')
  await mkdir(home)
  await chmod(home, 0o777)
  await mkdir(join(folder, 'run'))
  const [smtpPort, imapPort] = [await freePort(), await freePort()]
  await writeFile(join(folder, 'smtpd.conf'), smtpdConf({ home, smtpPort, ...given }), {
    mode: 0o600,
  })
  await writeFile(join(folder, 'dovecot.conf'), dovecotConf({ folder, home, imapPort }))
  const log = join(folder, 'log')
  const running = [
    run('flock', [
      '-w',
      '120',
      '/tmp/heard-opensmtpd.lock',
      smtpd,
      '-d',
      '-f',
      join(folder, 'smtpd.conf'),
    ]),
    run(dovecot, ['-F', '-c', join(folder, 'dovecot.conf')]),
  ]
  const stop = async () => {
    for (const child of running) await ended(child)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await answers(smtpPort)
    await answers(imapPort)
  } catch (problem) {
    const said = await readFile(log, 'utf8').catch(() => '')
    await stop()
    throw new Error(`The mail servers did not start. ${said}`, { cause: problem })
  }
  return {
    smtpPort,
    imapUrl: (box) => `imap://${box}:${PASSWORD}@127.0.0.1:${imapPort}/INBOX`,
    folder: (box) => join(home, box),
    stop,
  }
}

function run(program: string, args: readonly string[]): ChildProcess {
  return spawn(program, args, { stdio: 'ignore', detached: true })
}

/** The process and those it started, which are its group. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    try {
      process.kill(-child.pid, signal)
    } catch {
      return
    }
    if ((await Promise.race([gone.then(() => 'gone'), after(3_000, 'there')])) === 'gone') return
  }
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = createConnection(port, '127.0.0.1')
      socket.once('data', () => resolve(true)).once('error', () => resolve(false))
      socket.once('close', () => socket.destroy())
      setTimeout(() => socket.destroy(), 2_000).unref()
    })
    if (isThere) return
    await after(200)
  }
  throw new Error(`Nothing answers at port ${port}.`)
}

function smtpdConf({
  home,
  smtpPort,
  relays,
  elsewhere,
}: {
  readonly home: string
  readonly smtpPort: number
  readonly relays: Readonly<Record<string, number>>
  readonly elsewhere: number
}): string {
  const boxes = { 'example.org': 'answers', 'hillview.example': 'staff' }
  return [
    'table everybody { "@" = nobody }',
    `listen on 127.0.0.1 port ${smtpPort} hostname mx.example.org`,
    ...Object.values(boxes).map(
      (box) => `action "${box}" maildir "${join(home, box)}" virtual <everybody>`,
    ),
    ...Object.values(relays).map(
      (port, at) => `action "relay${at}" relay host smtp://127.0.0.1:${port}`,
    ),
    `action "elsewhere" relay host smtp://127.0.0.1:${elsewhere}`,
    ...Object.entries(boxes).map(
      ([domain, box]) => `match from any for domain "${domain}" action "${box}"`,
    ),
    ...Object.keys(relays).map(
      (domain, at) => `match from any for domain "${domain}" action "relay${at}"`,
    ),
    'match from any for any action "elsewhere"',
    '',
  ].join('\n')
}

function dovecotConf({
  folder,
  home,
  imapPort,
}: {
  readonly folder: string
  readonly home: string
  readonly imapPort: number
}): string {
  const run_ = join(folder, 'run')
  return `
base_dir = ${run_}
state_dir = ${run_}
log_path = ${join(folder, 'log')}
protocols = imap
ssl = no
disable_plaintext_auth = no
listen = 127.0.0.1
default_internal_user = nobody
default_login_user = nobody
default_internal_group = nogroup
mail_location = maildir:${home}/%u
first_valid_uid = 1
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${home}/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`
}
