/** What processes cost, from /proc: seconds of the processor, and memory with shared pages shared out. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Stat = {
  readonly pid: number
  readonly parent: number
  readonly ticks: number
  readonly reaped: number
}

const TICKS_PER_SECOND = 100

function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0, user = 0, system = 0, childUser = 0, childSystem = 0] = [
      fields[1],
      fields[11],
      fields[12],
      fields[13],
      fields[14],
    ]
    return { pid, parent, ticks: user + system, reaped: childUser + childSystem }
  } catch {
    return null
  }
}

/** `pid` and everything it started that still runs. */
export function treeOf(pid: number): number[] {
  const all = readdirSync('/proc').flatMap((name) =>
    /^\d+$/.test(name) ? (statOf(Number(name)) ?? []) : [],
  )
  const found = new Set([pid])
  for (let before = 0; before !== found.size;) {
    before = found.size
    for (const one of all) if (found.has(one.parent)) found.add(one.pid)
  }
  return [...found]
}

/** Seconds of the processor that `pid` and all it started have used, those that ended included. */
export function processorSeconds(pid: number): number {
  const stats = treeOf(pid).flatMap((each) => statOf(each) ?? [])
  const ticks = stats.reduce((sum, one) => sum + one.ticks + one.reaped, 0)
  return ticks / TICKS_PER_SECOND
}

/** Megabytes of `pids` together, each shared page counted once among those that share it (PSS). */
export function megabytesOf(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => {
    try {
      const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
      return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0)
    } catch {
      return 0
    }
  })
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024
}

/** The PostgreSQL that runs on the data folder `data`. */
export function databasePid(data: string): number {
  return Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}
