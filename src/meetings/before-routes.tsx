/** One page for a meeting, to read and to print. What is printed passes the gate. */
import { findSince } from '../commitments/heard-since.ts'
import { findOpen, findOwedPage } from '../commitments/store.ts'
import { factsOf } from '../commitments/told.ts'
import { findChanges } from '../days/find-events.ts'
import { findHappenings } from '../incidents/store.ts'
import { openDeadlines } from '../matters/deadlines.ts'
import { gate } from '../people/whereabouts/gate.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { mayOpen } from '../platform/web/page.tsx'
import { counted } from '../platform/words.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { pageRecord, recordRoute, todayIn } from '../record/visit.ts'
import { BeforePage, type BeforeProps } from './before-page.tsx'
import { changesFor, owedFor, stretchFor, type Stretch } from './before.ts'
import type { Shows } from './shows.ts'
import { wordsOfShows } from './shows-part.tsx'
import { findAgreed } from './store.ts'
import { meetingAt } from './visit.ts'

export type MeetingsAround = {
  readonly ledger: Ledger
  readonly now: () => string
  /** What this member kept of what the record shows. */
  readonly findShown: (write: Write) => Promise<readonly Shows[]>
}

export function beforeRoutes(around: MeetingsAround): Route[] {
  return [
    recordRoute(around, ['get', '/meetings/:address/before', 'read meetings'], (c, visit) =>
      visit.within(async (write) => c.html(<BeforePage {...await findPage(c, write, around)} />)),
    ),
    recordRoute(around, ['get', '/meetings/:address/print', 'read meetings'], (c, visit) =>
      visit.within(async (write) => {
        const all = await findPage(c, write, around)
        const page = { ...all, shows: c.req.query('with') === 'shows' ? all.shows : [] }
        const things = wordsOn(page).map((text) => ({ where: 'the page for the meeting', text }))
        await gate(write, { way: 'the page for the meeting', things }, c)
        return c.html(<BeforePage {...page} isPrinted />)
      }),
    ),
  ]
}

const OPEN_MOST = 200
const DONE_MOST = 100

async function findPage(c: Ctx, write: Write, { findShown }: MeetingsAround): Promise<BeforeProps> {
  const { meeting, meetings } = await meetingAt(c, write)
  const record = pageRecord(write)
  const on = todayIn(write)
  const stretch = stretchFor(meetings, meeting, on)
  const settled = await findOwedPage(write, on, { settled: true, from: 0, atMost: DONE_MOST })
  const known = [...(await findOpen(write, on, OPEN_MOST)), ...settled.commitments]
  const owed = owedFor(known, meeting, stretch)
  const agreedBefore = stretch.last === null ? [] : await findAgreed(write, stretch.last)
  return {
    record,
    on,
    zone: write.zone,
    meeting,
    stretch,
    owed,
    agreedBefore,
    since: await findSince(write, [...owed.withThem, ...owed.withOthers], on),
    deadlines: mayOpen(record, 'read plan') ? await openDeadlines(write, on) : [],
    changes: changesFor(await findChanges(write, stretch), meeting, stretch),
    happened: await findCounts(write, stretch),
    shows: await findShown(write),
  }
}

const HAPPENED: Readonly<Record<string, readonly [one: string, many: string]>> = {
  incident: ['thing that was hard', 'things that were hard'],
  suspension: ['time sent home or suspended', 'times sent home or suspended'],
  'pressure to leave': ['time told to think of leaving', 'times told to think of leaving'],
  bullying: ['time bullied', 'times bullied'],
  'left out': ['time left out', 'times left out'],
  observation: ['visit by somebody who watched', 'visits by somebody who watched'],
}

/** How often what happened, as this member may read it. */
async function findCounts(write: Write, { from, to }: Stretch): Promise<string[]> {
  const happenings = await findHappenings(write, { from, to })
  return Object.entries(HAPPENED).flatMap(([kind, [one, many]]) => {
    const count = happenings.filter((each) => each.kind === kind).length
    return count === 0 ? [] : [counted(count, one, many)]
  })
}

/** Every text that stands on the page. */
function wordsOn(page: BeforeProps) {
  const { meeting, stretch, owed, agreedBefore, deadlines, changes, shows } = page
  const commitments = [...owed.withThem, ...owed.withOthers, ...owed.done, ...agreedBefore]
  return [
    ...[meeting, ...meeting.views, ...(stretch.last?.minutes ?? [])].flatMap(({ body }) =>
      textsIn(body),
    ),
    ...meeting.views.map(({ author }) => author),
    ...commitments.flatMap((each) => [
      each.title,
      each.debtor,
      each.creditor,
      factsOf(each, page.since(each), page.on),
      ...each.handOvers.map(({ to }) => to),
    ]),
    ...deadlines.flatMap(({ title, who, matter }) => [title, who, matter.title]),
    ...changes.map(({ title }) => title),
    ...wordsOfShows(shows),
  ]
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
