/** What becomes of a reply to a mail with somebody's own link: from school, it is told home as news. */
import type { Landing } from '../../commitments/by-mail/receive.ts'
import { findReplies } from '../../commitments/by-mail/replies.ts'
import { findMails } from '../../commitments/by-mail/store.ts'
import { findLinks } from '../../days/by-link/store.ts'
import { addDays, dayAt, timeAt, type Day } from '../../platform/day.ts'
import type { Entry } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { asLinkSeat } from '../../record/acting-as.ts'
import { putHelpFirst } from '../../record/help-first.ts'
import { append } from '../../record/store.ts'
import { draftOfNews } from './news-routes.tsx'
import { AT_SCHOOL } from './news-page.tsx'

const landNews: Landing = async (write, { member, words, at, message }) => {
  await asLinkSeat(write, member, async (seat) => {
    if (seat.role !== AT_SCHOOL) return
    const draft = await draftOfNews(seat, { about: 'plain', what: words })
    const { entries } = await append(seat, [
      {
        ...draft,
        happened: {
          day: dayAt(at, seat.zone),
          time: timeAt(at, seat.zone),
          precision: 'minute',
        },
        key: keyOf(message.seq),
      },
    ])
    await putHelpFirst(seat, entries)
  })
}

/** The key of the news that a reply became, by the number of the reply. */
const keyOf = (seq: number) => `news-by-mail:${seq}`

/** Replies of the last month to mails with somebody's own link that were not told as news: from another address, or in doubt. */
export async function findUntold(write: Write, on: Day): Promise<Entry[]> {
  if (!write.owner) return []
  const mails = await findMails(write, ({ shown, question, member }) => {
    return member !== null && shown === null && question === null
  })
  const own = new Set((await findLinks(write)).map(({ member }) => member))
  const theirs = mails.filter(({ body }) => own.has(body.member ?? ''))
  const replies = (await findReplies(write, theirs)).filter(
    ({ happened }) => happened.day >= addDays(on, -UNTOLD_DAYS),
  )
  const byPerson = replies.filter(({ body }) => (body as { auto?: unknown }).auto === null)
  const told = await findKeyed(
    write,
    byPerson.map(({ seq }) => keyOf(seq)),
  )
  return byPerson.filter(({ seq }) => !told.has(keyOf(seq)))
}

const UNTOLD_DAYS = 30

async function findKeyed({ tx, recordId }: Write, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await tx
    .selectFrom('entry')
    .select('import_key')
    .where('record_id', '=', recordId)
    .where('import_key', 'in', [...keys])
    .execute()
  return new Set(rows.flatMap(({ import_key: key }) => key ?? []))
}

/** By the kind of what a mail was about. */
export const landings: Readonly<Record<string, Landing>> = { 'own link': landNews, news: landNews }
