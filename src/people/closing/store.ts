/** The only SQL of closing an account, and of what Heard keeps of somebody. The rules stand in migrations/0055. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import { asAccount } from '../../platform/database/session.ts'
import type { Day } from '../../platform/day.ts'
import { removeStored } from '../../platform/files/vault.ts'
import type { Account } from '../../platform/web/route.ts'
import type { Ledger } from '../../record/kind.ts'

/** A record at which the account has an open place. `alone`: nobody else owns it. */
export type Holding = {
  readonly record: string
  readonly child: string
  readonly sample: boolean
  readonly owner: boolean
  readonly alone: boolean
}

/** The records somebody has an open place at, those they own first. */
export async function findHoldings(ledger: Ledger, account: Account): Promise<Holding[]> {
  return asAccount(ledger.db, account.id, (tx) =>
    tx
      .selectFrom('member')
      .innerJoin('record', 'record.id', 'member.record_id')
      .select(['record.id as record', 'record.name as child', 'record.sample', 'member.owner'])
      .select(
        sql<boolean>`member.owner and not exists (select 1 from member other
          where other.record_id = member.record_id and other.owner and other.id <> member.id
            and (other.until is null or other.until >= current_date))`.as('alone'),
      )
      .where('member.account_id', '=', account.id)
      .where(sql<boolean>`(member.until is null or member.until >= current_date)`)
      .orderBy('member.owner', 'desc')
      .orderBy('record.name')
      .orderBy('record.id')
      .execute(),
  )
}

/** A record would be left without an owner: one came to be so in the meantime. */
export class LeftAlone extends Error {}

const WITHOUT_AN_OWNER = 'HC001'

/**
 * Closes `records`, of which the account is the only owner, and then the account: all of it or nothing. `first`
 * is done before, in the same transaction. Throws LeftAlone where it is the only owner of another record.
 */
export async function closeAccount(
  ledger: Ledger,
  account: Account,
  what: {
    readonly records: readonly string[]
    readonly now: string
    readonly first?: (tx: Tx) => Promise<void>
  },
): Promise<void> {
  const stored = await asAccount(ledger.db, account.id, async (tx) => {
    const { records, now, first } = what
    const gone: (string | null)[] = []
    await first?.(tx)
    for (const record of records) {
      const { rows } = await sql<{ name: string | null }>`
        select heard.close_record(${record}::uuid, ${now}::timestamptz) as name`.execute(tx)
      gone.push(...rows.map(({ name }) => name))
    }
    const { rows } = await sql<{ name: string | null }>`
      select heard.close_account(${now}::timestamptz) as name`.execute(tx)
    return [...gone, ...rows.map(({ name }) => name)]
  }).catch((problem: unknown) => {
    throw (problem as { code?: string }).code === WITHOUT_AN_OWNER ? new LeftAlone() : problem
  })
  for (const name of stored) if (name !== null) await removeStored(ledger.vault, name)
}

/** A place, open or over; `child` is null once it is over. */
export type Place = {
  readonly record: string
  readonly child: string | null
  readonly name: string
  readonly role: string
  readonly organisation: string | null
  readonly owner: boolean
  readonly shelves: readonly string[]
  readonly since: Day
  readonly until: Day | null
  readonly ended: string | null
}

/** How often somebody looked at what others brought in, by day and record. */
export type Looks = { readonly record: string; readonly day: Day; readonly times: number }

/** What is kept of an account at records, apart from what it wrote there. */
export async function findPlaces(
  ledger: Ledger,
  account: Account,
): Promise<{ readonly places: readonly Place[]; readonly looks: readonly Looks[] }> {
  return asAccount(ledger.db, account.id, async (tx) => ({
    places: (await sql<Place>`select * from heard.my_places()`.execute(tx)).rows,
    looks: (await sql<Looks>`select * from heard.my_looks()`.execute(tx)).rows,
  }))
}
