/** The desk across children, and from it: answering, passing on, who is round whom, what was kept. */
import { randomUUID } from 'node:crypto'
import type { Child } from 'hono/jsx'
import { asAccount } from '../platform/database/session.ts'
import { accountRoute, type Account, type Ctx, type Route } from '../platform/web/route.ts'
import type { Day } from '../platform/day.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { ChangedHandsPart } from './cards.tsx'
import { findChangedHands } from './changed-hands.ts'
import { actRoutes } from './act-routes.tsx'
import { DeskPage, type Choice } from './desk-page.tsx'
import { readFilter, readFrom } from './filter-forms.ts'
import { itemsOf } from './gather.ts'
import { chosen, countsOf, type DeskItem } from './item.ts'
import { keptRoutes } from './kept-routes.tsx'
import { csvOf } from './list.ts'
import { PrintPage } from './print-page.tsx'
import { organisationsIn, peopleRoutes } from './people-routes.tsx'
import { leads, type DeskSeat } from './seat.ts'
import { dayOfDesk, findSeatFacts, findSeats } from './store.ts'

export type DeskAround = { readonly ledger: Ledger; readonly now: () => string }

const CARDS_ON_PAGE = 20

export function deskRoutes(around: DeskAround): Route[] {
  return [
    accountRoute('get', '/desk', (c, account) => showDesk(around, c, account)),
    accountRoute('get', '/desk/print', async (c, account) =>
      c.html(<PrintPage {...await chosenFor(around, c, account)} />),
    ),
    accountRoute('get', '/desk/list.csv', (c, account) => saveList(around, c, account)),
    ...actRoutes(around),
    ...peopleRoutes(around),
    ...keptRoutes(around),
  ]
}

/** Whether an account has a desk: for the first page. */
export function hasDesk({ ledger }: DeskAround) {
  return ({ id }: Account): Promise<boolean> =>
    asAccount(ledger.db, id, async (tx) => (await findSeats(tx, id)).length > 0)
}

/** What changed hands lately, for the family's first page. */
export async function changedHands(write: Write, on: Day): Promise<Child> {
  const changed = await findChangedHands(write, on)
  const path = `/records/${write.recordId}`
  return <ChangedHandsPart changed={changed} on={on} path={path} />
}

async function showDesk(around: DeskAround, c: Ctx, account: Account): Promise<Response> {
  const { seats, items, on } = await findDesk(around, account.id)
  const query = new URL(c.req.url).searchParams
  const filter = readFilter(query)
  const all = chosen(items, filter)
  const from = Math.min(readFrom(query), Math.max(0, all.length - 1))
  return c.html(
    <DeskPage
      on={on}
      children={seats.length}
      organisations={organisationsIn(seats)}
      filter={filter}
      counts={countsOf(items, filter)}
      items={all.slice(from, from + CARDS_ON_PAGE)}
      from={from}
      count={all.length}
      size={CARDS_ON_PAGE}
      childChoices={childChoices(seats)}
      whoChoices={whoChoices(items)}
      leads={seats.some(({ role }) => leads(role))}
      tokenOf={() => randomUUID()}
      done={query.get('done') ?? undefined}
    />,
  )
}

async function chosenFor(around: DeskAround, c: Ctx, account: Account) {
  const { items, on } = await findDesk(around, account.id)
  const filter = readFilter(new URL(c.req.url).searchParams)
  return { on, filter, items: chosen(items, filter) }
}

/** The name of the file says nothing of any child. */
async function saveList(around: DeskAround, c: Ctx, account: Account): Promise<Response> {
  const { items, on } = await chosenFor(around, c, account)
  return c.body(csvOf(items), 200, {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="desk-${on}.csv"`,
  })
}

/** Everything on the desk of an account, each record through its own seat there. */
export async function findDesk(
  { ledger, now }: DeskAround,
  accountId: string,
  asOn: Day | null = null,
) {
  return asAccount(ledger.db, accountId, async (tx) => {
    const seats = await findSeats(tx, accountId)
    const on = asOn ?? dayOfDesk(seats, now())
    const facts = await findSeatFacts(tx, seats, on)
    return { seats, on, items: facts.flatMap((each) => itemsOf(each, on)) }
  })
}

/** Two children of one name are told apart by their organisation, or a number. */
function childChoices(seats: readonly DeskSeat[]): Choice[] {
  const times = new Map<string, number>()
  return seats.map(({ record, child }) => {
    const nth = (times.get(child) ?? 0) + 1
    times.set(child, nth)
    return { value: record, text: nth === 1 ? child : `${child} (${nth})` }
  })
}

function whoChoices(items: readonly DeskItem[]): Choice[] {
  const names = new Set(items.flatMap(({ people }) => people))
  return [...names]
    .toSorted((a, b) => a.localeCompare(b, 'en-GB'))
    .map((name) => ({ value: name, text: name }))
}
