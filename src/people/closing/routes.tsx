/** Closing an account. */
import { endHere, type Around as SignIn } from '../../platform/sign-in/browser.ts'
import { findAddress } from '../../platform/sign-in/address-store.ts'
import { closedWords } from '../../platform/sign-in/letters.ts'
import { recentRoute } from '../../platform/sign-in/recent.ts'
import { sendLater } from '../../platform/sign-in/telling.ts'
import { ChangedMeanwhile } from '../../platform/web/errors.tsx'
import { typedIn, type Problem, type Typed } from '../../platform/web/forms.ts'
import { note } from '../../platform/web/refusals.ts'
import type { Account, Ctx, Route } from '../../platform/web/route.ts'
import type { Ledger } from '../../record/kind.ts'
import { readClosing } from './forms.ts'
import { ClosedPage, ClosePage } from './pages.tsx'
import { closeAccount, findHoldings, LeftAlone } from './store.ts'

type Around = Pick<SignIn, 'url' | 'now' | 'mailer'> & { readonly ledger: Ledger }
type Wrong = { readonly typed: Typed; readonly problems: readonly Problem[] }

export function closingRoutes(around: Around): Route[] {
  return [
    recentRoute(around, 'get', '/account/close', (c, account) =>
      show(around, c, account, { typed: {}, problems: [] }),
    ),
    recentRoute(around, 'post', '/account/close', (c, account) => close(around, c, account)),
  ]
}

async function show({ ledger }: Around, c: Ctx, account: Account, wrong: Wrong): Promise<Response> {
  const holdings = await findHoldings(ledger, account)
  return c.html(<ClosePage holdings={holdings} {...wrong} />, wrong.problems.length > 0 ? 422 : 200)
}

const IN_THE_MEANTIME =
  'You came to be the only owner of a record in the meantime. Nothing was closed. Open the page again, and decide about it first.'

async function close(around: Around, c: Ctx, account: Account): Promise<Response> {
  const { ledger, url, mailer } = around
  const form = await c.req.formData()
  const read = readClosing(form, await findHoldings(ledger, account))
  if (!read.ok) return show(around, c, account, { typed: typedIn(form), problems: read.problems })
  const address = await findAddress(ledger.db, account)
  await closeAccount(ledger, account, { records: read.value, now: around.now() }).catch(
    (problem: unknown) => {
      throw problem instanceof LeftAlone ? new ChangedMeanwhile(IN_THE_MEANTIME) : problem
    },
  )
  await endHere(c, { db: ledger.db })
  note(c, 'an account was closed')
  c.header('Clear-Site-Data', '"storage"')
  const told = mailer !== null && address !== null
  if (told) sendLater({ mailer }, address, closedWords(url))
  return c.html(<ClosedPage told={told} />)
}
