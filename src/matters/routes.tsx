/** Clocks and deadlines: the list, starting a clock, one matter's path, telling and changing a step. */
import { randomUUID } from 'node:crypto'
import { findMyName } from '../record/looking.ts'
import { findCalendars } from '../people/calendars.ts'
import { NotFound } from '../platform/web/errors.tsx'
import { textOf, typedDay, typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import type { Entry } from '../record/entry.ts'
import { tokenIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findByAddress, findEntries, findVersions } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { pathOfMatter } from './around.ts'
import { matterAt } from './asked.ts'
import { deadlinesOf } from './deadline.ts'
import { DeadlinesPage } from './deadlines-page.tsx'
import { findOffers } from './find-offers.ts'
import { beginningsOf, readStart } from './forms.ts'
import { keepMatter } from './keeping.ts'
import { KNOWN, LAW, processOf } from './known.ts'
import { ladderOf } from './ladder.ts'
import { inOrder, isClosed, type Matter } from './matter.ts'
import { MatterPage } from './matter-page.tsx'
import { findProcesses } from './search.ts'
import { PickPage, StartPage } from './start-pages.tsx'
import { stepRoutes } from './step-routes.tsx'
import { findAround, findMatter, findMatters } from './store.ts'
import { movedBetween, nextEvents, storyOf, type Moved } from './story.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function matterRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/deadlines', 'read plan'], showDeadlines),
    recordRoute(around, ['get', '/matters/new', 'write plan'], showPick),
    recordRoute(around, ['get', '/matters/new/:process', 'write plan'], (c, visit) =>
      visit.within((write) => showStart(c, write)),
    ),
    recordRoute(around, ['post', '/matters/new/:process', 'write plan'], start),
    recordRoute(around, ['get', '/matters/:address', 'read plan'], (c, visit) =>
      visit.within(async (write) => showMatter(c, write, await matterAt(c, write))),
    ),
    ...stepRoutes(around),
  ]
}

function showDeadlines(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const on = todayIn(write)
    const matters = await findMatters(write)
    const around = await findAround(write)
    const [closed, open] = [true, false].map((over) =>
      matters.filter((matter) => isClosed(matter, on) === over),
    )
    return c.html(
      <DeadlinesPage
        record={pageRecord(write)}
        on={on}
        deadlines={deadlinesOf(matters, around, on)}
        open={open ?? []}
        closed={closed ?? []}
        offers={await findOffers(write, matters, on)}
      />,
    )
  })
}

function showPick(c: Ctx, visit: Visit): Promise<Response> {
  const words = (c.req.query('q') ?? '').trim().slice(0, 200)
  return visit.within(async (write) => {
    const passedOn = new URLSearchParams(
      ['day', 'source', 'with'].flatMap((name): [string, string][] => {
        const value = c.req.query(name)
        return value === undefined ? [] : [[name, value]]
      }),
    ).toString()
    const query = passedOn === '' ? '' : `?${passedOn}`
    const found = findProcesses(KNOWN.processes, words)
    return c.html(<PickPage record={pageRecord(write)} words={words} found={found} query={query} />)
  })
}

/** The form, empty or with what an entry or another matter already says. */
async function showStart(
  c: Ctx,
  write: Write,
  wrong?: { readonly problems: readonly Problem[]; readonly given: Typed },
): Promise<Response> {
  const process = processOf(c.req.param('process') ?? '')
  if (process === null) throw new NotFound()
  const source = await findByAddress(write, wrong?.given['source'] ?? c.req.query('source') ?? '')
  const about = await findMatter(write, c.req.query('about') ?? '')
  const begins = beginningsOf(process).find(({ who }) => who === 'you') ?? beginningsOf(process)[0]
  const other = source === null || source.erased ? null : await askedBy(write, source)
  const given = wrong?.given ?? {
    token: randomUUID(),
    ...(other === null ? {} : { with: other }),
    ...(about === null
      ? {}
      : {
          title: `${process.title}: ${about.title}`,
          with: about.with,
          school: about.school ?? '',
        }),
    ...(c.req.query('with') === undefined ? {} : { with: c.req.query('with') ?? '' }),
    ...typedDay(`on-${begins?.id ?? ''}`, c.req.query('day') ?? source?.happened.day ?? ''),
  }
  return c.html(
    <StartPage
      record={pageRecord(write)}
      process={process}
      problems={wrong?.problems ?? []}
      given={given}
      schools={(await findCalendars(write)).map(({ name }) => name)}
      source={
        source === null || source.erased ? null : { title: source.title, address: source.address }
      }
    />,
    wrong === undefined ? 200 : 422,
  )
}

/** Whom the family itself asked in `entry`, where that is one name: who then has to answer. */
async function askedBy(write: Write, { author, people, body }: Entry): Promise<string | null> {
  const { debtor } = body as { readonly debtor?: unknown }
  if (typeof debtor === 'string') return debtor
  if (author !== (await findMyName(write))) return null
  const others = people.filter(({ name }) => name !== author)
  return others.length === 1 ? others[0]?.name || null : null
}

async function start(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const process = processOf(c.req.param('process') ?? '')
  if (process === null) throw new NotFound()
  return visit.within(async (write) => {
    const read = readStart(form, process, todayIn(write))
    if (!read.ok) return showStart(c, write, { problems: read.problems, given: typedIn(form) })
    const source = textOf(form, 'source')
    const asked = { token: tokenIn(form), source: source === '' ? null : source }
    const address = await keepMatter(write, process.id, read.value, asked)
    return c.redirect(`${visit.path}/matters/${address}`, 303)
  })
}

async function showMatter(c: Ctx, write: Write, matter: Matter): Promise<Response> {
  const on = todayIn(write)
  const around = await findAround(write)
  const process = processOf(matter.process)
  const path = pathOfMatter(matter, around, on)
  const story =
    process === null
      ? { scenes: [], later: [], toKnow: [] }
      : storyOf(process, matter.steps, path, on)
  const none = { first: [], others: [] }
  const { ladders } = KNOWN
  const changed = await changedBefore(write, matter, c.req.query('changed') ?? '')
  const moved: Moved[] | null =
    changed === null ? null : movedBetween(pathOfMatter(changed, around, on), path)
  return c.html(
    <MatterPage
      record={pageRecord(write)}
      on={on}
      matter={matter}
      process={process}
      path={path}
      story={story}
      ladder={
        process === null
          ? null
          : ladderOf({ law: LAW, ladders, process, steps: matter.steps, path }, on)
      }
      next={process === null ? none : nextEvents(process, matter.steps, path)}
      isClosed={isClosed(matter, on)}
      token={randomUUID()}
      moved={moved}
      sources={await sourcesOf(write, matter)}
    />,
  )
}

/** The matter as it was before the step at `address` was changed; null where none was. */
async function changedBefore(
  write: Write,
  matter: Matter,
  address: string,
): Promise<Matter | null> {
  const step = matter.steps.find((each) => each.address === address)
  if (step === undefined) return null
  const versions = await findVersions(write, step.root)
  const before = versions.filter(({ seq, erased }) => seq < step.seq && !erased).at(-1)
  if (before === undefined) return null
  const steps = matter.steps.map((each) =>
    each === step ? { ...step, day: before.happened.day } : each,
  )
  return { ...matter, steps: inOrder(steps) }
}

async function sourcesOf(write: Write, { steps }: Matter) {
  const seqs = steps.flatMap(({ source }) => (source === null ? [] : [source]))
  const entries = seqs.length === 0 ? [] : await findEntries(write, seqs)
  return new Map(
    entries
      .filter(({ erased }) => !erased)
      .map(({ seq, title, address }) => [seq, { title, address }]),
  )
}
