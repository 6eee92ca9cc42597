/** Sharing what one wrote with everyone who holds its shelf: choosing, looking, and one press. */
import { NotFound } from '../../platform/web/errors.tsx'
import { dayOf, textOf, textsOf, type Problem } from '../../platform/web/forms.ts'
import type { Ctx, Route } from '../../platform/web/route.ts'
import { lockHead } from '../../record/append.ts'
import { SHELVES, type Shelf } from '../../record/entry.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../../record/visit.ts'
import { isOver, rolesOn, shelvesAmong } from './seat.ts'
import { ConfirmSharePage, SharePage, ShelvesPage } from './share-pages.tsx'
import { SHOWN_MAX } from './share.ts'
import { findShareable, shareAll } from './share-store.ts'
import { countShared, findSeats } from './store.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function shareRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/circle/share', 'own the record'], (c, visit) =>
      visit.within(async (write) => {
        const counted = await countShared(write)
        const shared = counted.flatMap(({ shelf, entries }) =>
          shelvesAmong([shelf]).map((each) => ({ shelf: each, entries })),
        )
        const page = { record: pageRecord(write), holders: await findHolders(write), shared }
        return c.html(<ShelvesPage {...page} />)
      }),
    ),
    recordRoute(around, ['get', '/circle/share/:shelf', 'own the record'], (c, visit) =>
      visit.within((write) => showShare(c, write, [])),
    ),
    recordRoute(around, ['post', '/circle/share/:shelf', 'own the record'], share),
  ]
}

/** Besides whoever acts: those who hold each shelf now, and the owners, by name. */
async function findHolders(write: Write): Promise<Map<Shelf, string[]>> {
  const on = todayIn(write)
  const seats = (await findSeats(write)).filter(
    (seat) => !seat.isMe && !seat.byLink && !isOver(seat, on),
  )
  const holds = (seat: (typeof seats)[number], shelf: Shelf) =>
    seat.owner || rolesOn(seat, on).some(({ reads }) => reads.includes(shelf))
  return new Map(
    SHELVES.map((shelf) => [
      shelf,
      seats.filter((seat) => holds(seat, shelf)).map(({ name }) => name),
    ]),
  )
}

function shelfIn(c: Ctx): Shelf {
  const [shelf] = shelvesAmong([c.req.param('shelf') ?? ''])
  if (shelf === undefined) throw new NotFound()
  return shelf
}

async function showShare(c: Ctx, write: Write, problems: readonly Problem[]): Promise<Response> {
  const shelf = shelfIn(c)
  const asked = new FormData()
  for (const [name, value] of new URL(c.req.url).searchParams) asked.append(name, value)
  const given = dayOf(asked, 'from')
  const text = 'Give the day as a real date, such as 1 9 2026'
  const slips = given === 'not a day' ? [{ field: 'from-day', text }] : problems
  const from = given === 'not a day' ? null : given
  const page = {
    record: pageRecord(write),
    shelf,
    names: (await findHolders(write)).get(shelf) ?? [],
    from,
    entries: await findShareable(write, { shelf, from }),
  }
  return c.html(<SharePage {...page} problems={slips} />, slips.length === 0 ? 200 : 422)
}

async function share(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const shelf = shelfIn(c)
  return visit.within(async (write) => {
    // Pressed twice: what the first press shared is not there to be shared again.
    await lockHead(write)
    const does = textOf(form, 'do')
    const given = dayOf(form, 'from')
    const from = given === 'not a day' ? null : given
    const open = await findShareable(write, { shelf, from })
    const chosen = textsOf(form, 'entries')
    const entries = open
      .filter(({ address }) => does === 'all' || chosen.includes(address))
      .slice(0, SHOWN_MAX)
    if (does === 'share') {
      await shareAll(write, shelf, entries)
      return c.redirect(`${visit.path}/circle?done=shared`, 303)
    }
    if (entries.length === 0)
      return showShare(c, write, [{ field: 'entries', text: 'Tick what you want to share' }])
    const names = (await findHolders(write)).get(shelf) ?? []
    return c.html(<ConfirmSharePage record={pageRecord(write)} {...{ shelf, names, entries }} />)
  })
}
