/** What everyone who teaches the child should know: giving it to them, and their confirming it. */
import { randomUUID } from 'node:crypto'
import { findReaders } from '../child/readers/store.ts'
import type { ByMail } from '../commitments/by-mail/send.ts'
import { stateOf } from '../child/readers/reader.ts'
import { inWords } from '../platform/day.ts'
import { NotFound } from '../platform/web/errors.tsx'
import { textOf, textsOf } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { lockHead } from '../record/append.ts'
import type { EntryDraft } from '../record/entry.ts'
import { keyIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { keepLook } from '../record/looked.ts'
import { append, findVersions } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { changeByMailRoutes } from './by-link/change-mail-routes.tsx'
import { findConfirmers, findOwnChange, type Confirmer } from './by-link/change-mails.ts'
import { COPIED_KINDS } from './by-link/change-words.ts'
import { answersTo, askedOf, notYetGiven, toConfirm, type Change } from './change.ts'
import { ChangesPage, OneChangePage, type OneChangeProps } from './change-pages.tsx'
import { findChanges, letPressFollow } from './change-store.ts'
import type { Seat } from './seats.ts'
import { findSeats } from './store.ts'

type Around = ByMail & { readonly ledger: Ledger; readonly now: () => string }

const WILL_MAX = 2000
const GIVEN_MOST = 200

export function changeRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/changes', 'read profile or days'], (c, visit) =>
      visit.within((write) => showAll(c, write)),
    ),
    recordRoute(around, ['post', '/changes/confirm', 'read profile or days'], confirm),
    recordRoute(around, ['post', '/changes/give', 'own the record'], give),
    recordRoute(around, ['get', '/changes/:address', 'read profile or days'], (c, visit) =>
      visit.within((write) => showOne(c, write)),
    ),
    ...changeByMailRoutes(around),
  ]
}

async function lookAt(write: Write) {
  const on = todayIn(write)
  const seats = await findSeats(write)
  const found = await findChanges(write)
  const { changes, confirmed } = found
  const shownOf = (change: Change) => ({
    change,
    asked: answersTo(change, askedOf(change, seats, on), confirmed),
  })
  const mine = toConfirm(changes, confirmed, { seats, me: write.memberId, on })
  return { ...found, on, seats, shownOf, mine }
}

/** What whoever looks brought in and can still give to somebody who teaches the child. */
function givable(write: Write, changes: readonly Change[], seats: readonly Seat[]) {
  if (!write.owner) return []
  return changes
    .filter(({ broughtBy }) => broughtBy === write.memberId)
    .map((change) => ({ change, to: notYetGiven(change, seats, todayIn(write)) }))
    .filter(({ to }) => to.length > 0)
}

/** Those who have only email, for the owners who see that they were asked. */
async function byMail(write: Write, changes: readonly Change[]) {
  return write.owner ? findConfirmers(write, changes, inWords) : new Map<number, Confirmer[]>()
}

async function showAll(c: Ctx, write: Write): Promise<Response> {
  const { changes, entries, seats, shownOf, mine } = await lookAt(write)
  keepLook(write, mine)
  const confirmers = await byMail(write, changes)
  const shown = changes.map((change) => ({
    ...shownOf(change),
    confirmers: confirmers.get(change.root) ?? [],
  }))
  const isAsked = ({ asked, confirmers: mailed }: (typeof shown)[number]) =>
    asked.length + mailed.length > 0
  const canAsk = ({ change }: (typeof shown)[number]) =>
    write.owner && change.broughtBy === write.memberId && COPIED_KINDS.includes(change.kind)
  const page = {
    record: pageRecord(write),
    changes: shown.filter(isAsked).toReversed(),
    notAsked: shown
      .filter((each) => !isAsked(each) && canAsk(each))
      .map(({ change }) => change)
      .toReversed(),
    mine: mine.flatMap(({ seq }) => entries.get(seq) ?? []),
    toGive: givable(write, changes, seats).slice(0, GIVEN_MOST),
    token: randomUUID(),
    confirmed: c.req.query('confirmed') === 'yes',
  }
  return c.html(<ChangesPage {...page} />)
}

async function showOne(c: Ctx, write: Write): Promise<Response> {
  const { changes, entries, shownOf, mine } = await lookAt(write)
  const change = changes.find(({ address }) => address === c.req.param('address'))
  const entry = change === undefined ? undefined : entries.get(change.seq)
  if (change === undefined || entry === undefined) throw new NotFound()
  keepLook(write, [entry])
  const versions = await findVersions(write, change.root)
  const before = versions.findLast(({ seq, erased }) => seq < change.seq && !erased) ?? null
  const page = {
    record: pageRecord(write),
    entry,
    before,
    shown: shownOf(change),
    readers: write.owner ? await readersOf(write, change) : [],
    confirmers: (await byMail(write, [change])).get(change.root) ?? [],
    canAsk: write.owner && (await findOwnChange(write, change)) !== null,
    mustConfirm: mine.some(({ seq }) => seq === change.seq),
    token: randomUUID(),
  }
  return c.html(<OneChangePage {...page} />)
}

/** A link holds a copy of the page: it is as new as the change where it was made after it. */
async function readersOf(write: Write, change: Change): Promise<OneChangeProps['readers']> {
  if (change.kind !== 'profile' && change.kind !== 'strategy') return []
  const on = todayIn(write)
  return (await findReaders(write))
    .filter((reader) => stateOf(reader, null, on) !== 'link ended')
    .map((reader) => {
      const { name, role, given, confirmed } = reader
      const isNew = given !== null && given.seq > change.seq
      const state =
        isNew && confirmed !== null
          ? `confirmed by the link made for them, ${inWords(confirmed.day)}`
          : 'not confirmed'
      return { name, role, state }
    })
}

/** Each thing that is confirmed is an entry of its own; only what this member is asked about counts. */
async function confirm(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const named = new Set(textsOf(form, 'of'))
  const will = textOf(form, 'will').slice(0, WILL_MAX)
  return visit.within(async (write) => {
    await lockHead(write)
    const { mine, seats } = await lookAt(write)
    const confirming = mine.filter(({ address }) => named.has(address))
    const me = seats.find(({ id }) => id === write.memberId)
    await append(
      write,
      confirming.map((change, at) => ({
        ...frameOf(write, me?.name ?? '', change),
        kind: 'change confirmed',
        audience: { people: [...change.readers] },
        body: { of: change.seq, will: at === 0 && will !== '' ? will : null },
        key: `change confirmed:${change.seq}`,
      })),
    )
    for (const change of confirming) await letPressFollow(write, change)
    return c.redirect(`${visit.path}/changes?confirmed=yes`, 303)
  })
}

function frameOf(write: Write, author: string, { shelf }: Change) {
  return {
    happened: { day: todayIn(write), time: null, precision: 'day' as const },
    author,
    people: [],
    shelf: shelf as EntryDraft['shelf'],
    amends: null,
    files: [],
  }
}

/** Gives what was named, in all its versions, to everyone who teaches the child and holds its shelf. */
async function give(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const named = new Set(textsOf(form, 'of'))
  return visit.within(async (write) => {
    await lockHead(write)
    const { changes, seats } = await lookAt(write)
    const giving = givable(write, changes, seats).filter(({ change }) => named.has(change.address))
    const me = seats.find(({ id }) => id === write.memberId)
    await append(
      write,
      giving.map(({ change, to }) => ({
        ...frameOf(write, me?.name ?? '', change),
        kind: 'audience',
        audience: 'me' as const,
        body: {
          of: change.seq,
          audience: { people: [...new Set([...change.readers, ...to.map(({ id }) => id)])] },
        },
        key: `${keyIn(form, 'give')}:${change.seq}`,
      })),
    )
    return c.redirect(`${visit.path}/changes`, 303)
  })
}
