/** Whether a process still runs, asked by its number. */
import { readFileSync } from 'node:fs'

/**
 * True while it runs. One that has ended and that nobody has waited for (a zombie, proc(5)) has ended: in a
 * container where Heard is the first process, PostgreSQL is left as one when it stops.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return stateOf(pid) !== 'Z'
}

/** The state of a process by the letter that Linux gives it; null where the machine does not tell. */
function stateOf(pid: number): string | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name before it stands in brackets, and may hold brackets.
    return text.slice(text.lastIndexOf(')') + 2, text.lastIndexOf(')') + 3)
  } catch {
    return null
  }
}
