/** Which record a person means. */
import type { Account } from '../platform/web/route.ts'
import { findRecords, isUuid } from '../record/begin.ts'
import type { Ledger } from '../record/kind.ts'
import { Wrong } from './command.ts'

/** The record named by its id, or by its name where only one has it. */
export async function idOf(ledger: Ledger, account: Account, named: string): Promise<string> {
  if (isUuid(named)) return named
  const found = (await findRecords(ledger, account.id)).filter(
    (record) => record.name.toLowerCase() === named.toLowerCase(),
  )
  const [only] = found
  if (found.length > 1)
    throw new Wrong(`There are ${found.length} records called "${named}": use the id.`)
  if (only === undefined)
    throw new Wrong(`There is no record "${named}". "heard records" lists them.`)
  return only.id
}
