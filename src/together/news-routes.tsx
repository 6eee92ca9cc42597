/** News of the same day: telling it, reading it, pressing "Read". */
import { randomUUID } from 'node:crypto'
import type { ByMail, Made } from '../commitments/by-mail/send.ts'
import { findCheckIns } from '../days/store.ts'
import { timeAt } from '../platform/day.ts'
import { NotFound } from '../platform/web/errors.tsx'
import { textOf, textsOf, typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { lockHead } from '../record/append.ts'
import { keep, keyIn, tokenIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { keepLook } from '../record/looked.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { findUntold } from './by-link/landings.ts'
import { makeNewsMails, sendAll } from './by-link/mails.ts'
import { countsOf, waitingFor, type News } from './news.ts'
import { readNews } from './news-forms.ts'
import { NewsFormPage } from './news-form-page.tsx'
import { NEWS_SHOWN_MAX, NewsListPage, OneNewsPage, type OneNewsProps } from './news-pages.tsx'
import { forWhomOf, sideOf, writesOn, type Seat } from './seats.ts'
import { newsCorrectionRoutes } from './news-correct-routes.tsx'
import { newsAt } from './news-at.ts'
import { findNews, findNewsBefore, findSeats } from './store.ts'

type Around = ByMail & { readonly ledger: Ledger; readonly now: () => string }

export function newsRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/news', 'read days'], (c, visit) =>
      visit.within((write) => showList(c, write)),
    ),
    recordRoute(around, ['get', '/news/new', 'write days'], (c, visit) =>
      visit.within(async (write) => {
        const teller = await tellerIn(write)
        const isNight = c.req.query('of') === 'night' && teller.from === 'home'
        const typed = isNight ? await typedOfToday(write) : {}
        return showForm(c, write, { teller, isNight, typed, ticked: null, problems: [] })
      }),
    ),
    recordRoute(around, ['post', '/news/new', 'write days'], (c, visit) => tell(c, visit, around)),
    ...newsCorrectionRoutes(around),
    recordRoute(around, ['get', '/news/:address', 'read days'], (c, visit) =>
      visit.within((write) => showOne(c, write)),
    ),
    recordRoute(around, ['post', '/news/:address/read', 'read days'], pressRead),
  ]
}

/** Whoever tells: their side, and whom they can tell. */
async function tellerIn(write: Write) {
  const seats = await findSeats(write)
  const me = seats.find(({ id }) => id === write.memberId)
  const from = me === undefined ? null : sideOf(me)
  if (me === undefined || from === null || !writesOn(me, 'days')) throw new NotFound()
  return { me, from, forWhom: forWhomOf(seats, me, todayIn(write)) }
}
type Teller = Awaited<ReturnType<typeof tellerIn>>

/** What home wrote down about today, as it would be told of the night. */
async function typedOfToday(write: Write): Promise<Typed> {
  const today = todayIn(write)
  const checkIns = await findCheckIns(write, { from: today, to: today })
  const body = checkIns.findLast((each) => each.body.from === 'home')?.body
  if (body === undefined) return {}
  const door =
    body.door === null || body.door === 'easily' || body.door === 'no school'
      ? null
      : `Going in this morning: ${body.door}.`
  const what = [body.words ?? body.word, door].filter((part) => part !== null).join(' ')
  return { what, ...(body.sleep !== null && { sleep: body.sleep }) }
}

type Shown = {
  readonly teller: Teller
  readonly isNight: boolean
  readonly typed: Typed
  readonly ticked: readonly string[] | null
  readonly problems: readonly Problem[]
  readonly token?: string
}

function showForm(c: Ctx, write: Write, shown: Shown): Response | Promise<Response> {
  const { teller, token = randomUUID(), ...rest } = shown
  const { from, forWhom } = teller
  const prefilled = shown.ticked === null && Object.keys(shown.typed).length > 0
  const page = { record: pageRecord(write), from, forWhom, token, prefilled, ...rest }
  return c.html(<NewsFormPage {...page} />, shown.problems.length > 0 ? 422 : 200)
}

async function tell(c: Ctx, visit: Visit, around: ByMail): Promise<Response> {
  const form = await c.req.formData()
  const told = await visit.within(async (write): Promise<Response | Told> => {
    const teller = await tellerIn(write)
    const today = todayIn(write)
    const isNight = textOf(form, 'of') === 'night' && teller.from === 'home'
    const { from, forWhom } = teller
    const read = readNews(form, { from, forWhom, isNight, today })
    if (!read.ok) {
      const ticked = textsOf(form, 'who')
      const shown = { teller, isNight, typed: typedIn(form), ticked, token: tokenIn(form) }
      return showForm(c, write, { ...shown, problems: read.problems })
    }
    const { body, audience, chosen } = read.value
    const address = await keep(write, {
      kind: 'news',
      happened: { day: today, time: timeAt(write.now, write.zone), precision: 'minute' },
      author: teller.me.name,
      people: [write.recordName, ...body.forWhom].map((name) => ({ name, address: null })),
      shelf: 'days',
      audience,
      amends: null,
      body,
      files: [],
      key: keyIn(form, 'written'),
    })
    return {
      address,
      mails: await makeNewsMails(write, around, { address, members: chosen.map(({ id }) => id) }),
    }
  })
  if (told instanceof Response) return told
  await sendAll(visit, around, told.mails)
  return c.redirect(`${visit.path}/news/${told.address}?told=yes`, 303)
}

/** News that was told; and mails to those without an account, to be handed over once it is committed. */
type Told = { readonly address: string; readonly mails: readonly Made[] }

async function showList(c: Ctx, write: Write): Promise<Response> {
  const on = todayIn(write)
  const { news, pressed } = await findNews(write, on)
  const me = (await findSeats(write)).find(({ id }) => id === write.memberId)
  keepLook(write, news.slice(-NEWS_SHOWN_MAX))
  const waiting = waitingFor(write.memberId, { news, pressed, on })
  const page = {
    record: pageRecord(write),
    news: news.toReversed(),
    pressed,
    waiting: new Set(waiting.map(({ seq }) => seq)),
    counts: countsOf(news),
    side: sideOfTeller(me),
    untold: await findUntold(write, on),
  }
  return c.html(<NewsListPage {...page} />)
}

function sideOfTeller(me: Seat | undefined) {
  return me !== undefined && writesOn(me, 'days') ? sideOf(me) : null
}

async function showOne(c: Ctx, write: Write): Promise<Response> {
  const one = await newsAt(write, c.req.param('address') ?? '')
  const { news, pressed } = await findNews(write, todayIn(write))
  keepLook(write, [one])
  const waiting = waitingFor(write.memberId, { news, pressed, on: one.day })
  const me = (await findSeats(write)).find(({ id }) => id === write.memberId)
  const page = {
    record: pageRecord(write),
    news: one,
    pressed: pressed.filter(({ of, by }) => of === one.seq && by !== one.broughtBy),
    isMine: one.broughtBy === write.memberId,
    canPress: waiting.some(({ seq }) => seq === one.seq),
    told: toldIn(c),
    before: await findNewsBefore(write, one),
    canRecord: me !== undefined && writesOn(me, 'incidents'),
  }
  return c.html(<OneNewsPage {...page} />)
}

function toldIn(c: Ctx): OneNewsProps['told'] {
  if (c.req.query('corrected') === 'yes') return 'corrected'
  return c.req.query('told') === 'yes' ? 'told' : null
}

async function pressRead(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const one = await newsAt(write, c.req.param('address') ?? '')
    if (one.broughtBy !== write.memberId) await press(write, one)
    return c.redirect(backOf(c, visit), 303)
  })
}

/** Seen by whoever told it, and by whoever pressed: nobody else learns who read. */
async function press(write: Write, { seq, broughtBy }: News): Promise<void> {
  await lockHead(write)
  const seats = await findSeats(write)
  await keep(write, {
    kind: 'news read',
    happened: { day: todayIn(write), time: null, precision: 'day' },
    author: seats.find(({ id }) => id === write.memberId)?.name ?? '',
    people: [],
    shelf: 'days',
    audience: { people: [broughtBy] },
    amends: null,
    body: { of: seq },
    files: [],
    key: `news read:${seq}`,
  })
}

/** Pressed on Today, Today is where they go on. */
function backOf(c: Ctx, visit: Visit): string {
  return c.req.query('back') === 'today' ? `${visit.path}/today` : `${visit.path}/news`
}
