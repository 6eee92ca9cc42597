/** A professional restricts what they wrote: nobody reads it but their own people; the family is told that it exists. */
import { randomUUID } from 'node:crypto'
import type { Child } from 'hono/jsx'
import { NotFound } from '../../platform/web/errors.tsx'
import { choiceOf, textOf, textsOf, type Problem } from '../../platform/web/forms.ts'
import type { Ctx, Route } from '../../platform/web/route.ts'
import { lockHead } from '../../record/append.ts'
import type { Audience, Entry } from '../../record/entry.ts'
import { keyIn, tokenIn } from '../../record/keeping.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { findMyName } from '../../record/looking.ts'
import { append, findByAddress } from '../../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../../record/visit.ts'
import { GROUNDS, RESTRICTION_KIND } from './entries.ts'
import { RestrictPage } from './pages.tsx'
import { findColleagues, findRestriction } from './store.ts'

export function restrictedRoutes(around: {
  readonly ledger: Ledger
  readonly now: () => string
}): Route[] {
  return [
    recordRoute(around, ['get', '/entries/:address/restrict', 'write in the record'], (c, visit) =>
      visit.within(async (write) =>
        show(c, write, await ownAt(c, write), {
          given: { ground: null, words: '', people: [] },
          token: randomUUID(),
          problems: [],
        }),
      ),
    ),
    recordRoute(around, ['post', '/entries/:address/restrict', 'write in the record'], restrict),
  ]
}

/** What somebody who does not own the record wrote in it themselves. An owner restricts nothing: what they keep shows nothing. */
async function ownAt(c: Ctx, write: Write): Promise<Entry> {
  const entry = await findByAddress(write, c.req.param('address') ?? '')
  if (entry === null || !mayRestrict(write, entry)) throw new NotFound()
  return entry
}

function mayRestrict(write: Write, entry: Entry): boolean {
  const isOwn = entry.broughtBy === write.memberId && !entry.erased
  return isOwn && !write.owner && entry.kind !== RESTRICTION_KIND
}

type Shown = {
  readonly given: {
    readonly ground: string | null
    readonly words: string
    readonly people: readonly string[]
  }
  readonly token: string
  readonly problems: readonly Problem[]
}

async function show(c: Ctx, write: Write, entry: Entry, shown: Shown): Promise<Response> {
  const record = pageRecord(write)
  const page = { record, title: entry.title, back: `${record.path}/entries/${entry.address}` }
  return c.html(
    <RestrictPage {...page} {...shown} colleagues={await findColleagues(write)} />,
    shown.problems.length === 0 ? 200 : 422,
  )
}

const WORDS_MAX = 2000

async function restrict(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const [ground, words] = [choiceOf(form, 'ground', GROUNDS), textOf(form, 'words')]
  return visit.within(async (write) => {
    await lockHead(write)
    const entry = await ownAt(c, write)
    const asked = textsOf(form, 'people')
    const people = (await findColleagues(write))
      .map(({ id }) => id)
      .filter((id) => asked.includes(id))
    const problems: Problem[] = []
    if (ground === null) problems.push({ field: 'ground', text: 'Say on what ground' })
    if (words === '') problems.push({ field: 'words', text: 'Say why: the family is told' })
    if (words.length > WORDS_MAX) problems.push({ field: 'words', text: 'Write less here' })
    if (ground === null || problems.length > 0)
      return show(c, write, entry, {
        given: { ground, words, people },
        token: tokenIn(form),
        problems,
      })
    const audience: Audience = people.length === 0 ? 'me' : { people }
    const frame = {
      happened: { day: todayIn(write), time: null, precision: 'day' as const },
      author: await findMyName(write),
      people: [],
      shelf: entry.shelf,
      amends: null,
      files: [],
    }
    const key = keyIn(form, 'restrict')
    await append(write, [
      { ...frame, kind: 'audience', audience: 'me', body: { of: entry.seq, audience }, key },
      {
        ...frame,
        kind: RESTRICTION_KIND,
        audience: 'owners',
        body: { of: entry.seq, ground, words },
        key: `${key}:told`,
      },
    ])
    return c.redirect(`${visit.path}/entries/${entry.address}`, 303)
  })
}

/** On the page of one's own note: the way to restrict it, or that it is. */
export async function restrictedOffer(write: Write, entry: Entry): Promise<Child | null> {
  if (!mayRestrict(write, entry)) return null
  const path = `/records/${write.recordId}/entries`
  const told = await findRestriction(write, [entry.root, entry.seq])
  return told === null ? (
    <p class="heard-no-print">
      <a href={`${path}/${entry.address}/restrict`}>Restrict it to your own people</a>{' '}
      <span class="heard-meta">the family is told that it exists, and why</span>
    </p>
  ) : (
    <p>
      You restricted this. <a href={`${path}/${told.address}`}>What the family is told</a>
    </p>
  )
}
