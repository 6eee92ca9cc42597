/** The application: every guard and every room, in order, as a checklist. Listening is main's. */
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { HelpFirst } from './help/pages.tsx'
import { helpRoutes } from './help/routes.tsx'
import { knowAccount, leadToSignIn, type Around } from './platform/sign-in/browser.ts'
import { forgetsOnSignOut, offlineRoutes } from './platform/offline/routes.ts'
import { signInRoutes } from './platform/sign-in/routes.tsx'
import { assetRoutes } from './platform/web/assets.ts'
import { formsOnly } from './platform/web/bodies.ts'
import { knowTls } from './platform/web/cookies.ts'
import { showError, showNotFound, type Report } from './platform/web/errors.tsx'
import { readingRoutes } from './platform/web/reading-page.tsx'
import type { Account, Ctx, Env, Route } from './platform/web/route.ts'
import {
  noNul,
  nothingKept,
  ownFormsOnly,
  ownNamesOnly,
  safeHeaders,
} from './platform/web/security.ts'
import { watchRefusals, type Refused } from './platform/web/refusals.ts'
import { withShell } from './platform/web/shell.ts'
import { needsOf, withWays } from './platform/web/ways.ts'
import { countPlaces } from './record/begin.ts'
import { places } from './places.ts'
import { roomRoutes } from './rooms.ts'
import { lookRoutes } from './people/circle/look-routes.tsx'
import type { Site } from './site.ts'

/** Every route of the product, with the permission each needs. */
export function allRoutes(site: Site): Route[] {
  const routes = [...signInRoutes(signInOf(site)), ...roomRoutes(site)]
  return [...routes, ...lookRoutes(site, routes)]
}

function signInOf({ ledger, now, url, mailer = null, secondStep = 'offered' }: Site): Around {
  const needsTwoSteps = async ({ id }: Account) =>
    secondStep === 'everybody' || (secondStep === 'several' && (await countPlaces(ledger, id)) > 1)
  return { db: ledger.db, now, url, key: ledger.vault.master, mailer, needsTwoSteps }
}

/** Bringing things in streams what it is sent and bounds it itself; other forms of a record carry files. */
const FORMS = {
  isOwn: (path: string) => /^\/records\/[^/]+\/bring-in$/.test(path),
  roomy: [
    { path: '/records/', bytesMax: 80_000_000 },
    // Whoever is asked something answers with a file, without an account: the link is asked for later.
    { path: '/l/answer', bytesMax: 21_000_000 },
    // A child's voice and drawings, by a link of their own.
    { path: '/l/child/', bytesMax: 25_000_000 },
  ],
}

export function createApp(
  site: Site,
  report: Report = () => {},
  refused: (refused: Refused) => void = () => {},
): Hono<Env> {
  const app = new Hono<Env>()
  app.use(watchRefusals(refused))
  app.use(knowTls(site.url))
  app.use(safeHeaders(site.url))
  app.use(ownNamesOnly(site.url))
  app.route('/', assetRoutes())
  app.route('/', offlineRoutes())
  app.use(forgetsOnSignOut('/sign-out'))
  app.use(compress({ contentTypeFilter: /^text\/html/ }))
  app.use(nothingKept)
  app.use(noNul)
  app.use(ownFormsOnly(site.url))
  app.use(formsOnly(FORMS))
  app.use(withShell(places, HelpFirst))
  app.route('/', readingRoutes())
  app.route('/', helpRoutes())
  app.use(knowAccount(signInOf(site)))
  const routes = allRoutes(site)
  app.use(withWays(needsOf(routes)))
  for (const route of routes) app.on(route.method, route.path, (c) => admit(c, route))
  app.onError(showError(report))
  app.notFound(showNotFound)
  return app
}

/** The first wall: nobody reaches a handler without what its route needs. Seats at records are checked on entering one. */
function admit(c: Ctx, { need, handle }: Route): Response | Promise<Response> {
  const isOpen = need === 'anyone' || need === 'hold its link'
  if (!isOpen && c.var.account === null) return leadToSignIn(c)
  return handle(c)
}
