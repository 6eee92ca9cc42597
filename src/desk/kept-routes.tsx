/** What an organisation kept over a term. */
import { asAccount } from '../platform/database/session.ts'
import { termsOf, type Period } from '../incidents/period.ts'
import { addDays, type Day } from '../platform/day.ts'
import { accountRoute, type Account, type Ctx, type Route } from '../platform/web/route.ts'
import type { Ledger } from '../record/kind.ts'
import { figuresOf } from './figures.ts'
import { KeptPage, type KeptProps } from './kept-page.tsx'
import { csvOfKept } from './list.ts'
import { organisationsIn } from './people-routes.tsx'
import { isSameOrganisation } from './seat.ts'
import { CHILDREN_LEAST } from './shown.ts'
import { dayOfDesk, findSeats, findTermFacts } from './store.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function keptRoutes(around: Around): Route[] {
  return [
    accountRoute('get', '/desk/kept', async (c, account) =>
      c.html(<KeptPage {...await findKept(around, c, account)} />),
    ),
    accountRoute('get', '/desk/kept.csv', (c, account) => saveKept(around, c, account)),
  ]
}

/** The same numbers as on the page, in a file to show to governors; of fewer than five children, none. */
async function saveKept(around: Around, c: Ctx, account: Account): Promise<Response> {
  const { figures, children, organisation, term } = await findKept(around, c, account)
  const shown = children < CHILDREN_LEAST ? [] : figures
  return c.body(csvOfKept(shown, { organisation, term: term.name }), 200, {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="kept-${term.from}.csv"`,
  })
}

async function findKept({ ledger, now }: Around, c: Ctx, account: Account): Promise<KeptProps> {
  return asAccount(ledger.db, account.id, async (tx) => {
    const seats = await findSeats(tx, account.id)
    const on = dayOfDesk(seats, now())
    const organisations = organisationsIn(seats)
    const asked = c.req.query('organisation') ?? ''
    const organisation =
      organisations.find((each) => isSameOrganisation(each, asked)) ?? organisations[0] ?? null
    const terms = termsShown(on)
    const term = terms.find(({ from }) => from === c.req.query('term')) ?? terms[0]
    if (term === undefined) throw new Error('No day is in any term.')
    const own = seats.filter((seat) =>
      organisation === null ? true : isSameOrganisation(seat.organisation, organisation),
    )
    const facts = await findTermFacts(tx, own, term)
    const figures = figuresOf(facts, term, on)
    return { on, organisation, organisations, terms, term, figures, children: own.length }
  })
}

/** The terms of this school year that have begun, and those of the last, the newest first. No sum over several: two of them would tell the third. */
function termsShown(on: Day): Period[] {
  return [...termsOf(addDays(on, -365)), ...termsOf(on)]
    .filter(({ from }) => from <= on)
    .toReversed()
}
