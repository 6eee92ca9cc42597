/** An organisation's people, and writing down that one of them has left. */
import { randomUUID } from 'node:crypto'
import { asAccount } from '../platform/database/session.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Day } from '../platform/day.ts'
import { NotFound } from '../platform/web/errors.tsx'
import { textOf, textsOf, typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import { accountRoute, type Account, type Ctx, type Route } from '../platform/web/route.ts'
import { keyIn } from '../record/keeping.ts'
import type { Ledger } from '../record/kind.ts'
import { readLeft } from './left-forms.ts'
import { LeftPage } from './left-page.tsx'
import { writeLeft } from './leaving.ts'
import { PeoplePage } from './people-page.tsx'
import {
  heldBy,
  isOpen,
  leaverOf,
  leadingSeats,
  peopleOf,
  type HeldByLeaver,
  type Leaver,
} from './people.ts'
import { isSameOrganisation, ownPeople, type Colleague, type DeskSeat } from './seat.ts'
import { dayOfDesk, findColleagues, findSeatFacts, findSeats } from './store.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function peopleRoutes(around: Around): Route[] {
  return [
    accountRoute('get', '/desk/people', (c, account) => showPeople(around, c, account)),
    accountRoute('get', '/desk/left', (c, account) =>
      asAccount(around.ledger.db, account.id, async (tx) => {
        const query = new URL(c.req.url).searchParams
        const naming = namingIn((name) => query.get(name) ?? '')
        const found = await findLeaving(around, tx, account, naming)
        const shown = { problems: [], given: { token: randomUUID() }, ticked: null }
        return show(c, found, { naming, ...shown })
      }),
    ),
    accountRoute('post', '/desk/left', (c, account) => sayLeft(around, c, account)),
  ]
}

async function showPeople({ ledger, now }: Around, c: Ctx, account: Account): Promise<Response> {
  return asAccount(ledger.db, account.id, async (tx) => {
    const seats = await findSeats(tx, account.id)
    const on = dayOfDesk(seats, now())
    const people = await findColleagues(
      tx,
      seats.map(({ record }) => record),
    )
    const names = organisationsIn(seats)
    const organisations = names.map((name) => ({
      name,
      people: peopleOf(name, seats, people, on),
      leads: leadingSeats(seats, name).length > 0,
    }))
    return c.html(<PeoplePage on={on} organisations={organisations} />)
  })
}

/** Each organisation of some seats once, however it is spaced or capitalised. */
export function organisationsIn(seats: readonly DeskSeat[]): string[] {
  const names: string[] = []
  for (const { organisation } of seats)
    if (organisation !== null && !names.some((each) => isSameOrganisation(each, organisation)))
      names.push(organisation)
  return names.toSorted((one, other) => one.localeCompare(other, 'en-GB'))
}

/** What names the leaver: a seat of theirs, or a name and an organisation. */
function namingIn(text: (name: string) => string): Typed {
  const who = text('who')
  if (who !== '') return { who }
  return { name: text('name').trim().slice(0, 300), organisation: text('organisation') }
}

type Found = {
  readonly on: Day
  readonly leaver: Leaver
  readonly named: readonly string[]
  readonly held: readonly HeldByLeaver[]
  readonly colleagues: readonly string[]
}

/** Who leaves and what is in their name; "not here" where this desk does not lead there. */
async function findLeaving(
  { now }: Around,
  tx: Tx,
  account: Account,
  naming: Typed,
): Promise<Found> {
  const seats = await findSeats(tx, account.id)
  const on = dayOfDesk(seats, now())
  const people = await findColleagues(
    tx,
    seats.map(({ record }) => record),
  )
  const leaver =
    naming['who'] === undefined
      ? namedOnly(naming, seats)
      : leaverOf(naming['who'], seats, people, on)
  if (leaver === null) throw new NotFound()
  const leading = leadingSeats(seats, leaver.organisation)
  const facts = await findSeatFacts(tx, leading, on)
  const ends = new Set(leaver.seats.map(({ record }) => record))
  return {
    on,
    leaver,
    named: leading.filter(({ record }) => ends.has(record)).map(({ child }) => child),
    held: heldBy(leaver, facts, on),
    colleagues: stayingNames(leading, people, { leaver, on }),
  }
}

function namedOnly(naming: Typed, seats: readonly DeskSeat[]): Leaver | null {
  const { name = '', organisation = '' } = naming
  const [seat] = leadingSeats(seats, organisation)
  if (name === '' || seat === undefined || seat.organisation === null) return null
  return { name, organisation: seat.organisation, seats: [] }
}

function stayingNames(
  leading: readonly DeskSeat[],
  people: readonly Colleague[],
  { leaver, on }: { readonly leaver: Leaver; readonly on: Day },
): string[] {
  const leaving = new Set(leaver.seats.map(({ member }) => member))
  const names = leading
    .flatMap((seat) => ownPeople(seat, people, on))
    .filter(({ member, until }) => isOpen(until, on) && !leaving.has(member))
    .map(({ name }) => name)
  return [...new Set(names)].toSorted((one, other) => one.localeCompare(other, 'en-GB'))
}

type Shown = {
  readonly naming: Typed
  readonly problems: readonly Problem[]
  readonly given: Typed
  readonly ticked: ReadonlySet<string> | null
}

function show(c: Ctx, found: Found, shown: Shown): Response | Promise<Response> {
  return c.html(<LeftPage {...found} {...shown} />, shown.problems.length === 0 ? 200 : 422)
}

async function sayLeft(around: Around, c: Ctx, account: Account): Promise<Response> {
  const { ledger, now } = around
  const form = await c.req.formData()
  const naming = namingIn((name) => textOf(form, name))
  const afterwards: (() => Promise<void>)[] = []
  const response = await asAccount(ledger.db, account.id, async (tx) => {
    const found = await findLeaving(around, tx, account, naming)
    const read = readLeft(form, found.leaver.name)
    if (!read.ok) {
      const ticked = new Set(textsOf(form, 'of'))
      return show(c, found, { naming, problems: read.problems, given: typedIn(form), ticked })
    }
    const { leaver, held } = found
    const leaving = { leaver, held, given: read.value, key: keyIn(form, 'desk-left') }
    const who = { accountId: account.id, now: now() }
    afterwards.push(...(await writeLeft(ledger, tx, who, leaving)))
    return c.redirect('/desk?done=left', 303)
  })
  for (const each of afterwards) await each()
  return response
}
