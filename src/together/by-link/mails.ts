/** Mails to those who take part by link: that something is there for them, and never what. */
import { randomUUID } from 'node:crypto'
import { partText } from '../../commitments/by-mail/mail-words.ts'
import { makeMail, sendMade, type ByMail, type Made } from '../../commitments/by-mail/send.ts'
import { isOpen } from '../../days/by-link/link.ts'
import { findLinks } from '../../days/by-link/store.ts'
import { findHolder } from '../../people/private-links.ts'
import { addDays } from '../../platform/day.ts'
import { keyIn } from '../../record/keeping.ts'
import type { Write } from '../../record/kind.ts'
import { findMyName } from '../../record/looking.ts'
import { findByAddress } from '../../record/store.ts'
import { todayIn, type Visit } from '../../record/visit.ts'

/** A link in a mail that says that something is new opens for so long. */
const NEW_LINK_DAYS = 14

/** One mail to each of `members` who has a link of their own and an address: home told them something. */
export async function makeNewsMails(
  write: Write,
  around: ByMail,
  told: { readonly address: string; readonly members: readonly string[] },
): Promise<Made[]> {
  const news = await findByAddress(write, told.address)
  if (around.mailer === null || news === null) return []
  const today = todayIn(write)
  const writer = await findMyName(write)
  const made: Made[] = []
  const theirs = (await findLinks(write)).filter(({ member }) => told.members.includes(member))
  for (const link of theirs) {
    const { member, name, mailTo } = link
    const holder = mailTo !== null && isOpen(link, today) ? await findHolder(write, member) : null
    if (holder === null) continue
    const until = [link.until, addDays(today, NEW_LINK_DAYS)].toSorted()[0] ?? link.until
    const mail = await makeMail(write, around, {
      of: news,
      readers: [write.memberId],
      to: { name, address: mailTo, subject: 'Something for today' },
      text: ({ link: at, byReply }) =>
        partText({
          lead: `${writer} has told you something for today. It takes half a minute to read.`,
          link: at,
          until,
          reply: byReply
            ? 'Or reply to this email: what you write is told home as news, with your name.'
            : null,
        }),
      seat: { holder, until, once: false },
      key: `news-mail:${news.seq}:${member}`,
      byMailer: true,
    })
    if (mail !== null) made.push(mail)
  }
  return made
}

/** Hands mails over that were made and are committed, one after the other. */
export async function sendAll(
  visit: Pick<Visit, 'within'>,
  around: ByMail,
  mails: readonly Made[],
): Promise<void> {
  for (const mail of mails) await sendMade((work) => visit.within(work), around, mail)
}

/** A key for what is mailed again: a press that is sent twice mails once. A link to hand over is new each time. */
export function againKey(form: FormData, what: string, address: string | null): string {
  return address === null ? pressedKey(what) : `${keyIn(form, what)}:${address}`
}

/** A key for what is mailed because somebody pressed, each time anew. */
export function pressedKey(what: string): string {
  return `${what}:${randomUUID()}`
}
