/** One need from every side: the page, finding what the record holds, and what a parent sees. */
import { randomUUID } from 'node:crypto'
import { usualAudience } from '../../people/circle/audience.ts'
import { NotFound } from '../../platform/web/errors.tsx'
import { choiceOf, typedIn, type Problem, type Typed } from '../../platform/web/forms.ts'
import type { Ctx, Route } from '../../platform/web/route.ts'
import type { Entry, EntryDraft } from '../../record/entry.ts'
import { keyIn } from '../../record/keeping.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { findMyName } from '../../record/looking.ts'
import { append, findByAddress, findEntries, findLines, findNewest } from '../../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../../record/visit.ts'
import { bearingBody, SAYS, seenBody, SIDES } from './entries.ts'
import { FindPage, PutPage, SeenPage, SidesPage } from './pages.tsx'
import { sidesOf } from './sides.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

const LINES_MAX = 30

export function sideRoutes(around: Around): Route[] {
  const read = 'read profile'
  const writing = 'write profile'
  return [
    recordRoute(around, ['get', '/needs/:address/sides', read], (c, visit) =>
      visit.within(async (write) => {
        const need = await needAt(c, write)
        return c.html(
          <SidesPage record={pageRecord(write)} need={need} sides={await findSides(write, need)} />,
        )
      }),
    ),
    recordRoute(around, ['get', '/needs/:address/sides/find', read], (c, visit) =>
      visit.within(async (write) => {
        const asked = (c.req.query('q') ?? '').slice(0, 200).trim()
        const lines =
          asked === '' ? [] : await findLines(write, { search: asked, atMost: LINES_MAX })
        const need = await needAt(c, write)
        return c.html(<FindPage record={pageRecord(write)} {...{ need, asked, lines }} />)
      }),
    ),
    recordRoute(around, ['get', '/needs/:address/sides/put', writing], (c, visit) =>
      visit.within((write) => showPut(c, write, c.req.query('entry') ?? '', NOTHING_TYPED())),
    ),
    recordRoute(around, ['post', '/needs/:address/sides/put', writing], put),
    recordRoute(around, ['get', '/needs/:address/sides/seen', writing], (c, visit) =>
      visit.within((write) => showSeen(c, write, NOTHING_TYPED())),
    ),
    recordRoute(around, ['post', '/needs/:address/sides/seen', writing], keepSeen),
  ]
}

type Shown = {
  readonly given: Typed
  readonly problems: readonly Problem[]
}

const NOTHING_TYPED = (): Shown => ({ given: { token: randomUUID() }, problems: [] })

async function needAt(c: Ctx, write: Write): Promise<Entry> {
  const need = await findByAddress(write, c.req.param('address') ?? '')
  if (need === null || need.kind !== 'need' || need.erased) throw new NotFound()
  return need
}

async function findSides(write: Write, need: Entry) {
  const entries = await findNewest(write, ['bearing', 'seen at home'])
  const cited = await findEntries(
    write,
    entries.flatMap(({ kind, body }) =>
      kind === 'bearing' ? [bearingBody.parse(body).entry] : [],
    ),
  )
  return sidesOf(need.root, entries, new Map(cited.map((entry) => [entry.seq, entry])))
}

async function showPut(c: Ctx, write: Write, address: string, typed: Shown): Promise<Response> {
  const entry = await findByAddress(write, address)
  if (entry === null || entry.erased) throw new NotFound()
  const page = { need: await needAt(c, write), entry, ...typed }
  return c.html(<PutPage record={pageRecord(write)} {...page} />, statusOf(typed))
}

async function showSeen(c: Ctx, write: Write, typed: Shown): Promise<Response> {
  const page = { need: await needAt(c, write), ...typed }
  return c.html(<SeenPage record={pageRecord(write)} {...page} />, statusOf(typed))
}

function statusOf({ problems }: Shown): 200 | 422 {
  return problems.length === 0 ? 200 : 422
}

async function put(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const need = await needAt(c, write)
    const from = choiceOf(form, 'from', SIDES)
    const says = choiceOf(form, 'says', SAYS)
    const problems = [
      from === null ? [{ field: 'from', text: 'Say whose view it is' }] : [],
      says === null ? [{ field: 'says', text: 'Say what it shows' }] : [],
    ].flat()
    const given = typedIn(form)
    if (problems.length > 0) return showPut(c, write, given['entry'] ?? '', { given, problems })
    const entry = await findByAddress(write, given['entry'] ?? '')
    if (entry === null) throw new NotFound()
    const body = { of: need.root, entry: entry.seq, from, says, words: given['words'] ?? null }
    await append(write, [await draftOf(write, form, { kind: 'bearing', body })])
    return c.redirect(`${visit.path}/needs/${need.address}/sides`, 303)
  })
}

async function keepSeen(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const need = await needAt(c, write)
    const given = typedIn(form)
    const body = {
      of: need.root,
      what: given['what'] ?? '',
      times: numberOf(given['times']),
      per: given['per'] ?? null,
      minutes: numberOf(given['minutes']),
      hard: numberOf(given['hard']),
      setting: someOf(given['setting']),
      others: someOf(given['others']),
      since: someOf(given['since']),
    }
    const read = seenBody.safeParse(body)
    if (!read.success) {
      const problems = read.error.issues.map(({ path }) => slipOf(String(path[0] ?? 'what')))
      return showSeen(c, write, { given, problems })
    }
    await append(write, [await draftOf(write, form, { kind: 'seen at home', body: read.data })])
    return c.redirect(`${visit.path}/needs/${need.address}/sides`, 303)
  })
}

const SLIPS: Readonly<Record<string, string>> = {
  what: 'Write what you see',
  times: 'Give a whole number of times, or leave it empty',
  minutes: 'Give whole minutes, at most a day, or leave it empty',
}

function slipOf(field: string): Problem {
  return { field, text: SLIPS[field] ?? 'Write this in fewer words' }
}

function numberOf(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Number(text)
}

function someOf(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text
}

async function draftOf(
  write: Write,
  form: FormData,
  { kind, body }: Pick<EntryDraft, 'kind' | 'body'>,
): Promise<EntryDraft> {
  return {
    kind,
    happened: { day: todayIn(write), time: null, precision: 'day' },
    author: await findMyName(write),
    people: [],
    shelf: 'profile',
    audience: usualAudience(write),
    amends: null,
    body,
    files: [],
    key: keyIn(form, 'sides'),
  }
}
