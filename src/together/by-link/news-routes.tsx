/** News by the link of somebody at school who has no account: telling home, and reading what home tells them. */
import { randomUUID } from 'node:crypto'
import { PastPage } from '../../child/readers/link-pages.tsx'
import { wordsOfDanger } from '../../help/help.ts'
import { asHolder, linkCookie, type LinkAround } from '../../people/at-link.ts'
import { timeAt } from '../../platform/day.ts'
import { textOf, typedIn, type Problem, type Typed } from '../../platform/web/forms.ts'
import { linkRoute, type Ctx, type Route } from '../../platform/web/route.ts'
import { HELP_FIRST } from '../../platform/web/shell.ts'
import type { Entry, EntryDraft } from '../../record/entry.ts'
import { currentAudience } from '../../record/audience.ts'
import { putHelpFirst, wordsWritten } from '../../record/help-first.ts'
import { keep, keyIn, tokenIn } from '../../record/keeping.ts'
import type { Write } from '../../record/kind.ts'
import { findMembers, findMyName } from '../../record/looking.ts'
import { findEntries } from '../../record/store.ts'
import { todayIn } from '../../record/visit.ts'
import { newsBody, type NewsBody } from '../entries.ts'
import { waitingFor, type News } from '../news.ts'
import { readTold } from '../news-forms.ts'
import { findNews } from '../store.ts'
import { mayRecord } from './happened-routes.tsx'
import { AT_SCHOOL, LinkNewsPage } from './news-page.tsx'

export function newsLinkRoutes(around: LinkAround): Route[] {
  const atLink = async (c: Ctx, work: (write: Write) => Promise<Response>): Promise<Response> =>
    (await asHolder(around, { cookie: linkCookie(c), roles: [AT_SCHOOL] }, work)) ??
    c.html(<PastPage />, 410)
  return [
    linkRoute('get', '/l/news', (c) =>
      atLink(c, async (write) => {
        const corrects = await mineAt(write, c.req.query('correct') ?? '')
        const typed = corrects === null ? {} : typedOf(corrects)
        return show(c, write, { token: randomUUID(), typed, problems: [] })
      }),
    ),
    linkRoute('post', '/l/news', async (c) => {
      const form = await c.req.formData()
      return atLink(c, (write) => tell(c, write, form))
    }),
    linkRoute('post', '/l/news/read', async (c) => {
      const form = await c.req.formData()
      return atLink(c, (write) => pressRead(c, write, form))
    }),
  ]
}

type Given = {
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

async function show(c: Ctx, write: Write, given: Given): Promise<Response> {
  const on = todayIn(write)
  const { news, pressed } = await findNews(write, on)
  const shown = {
    ...given,
    child: write.recordName.split(' ')[0] ?? write.recordName,
    name: await findMyName(write),
    forMe: waitingFor(write.memberId, { news, pressed, on }),
    mine: news
      .filter(({ broughtBy, day }) => broughtBy === write.memberId && day === on)
      .map((one) => ({
        news: one,
        readBy: pressed.filter(({ of }) => of === one.seq).map(({ author }) => author),
      })),
    told: c.req.query('told') === 'yes',
    mayRecord: await mayRecord(write),
  }
  return c.html(<LinkNewsPage {...shown} />, given.problems.length > 0 ? 422 : 200)
}

async function tell(c: Ctx, write: Write, form: FormData): Promise<Response> {
  const read = readTold(form, { isNight: false, today: todayIn(write) })
  if (!read.ok)
    return show(c, write, { token: tokenIn(form), typed: typedIn(form), problems: read.problems })
  const appended: Entry[] = []
  const corrects = await mineAt(write, textOf(form, 'corrects'))
  const told = await draftOfNews(write, read.value)
  const draft = corrects === null ? told : await corrected(write, corrects, told)
  await keep({ ...write, appended }, { ...draft, key: keyIn(form, 'written') })
  await putHelpFirst(write, appended)
  const help = wordsOfDanger(wordsWritten(form)) ? `&${HELP_FIRST}` : ''
  return c.redirect(`/l/news?told=yes${help}`, 303)
}

/** What this link told today, by its page address: only that can be corrected here. */
async function mineAt(write: Write, address: string): Promise<News | null> {
  const on = todayIn(write)
  const { news } = await findNews(write, on)
  const isMine = (one: News) => one.broughtBy === write.memberId && one.day === on
  return news.find((one) => one.address === address && isMine(one)) ?? null
}

function typedOf({ address, body: { about, what, background } }: News): Typed {
  return { corrects: address, about, what, background: background ?? '' }
}

/** The same news in other words, for those it was for. */
async function corrected(write: Write, news: News, told: EntryDraft): Promise<EntryDraft> {
  const [entry] = await findEntries(write, [news.seq])
  if (entry === undefined) return told
  const body = { ...newsBody.parse(told.body), forWhom: news.body.forWhom }
  const audience = await currentAudience(write, entry)
  return { ...told, happened: entry.happened, audience, amends: entry.seq, body }
}

/** News from the acting seat by link, for the owners: each of them is named. */
export async function draftOfNews(
  write: Write,
  words: Pick<NewsBody, 'what' | 'about'> & Partial<NewsBody>,
): Promise<EntryDraft> {
  const owners = (await findMembers(write)).filter(({ owner }) => owner)
  const forWhom = owners.map(({ name }) => name)
  return {
    kind: 'news',
    happened: {
      day: todayIn(write),
      time: timeAt(write.now, write.zone),
      precision: 'minute',
    },
    author: await findMyName(write),
    people: forWhom.map((name) => ({ name, address: null })),
    shelf: 'days',
    audience: 'owners',
    amends: null,
    body: newsBody.parse({ ...words, from: 'school', forWhom }),
    files: [],
  }
}

async function pressRead(c: Ctx, write: Write, form: FormData): Promise<Response> {
  const { news } = await findNews(write, todayIn(write))
  const one = news.find(({ address }) => address === textOf(form, 'of'))
  if (one !== undefined && one.broughtBy !== write.memberId)
    await keep(write, {
      kind: 'news read',
      happened: { day: todayIn(write), time: null, precision: 'day' },
      author: await findMyName(write),
      people: [],
      shelf: 'days',
      audience: { people: [one.broughtBy] },
      amends: null,
      body: { of: one.seq },
      files: [],
      key: `news read:${one.seq}`,
    })
  return c.redirect('/l/news', 303)
}
