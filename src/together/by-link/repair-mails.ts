/**
 * A conversation with somebody who has no account: their link, and the mails that bring it. Each mail has a link of
 * its own, which opens in one browser only; no mail holds a word of what was said.
 */
import { findAskedMails, type AskedMail } from '../../commitments/by-mail/store.ts'
import { partText } from '../../commitments/by-mail/mail-words.ts'
import { makeMail, type ByMail, type Made } from '../../commitments/by-mail/send.ts'
import { findHolder, type LinkHolder } from '../../people/private-links.ts'
import type { Day } from '../../platform/day.ts'
import type { Entry } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { findMyName } from '../../record/looking.ts'
import { findEntries } from '../../record/store.ts'
import { todayIn } from '../../record/visit.ts'
import { otherOf, turnsOf, type Repair, type Side } from '../repair.ts'
import { findReplies } from '../../commitments/by-mail/replies.ts'

/** The role of a seat by link in one conversation, and all it may add. */
export const REPAIRING = 'repairing'
export const REPAIR_ADDS = [
  'repair part',
  'repair check',
  'repair summary',
  'repair agreed',
  'repair stopped',
  'help-first',
] as const

/** The side of a conversation that takes part by link, as whoever made it sees it. */
export type OtherByLink = {
  readonly member: string
  readonly name: string
  readonly address: string | null
  readonly until: Day
  readonly open: boolean
  /** Every mail that went, oldest first. */
  readonly mails: readonly AskedMail[]
  /** What they wrote back by email: it is no part of the conversation. */
  readonly replies: readonly Entry[]
}

/** Null where the other has a seat of their own, and for whoever did not make the link. */
export async function findOtherByLink(write: Write, repair: Repair): Promise<OtherByLink | null> {
  if (!write.owner) return null
  const mails = await findAskedMails(write, repair.root)
  const last = mails.at(-1)?.body
  if (last === undefined || last.member === null || last.until === null) return null
  const { member, name, address, until } = last
  const open = mails.some((mail) => mail.open) && until >= todayIn(write)
  return { member, name, address, until, open, mails, replies: await findReplies(write, mails) }
}

type Mailing = {
  readonly repair: Pick<Repair, 'root' | 'shelf'>
  readonly to: Pick<OtherByLink, 'name' | 'address' | 'until'>
  readonly holder: LinkHolder
  readonly isFirst: boolean
  readonly key: string
}

/** A mail with a new link to the conversation; by our mail server where there is one and an address. */
export async function makeRepairMail(
  write: Write,
  around: ByMail,
  mailing: Mailing,
): Promise<Made | null> {
  const { repair, to, holder, isFirst, key } = mailing
  const { name, address, until } = to
  const writer = await findMyName(write)
  const [of] = await findEntries(write, [repair.root])
  if (of === undefined) return null
  return makeMail(write, around, {
    of,
    readers: [write.memberId, holder.memberId],
    to: { name, address, subject: SUBJECT },
    text: ({ link, byReply }) => repairText({ writer, link, until, isFirst, byReply }),
    seat: { holder, until, once: true },
    key,
    byMailer: around.mailer !== null && address !== null,
  })
}

const SUBJECT = 'Could we talk something through again?'

/** What such a mail says; nothing of what is talked through. */
export function repairText(given: {
  readonly writer: string
  readonly link: string
  readonly until: Day
  readonly isFirst: boolean
  readonly byReply: boolean
}): string {
  const { writer, link, until, isFirst, byReply } = given
  const lead = isFirst
    ? `${writer} would like to talk something through with you again. Each of you says what went wrong as you see it, what you heard, and what you can promise. Only the two of you see it.`
    : `Something new is there for you in the conversation with ${writer}. There is no hurry.`
  return partText({
    lead: `${lead}\n\nThe link opens in one browser, the first in which you open it, and in no other after that.`,
    link,
    until,
    reply: byReply
      ? `A reply to this email reaches ${writer} and is not part of the conversation. To take part, use the link.`
      : null,
  })
}

/** The mail that it is the other's turn, where it was not before; null where they have an account or no address. */
export async function makeTurnMail(
  write: Write,
  around: ByMail,
  turn: { readonly before: Repair; readonly now: Repair; readonly me: Side },
): Promise<Made | null> {
  const { before, now, me } = turn
  const isNewTurn = turnsOf(before, otherOf(before, me)).length === 0
  const said = turnsOf(now, otherOf(now, me))
  if (around.mailer === null || !isNewTurn || said.length === 0) return null
  const to = await findOtherByLink(write, now)
  const holder = to === null || !to.open ? null : await findHolder(write, to.member)
  if (to === null || to.address === null || holder === null) return null
  const spoken = now.parts.length + now.checks.length + now.summaries.length + now.agreed.length
  const key = `repair-mail:${now.root}:${spoken}`
  return makeRepairMail(write, around, { repair: now, to, holder, isFirst: false, key })
}
