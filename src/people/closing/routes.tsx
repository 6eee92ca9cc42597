/** Closing an account. */
import type { Tx } from '../../platform/database/database.ts'
import { endHere, type Around as SignIn } from '../../platform/sign-in/browser.ts'
import { findAddress } from '../../platform/sign-in/address-store.ts'
import { closedWords } from '../../platform/sign-in/letters.ts'
import { recentRoute } from '../../platform/sign-in/recent.ts'
import { sendLater } from '../../platform/sign-in/telling.ts'
import { ChangedMeanwhile } from '../../platform/web/errors.tsx'
import { typedIn, type Problem, type Typed } from '../../platform/web/forms.ts'
import { note } from '../../platform/web/refusals.ts'
import type { Account, Ctx, Route } from '../../platform/web/route.ts'
import { inRecord, seatAt } from '../../record/begin.ts'
import type { Ledger } from '../../record/kind.ts'
import { findMyName } from '../../record/looking.ts'
import { NoSuchRecord } from '../../record/slip.ts'
import { todayIn } from '../../record/visit.ts'
import type { Promises } from '../circle/seat-routes.tsx'
import { findSeats } from '../circle/store.ts'
import { readClosing, type Ending } from './forms.ts'
import { ClosedPage, ClosePage } from './pages.tsx'
import { closeAccount, findHoldings, LeftAlone, type Holding } from './store.ts'

type Around = Pick<SignIn, 'url' | 'now' | 'mailer'> & {
  readonly ledger: Ledger
  readonly promises: Pick<Promises, 'openWith' | 'tellLeft'>
}
type Wrong = { readonly typed: Typed; readonly problems: readonly Problem[] }

export function closingRoutes(around: Around): Route[] {
  return [
    recentRoute(around, 'get', '/account/close', (c, account) =>
      show(around, c, account, { typed: {}, problems: [] }),
    ),
    recentRoute(around, 'post', '/account/close', (c, account) => close(around, c, account)),
  ]
}

/** What ends with the account. In a record that goes with it nobody waits for anything any more. */
async function findEndings(around: Around, account: Account): Promise<Ending[]> {
  const endings: Ending[] = []
  for (const holding of await findHoldings(around.ledger, account))
    endings.push({
      ...holding,
      open: holding.alone ? 0 : await countOpen(around, account, holding),
    })
  return endings
}

async function countOpen(
  { ledger, now, promises }: Around,
  account: Account,
  { record }: Holding,
): Promise<number> {
  const who = { accountId: account.id, recordId: record, now: now() }
  return inRecord(ledger, who, async (write) => {
    const name = await findMyName(write)
    return (await promises.openWith(write, name, todayIn(write))).length
  }).catch(orElse(0))
}

/** A place whose first day is still to come, or that was over in the record's own place, says nothing. */
function orElse<T>(usual: T): (problem: unknown) => T {
  return (problem) => {
    if (problem instanceof NoSuchRecord) return usual
    throw problem
  }
}

/** Each family is told, as of whoever leaves by themselves. In one order, so that two who close at once wait for each other. */
async function tellFamilies(
  { ledger, promises }: Around,
  tx: Tx,
  leaver: { readonly account: Account; readonly now: string; readonly endings: readonly Ending[] },
): Promise<void> {
  const left = leaver.endings.filter(({ owner }) => !owner).map(({ record }) => record)
  for (const recordId of left.toSorted()) {
    const who = { accountId: leaver.account.id, recordId, now: leaver.now }
    const write = await seatAt(ledger, tx, who).catch(orElse(null))
    const me = write === null ? undefined : (await findSeats(write)).find(({ isMe }) => isMe)
    if (write !== null && me !== undefined) {
      const { name, organisation } = me
      await promises.tellLeft(write, { name, organisation, to: null })
    }
  }
}

async function show(around: Around, c: Ctx, account: Account, wrong: Wrong): Promise<Response> {
  const holdings = await findEndings(around, account)
  return c.html(<ClosePage holdings={holdings} {...wrong} />, wrong.problems.length > 0 ? 422 : 200)
}

const IN_THE_MEANTIME =
  'You came to be the only owner of a record in the meantime. Nothing was closed. Open the page again, and decide about it first.'

async function close(around: Around, c: Ctx, account: Account): Promise<Response> {
  const { ledger, url, mailer } = around
  const form = await c.req.formData()
  const now = around.now()
  const endings = await findEndings(around, account)
  const read = readClosing(form, endings)
  if (!read.ok) return show(around, c, account, { typed: typedIn(form), problems: read.problems })
  const address = await findAddress(ledger.db, account)
  const first = (tx: Tx) => tellFamilies(around, tx, { account, now, endings })
  await closeAccount(ledger, account, { records: read.value, now, first }).catch(
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
