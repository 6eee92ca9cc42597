/** `heard start`, `heard link`. */
import { linkFor } from '../platform/sign-in/proving.ts'
import { makeLink } from '../platform/sign-in/store.ts'
import type { Command } from './command.ts'

export const startCommand: Command = {
  name: 'start',
  what: 'open Heard in the browser, on this machine',
  async run({ config }) {
    const { start } = await import('../main.ts')
    await start(config, (line) => {
      process.stdout.write(`${line}\n`)
    })
    return null
  },
}

export const linkCommand: Command = {
  name: 'link',
  what: 'print another sign-in link: works once, for 15 minutes',
  async run({ config, now, withLedger }) {
    const link = await withLedger(async (ledger, account) =>
      linkFor(config.url, await makeLink(ledger.db, account, now())),
    )
    return { json: { link }, words: link }
  },
}
