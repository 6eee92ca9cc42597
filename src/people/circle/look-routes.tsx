/** Looking at the record as somebody who is invited would: the real pages, through the walls, and nothing kept. */
import { Hono } from 'hono'
import { InsetText } from '../../platform/components/notices.tsx'
import { NotAllowed, NotFound, showNotFound } from '../../platform/web/errors.tsx'
import type { Ctx, Env, Route } from '../../platform/web/route.ts'
import { withFirst } from '../../platform/web/shell.ts'
import { isUuid } from '../../record/begin.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { throughEyesOf, type Trial } from '../../record/trial.ts'
import { recordRoute, todayIn, type Visit } from '../../record/visit.ts'
import { rolesOn } from './seat.ts'
import { findGiven } from './given-store.ts'
import { findInvitation, findSeats } from './store.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

/** `pages` are the routes of the product: those of a record can be looked at as somebody else. */
export function lookRoutes(around: Around, pages: readonly Route[]): Route[] {
  const inner = pagesAlone(pages)
  return [
    recordRoute(around, ['get', '/as/:who/:rest{.*}', 'own the record'], (c, visit) =>
      look(c, visit, inner),
    ),
    recordRoute(around, ['post', '/as/:who/:rest{.*}', 'own the record'], (_c, visit) =>
      visit.within(() => {
        throw new NotAllowed(
          'You are looking through somebody else’s eyes. Nothing is changed here.',
        )
      }),
    ),
  ]
}

function pagesAlone(pages: readonly Route[]): Hono<Env & { Bindings: { asked: Ctx } }> {
  const inner = new Hono<Env & { Bindings: { asked: Ctx } }>()
  inner.use(async (c, next) => {
    c.set('account', c.env.asked.var.account)
    await next()
  })
  for (const { method, path, handle } of pages)
    if (method === 'get' && path.startsWith('/records/:record') && !path.includes('/circle/'))
      inner.get(path, (c) => handle(c as unknown as Ctx))
  // What goes wrong in it is told as for any other page.
  inner.onError((problem) => {
    throw problem
  })
  inner.notFound(showNotFound)
  return inner
}

async function look(c: Ctx, visit: Visit, inner: ReturnType<typeof pagesAlone>): Promise<Response> {
  const who = c.req.param('who') ?? ''
  const trial = await visit.within((write) => trialOf(write, who))
  if (trial === null) throw new NotFound()
  const asked = new URL(c.req.url)
  asked.pathname = asked.pathname.replace(`${visit.path}/as/${who}`, visit.path)
  const response = await throughEyesOf(trial, () =>
    withFirst(<Banner trial={trial} back={`${visit.path}/circle`} />, async () =>
      inner.fetch(new Request(asked, { headers: c.req.raw.headers }), { asked: c }),
    ),
  ).catch((problem: unknown) => {
    throw isClosedToMe(problem) ? new NotAllowed(CLOSED_TO_ME(trial.name)) : problem
  })
  return underTheirEyes(response, { from: visit.path, to: `${visit.path}/as/${who}` })
}

/** `heard.try_seat`: these eyes would see what is closed to whoever looks. */
function isClosedToMe(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === 'HL001'
}

const CLOSED_TO_ME = (name: string) =>
  `${name} can read things that were shared before you came, and that are not open to you. So you cannot look as they would. Another owner can.`

/** The seat that `who` names would be: an invitation, or somebody who is here. */
async function trialOf(write: Write, who: string): Promise<Trial | null> {
  if (!isUuid(who)) return null
  const invitation = await findInvitation(write, who)
  if (invitation !== null)
    return { ...invitation, epochs: (await findGiven(write, invitation)).epochs }
  const on = todayIn(write)
  const seat = (await findSeats(write)).find(
    ({ id, roles }) => id === who || roles.some((role) => role.id === who),
  )
  if (seat === undefined || seat.byLink || seat.owner) return null
  const roles = rolesOn(seat, on)
  // By one of their roles: as they would look if what was shared before were opened to it.
  const opened = roles.some((role) => role.id === who)
  return {
    name: seat.name,
    role: roles[0]?.role ?? '',
    owner: false,
    organisation: seat.organisation,
    reads: roles.flatMap(({ reads }) => reads),
    epochs: opened ? null : roles.flatMap(({ epochs }) => epochs),
    writes: roles.flatMap(({ writes }) => writes),
  }
}

function Banner({ trial, back }: { readonly trial: Trial; readonly back: string }) {
  return (
    <InsetText>
      <p>
        <strong>You are looking as {trial.name} would.</strong> These are the real pages with what
        is shared today. What you show to {trial.name} by name would come to it.
      </p>
      <p>
        <a data-out="" href={back}>
          Back to your own view
        </a>
      </p>
    </InsetText>
  )
}

type Moved = { readonly from: string; readonly to: string }

/** Every way on from the page stays behind the same eyes. */
async function underTheirEyes(response: Response, { from, to }: Moved): Promise<Response> {
  const headers = new Headers(response.headers)
  const location = headers.get('location')
  if (location?.startsWith(from) === true) headers.set('location', to + location.slice(from.length))
  if (headers.get('content-type')?.startsWith('text/html') !== true)
    return new Response(response.body, { status: response.status, headers })
  const links = new RegExp(`(?<!data-out="" )((?:href|action|src)=")${from}(?=["/?#])`, 'g')
  const html = (await response.text()).replaceAll(links, `$1${to}`)
  return new Response(html, { status: response.status, headers })
}
