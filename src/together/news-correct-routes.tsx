/** Correcting news: told again, as a new version, to those it was for; they see that it was corrected, and read it again. */
import { randomUUID } from 'node:crypto'
import type { ByMail, Made } from '../commitments/by-mail/send.ts'
import { NotAllowed } from '../platform/web/errors.tsx'
import { typedDay, typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { lockHead } from '../record/append.ts'
import { currentAudience } from '../record/audience.ts'
import { keep, keyIn, tokenIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findReaders } from '../record/looking.ts'
import { findEntries } from '../record/store.ts'
import { pageRecord, recordRoute, type Visit } from '../record/visit.ts'
import { makeNewsMails, sendAll } from './by-link/mails.ts'
import { newsBody } from './entries.ts'
import { aboutNight, NIGHT_WORDS, type News } from './news.ts'
import { CorrectNewsPage } from './news-correct-page.tsx'
import { readTold } from './news-forms.ts'
import { newsAt } from './news-at.ts'

type Around = ByMail & { readonly ledger: Ledger; readonly now: () => string }

export function newsCorrectionRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/news/:address/correct', 'write days'], (c, visit) =>
      visit.within(async (write) => {
        const news = await ownNews(c, write)
        const given = { token: randomUUID(), typed: typedOf(news), problems: [] }
        return show(c, write, news, given)
      }),
    ),
    recordRoute(around, ['post', '/news/:address/correct', 'write days'], (c, visit) =>
      correct(c, visit, around),
    ),
  ]
}

async function ownNews(c: Ctx, write: Write): Promise<News> {
  const news = await newsAt(write, c.req.param('address') ?? '')
  if (news.broughtBy !== write.memberId)
    throw new NotAllowed('Only whoever told this can correct it.')
  return news
}

/** The form as it was told; the sentence that a tap about the night became is not typed again. */
function typedOf({ body }: News): Typed {
  const night = body.sleep === null ? '' : NIGHT_WORDS[body.sleep]
  const what = body.what.startsWith(night) ? body.what.slice(night.length).trim() : body.what
  return {
    about: body.about,
    what,
    background: body.background ?? '',
    ...(body.sleep !== null && { sleep: body.sleep }),
    ...(body.until !== null && typedDay('until', body.until)),
  }
}

type Given = {
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

function show(c: Ctx, write: Write, news: News, given: Given): Response | Promise<Response> {
  const page = <CorrectNewsPage record={pageRecord(write)} news={news} {...given} />
  return c.html(page, given.problems.length > 0 ? 422 : 200)
}

async function correct(c: Ctx, visit: Visit, around: Around): Promise<Response> {
  const form = await c.req.formData()
  const told = await visit.within(async (write): Promise<Response | Corrected> => {
    await lockHead(write)
    const news = await ownNews(c, write)
    // The day until which it matters is counted from the day it was told.
    const isNight = news.body.sleep !== null
    const read = readTold(form, { isNight, today: news.day })
    if (!read.ok) {
      const given = { token: tokenIn(form), typed: typedIn(form), problems: read.problems }
      return show(c, write, news, given)
    }
    const [entry] = await findEntries(write, [news.seq])
    if (entry === undefined) return c.redirect(`${visit.path}/news`, 303)
    const { happened, author, people, shelf } = entry
    const about = isNight ? aboutNight(read.value.sleep) : read.value.about
    const until = isNight ? news.body.until : read.value.until
    const address = await keep(write, {
      kind: 'news',
      happened,
      author,
      people,
      shelf,
      audience: await currentAudience(write, entry),
      amends: entry.seq,
      body: newsBody.parse({ ...news.body, ...read.value, about, until }),
      files: [],
      key: keyIn(form, 'corrected'),
    })
    const { members } = await findReaders(write, news.seq)
    return { address, mails: await makeNewsMails(write, around, { address, members }) }
  })
  if (told instanceof Response) return told
  await sendAll(visit, around, told.mails)
  return c.redirect(`${visit.path}/news/${told.address}?corrected=yes`, 303)
}

type Corrected = { readonly address: string; readonly mails: readonly Made[] }
