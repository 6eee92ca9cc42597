/** A check-in by link: only adding, only check-ins, in the name of whoever the link was made for. */
import { randomUUID } from 'node:crypto'
import { PastPage } from '../../child/readers/link-pages.tsx'
import { isSmallHours } from '../../correspondence/by-hand/forms.ts'
import { wordsOfDanger } from '../../help/help.ts'
import { asHolder, linkCookie, type LinkAround } from '../../people/at-link.ts'
import { typedIn, type Problem, type Typed } from '../../platform/web/forms.ts'
import { linkRoute, type Ctx, type Route } from '../../platform/web/route.ts'
import { HELP_FIRST } from '../../platform/web/shell.ts'
import type { Entry } from '../../record/entry.ts'
import { putHelpFirst, wordsWritten } from '../../record/help-first.ts'
import { keep, keyIn, tokenIn } from '../../record/keeping.ts'
import type { Write } from '../../record/kind.ts'
import { findMyName } from '../../record/looking.ts'
import { todayIn } from '../../record/visit.ts'
import { readCheckIn } from '../check-in-form.ts'
import { LinkDayPage } from './day-pages.tsx'

const ROLES = ['home', 'school'] as const

export function dayLinkRoutes(around: LinkAround): Route[] {
  const atLink = async (c: Ctx, work: (write: Write) => Promise<Response>): Promise<Response> =>
    (await asHolder(around, { cookie: linkCookie(c), roles: ROLES }, work)) ??
    c.html(<PastPage />, 410)
  return [
    linkRoute('get', '/l/day', (c) =>
      atLink(c, (write) => show(c, write, { token: randomUUID(), typed: {}, problems: [] })),
    ),
    linkRoute('post', '/l/day', async (c) => {
      const form = await c.req.formData()
      return atLink(c, (write) => checkIn(c, write, form))
    }),
  ]
}

/** Whose view it is: the link says so, never the form. */
const sideOf = ({ role }: Write) => (role === 'school' ? 'school' : 'home')

type Given = {
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

async function show(c: Ctx, write: Write, given: Given): Promise<Response> {
  const today = todayIn(write)
  const shown = {
    ...given,
    from: sideOf(write),
    today,
    isNight: isSmallHours(write.now, today, write.zone),
    name: await findMyName(write),
    child: write.recordName.split(' ')[0] ?? write.recordName,
    saved: c.req.query('saved') === 'yes',
  } as const
  return c.html(<LinkDayPage {...shown} />, given.problems.length > 0 ? 422 : 200)
}

async function checkIn(c: Ctx, write: Write, form: FormData): Promise<Response> {
  const today = todayIn(write)
  const moment = { today, isNight: isSmallHours(write.now, today, write.zone) }
  const { body, when, problems } = readCheckIn(form, sideOf(write), moment)
  if (body === null || when === null)
    return show(c, write, { token: tokenIn(form), typed: typedIn(form), problems })
  const appended: Entry[] = []
  await keep(
    { ...write, appended },
    {
      kind: 'check-in',
      happened: when,
      author: await findMyName(write),
      people: [],
      shelf: 'days',
      audience: 'owners',
      amends: null,
      body,
      files: [],
      key: keyIn(form, 'written'),
    },
  )
  await putHelpFirst(write, appended)
  const help = wordsOfDanger(wordsWritten(form)) ? `&${HELP_FIRST}` : ''
  return c.redirect(`/l/day?saved=yes${help}`, 303)
}
