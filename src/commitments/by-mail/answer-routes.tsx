/** Answering by link: what is behind the one button of every private link, for whoever is asked something. */
import { randomUUID } from 'node:crypto'
import { wordsOfDanger } from '../../help/help.ts'
import { dayAt } from '../../platform/day.ts'
import { textOf, typedIn, type Problem, type Typed } from '../../platform/web/forms.ts'
import { linkRoute, type Ctx, type Route } from '../../platform/web/route.ts'
import { PastPage } from '../../child/readers/link-pages.tsx'
import {
  asHolder,
  browserOf,
  knowBrowser,
  linkCookie,
  type LinkAround,
} from '../../people/at-link.ts'
import { filesIn, tokenIn } from '../../record/keeping.ts'
import type { Write } from '../../record/kind.ts'
import { todayIn } from '../../record/visit.ts'
import { AnsweredElsewherePage, QuestionPage } from './answer-pages.tsx'
import { readAnswered } from './forms.ts'
import { findMine, landAnswer } from './land.ts'
import { ANSWERING } from './send.ts'
import { findMyQuestion } from './store.ts'

export function answeringLinkRoutes(around: LinkAround): Route[] {
  return [
    linkRoute('get', '/l/answer', (c) => show(c, around)),
    linkRoute('post', '/l/answer', (c) => answer(c, around)),
  ]
}

function asAnswering<T>(
  around: LinkAround,
  c: Ctx,
  work: (seat: Write) => Promise<T>,
): Promise<T | null> {
  return asHolder(around, { cookie: linkCookie(c), roles: [ANSWERING] }, work)
}

async function show(
  c: Ctx,
  around: LinkAround,
  typed: { readonly problems: readonly Problem[]; readonly given: Typed } = {
    problems: [],
    given: { token: randomUUID() },
  },
): Promise<Response> {
  const browser = browserOf(c)
  knowBrowser(c)
  const page = await asAnswering(around, c, async (seat) => {
    const question = await findMyQuestion(seat)
    if (question === null) return null
    const { entry, body } = question
    if (question.browser !== null && (browser === null || !question.browser.equals(browser)))
      return <AnsweredElsewherePage on={dayAt(question.answered ?? seat.now, seat.zone)} />
    const shown = {
      name: body.name,
      from: entry.author,
      asked: entry.happened.day,
      question: body.question ?? body.words ?? body.subject,
      mine: await findMine(seat),
      justNow: c.req.query('sent') !== undefined,
      danger: c.req.query('sent') === 'danger',
    }
    return <QuestionPage {...shown} {...typed} />
  })
  if (page === null) return c.html(<PastPage />, 410)
  return c.html(page, typed.problems.length === 0 ? 200 : 422)
}

async function answer(c: Ctx, around: LinkAround): Promise<Response> {
  // Asked before the form is read: files are taken from whoever holds a link, and from nobody else.
  if ((await asAnswering(around, c, async () => true)) === null) return c.html(<PastPage />, 410)
  const form = await c.req.formData()
  const browser = browserOf(c)
  if (browser === null) return c.html(<PastPage />, 410)
  const files = await filesIn(form)
  const landed = await asAnswering(around, c, async (seat) => {
    const read = readAnswered(form, todayIn(seat))
    if (!read.ok) return { problems: read.problems }
    return landAnswer(seat, { answered: read.value, files, browser, token: tokenIn(form) })
  })
  if (landed === null || landed === 'not here') return c.html(<PastPage />, 410)
  if (typeof landed === 'object')
    return show(c, around, { problems: landed.problems, given: typedIn(form) })
  // From another browser the page says when it was answered, and keeps nothing.
  if (landed !== 'kept') return c.redirect('/l/answer', 303)
  const told = wordsOfDanger(textOf(form, 'words')) ? 'danger' : 'now'
  return c.redirect(`/l/answer?sent=${told}`, 303)
}
