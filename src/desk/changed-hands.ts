/** What others passed on lately, who left, and whose place ended: told to the family on their first page. */
import { handOverBody } from '../commitments/entries.ts'
import { openWith } from '../commitments/leaving.ts'
import { findByRoots } from '../commitments/store.ts'
import { isSameBody } from '../law/bodies.ts'
import { isOver, type Seat } from '../people/circle/seat.ts'
import { findSeats } from '../people/circle/store.ts'
import { addDays, type Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import { findEntries, findNewest } from '../record/store.ts'
import { leftBody, type LeftBody } from './entries.ts'

export type ChangedHands = {
  readonly left: readonly {
    readonly body: LeftBody
    readonly author: string
    readonly day: Day
    readonly address: string
  }[]
  readonly passed: readonly {
    /** What was passed on, and the page address of it. */
    readonly title: string
    readonly address: string
    readonly to: string
    readonly author: string
    readonly words: string | null
    readonly day: Day
  }[]
  readonly over: readonly PlaceOver[]
}

/** Somebody who can open the record no more, and what is still in their name. */
export type PlaceOver = {
  readonly name: string
  readonly organisation: string | null
  /** The first day on which they could not. */
  readonly day: Day
  readonly open: readonly { readonly title: string; readonly address: string }[]
}

const DAYS = 14
/** As long as something is in the name of somebody who is gone, it is said; after a school year it is history. */
const OPEN_DAYS = 365
const SHOWN_MAX = 5

/** What somebody else wrote down in the last fortnight, the latest first; nothing for whoever owns nothing here. */
export async function findChangedHands(write: Write, on: Day): Promise<ChangedHands> {
  if (!write.owner) return { left: [], passed: [], over: [] }
  const within = { from: addDays(on, -DAYS), to: on }
  const entries = (await findNewest(write, ['left', 'hand-over'], within))
    .filter(({ broughtBy }) => broughtBy !== write.memberId)
    .toReversed()
  const left = entries.flatMap(({ kind, body, author, happened, address }) => {
    const read = kind === 'left' ? leftBody.safeParse(body) : undefined
    return read?.success === true ? [{ body: read.data, author, day: happened.day, address }] : []
  })
  const handed = entries
    .filter(({ kind }) => kind === 'hand-over')
    .slice(0, SHOWN_MAX)
    .map((entry) => ({ entry, body: handOverBody.parse(entry.body) }))
  const over = await findPlacesOver(write, on, (name) =>
    left.some(({ body }) => isSameBody(body.name, name)),
  )
  if (handed.length === 0) return { left: left.slice(0, SHOWN_MAX), passed: [], over }
  const named = await findEntries(
    write,
    handed.map(({ body }) => body.of),
  )
  const rootOf = new Map(named.map(({ seq, root }) => [seq, root]))
  const owed = await findByRoots(write, [...new Set(rootOf.values())])
  const passed = handed.flatMap(({ entry, body }) => {
    const about = owed.find(({ root }) => root === rootOf.get(body.of))
    if (about === undefined) return []
    const { title, address } = about
    const words = body.words ?? null
    return [{ title, address, to: body.to, author: entry.author, words, day: entry.happened.day }]
  })
  return { left: left.slice(0, SHOWN_MAX), passed, over }
}

/**
 * Whose place ended in the last fortnight, by their last day or by anybody's hand, and of before whoever has
 * something in their name still. Nothing of somebody who has another place, or of whom `isTold` says that it
 * was told and who has nothing open.
 */
async function findPlacesOver(
  write: Write,
  on: Day,
  isTold: (name: string) => boolean,
): Promise<PlaceOver[]> {
  const seats = await findSeats(write)
  const here = seats.filter((seat) => !isOver(seat, on))
  const gone = seats.filter(
    (seat) =>
      isOver(seat, on) && !seat.byLink && !here.some(({ name }) => isSameBody(name, seat.name)),
  )
  const over: PlaceOver[] = []
  for (const seat of gone.toSorted((a, b) => (dayAfter(a) < dayAfter(b) ? 1 : -1))) {
    const day = dayAfter(seat)
    if (day < addDays(on, -OPEN_DAYS) || over.length === SHOWN_MAX) break
    const open = await openWith(write, seat.name, on)
    if (open.length === 0 && (day < addDays(on, -DAYS) || isTold(seat.name))) continue
    over.push({ name: seat.name, organisation: seat.organisation, day, open })
  }
  return over
}

function dayAfter({ until, since }: Seat): Day {
  return addDays(until ?? since, 1)
}
