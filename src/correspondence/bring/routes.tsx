/** Requests to bring things in. What is slow is the runner's; a page only says how far it is. */
import { wordsOfDanger } from '../../help/help.ts'
import { dayAt } from '../../platform/day.ts'
import { ChangedMeanwhile, NotFound } from '../../platform/web/errors.tsx'
import { formOf } from '../../platform/web/form-of.ts'
import { dayOf, textOf, textsOf, type Problem } from '../../platform/web/forms.ts'
import type { Ctx, Route } from '../../platform/web/route.ts'
import { HELP_FIRST } from '../../platform/web/shell.ts'
import { findRecords, isUuid } from '../../record/begin.ts'
import type { Capture } from '../../record/capture.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { findMyName } from '../../record/looking.ts'
import { findByAddress, findLines } from '../../record/store.ts'
import { pageRecord, recordRoute, type Visit } from '../../record/visit.ts'
import { unreadableBody } from '../entries.ts'
import { ChoosePage, type RecordChoice } from './choose-page.tsx'
import type { Listing } from './look.ts'
import { BringPage, DonePage, RunningPage, TrayPage, type TrayItem } from './pages.tsx'
import { PICKED_MAX, Runner, type Job } from './runner.ts'
import {
  beginBringing,
  changeBringing,
  findBringing,
  findUnfinished,
  forgetBringing,
  removeAll,
  type Bringing,
} from './staging-store.ts'
import { receive } from './upload.ts'

type Around = {
  readonly ledger: Ledger
  readonly now: () => string
  /** What a phone's saved copy may hold. */
  readonly captures?: readonly Capture[]
}

const CHOICES_BYTES_MAX = 2_000_000
const REFRESH_SECONDS = '2'
const TRAY_MAX = 500

export function bringRoutes(around: Around, runner: Runner = new Runner(around)): Route[] {
  const { ledger } = around
  return [
    recordRoute(around, ['get', '/bring-in', 'own the record'], showForm),
    recordRoute(around, ['post', '/bring-in', 'own the record'], (c, visit) =>
      send(c, visit, ledger),
    ),
    recordRoute(around, ['get', '/bring-in/could-not-read', 'own the record'], showTray),
    recordRoute(around, ['get', '/bring-in/:id', 'own the record'], (c, visit) =>
      show(c, visit, { ledger, runner }),
    ),
    recordRoute(around, ['post', '/bring-in/:id', 'own the record'], (c, visit) =>
      choose(c, visit, ledger),
    ),
    recordRoute(around, ['post', '/bring-in/:id/again', 'own the record'], async (c, visit) => {
      const { id } = await visit.within((write) => bringingIn(c, write))
      runner.again(id)
      return c.redirect(`${visit.path}/bring-in/${id}`, 303)
    }),
    recordRoute(around, ['post', '/bring-in/:id/drop', 'own the record'], async (c, visit) => {
      const stored = await visit.within(async (write) =>
        forgetBringing(write, (await bringingIn(c, write)).id),
      )
      await removeAll({ ledger }, stored)
      return c.redirect(`${visit.path}/bring-in`, 303)
    }),
  ]
}

function showForm(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => formPage(c, write, []))
}

async function formPage(c: Ctx, write: Write, problems: readonly Problem[]): Promise<Response> {
  const props = { record: pageRecord(write), problems, unfinished: await findUnfinished(write) }
  return c.html(<BringPage {...props} />, problems.length === 0 ? 200 : 422)
}

/** Files are sealed as they arrive, outside any transaction: that may take as long as the line is slow. */
async function send(c: Ctx, visit: Visit, ledger: Ledger): Promise<Response> {
  const key = await visit.within(async (write) => write.recordKey)
  const type = c.req.header('content-type') ?? ''
  const isForm = type.startsWith('multipart/form-data')
  let written = ''
  const pasted = (text: string) => (written = text)
  const sent = isForm
    ? await receive({ body: c.req.raw.body, type, pasted }, ledger.vault, key)
    : []
  if (sent.length === 0) {
    const problems = [{ field: 'files', text: 'Choose a file, or paste some words' }]
    return visit.within(async (write) => formPage(c, write, problems))
  }
  const id = await visit.within(async (write) => beginBringing(write, sent))
  // It may be an old letter, or what somebody writes here and now: being shown help costs a moment.
  const first = wordsOfDanger(written) ? `?${HELP_FIRST}` : ''
  return c.redirect(`${visit.path}/bring-in/${id}${first}`, 303)
}

async function bringingIn(c: Ctx, write: Write): Promise<Bringing> {
  const id = c.req.param('id') ?? ''
  const bringing = isUuid(id) ? await findBringing(write, id) : null
  if (bringing === null) throw new NotFound()
  return bringing
}

async function show(
  c: Ctx,
  visit: Visit,
  { ledger, runner }: { ledger: Ledger; runner: Runner },
): Promise<Response> {
  const { bringing, record, author } = await visit.within(async (write) => ({
    bringing: await bringingIn(c, write),
    record: pageRecord(write),
    author: await findMyName(write),
  }))
  const job: Job = {
    recordId: visit.recordId,
    id: bringing.id,
    accountId: visit.account.id,
    author,
  }
  const running = await runner.take(job, bringing)
  if (running !== null) {
    if (!running.trouble) c.header('Refresh', REFRESH_SECONDS)
    return c.html(<RunningPage record={record} bringing={bringing} running={running} />)
  }
  if (bringing.state === 'done' && bringing.result !== null) {
    return c.html(<DonePage record={record} result={bringing.result} />)
  }
  const { listing } = bringing
  if (listing === null) throw new NotFound()
  const records = await recordsOf(ledger, visit)
  const props = { record, id: bringing.id, listing, records, since: {}, problems: [] }
  const into = new Set([visit.recordId])
  return c.html(<ChoosePage {...props} ticked={firstTicks(listing)} into={into} />)
}

async function recordsOf(ledger: Ledger, visit: Visit): Promise<RecordChoice[]> {
  return (await findRecords(ledger, visit.account.id)).filter(
    (record) => !record.sample || record.id === visit.recordId,
  )
}

/** Services are suggested; messages picked by hand are all ticked; a legal adviser's never are. */
function firstTicks(listing: Listing): Set<string> {
  const picked = listing.messages <= PICKED_MAX
  return new Set(
    listing.people
      .filter((one) => one.suggested || (picked && one.service !== 'legal adviser'))
      .map((one) => one.address),
  )
}

async function choose(c: Ctx, visit: Visit, ledger: Ledger): Promise<Response> {
  const form = await formOf(c, CHOICES_BYTES_MAX)
  const records = await recordsOf(ledger, visit)
  return visit.within(async (write) => {
    const { id, listing, state, chosen: before } = await bringingIn(c, write)
    const here = `${visit.path}/bring-in/${id}`
    const ticked = new Set(textsOf(form, 'with'))
    // Pressed twice: the second press asks for what the first one got.
    if (before !== null && isSame(before.with, ticked)) return c.redirect(here, 303)
    if (state !== 'asking' || listing === null) {
      throw new ChangedMeanwhile(
        'This was chosen already. Open its page again to see how far it is.',
      )
    }
    const there = new Set(listing.people.map((one) => one.address))
    for (const address of ticked) if (!there.has(address)) ticked.delete(address)
    const mine = new Set(records.map((one) => one.id))
    const asked = textsOf(form, 'into').filter((one) => mine.has(one))
    const into = new Set(records.length < 2 ? [visit.recordId] : asked)
    const since = dayOf(form, 'since')
    const problems = problemsOf({ since, ticked, into, listing })
    if (problems.length > 0) {
      const typed = Object.fromEntries(
        ['day', 'month', 'year'].map((part) => [`since-${part}`, textOf(form, `since-${part}`)]),
      )
      const props = { record: pageRecord(write), id, listing, ticked, records, into, since: typed }
      return c.html(<ChoosePage {...props} problems={problems} />, 422)
    }
    const chosen = {
      with: [...ticked],
      since: since === 'not a day' ? null : since,
      records: [...into],
    }
    await changeBringing(write, id, { state: 'reading', chosen })
    return c.redirect(here, 303)
  })
}

function isSame(chosen: readonly string[] | null, ticked: ReadonlySet<string>): boolean {
  return chosen?.length === ticked.size && chosen.every((address) => ticked.has(address))
}

function problemsOf(given: {
  readonly since: ReturnType<typeof dayOf>
  readonly ticked: ReadonlySet<string>
  readonly into: ReadonlySet<string>
  readonly listing: Listing
}): Problem[] {
  const problems: Problem[] = []
  if (given.ticked.size === 0 && given.listing.files === 0) {
    problems.push({ field: 'with', text: 'Tick whose messages to take, or leave it' })
  }
  if (given.into.size === 0) problems.push({ field: 'into', text: 'Say which child it is about' })
  if (given.since === 'not a day') {
    problems.push({ field: 'since', text: 'Write a real day, as in 28 9 2026, or leave it empty' })
  }
  return problems
}

async function showTray(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const lines = await findLines(write, { atMost: TRAY_MAX, kinds: ['unreadable'] })
    const items: TrayItem[] = []
    for (const { address } of lines) {
      const entry = await findByAddress(write, address)
      const body = unreadableBody.safeParse(entry?.body)
      if (entry === null || !body.success) continue
      const { title, reason } = body.data
      items.push({ address, name: title, reason, written: dayAt(entry.written, write.zone) })
    }
    return c.html(<TrayPage record={pageRecord(write)} items={items} />)
  })
}
