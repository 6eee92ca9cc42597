/** What the record shows: the findings of today, one of them, and what the family makes of it. */
import { randomUUID } from 'node:crypto'
import { NotFound } from '../platform/web/errors.tsx'
import { choiceOf, textOf, textsOf } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import type { EntryDraft } from '../record/entry.ts'
import { keyIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { append, findEntries, findNewest } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { findMyName } from '../record/looking.ts'
import { findApologies } from '../together/apology-store.ts'
import { CLAIM_MAX, findingBody, VERDICTS, type FindingBody } from './entries.ts'
import type { Finding } from './finding.ts'
import { followedBy } from './followed.ts'
import { FindingPage, hrefOf, PatternsPage } from './pages.tsx'
import { patternsIn } from './patterns.ts'
import { findFacts, Memory } from './store.ts'

export function patternRoutes(around: {
  readonly ledger: Ledger
  readonly now: () => string
}): Route[] {
  const memory = new Memory()
  return [
    recordRoute(around, ['get', '/patterns', 'own the record'], (c, visit) =>
      visit.within(async (write) => {
        const on = todayIn(write)
        const { found, tooFew } = patternsIn(await findFacts(write, on, memory), on)
        const judged = await findJudged(write)
        const page = {
          tooFew,
          found: found.map((finding) => ({ finding, judged: judged.get(finding.id) ?? null })),
        }
        return c.html(<PatternsPage record={pageRecord(write)} {...page} />)
      }),
    ),
    recordRoute(around, ['get', '/patterns/:finding', 'own the record'], (c, visit) =>
      visit.within((write) => showOne(c, write, memory)),
    ),
    recordRoute(around, ['post', '/patterns/:finding', 'own the record'], (c, visit) =>
      judge(c, visit, memory),
    ),
  ]
}

/** What was last made of each finding, by its name. */
async function findJudged(write: Write): Promise<ReadonlyMap<string, FindingBody>> {
  const entries = await findNewest(write, ['finding'])
  return new Map(
    entries
      .toSorted((one, other) => one.seq - other.seq)
      .map(({ body }) => findingBody.parse(body))
      .map((body) => [body.finding, body]),
  )
}

async function findOne(c: Ctx, write: Write, memory: Memory) {
  const on = todayIn(write)
  const facts = await findFacts(write, on, memory)
  const finding = patternsIn(facts, on).found.find(({ id }) => id === c.req.param('finding'))
  if (finding === undefined) throw new NotFound()
  return { facts, finding }
}

async function showOne(c: Ctx, write: Write, memory: Memory): Promise<Response> {
  const { facts, finding } = await findOne(c, write, memory)
  const judged = (await findJudged(write)).get(finding.id) ?? null
  const days = (await findEntries(write, finding.for)).map(({ happened }) => happened.day)
  const followed = followedBy(facts, days).filter((seq) => !finding.for.includes(seq))
  const listed = await findEntries(write, [...finding.for, ...finding.against, ...followed])
  const roots = new Set(
    listed.filter(({ seq }) => finding.for.includes(seq)).map(({ root }) => root),
  )
  const page = {
    finding,
    judged,
    apologies: (await findApologies(write)).filter(({ aboutRoot }) => roots.has(aboutRoot ?? 0)),
    followed,
    chosen: judged?.cameNext ?? [],
    entries: new Map(listed.map((entry) => [entry.seq, entry])),
    token: randomUUID(),
  }
  return c.html(<FindingPage record={pageRecord(write)} {...page} />)
}

async function judge(c: Ctx, visit: Visit, memory: Memory): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const { finding } = await findOne(c, write, memory)
    await append(write, [await draftOf(write, finding, form)])
    return c.redirect(hrefOf(visit.path, finding), 303)
  })
}

async function draftOf(write: Write, finding: Finding, form: FormData): Promise<EntryDraft> {
  const cameNext = textsOf(form, 'cameNext').map(Number).filter(Number.isSafeInteger)
  const seen = await findEntries(write, cameNext)
  return {
    kind: 'finding',
    happened: { day: todayIn(write), time: null, precision: 'day' },
    author: await findMyName(write),
    people: [],
    shelf: 'private',
    audience: 'me',
    amends: null,
    body: {
      finding: finding.id,
      rule: finding.rule,
      verdict: choiceOf(form, 'verdict', VERDICTS) ?? 'kept',
      claim: (textOf(form, 'claim') || finding.claim).slice(0, CLAIM_MAX),
      for: finding.for,
      against: finding.against,
      cameNext: seen.map(({ seq }) => seq),
      words: null,
    },
    files: [],
    key: keyIn(form, 'finding'),
  }
}
