/** Saying sorry: an entry of its own, which counts, beside what it is about. */
import { randomUUID } from 'node:crypto'
import { NotFound } from '../platform/web/errors.tsx'
import { textOf, typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { lockHead } from '../record/append.ts'
import { currentAudience } from '../record/audience.ts'
import type { Audience, Entry, Shelf } from '../record/entry.ts'
import { keep, keyIn, tokenIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findReaders } from '../record/looking.ts'
import { findByAddress } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { ApologyPage } from './apology-pages.tsx'
import { isOpen, sharedShelf, writesOn, type Seat } from './seats.ts'
import { findSeats } from './store.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

const WORDS_MAX = 20_000
const TO_MAX = 300

export function apologyRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/apologies/new', 'write in the record'], (c, visit) =>
      visit.within(async (write) => {
        const at = await lookAt(write, c.req.query('about') ?? '')
        const typed = { to: at.about?.author ?? '' }
        return show(c, write, at, { typed, problems: [], token: randomUUID() })
      }),
    ),
    recordRoute(around, ['post', '/apologies/new', 'write in the record'], apologise),
  ]
}

async function lookAt(write: Write, address: string) {
  const seats = await findSeats(write)
  const me = seats.find(({ id }) => id === write.memberId)
  if (me === undefined) throw new NotFound()
  const about = address === '' ? null : await findByAddress(write, address)
  if (address !== '' && (about === null || about.erased)) throw new NotFound()
  const on = todayIn(write)
  const others = seats.filter(
    (seat) => seat.id !== me.id && isOpen(seat, on) && sharedShelf(me, seat) !== null,
  )
  return { me, seats, about, others, on }
}
type At = Awaited<ReturnType<typeof lookAt>>

type Shown = {
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly token: string
}

async function show(c: Ctx, write: Write, at: At, shown: Shown): Promise<Response> {
  const seenBy = at.about === null ? [] : await seeing(write, at, at.about)
  const { about, others } = at
  const page = { record: pageRecord(write), about, others, seenBy, ...shown }
  return c.html(<ApologyPage {...page} />, shown.problems.length > 0 ? 422 : 200)
}

type Place = { readonly shelf: Shelf; readonly audience: Audience }

/** Where it lies, and for whom: as what it is about, as far as they write there; else for the owners. */
async function placeOf(write: Write, me: Seat, about: Entry): Promise<Place> {
  const audience = await currentAudience(write, about)
  if (writesOn(me, about.shelf)) return { shelf: about.shelf, audience }
  const shelf = me.writes[0] as Shelf | undefined
  if (shelf === undefined) throw new NotFound()
  return { shelf, audience: audience === 'circle' ? 'owners' : audience }
}

/** The names of those who will see it. */
async function seeing(write: Write, { seats, me, on }: At, about: Entry): Promise<string[]> {
  const { members, circle } = await findReaders(write, about.seq)
  const isWide = circle && writesOn(me, about.shelf)
  const others = seats
    .filter((seat) => seat.id !== me.id && isOpen(seat, on))
    .filter(({ id, owner, shelves }) =>
      circle ? owner || (isWide && shelves.includes(about.shelf)) : members.includes(id),
    )
  return [...others.map(({ name }) => name), 'you']
}

async function apologise(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    await lockHead(write)
    const at = await lookAt(write, textOf(form, 'about'))
    const { about, me } = at
    const words = textOf(form, 'words')
    const other = at.others.find(({ id }) => id === textOf(form, 'who'))
    const to = about === null ? (other?.name ?? '') : textOf(form, 'to').replaceAll(/\s+/g, ' ')
    const problems = slipsIn({ to, words, field: about === null ? 'who' : 'to' })
    if (problems.length > 0) {
      const shown = { typed: typedIn(form), problems, token: tokenIn(form) }
      return show(c, write, at, shown)
    }
    const place = about === null ? placeWith(me, other) : await placeOf(write, me, about)
    const address = await keep(write, {
      kind: 'apology',
      happened: { day: todayIn(write), time: null, precision: 'day' },
      author: me.name,
      people: [{ name: to, address: null }],
      ...place,
      amends: null,
      body: { to, words, about: about?.root ?? null },
      files: [],
      key: keyIn(form, 'apology'),
    })
    return c.redirect(`${visit.path}/entries/${about?.address ?? address}`, 303)
  })
}

function placeWith(me: Seat, other: Seat | undefined): Place {
  const shelf = other === undefined ? null : sharedShelf(me, other)
  if (other === undefined || shelf === null) throw new NotFound()
  return { shelf, audience: { people: [me.id, other.id] } }
}

function slipsIn(given: { readonly to: string; readonly words: string; readonly field: string }) {
  const { to, words, field } = given
  const problems: Problem[] = []
  if (to === '' || to.length > TO_MAX) problems.push({ field, text: 'Say to whom' })
  if (words === '') problems.push({ field: 'words', text: 'Write it in your own words' })
  if (words.length > WORDS_MAX)
    problems.push({ field: 'words', text: `Say it in at most ${WORDS_MAX} letters` })
  return problems
}
