/** The `heard` command: a thin shell over the rooms. Exit codes: 0 done, 1 the answer is no, 2 used wrongly. */
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Command as Program, CommanderError } from 'commander'
import { readConfig, SettingProblem } from '../config.ts'
import { CannotStart } from '../platform/database/binaries.ts'
import { BucketProblem } from '../platform/files/bucket.ts'
import { firstAccount } from '../platform/sign-in/store.ts'
import { inRecord } from '../record/begin.ts'
import { EntrySlip, NoSuchRecord } from '../record/slip.ts'
import { Wrong, type Command, type Given } from './command.ts'
import { plain } from './plain.ts'
import { commands } from './commands.ts'
import { idOf } from './record-named.ts'
import { Interrupted, withOpen } from './with-open.ts'

const { version: VERSION } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string }

/** Runs `argv` (without node and script) and sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  process.once('uncaughtException', (problem) => {
    process.exit(fail(problem, argv.includes('--json')))
  })
  // Whoever reads our answer (head, less) may stop reading: that is no fault and nothing to say.
  process.stdout.once('error', (problem: NodeJS.ErrnoException) => {
    if (problem.code !== 'EPIPE') throw problem
  })
  const program = new Program('heard')
    .description('One record of the child, owned by the family, shared with the team.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
  for (const command of commands) add(program, command)
  try {
    await program.parseAsync([...argv], { from: 'user' })
  } catch (problem) {
    process.exitCode = fail(problem, argv.includes('--json'))
  }
}

/** Options that may be given several times: their value is a list. */
const repeatable = ['--with <address>']

function add(program: Program, command: Command): void {
  const added = program.command(command.name).description(command.what)
  for (const arg of command.args ?? []) added.argument(arg)
  for (const [flags, what] of command.options ?? []) {
    if (repeatable.includes(flags))
      added.option(flags, what, (one: string, all: string[]) => [...all, one], [])
    else added.option(flags, what)
  }
  added.option('--json', 'print the answer as JSON')
  added.exitOverride().configureOutput({ writeErr: () => {} })
  added.action(async (...called: unknown[]) => {
    const options = added.opts<Given['options']>()
    const args = called
      .slice(0, (command.args ?? []).length)
      .flat()
      .filter((each) => typeof each === 'string')
    const answer = await command.run(given(args, options))
    if (answer === null) return
    process.stdout.write(
      options['json'] === true ? `${JSON.stringify(answer.json)}\n` : `${plain(answer.words)}\n`,
    )
    if (answer.no === true) process.exitCode = 1
  })
}

function given(args: readonly string[], options: Given['options']): Given {
  const config = readConfig()
  const now = () => new Date().toISOString()
  const say = (line: string) => {
    process.stderr.write(`${plain(line)}\n`)
  }
  const quiet = options['json'] === true ? () => {} : say
  const withLedger: Given['withLedger'] = (work) =>
    withOpen(config, { app: false, say: quiet }, async ({ ledger, adminUrl }) =>
      work(ledger, await firstAccount(ledger.db, now()), adminUrl),
    )
  return {
    args,
    options,
    config,
    now,
    say: quiet,
    withLedger,
    withRecord: (named, work) =>
      withLedger(async (ledger, account) => {
        const recordId = await idOf(ledger, account, named)
        return inRecord(ledger, { accountId: account.id, recordId, now: now() }, work)
      }),
  }
}

function fail(problem: unknown, json: boolean): number {
  if (problem instanceof CommanderError && problem.exitCode === 0) return 0
  if (problem instanceof Interrupted) process.exit(130)
  const { message, place } = told(problem)
  if (json) process.stderr.write(`${JSON.stringify({ error: { message, ...place } })}\n`)
  else process.stderr.write(`${plain(message)}\n`)
  return 2
}

type Told = { readonly message: string; readonly place: Wrong['place'] }

function told(problem: unknown): Told {
  if (problem instanceof Wrong) return { message: problem.message, place: problem.place }
  if (problem instanceof EntrySlip)
    return { message: problem.message, place: { field: problem.field } }
  if (problem instanceof NoSuchRecord) return { message: problem.message, place: {} }
  if (
    problem instanceof CannotStart ||
    problem instanceof SettingProblem ||
    problem instanceof BucketProblem
  )
    return { message: problem.message, place: {} }
  if (problem instanceof CommanderError)
    return { message: problem.message.replace(/^error: /, ''), place: {} }
  return fromSystem(problem)
}

/** What the driver says when PostgreSQL stops, is killed, or starts up, and when there is none. */
const GONE =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|57P0\d|undefined Connection terminated|undefined timeout exceeded when trying to connect)/

/** What the machine says of a file in the way, in words. */
const OF_A_FILE: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EISDIR: 'is a folder: name a file',
  ENOTDIR: 'lies in what is no folder',
  EEXIST: 'is a file: name a folder',
  EACCES: 'may not be used by you',
  EPERM: 'may not be used by you',
  EROFS: 'cannot be written to',
}

/** What the machine itself refused (a full disk, a file in the way), in a line; anything else is our mistake and says so. */
function fromSystem(problem: unknown): Told {
  const { code, path, message } = problem as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === '53100')
    return inWords('The disk is full. Nothing was half-written: make room and run it again.')
  if (code === 'EADDRINUSE')
    return inWords(`Another program is using this address: ${message}. Set HEARD_PORT.`)
  if (typeof code === 'string' && typeof path === 'string') return ofAFile(code, path)
  if (GONE.test(`${code} ${message}`))
    return inWords('The database went away. Nothing was half-written: run it again.')
  return inWords(
    `Something went wrong on our side (${(problem as Error).name}: ${message}). Nothing was half-written.`,
  )
}

function inWords(message: string): Told {
  return { message, place: {} }
}

/** What is written whole is first written beside: the person named the file, not that. */
function ofAFile(code: string, path: string): Told {
  const file = path.replace(/(?:\.[0-9a-f]{8})?\.part$/, '')
  const message =
    code === 'ENOENT' && file !== path
      ? `There is no folder ${dirname(file)} to write to.`
      : `${file} ${OF_A_FILE[code] ?? `cannot be used (${code})`}.`
  return { message, place: { file } }
}
