/** `heard close-account`. */
import { closeAccount, findHoldings } from '../people/closing/store.ts'
import { findByAddress } from '../platform/sign-in/store.ts'
import { neededOption, Wrong, type Command } from './command.ts'

export const closeAccountCommand: Command = {
  name: 'close-account',
  options: [['--for <address>', 'the account that signs in by this address']],
  what: 'close the account of somebody who asked for it, or has left; what they wrote stays',
  async run(given) {
    const address = neededOption(given, 'for')
    return given.withLedger(async (ledger) => {
      const account = await findByAddress(ledger.db, address)
      if (account === null)
        throw new Wrong(`Nobody signs in here by ${address}.`, { field: '--for' })
      const holdings = await findHoldings(ledger, account)
      // What becomes of a child's record is for its owner to say, never for whoever runs the machine.
      const alone = holdings.filter((holding) => holding.alone && !holding.sample)
      if (alone.length > 0)
        throw new Wrong(
          `They are the only owner of ${alone.length === 1 ? 'a record' : `${alone.length} records`}. They decide first what becomes of it: on their account page, under “Close your account”.`,
          { field: '--for' },
        )
      const records = holdings.filter((holding) => holding.alone).map(({ record }) => record)
      await closeAccount(ledger, account, { records, now: given.now() })
      const places = holdings.length - records.length
      return {
        json: { closed: true, places },
        words: `The account is closed, and ${places === 1 ? '1 place' : `${places} places`} in records ended. What they wrote stays.`,
      }
    })
  },
}
