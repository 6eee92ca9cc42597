/** What the pages of this room show, looked up: each provision with its ledger, each plan with its clock. */
import { ANSWERED_WORDS } from '../commitments/entries.ts'
import { findCommitment, findOwed, type KeptCommitment } from '../commitments/store.ts'
import { findRoots } from '../incidents/store.ts'
import { codeOf, registerOf } from '../days/attendance.ts'
import { findAttendance } from '../days/store.ts'
import { deadlinesOf } from '../matters/deadline.ts'
import { findAround, findMatters } from '../matters/store.ts'
import { inShort } from '../record/fields.ts'
import type { Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import { findEntries, findNewest, findVersions } from '../record/store.ts'
import type { Offered } from './forms.ts'
import type { Ledger } from './owed.ts'
import type { ShownNeed, ShownPlan } from './pages.tsx'
import type { Planned } from './planned.ts'
import type { Before } from './provision-page.tsx'
import { standsFor, type Provision } from './provision.ts'
import { comingReviews, CLOCKS_OF, matterOf } from './reviews.ts'

/** Each plan with its next review, those that were held, and the law's clock where one runs. */
export async function findShownPlans(
  write: Write,
  planned: Planned,
  on: Day,
): Promise<ShownPlan[]> {
  if (planned.plans.length === 0) return []
  const matters = await findMatters(write)
  const around = matters.length === 0 ? { calendars: [], policies: [] } : await findAround(write)
  const deadlines = deadlinesOf(matters, around, on)
  const coming = comingReviews(planned, on)
  return planned.plans.toReversed().map((plan) => {
    const matter = matterOf(plan, matters, on)
    return {
      plan,
      matter,
      coming: coming.find((each) => each.plan === plan) ?? null,
      deadline: deadlines.find((each) => each.matter === matter) ?? null,
      reviews: planned.reviews.filter(({ of }) => of === plan.root).toReversed(),
    }
  })
}

/** What was asked or promised of it, and what came back, in the order of the days. */
export async function findBefore(write: Write, asked: number | null, on: Day): Promise<Before[]> {
  if (asked === null) return []
  const root = (await findRoots(write, [asked])).get(asked)
  const [first] = root === undefined ? [] : await findVersions(write, root)
  const found = first === undefined ? null : await findCommitment(write, first.address)
  if (found === null || found.since > on) return []
  const href = `/records/${write.recordId}/owed/${found.address}`
  const answers = await findEntries(
    write,
    found.answers.map(({ seq }) => seq),
  )
  const titles = new Map(answers.map(({ seq, title }) => [seq, title]))
  const verb = found.kind === 'ask' ? 'Asked' : 'Promised'
  return [
    { day: found.since, text: `${verb}: ${found.title}`, href },
    ...found.answers.map(({ as, happened, seq }) => ({
      day: happened.day,
      text: titles.get(seq) ?? ANSWERED_WORDS[as],
      href,
    })),
  ].toSorted((one, other) => (one.day < other.day ? -1 : 1))
}

const OFFERED_MAX = 100

const offeredOf = (each: Pick<KeptCommitment, 'address' | 'root' | 'title' | 'kind'>): Offered => ({
  address: each.address,
  seq: each.root,
  text: `${each.kind === 'ask' ? 'Asked' : 'Promised'}: ${inShort(each.title)}`,
})

/** What the child needs, as the family wrote it down, in its newest words. */
export async function findNeeds(write: Write): Promise<ShownNeed[]> {
  const entries = await findNewest(write, ['need'])
  return entries.map(({ root, address, title }) => ({ root, address, title }))
}

/** What a form can point at: plans, what was asked or promised, and matters in which reviews are counted. */
export async function findOffered(write: Write, planned: Planned, on: Day) {
  const processes = Object.values(CLOCKS_OF).flat()
  const plans = planned.plans.map(({ address, root, body }): Offered => ({
    address,
    seq: root,
    text: body.title,
  }))
  const matters = (await findMatters(write))
    .filter(({ process }) => processes.includes(process))
    .map(({ address, root, title }): Offered => ({ address, seq: root, text: title }))
  const needs = (await findNeeds(write)).map(({ address, root, title }): Offered => ({
    address,
    seq: root,
    text: title,
  }))
  const asks = (await findOwed(write, on)).slice(0, OFFERED_MAX).map(offeredOf)
  return { plans, asks, needs, matters }
}
export type Points = Awaited<ReturnType<typeof findOffered>>

/** Days of a time, while it stood, on which the register has the child away for all that it says of the day. */
export async function findDaysAway(
  write: Write,
  provision: Provision,
  term: Ledger,
): Promise<number> {
  const { from, to } = standsFor(provision)
  const sessions = registerOf(await findAttendance(write, { from: term.from, to: term.to }))
  const stands = sessions.filter(({ day }) => from <= day && (to === null || day <= to))
  const days = Map.groupBy(stands, ({ day }) => day)
  return [...days.values()].filter((its) =>
    its.every(({ code }) => {
      const known = codeOf(code)
      return known !== null && known.possible && known.attends === 'no'
    }),
  ).length
}
