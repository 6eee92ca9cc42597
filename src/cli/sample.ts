/** `heard sample`. */
import type { Command } from './command.ts'

export const sampleCommand: Command = {
  name: 'sample',
  what: 'make the sample record of Robin, a child we made up',
  async run({ withLedger, now }) {
    const { loadSample } = await import('../sample/load.ts')
    const id = await withLedger((ledger, account) => loadSample(ledger, account, now))
    return { json: { id }, words: `Made the sample record: ${id}` }
  },
}
