/** Opens the ledger for one command and leaves it again, also when the person stops it half way. */
import type { Config } from '../config.ts'
import { openLedger, type OpenLedger } from '../open.ts'

/** The person pressed Ctrl-C, or the machine is shutting down. */
export class Interrupted extends Error {}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * What `work` returns. On a signal it throws Interrupted instead, after leaving, so that no PostgreSQL is
 * left running; what was in a transaction is rolled back. A third signal ends the process at once.
 */
export async function withOpen<T>(
  config: Config,
  how: { readonly app: boolean; readonly say: (line: string) => void },
  work: (opened: OpenLedger) => Promise<T>,
): Promise<T> {
  const told = Promise.withResolvers<never>()
  told.promise.catch(() => {})
  let times = 0
  const onSignal = () => {
    times += 1
    if (times > 2) process.exit(130)
    told.reject(new Interrupted())
  }
  for (const signal of SIGNALS) process.on(signal, onSignal)
  try {
    const opened = await openLedger(config, how)
    try {
      return await Promise.race([told.promise, work(opened)])
    } finally {
      await opened.leave()
    }
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal)
  }
}
