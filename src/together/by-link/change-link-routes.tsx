/** What changed, by the link of somebody who has only email: they read the copy made for them and confirm it. */
import { randomUUID } from 'node:crypto'
import { PastPage } from '../../child/readers/link-pages.tsx'
import { asHolder, linkCookie, type LinkAround } from '../../people/at-link.ts'
import { textOf, textsOf } from '../../platform/web/forms.ts'
import { linkRoute, type Ctx, type Route } from '../../platform/web/route.ts'
import { HELP_FIRST } from '../../platform/web/shell.ts'
import { wordsOfDanger } from '../../help/help.ts'
import { putHelpFirst, wordsWritten } from '../../record/help-first.ts'
import type { Write } from '../../record/kind.ts'
import { findMyName, findReaders } from '../../record/looking.ts'
import { append } from '../../record/store.ts'
import { todayIn } from '../../record/visit.ts'
import { ChangesLinkPage } from './change-link-page.tsx'
import { CONFIRMING, findMine } from './change-mails.ts'

const WILL_MAX = 2000

export function changeLinkRoutes(around: LinkAround): Route[] {
  const atLink = async (c: Ctx, work: (seat: Write) => Promise<Response>): Promise<Response> =>
    (await asHolder(around, { cookie: linkCookie(c), roles: [CONFIRMING] }, work)) ??
    c.html(<PastPage />, 410)
  return [
    linkRoute('get', '/l/changes', (c) => atLink(c, (seat) => show(c, seat))),
    linkRoute('post', '/l/changes', async (c) => {
      const form = await c.req.formData()
      return atLink(c, (seat) => confirm(c, seat, form))
    }),
  ]
}

async function show(c: Ctx, seat: Write): Promise<Response> {
  const { toConfirm, confirmed } = await findMine(seat)
  const page = { name: await findMyName(seat), token: randomUUID() }
  return c.html(<ChangesLinkPage {...page} {...{ toConfirm, confirmed }} />)
}

/** Only what this seat was given, and in the copy that stood on its page, is confirmed; each once. */
async function confirm(c: Ctx, seat: Write, form: FormData): Promise<Response> {
  const named = new Set(textsOf(form, 'of'))
  const will = textOf(form, 'will').slice(0, WILL_MAX)
  const { toConfirm } = await findMine(seat)
  const author = await findMyName(seat)
  const drafts = []
  for (const { entry } of toConfirm.filter((ask) => named.has(ask.entry.address))) {
    const { members } = await findReaders(seat, entry.seq)
    drafts.push({
      kind: 'change confirmed',
      happened: { day: todayIn(seat), time: null, precision: 'day' as const },
      author,
      people: [],
      shelf: entry.shelf,
      audience: { people: members },
      amends: null,
      body: { of: entry.seq, will: drafts.length === 0 && will !== '' ? will : null },
      files: [],
      key: `change confirmed:${entry.seq}`,
    })
  }
  const { entries } = await append(seat, drafts)
  await putHelpFirst(seat, entries)
  const help = wordsOfDanger(wordsWritten(form)) ? `?${HELP_FIRST}` : ''
  return c.redirect(`/l/changes${help}`, 303)
}
