/** What becomes of a reply to a mail with somebody's own link: from school, it is told home as news. */
import type { Landing } from '../../commitments/by-mail/receive.ts'
import { dayAt, timeAt } from '../../platform/day.ts'
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
        key: `news-by-mail:${message.seq}`,
      },
    ])
    await putHelpFirst(seat, entries)
  })
}

/** By the kind of what a mail was about. */
export const landings: Readonly<Record<string, Landing>> = { 'own link': landNews, news: landNews }
