/**
 * A process that fetches mail from a mailbox into a test's own record, and is killed in the middle of it:
 * `taking` between the fetch and the record, `kept` between the record and the note of how far it read.
 */
import { replyAddresses } from '../../src/platform/mail/reply-address.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { openVault } from '../../src/platform/files/vault.ts'
import { join } from 'node:path'
import { inside } from '../../src/correspondence/bring/inside.ts'
import { kinds, projectors } from '../../src/kinds.ts'
import { beforeKept } from '../../src/people/whereabouts/gate.ts'
import { mailboxOf } from '../../src/commitments/by-mail/inbound.ts'
import { readMailbox } from '../../src/platform/mail/mailbox.ts'

const [appUrl = '', folder = '', imapUrl = '', now = '', dies = ''] = process.argv.slice(2)

const die = (): never => {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('still here')
}

const db = openDatabase(appUrl, 2)
const vault = await openVault(folder, join(folder, 'heard.key'))
const mailbox = mailboxOf(
  {
    ledger: { db, vault, kinds, projectors, inside, beforeKept },
    now: () => now,
    addresses: replyAddresses(vault.master, 'answers@example.org', 'localhost'),
    inbound: { replyAddress: 'answers@example.org', listen: null, imapUrl },
    report: (problem) => {
      throw problem
    },
    resolver: async () => (dies === 'taking' ? die() : []),
  },
  imapUrl,
)
await readMailbox({
  ...mailbox,
  keepReadUpTo: async (at) => (dies === 'kept' ? die() : mailbox.keepReadUpTo(at)),
})
await db.destroy()
