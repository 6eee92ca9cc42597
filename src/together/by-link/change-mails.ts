/** Those who have only email, asked to confirm a change: their seat, the copy they read, and the mail that brings it. */
import { askedBody, type AskedBody } from '../../commitments/by-mail/entries.ts'
import { partText } from '../../commitments/by-mail/mail-words.ts'
import { makeMail, type ByMail, type Made } from '../../commitments/by-mail/send.ts'
import { findLinks, reopenLink } from '../../days/by-link/store.ts'
import { findHolder, seatByLink, type LinkHolder } from '../../people/private-links.ts'
import type { Day } from '../../platform/day.ts'
import type { Entry } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { findAddressOfKey, findMembers, findMyName } from '../../record/looking.ts'
import { findEntries, findNewest } from '../../record/store.ts'
import { todayIn } from '../../record/visit.ts'
import type { Change } from '../change.ts'
import { changeConfirmedBody } from '../entries.ts'
import { readAs } from '../store.ts'
import { changeWords } from './change-words.ts'

/** The role of a seat by link that reads copies of changes, and all it may add. */
export const CONFIRMING = 'confirming'
const ADDS = ['change confirmed', 'help-first'] as const

/** Somebody who has only email. */
export type Mailed = { readonly name: string; readonly address: string | null }

type Ask = { readonly entry: Entry; readonly body: AskedBody }

/** Every copy of a change that went to somebody by link, oldest first. */
async function findAsks(write: Write): Promise<Ask[]> {
  const entries = await findNewest(write, ['asked by mail'])
  return readAs(entries, 'asked by mail', askedBody)
    .filter(({ body }) => body.shown !== null && body.member !== null)
    .toSorted((one, other) => one.entry.seq - other.entry.seq)
}

/** Somebody asked by mail to confirm a change, and what they have pressed. */
export type Confirmer = Mailed & {
  readonly member: string
  readonly state: string
  readonly isDone: boolean
  /** The change is newer than what they were given. */
  readonly isBehind: boolean
  readonly will: string | null
}

/** Everyone asked by mail about each of `changes`, by its root; `inWords` tells a day. */
export async function findConfirmers(
  write: Write,
  changes: readonly Pick<Change, 'root' | 'seq'>[],
  inWords: (day: Day) => string,
): Promise<ReadonlyMap<number, readonly Confirmer[]>> {
  const asks = await findAsks(write)
  if (asks.length === 0) return new Map()
  const presses = readAs(
    await findNewest(write, ['change confirmed']),
    'change confirmed',
    changeConfirmedBody,
  )
  const pressOf = ({ entry }: Ask) => presses.find(({ body }) => body.of === entry.seq)
  const of = (change: Pick<Change, 'root' | 'seq'>): Confirmer[] => {
    const about = asks.filter(({ body }) => body.of === change.root)
    return [...Map.groupBy(about, ({ body }) => body.member ?? '').values()].flatMap((own) => {
      const last = own.at(-1)
      if (last === undefined) return []
      const before = own.map(pressOf).findLast((each) => each !== undefined)
      return [confirmerOf(last, { press: pressOf(last), before, change, inWords })]
    })
  }
  return new Map(changes.map((change) => [change.root, of(change)]))
}

type Press = {
  readonly entry: Entry
  readonly body: { readonly of: number; readonly will: string | null }
}

function confirmerOf(
  { entry, body }: Ask,
  given: {
    readonly press: Press | undefined
    readonly before: Press | undefined
    readonly change: Pick<Change, 'seq'>
    readonly inWords: (day: Day) => string
  },
): Confirmer {
  const { press, before, change, inWords } = given
  const isBehind = entry.seq < change.seq
  const earlier =
    before === undefined ? '' : `; an earlier version ${inWords(before.entry.happened.day)}`
  const isDone = press !== undefined && !isBehind
  const state = isDone
    ? `confirmed by the link made for them, ${inWords(press.entry.happened.day)}`
    : `${isBehind ? 'not asked since it changed' : 'not confirmed'}${earlier}`
  const { name, address, member } = body
  const will = press?.body.will ?? null
  return { name, address, member: member ?? '', state, isDone, isBehind, will }
}

/** Whom the family has mailed before as somebody at school: by the address, the last name that was given for it. */
export async function findMailedBefore(write: Write): Promise<Mailed[]> {
  const links = (await findLinks(write)).filter((link) => link.for === 'school')
  const known = [
    ...links.map(({ name, mailTo }) => ({ name, address: mailTo })),
    ...(await findAsks(write)).map(({ body: { name, address } }) => ({ name, address })),
  ]
  return [
    ...new Map(
      known.flatMap((each) =>
        each.address === null ? [] : [[each.address.toLowerCase(), each] as const],
      ),
    ).values(),
  ]
}

type Asking = {
  /** The newest version of what changed. */
  readonly change: Entry
  readonly to: Mailed
  readonly until: Day
  readonly key: string
}

/** A mail with a link to a copy of `change`; by our mail server where there is one and an address. */
export async function makeChangeMail(
  write: Write,
  around: ByMail,
  asking: Asking,
): Promise<Made | null> {
  const { change, to, key } = asking
  const shown = changeWords(change)
  if (shown === null || (await findAddressOfKey(write, key)) !== null) return null
  const { holder, until } = await seatFor(write, asking)
  const writer = await findMyName(write)
  return makeMail(write, around, {
    of: change,
    readers: [...(await ownersReading(write, change)), holder.memberId],
    to: { ...to, subject: 'Two minutes of reading, please' },
    text: ({ link, byReply }) => changeText({ writer, link, until, byReply }),
    seat: { holder, until, once: false },
    shown,
    key,
    byMailer: around.mailer !== null && to.address !== null,
  })
}

/** What such a mail says; nothing of what changed, or for whom. */
export function changeText(given: {
  readonly writer: string
  readonly link: string
  readonly until: Day
  readonly byReply: boolean
}): string {
  const { writer, link, until, byReply } = given
  return partText({
    lead: `${writer} asks you to read what has changed. It takes about two minutes, and helps before you next see the child it is about. When you have read it, press “I have read this”.`,
    link,
    until,
    reply: byReply
      ? `A reply to this email reaches ${writer}. That you have read it is known only by the press.`
      : null,
  })
}

/** The other owners who may read the change too see who was asked; nobody else does. */
async function ownersReading(write: Write, change: Entry): Promise<string[]> {
  const row = await write.tx
    .selectFrom('entry')
    .select(['readers'])
    .where('record_id', '=', write.recordId)
    .where('seq', '=', change.seq)
    .executeTakeFirst()
  const owners = (await findMembers(write)).filter(({ owner }) => owner).map(({ id }) => id)
  return [...new Set([write.memberId, ...owners.filter((id) => row?.readers.includes(id))])]
}

/** The seat that went to this address before, while it is open; else a new one. One person has one page to read on. */
async function seatFor(
  write: Write,
  { to, until }: Pick<Asking, 'to' | 'until'>,
): Promise<{ readonly holder: LinkHolder; readonly until: Day }> {
  const address = to.address?.toLowerCase() ?? null
  const before = (await findAsks(write)).findLast(
    ({ body }) => address !== null && body.address?.toLowerCase() === address,
  )
  const last = before?.body
  if (last !== undefined && last.member !== null && (await isOpenSeat(write, last.member))) {
    const holder = await findHolder(write, last.member)
    const later = [until, last.until ?? until].toSorted().at(-1) ?? until
    if (holder?.role === CONFIRMING) {
      await reopenLink(write, { member: last.member, until: later })
      return { holder, until: later }
    }
  }
  const { name } = to
  const holder = await seatByLink(write, { name, until, role: CONFIRMING, adds: ADDS })
  return { holder, until }
}

async function isOpenSeat({ tx, recordId, ...write }: Write, member: string): Promise<boolean> {
  const row = await tx
    .selectFrom('member')
    .select('until')
    .where('record_id', '=', recordId)
    .where('id', '=', member)
    .executeTakeFirst()
  return (
    row !== undefined && (row.until === null || row.until >= todayIn({ ...write, tx, recordId }))
  )
}

/** What the acting seat by link was given: to confirm first, then what it has confirmed, each in its newest copy. */
export async function findMine(seat: Write): Promise<{
  readonly toConfirm: readonly Ask[]
  readonly confirmed: readonly Ask[]
}> {
  const newest = new Map((await findAsks(seat)).map((ask) => [ask.body.of, ask]))
  const presses = readAs(
    await findNewest(seat, ['change confirmed']),
    'change confirmed',
    changeConfirmedBody,
  )
  const pressed = new Set(presses.map(({ body }) => body.of))
  const mine = [...newest.values()]
  return {
    toConfirm: mine.filter(({ entry }) => !pressed.has(entry.seq)),
    confirmed: mine.filter(({ entry }) => pressed.has(entry.seq)),
  }
}

/** The newest version of a change as an entry, where whoever looks brought it in and it is copied so; else null. */
export async function findOwnChange(
  write: Write,
  change: Pick<Change, 'seq' | 'broughtBy'>,
): Promise<Entry | null> {
  const [entry] = await findEntries(write, [change.seq])
  const isMine = change.broughtBy === write.memberId
  return entry !== undefined && isMine && !entry.erased && changeWords(entry) !== null
    ? entry
    : null
}
