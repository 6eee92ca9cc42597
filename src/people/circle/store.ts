/** The only SQL that reads and changes who is around a child. What changes a seat asks the owner's walls. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import { asAccount } from '../../platform/database/session.ts'
import type { Day } from '../../platform/day.ts'
import { hashOf, newSecret } from '../../platform/secret.ts'
import type { Account } from '../../platform/web/route.ts'
import type { Write } from '../../record/kind.ts'
import { expiryOf, type Invitation, type Invited } from './invitation.ts'
import type { Shelf } from '../../record/entry.ts'
import type { Scope } from './roles.ts'
import { epochsOf, findOwnersCame } from './given-store.ts'
import { laterOf, shelvesAmong, type Seat, type SeatRole } from './seat.ts'
import './tables.ts'

/** Everyone who has or had a seat at the record, in the order they came, as far as the acting seat sees. */
export async function findSeats({ tx, recordId, memberId }: Write): Promise<Seat[]> {
  const rows = await tx
    .selectFrom('member')
    .select(['id', 'name', 'role', 'owner', 'organisation', 'shelves', 'writes', 'adds'])
    .select(['since', 'until'])
    .where('record_id', '=', recordId)
    .orderBy('since')
    .orderBy('name')
    .execute()
  const roles = await tx
    .selectFrom('member_role')
    .select(['id', 'member_id', 'role', 'organisation', 'shelves', 'epochs', 'writes'])
    .select(['since', 'until'])
    .where('record_id', '=', recordId)
    .where('ended', 'is', null)
    .orderBy('since')
    .orderBy('role')
    .execute()
  const came = await findOwnersCame({ tx, recordId })
  return rows.map(({ adds, shelves, writes, role, ...row }) => ({
    ...row,
    isMe: row.id === memberId,
    byLink: adds.length > 0,
    roles: rolesOf(
      { ...row, role, shelves, writes, epochs: null },
      roles.filter((each) => each.member_id === row.id),
      came,
    ),
  }))
}

type RoleRow = {
  readonly id: string
  readonly role: string
  readonly organisation: string | null
  readonly shelves: readonly string[]
  readonly epochs: readonly (number | null)[] | null
  readonly writes: readonly string[]
  readonly since: Day
  readonly until: Day | null
}

function rolesOf(
  seat: RoleRow,
  rows: readonly RoleRow[],
  came: ReadonlyMap<number, Day>,
): SeatRole[] {
  const roleOf = (row: RoleRow, id: string | null): SeatRole => ({
    id,
    epochs: epochsOf(shelvesAmong(row.shelves), row),
    later: laterOf(shelvesAmong(row.shelves), epochsOf(shelvesAmong(row.shelves), row), came),
    role: row.role,
    organisation: row.organisation,
    reads: shelvesAmong(row.shelves),
    writes: shelvesAmong(row.writes),
    since: row.since,
    until: row.until,
  })
  return rows.length === 0 ? [roleOf(seat, null)] : rows.map((row) => roleOf(row, row.id))
}

/** Keeps an invitation that has no link yet; the same id is kept once. Owners only: the walls say so. */
export async function keepInvitation(write: Write, id: string, invited: Invited): Promise<void> {
  const { reads, writes, ...rest } = invited
  await write.tx
    .insertInto('invitation')
    .values({
      ...rest,
      id,
      record_id: write.recordId,
      made: write.now,
      made_by: write.memberId,
      shelves: [...reads],
      writes: [...writes],
    })
    .onConflict((on) => on.columns(['record_id', 'id']).doNothing())
    .execute()
}

const invitations = ({ tx, recordId }: Write) =>
  tx
    .selectFrom('invitation')
    .select(['id', 'name', 'email', 'owner', 'role', 'organisation', 'shelves', 'writes'])
    .select(['since', 'until', 'made', 'expires', 'mailed', 'withdrawn', 'accepted'])
    .select(['accepted_by as acceptedBy', 'accepted_as as acceptedAs'])
    .select(sql<boolean>`hash is not null`.as('linked'))
    .where('record_id', '=', recordId)

type InvitationRow = Omit<Invitation, 'reads' | 'writes'> & { shelves: string[]; writes: string[] }

function invitationOf({ shelves, writes, ...row }: InvitationRow): Invitation {
  return { ...row, reads: shelvesAmong(shelves), writes: shelvesAmong(writes) }
}

/** Every invitation of the record, newest first; none for whoever owns nothing. */
export async function findInvitations(write: Write): Promise<Invitation[]> {
  const rows = await invitations(write).orderBy('made', 'desc').orderBy('id').execute()
  return rows.map(invitationOf)
}

export async function findInvitation(write: Write, id: string): Promise<Invitation | null> {
  const row = await invitations(write).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : invitationOf(row)
}

/** A new link for an invitation: its secret. An earlier link of it opens no more. */
export async function makeLink(write: Write, id: string): Promise<string> {
  const secret = newSecret()
  await change(write, id, {
    hash: hashOf(secret),
    expires: expiryOf(write.now),
    mailed: null,
    withdrawn: null,
  })
  return secret
}

type Change = {
  readonly hash?: Buffer | null
  readonly expires?: string
  readonly mailed?: string | null
  readonly withdrawn?: string | null
}

async function change({ tx, recordId }: Write, id: string, changes: Change): Promise<void> {
  await tx
    .updateTable('invitation')
    .set(changes)
    .where('record_id', '=', recordId)
    .where('id', '=', id)
    .where('accepted', 'is', null)
    .execute()
}

/**
 * Says that the link with this secret went out by mail, and was shown to nobody. Where another was made
 * while the mail was on its way, nothing is said of that one: whoever made it has seen it.
 */
export async function tellMailed(write: Write, id: string, secret: string): Promise<void> {
  const { tx, recordId, now } = write
  await tx
    .updateTable('invitation')
    .set({ mailed: now })
    .where('record_id', '=', recordId)
    .where('id', '=', id)
    .where('hash', '=', hashOf(secret))
    .where('accepted', 'is', null)
    .execute()
}

/** Takes an invitation back: its link opens no more. */
export async function withdraw(write: Write, id: string): Promise<void> {
  await change(write, id, { withdrawn: write.now })
}

/** What whoever holds a link is told before they press. No name of a child, and no address of the inviter's. */
export type Opened = {
  readonly name: string
  readonly owner: boolean
  readonly role: string
  readonly organisation: string | null
  readonly from: string
  readonly email: string | null
  readonly mailed: string | null
  readonly since: Day
  readonly until: Day | null
  readonly expires: string | null
  readonly withdrawn: string | null
  readonly accepted: string | null
  /** Whoever is signed in is the one who accepted it. */
  readonly byMe: boolean
}

/** The invitation that a secret opens, asked by `account` or by nobody; null where there is none. */
export async function findOpened(
  db: Database,
  secret: string,
  account: Account | null,
): Promise<Opened | null> {
  const ask = (tx: Database) =>
    sql<Opened>`select name, owner, role, organisation, from_whom as "from", email, mailed, since, until,
      expires, withdrawn, accepted, by_me as "byMe" from heard.invitation_at(${hashOf(secret)})`.execute(
      tx,
    )
  const { rows } =
    account === null ? await ask(db) : await asAccount(db, account.id, (tx) => ask(tx))
  return rows[0] ?? null
}

/** Seats an account by an invitation, once: the record it opens, or null where it opens nothing for them. */
export async function acceptInvitation(
  db: Database,
  { secret, account }: { readonly secret: string; readonly account: Account },
  now: string,
): Promise<string | null> {
  return asAccount(db, account.id, async (tx) => {
    const known = await tx
      .selectFrom('auth.account')
      .select('address')
      .where('id', '=', account.id)
      .executeTakeFirst()
    const { rows } = await sql<{ record: string | null }>`select heard.accept_invitation(
      ${hashOf(secret)}, ${randomUUID()}::uuid, ${randomUUID()}::uuid, ${known?.address ?? null}::text,
      ${now}::timestamptz) as record`.execute(tx)
    return rows[0]?.record ?? null
  })
}

/** An account for somebody who brought a link that was handed to them: nobody vouches for an address of theirs. */
export async function newAccount(db: Database, name: string, now: string): Promise<Account> {
  const account = { id: randomUUID(), name }
  await db
    .insertInto('auth.account')
    .values({ ...account, created: now })
    .execute()
  return account
}

/** Changes what a role gives, and its last day. Throws unless the acting account owns the record. */
export async function changeRole(
  write: Write,
  role: string,
  { reads, writes, until }: Scope & { readonly until: Day | null },
): Promise<void> {
  await sql`select heard.change_role(${write.recordId}::uuid, ${role}::uuid, ${[...reads]}::text[],
    ${[...writes]}::text[], ${until}::date, ${write.now}::timestamptz)`.execute(write.tx)
}

/** Ends a seat, or one of its roles. Throws where the acting account may not, or the seat is the last owner's. */
export async function endSeat(write: Write, member: string, role: string | null): Promise<void> {
  await sql`select heard.end_seat(${write.recordId}::uuid, ${member}::uuid, ${role}::uuid,
    ${write.now}::timestamptz)`.execute(write.tx)
}

/** The acting owner owns the record no more, and stays. Throws for the last owner. */
export async function stepDown(write: Write): Promise<void> {
  await sql`select heard.step_down(${write.recordId}::uuid, ${write.now}::timestamptz)`.execute(
    write.tx,
  )
}

/** The child's day of birth, where an owner has told it. */
export async function findBirthDay({ tx, recordId }: Write): Promise<Day | null> {
  const row = await tx
    .selectFrom('birth_day')
    .select('born')
    .where('record_id', '=', recordId)
    .executeTakeFirst()
  return row?.born ?? null
}

/** Keeps the child's day of birth, or with null forgets it. */
export async function keepBirthDay(write: Write, born: Day | null): Promise<void> {
  const { tx, recordId, now } = write
  if (born === null) {
    await tx.deleteFrom('birth_day').where('record_id', '=', recordId).execute()
    return
  }
  await tx
    .insertInto('birth_day')
    .values({ record_id: recordId, born, told: now })
    .onConflict((on) => on.column('record_id').doUpdateSet({ born, told: now }))
    .execute()
}

export type ShelfHolding = { readonly shelf: string; readonly entries: number }

type From = { readonly reads: readonly Shelf[]; readonly epochs: readonly (number | null)[] }

/**
 * How many entries each shelf shares with everyone who holds it, as far as the acting seat reads them; with
 * `from`, those that somebody would read who reads each shelf from its epoch on.
 */
export async function countShared(
  { tx, recordId }: Write,
  from: From | null = null,
): Promise<ShelfHolding[]> {
  return tx
    .selectFrom('entry')
    .select(['shelf', sql<number>`count(*)`.as('entries')])
    .where('record_id', '=', recordId)
    .where('circle', '=', true)
    .where('erased', 'is', null)
    .$if(from !== null, (query) =>
      query.where(
        sql<boolean>`exists (select 1 from unnest(${[...(from?.reads ?? [])]}::text[],
          ${[...(from?.epochs ?? [])]}::integer[]) given (shelf, epoch)
          where given.shelf = entry.shelf and coalesce(entry.epoch, 1) >= given.epoch)`,
      ),
    )
    .groupBy('shelf')
    .orderBy('shelf')
    .execute()
}
