/** The home page of a record. Every query behind it reads a bounded number of rows by index. */
import type { Child } from 'hono/jsx'
import { findAnsweredByEmail, findNotThere } from '../commitments/by-mail/unconfirmed.ts'
import { findSince } from '../commitments/heard-since.ts'
import { findProposals } from '../commitments/proposals.ts'
import { keptIn } from '../commitments/routes.tsx'
import { findForToday, type KeptCommitment } from '../commitments/store.ts'
import { dueNow, type Deadline } from '../matters/deadline.ts'
import { openDeadlines } from '../matters/deadlines.ts'
import { daysForToday, forToday } from '../meetings/meeting.ts'
import { findMeetings } from '../meetings/store.ts'
import { findOwnFrom } from '../people/circle/own-from-store.ts'
import type { Day } from '../platform/day.ts'
import type { Route } from '../platform/web/route.ts'
import { findHelpFirst } from '../record/help-first-store.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findMembers, findMyName } from '../record/looking.ts'
import { seatHas } from '../record/need.ts'
import { isEmpty } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn } from '../record/visit.ts'
import { findWaiting } from '../together/waiting.ts'
import { TodayPage } from './pages.tsx'

const CARDS_MAX = 8
/** Of the newest letters only so many are looked through here; the rest wait on their own page. */
const LETTERS_LOOKED_THROUGH = 6
const FAMILY_FROM_LETTERS = 100
const PROPOSALS_MAX = 2
const ANSWERED_MAX = 3

export function todayRoutes(around: {
  readonly ledger: Ledger
  readonly now: () => string
  /** What changed hands lately, from a later room; null where nothing did. */
  readonly changedHands?: (write: Write, on: Day) => Promise<Child>
}): Route[] {
  return [
    recordRoute(around, ['get', '/today', 'read the record'], (c, visit) =>
      visit.within(async (write) => {
        const first = await findHelpFirst(write)
        const on = todayIn(write)
        const { owed, kept, count } = await findForToday(write, on, CARDS_MAX)
        const shown = owed.slice(0, CARDS_MAX)
        const since = await findSince(write, [...shown, ...kept], on)
        const { proposals } = await findProposals(write, {
          before: null,
          messages: LETTERS_LOOKED_THROUGH,
          family: FAMILY_FROM_LETTERS,
        })
        const deadlines = dueNow(await openDeadlines(write, on), on).filter(
          (deadline) => !shown.some((each) => isSaidBy(each, deadline)),
        )
        const page = {
          on,
          first,
          answered: keptIn(c),
          notThere: write.owner ? await findNotThere(write, on) : [],
          byEmail: write.owner ? await findAnsweredByEmail(write, ANSWERED_MAX) : [],
          me: first.length === 0 ? '' : await findMyName(write),
          owed: shown,
          kept,
          count,
          since,
          deadlines,
          waiting: await findWaiting(write, on),
          meetings: seatHas(write, 'read meetings')
            ? forToday(await findMeetings(write, daysForToday(on)), on)
            : { coming: [], been: [] },
          ownFrom: await findOwnFrom(write),
          changedHands: (await around.changedHands?.(write, on)) ?? null,
          isNew: write.owner && (await isEmpty(write)),
          isOwner: write.owner,
          isAlone: write.owner && (await isAlone(write)),
        }
        return c.html(
          <TodayPage
            record={pageRecord(write)}
            {...page}
            proposals={write.owner ? proposals.slice(0, PROPOSALS_MAX) : []}
          />,
        )
      }),
    ),
  ]
}

/** Whether nobody but the owner who looks can open the record. */
async function isAlone(write: Write): Promise<boolean> {
  const members = await findMembers(write)
  return members.every(({ id, visits }) => id === write.memberId || !visits)
}

/** Whether what is owed says the same day of the same letter: then it stands once. */
function isSaidBy({ source, due }: KeptCommitment, deadline: Deadline): boolean {
  return (
    source !== null &&
    due === deadline.due &&
    deadline.matter.steps.some((step) => step.source === source)
  )
}
