/** `heard start`, `heard link`, `heard sign-out`. */
import type { Config } from '../config.ts'
import type { Database } from '../platform/database/database.ts'
import { openMailer } from '../platform/mail/mailer.ts'
import { findAddress } from '../platform/sign-in/address-store.ts'
import { endSecondStep } from '../platform/sign-in/authenticator.ts'
import { changeWords } from '../platform/sign-in/letters.ts'
import { removePasskeys } from '../platform/sign-in/passkeys.ts'
import { linkFor } from '../platform/sign-in/proving.ts'
import { endSessions } from '../platform/sign-in/session-store.ts'
import { findByAddress, makeLink } from '../platform/sign-in/store.ts'
import type { Account } from '../platform/web/route.ts'
import { optionOf, Wrong, type Command } from './command.ts'

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
  options: [
    ['--for <address>', 'for the account that signs in by this address (default: the first one)'],
    [
      '--second-step-off',
      'turn its second step off: authenticator, recovery codes and, where one is required, passkeys are lost',
    ],
  ],
  what: 'print another sign-in link: works once, for 15 minutes',
  async run(given) {
    const { config, now, options, withLedger } = given
    const address = optionOf(given, 'for')
    return withLedger(async ({ db }, first) => {
      const account = address === undefined ? first : await findByAddress(db, address)
      if (account === null)
        throw new Wrong(`Nobody signs in here by ${address}.`, { field: '--for' })
      if (options['secondStepOff'] === true) await turnSecondStepOff(config, db, account)
      const link = linkFor(config.url, await makeLink(db, account, now()))
      return { json: { link }, words: link }
    })
  },
}

/** Whose second step it was is told by mail: it may not have been them who asked. */
async function turnSecondStepOff(config: Config, db: Database, account: Account): Promise<void> {
  await endSecondStep(db, account)
  // A passkey that is lost too would be asked for, and nobody could let them in.
  if (config.secondStep !== 'offered') await removePasskeys(db, account)
  const to = await findAddress(db, account)
  if (config.mail === null || to === null) return
  const mailer = openMailer(config.mail.smtpUrl, config.mail.from)
  const { subject, text } = changeWords(config.url, 'second step off')
  await mailer.send({ to, subject, text })
  mailer.close()
}

export const signOutCommand: Command = {
  name: 'sign-out',
  options: [
    ['--for <address>', 'the account that signs in by this address'],
    ['--everyone', 'every account of this installation'],
  ],
  what: 'sign somebody, or everybody, out of every browser',
  async run(given) {
    const [address, everyone] = [optionOf(given, 'for'), given.options['everyone'] === true]
    if ((address === undefined) !== everyone)
      throw new Wrong('Say whom: --for and an address, or --everyone.', { field: '--for' })
    const ended = await given.withLedger(async ({ db }) => {
      if (address === undefined) return endSessions(db, null)
      const account = await findByAddress(db, address)
      if (account === null)
        throw new Wrong(`Nobody signs in here by ${address}.`, { field: '--for' })
      return endSessions(db, account)
    })
    const words = ended === 1 ? '1 browser is signed out.' : `${ended} browsers are signed out.`
    return { json: { ended }, words }
  },
}
