/**
 * Printing. A template in `templates/` says how a page looks; what people wrote is handed to it as
 * data. The press (press.ts) is started when something is to be printed and let go when it has had
 * nothing to do for a moment, so a process that never prints never pays and pages are served meanwhile.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { PrintProblem, type Job, type Printed } from './job.ts'

export { PrintProblem, type Job, type Printed } from './job.ts'

const IDLE_MS = 3000

type Waiting = {
  readonly resolve: (printed: Printed) => void
  readonly reject: (why: Error) => void
}
type Press = {
  readonly child: ChildProcess
  readonly waiting: Map<number, Waiting>
  idle?: NodeJS.Timeout
}
type Reply = { id: number; printed?: Printed; problem?: string; fault?: string }

let press: Press | undefined
let jobs = 0

/**
 * Sets a template with data and returns the PDF. Characters that no font of ours draws are printed
 * as a lozenge. Throws PrintProblem.
 */
export function print(job: Job): Promise<Printed> {
  const current = (press ??= open())
  clearTimeout(current.idle)
  hold(current.child, true)
  const id = ++jobs
  return new Promise((resolve, reject) => {
    current.waiting.set(id, { resolve, reject })
    current.child.send({ id, job }, (error) => {
      if (error !== null) close(current)
    })
  })
}

function open(): Press {
  const fromSource = import.meta.url.endsWith('.ts')
  const program = fileURLToPath(new URL(fromSource ? './press.ts' : './press.js', import.meta.url))
  const child = fork(program, [], {
    // A job leaves much behind it: kept together and let go early, it takes a fifth less memory.
    execArgv: ['--max-semi-space-size=1'].concat(
      fromSource ? ['--conditions=source', '--import', 'tsx'] : [],
    ),
    env: { MALLOC_ARENA_MAX: '1' },
    // Maps and bytes go across as they are.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const opened: Press = { child, waiting: new Map() }
  child.on('message', (reply) => deliver(opened, reply as Reply))
  child.once('error', () => close(opened))
  child.once('exit', () => close(opened))
  return opened
}

function deliver(from: Press, { id, printed, problem, fault }: Reply): void {
  const waiting = from.waiting.get(id)
  from.waiting.delete(id)
  if (from.waiting.size === 0) {
    hold(from.child, false)
    from.idle = setTimeout(() => letGo(from), IDLE_MS).unref()
  }
  if (printed !== undefined) waiting?.resolve(printed)
  else waiting?.reject(problem === undefined ? new Error(fault) : new PrintProblem(problem))
}

/** Lets the press go at once if it has nothing to do, and waits until its memory is given back. The next job starts another. */
export async function restPress(): Promise<void> {
  if (press === undefined || press.waiting.size > 0) return
  const { child, idle } = press
  clearTimeout(idle)
  const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null
  // Waited for, it keeps this process running.
  child.ref()
  letGo(press)
  await gone
}

function letGo(idle: Press): void {
  if (press === idle) press = undefined
  if (idle.child.connected) idle.child.disconnect()
}

/** While a job waits, the press keeps this process running; otherwise it does not. */
function hold(child: ChildProcess, isHeld: boolean): void {
  if (isHeld) child.ref()
  else child.unref()
  if (isHeld) child.channel?.ref()
  else child.channel?.unref()
}

function close(gone: Press): void {
  clearTimeout(gone.idle)
  if (press === gone) press = undefined
  for (const { reject } of gone.waiting.values())
    reject(new Error('The press stopped in the middle of a job.'))
  gone.waiting.clear()
}
