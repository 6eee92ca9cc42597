/** Marking whereabouts, and answering the page that stopped something on its way out. */
import { NotFound } from '../../platform/web/errors.tsx'
import { textOf, typedIn, type Problem, type Typed } from '../../platform/web/forms.ts'
import type { Ctx, Route } from '../../platform/web/route.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { lockHead } from '../../record/append.ts'
import { findMyName } from '../../record/looking.ts'
import { append } from '../../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../../record/visit.ts'
import { WHEREABOUTS_KIND } from './entries.ts'
import { findMarked } from './find.ts'
import { readChoice, readWhereabouts, typedFrom } from './forms.ts'
import { keepChoice } from './gate.ts'
import { WhereaboutsPage } from './pages.tsx'

export type WhereaboutsAround = { readonly ledger: Ledger; readonly now: () => string }

export function whereaboutsRoutes(around: WhereaboutsAround): Route[] {
  const own = 'own the record'
  return [
    recordRoute(around, ['get', '/whereabouts', own], (c, visit) =>
      visit.within((write) => show(c, write, { typed: null, problems: [] })),
    ),
    recordRoute(around, ['post', '/whereabouts', own], save),
    recordRoute(around, ['post', '/whereabouts/choice', own], decide),
  ]
}

async function show(
  c: Ctx,
  write: Write,
  { typed, problems }: { readonly typed: Typed | null; readonly problems: readonly Problem[] },
): Promise<Response> {
  const marked = await findMarked(write)
  const latest = marked.at(-1)
  const page = {
    record: pageRecord(write),
    typed: typed ?? (latest === undefined ? {} : typedFrom(latest.body)),
    problems,
    saved: c.req.query('saved') === 'yes',
    entry: latest?.address ?? null,
    others: marked.slice(0, -1).map(({ address, title }) => ({ address, title })),
  }
  return c.html(<WhereaboutsPage {...page} />, problems.length === 0 ? 200 : 422)
}

async function save(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const read = readWhereabouts(form)
  return visit.within(async (write) => {
    if (!read.ok) return show(c, write, { typed: typedIn(form), problems: read.problems })
    await lockHead(write)
    const latest = (await findMarked(write)).at(-1)
    if (JSON.stringify(latest?.body) !== JSON.stringify(read.value))
      await append(write, [
        {
          kind: WHEREABOUTS_KIND,
          happened: { day: todayIn(write), time: null, precision: 'day' },
          author: await findMyName(write),
          people: [],
          shelf: 'private',
          audience: 'me',
          amends: latest?.seq ?? null,
          body: read.value,
          files: [],
        },
      ])
    return c.redirect(`${visit.path}/whereabouts?saved=yes`, 303)
  })
}

/** Keeps what was decided; going on leads to where it was going, holding back to the record. */
async function decide(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const choice = readChoice(form)
  if (choice === null) throw new NotFound()
  const to = textOf(form, 'to')
  return visit.within(async (write) => {
    await keepChoice(write, choice)
    const isOwn = to.startsWith(`${visit.path}/`) && !to.includes('\\')
    return c.redirect(choice.chose === 'go on' && isOwn ? to : `${visit.path}/today`, 303)
  })
}
