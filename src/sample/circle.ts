/** Who is around Robin: three people whom his mother let in, each by an invitation, as a family would. */
import { randomUUID } from 'node:crypto'
import { dayAt } from '../platform/day.ts'
import { inRecord } from '../record/begin.ts'
import type { Ledger } from '../record/kind.ts'
import { roleNamed } from '../people/circle/roles.ts'
import { acceptInvitation, keepInvitation, makeLink, newAccount } from '../people/circle/store.ts'

const AROUND = [
  { name: 'Bea Collins', role: 'advocate', organisation: 'Westshire SENDIASS' },
  { name: 'Paul Hendry', role: 'SENCO', organisation: 'Hillview Academy' },
  { name: 'Amy Kerr', role: 'subject teacher', organisation: 'Hillview Academy' },
] as const

/** Invites them as the owner who acts, and lets each accept: the account of each, by name. They see what is shared with their shelves. */
export async function seatSample(
  ledger: Ledger,
  owner: { readonly accountId: string; readonly recordId: string },
  now: string,
): Promise<ReadonlyMap<string, string>> {
  const accounts = new Map<string, string>()
  for (const { name, role, organisation } of AROUND) {
    const scope = roleNamed(role)?.scope ?? { reads: [], writes: [] }
    const secret = await inRecord(ledger, { ...owner, now }, async (write) => {
      const id = randomUUID()
      const days = { since: dayAt(now, write.zone), until: null }
      const who = { name, email: null, organisation, owner: false, role }
      await keepInvitation(write, id, { ...who, ...scope, ...days })
      return makeLink(write, id)
    })
    const account = await newAccount(ledger.db, name, now)
    await acceptInvitation(ledger.db, { secret, account }, now)
    accounts.set(name, account.id)
  }
  return accounts
}
