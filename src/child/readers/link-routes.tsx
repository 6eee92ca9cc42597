/** The reader's side: a link opens a page with one button, and only pressing it opens anything. */
import { textOf } from '../../platform/web/forms.ts'
import { note } from '../../platform/web/refusals.ts'
import { linkRoute, openRoute, type Ctx, type Route } from '../../platform/web/route.ts'
import type { EntryDraft } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { append } from '../../record/store.ts'
import { todayIn } from '../../record/visit.ts'
import { tryTypedCode } from '../../people/typed-codes.ts'
import { asHolder, closeLink, knowBrowser, letIn, linkCookie } from '../../people/at-link.ts'
import { findLinkRole, openPrivateLink, type Opened } from '../../people/private-links.ts'
import { findMyName } from '../../record/looking.ts'
import { readConfirmed } from './forms.ts'
import { stopMails } from './mail-store.ts'
import {
  ClosedPage,
  CodePage,
  GivenPage,
  NoMorePage,
  OpenedElsewherePage,
  OpenPage,
  PastPage,
} from './link-pages.tsx'
import type { ReadersAround } from './routes.tsx'
import { findGiven } from './store.ts'

const READER = 'reader'
const WRONG = 'That code and PIN do not open anything today. Check both: the PIN changes each day'
const SHUT = 'This code is shut until tomorrow, after five wrong tries. Ask whoever gave it to you'

export function readingLinkRoutes(around: ReadersAround): Route[] {
  const { ledger, now } = around
  const enter = async (c: Ctx, opened: Opened): Promise<Response> => {
    if (opened.role === READER) await asReader(around, opened.cookie, writeOpened)
    return letIn(c, opened)
  }
  return [
    linkRoute('post', '/l', async (c) => {
      const secret = textOf(await c.req.formData(), 'secret')
      const browser = () => knowBrowser(c)
      const opened = await openPrivateLink(ledger.db, { secret, browser }, now())
      if (opened === 'elsewhere') return c.html(<OpenedElsewherePage secret={secret} />, 410)
      return opened === null ? c.html(<PastPage />, 410) : enter(c, opened)
    }),
    openRoute('get', '/code', (c) => c.html(<CodePage problem={null} code="" />)),
    linkRoute('post', '/code', async (c) => {
      const form = await c.req.formData()
      const code = textOf(form, 'code')
      const tried = await tryTypedCode(ledger.db, { code, pin: textOf(form, 'pin') }, now())
      if (tried.ok) return enter(c, { cookie: tried.cookie, role: READER })
      note(c, tried.shut ? 'a code that is shut for today' : 'a wrong code or PIN')
      return c.html(<CodePage problem={tried.shut ? SHUT : WRONG} code={code} />, 422)
    }),
    linkRoute('get', '/l/read', (c) => show(c, around)),
    linkRoute('post', '/l/read', (c) => confirm(c, around)),
    linkRoute('post', '/l/close', async (c) => {
      await closeLink(c, around)
      return c.html(<ClosedPage />)
    }),
    openRoute('get', '/l/no-more/:token', (c) =>
      c.html(<NoMorePage token={c.req.param('token') ?? ''} stopped={false} />),
    ),
    linkRoute('post', '/l/no-more', async (c) => {
      const token = textOf(await c.req.formData(), 'token')
      await stopMails(ledger.db, token, now())
      return c.html(<NoMorePage token="" stopped />)
    }),
    // Last: it would take the addresses above for secrets.
    openRoute('get', '/l/:secret', async (c) => {
      const secret = c.req.param('secret') ?? ''
      const role = await findLinkRole(ledger.db, secret, now())
      return c.html(<OpenPage secret={secret} role={role ?? READER} />)
    }),
  ]
}

/** Runs `work` for a reader; null where the cookie opens nothing any more. */
function asReader<T>(
  around: ReadersAround,
  cookie: string,
  work: (write: Write) => Promise<T>,
): Promise<T | null> {
  return asHolder(around, { cookie, roles: [READER] }, work)
}

/** Seen by the family's owners: the reader's own seat reads nothing else. */
async function draftOf(write: Write, kind: string, body: object): Promise<EntryDraft> {
  return {
    kind,
    happened: { day: todayIn(write), time: null, precision: 'day' },
    author: await findMyName(write),
    people: [],
    shelf: 'profile',
    audience: 'owners',
    amends: null,
    body,
    files: [],
  }
}

async function writeOpened(write: Write): Promise<void> {
  const found = await findGiven(write)
  if (found === null) return
  const body = { of: found.entry.seq }
  // Once a day for each page given: opening it again says nothing new.
  const key = `opened:${found.entry.seq}:${todayIn(write)}`
  await append(write, [{ ...(await draftOf(write, 'opened', body)), key }])
}

async function show(
  c: Ctx,
  around: ReadersAround,
  typed: Pick<Parameters<typeof GivenPage>[0], 'problems' | 'typed'> = { problems: [], typed: {} },
): Promise<Response> {
  const found = await asReader(around, linkCookie(c), async (write) => {
    const given = await findGiven(write)
    return given === null ? null : { ...given, reader: await findMyName(write), on: todayIn(write) }
  })
  if (found === null) return c.html(<PastPage />, 410)
  const { given, on, read, reader } = found
  return c.html(
    <GivenPage {...{ given, on, read, reader }} {...typed} />,
    typed.problems.length === 0 ? 200 : 422,
  )
}

async function confirm(c: Ctx, around: ReadersAround): Promise<Response> {
  const form = await c.req.formData()
  const said = readConfirmed(form)
  if (!said.ok) {
    const typed = { will: textOf(form, 'will'), question: textOf(form, 'question') }
    return show(c, around, { problems: said.problems, typed })
  }
  const done = await asReader(around, linkCookie(c), async (write) => {
    const found = await findGiven(write)
    if (found === null) return null
    const body = { of: found.entry.seq, ...said.value }
    const key = `read:${found.entry.seq}`
    await append(write, [{ ...(await draftOf(write, 'read', body)), key }])
    return true
  })
  return done === null ? c.html(<PastPage />, 410) : c.redirect('/l/read', 303)
}
