/** Answering, and giving to a colleague, at one record. */
import { randomUUID } from 'node:crypto'
import { holdersOf } from '../commitments/hand-over.ts'
import { findCommitment, type KeptCommitment } from '../commitments/store.ts'
import { NotFound } from '../platform/web/errors.tsx'
import { textOf, typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { keep, keyIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findAddressOfKey } from '../record/looking.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { answerDraft, handOverDraft, mayWriteOn } from './act-drafts.ts'
import { readPassedOn, readSaid } from './act-forms.ts'
import { ActPage } from './act-page.tsx'
import { filterQuery, readFilter } from './filter-forms.ts'
import { ownPeople } from './seat.ts'
import { findColleagues } from './store.ts'

export function actRoutes(around: {
  readonly ledger: Ledger
  readonly now: () => string
}): Route[] {
  return [
    recordRoute(around, ['get', '/desk/:address', 'write in the record'], (c, visit) =>
      visit.within(async (write) =>
        show(c, write, await commitmentAt(c, write), {
          back: backIn(new URL(c.req.url).search),
          problems: [],
          given: { token: randomUUID() },
        }),
      ),
    ),
    recordRoute(around, ['post', '/desk/:address', 'write in the record'], act),
  ]
}

async function commitmentAt(c: Ctx, write: Write): Promise<KeptCommitment> {
  const commitment = await findCommitment(write, c.req.param('address') ?? '')
  if (commitment === null) throw new NotFound()
  return commitment
}

/** The way back to the desk as it was chosen; nothing else of what was sent is followed. */
function backIn(query: string): string {
  return filterQuery(readFilter(new URLSearchParams(query)))
}

type Shown = {
  readonly back: string
  readonly problems: readonly Problem[]
  readonly given: Typed
}

async function show(
  c: Ctx,
  write: Write,
  commitment: KeptCommitment,
  shown: Shown,
): Promise<Response> {
  const on = todayIn(write)
  const page = {
    ...shown,
    on,
    commitment,
    colleagues: await colleagueNames(write),
    mayWrite: await mayWriteOn(write, commitment),
  }
  return c.html(
    <ActPage record={pageRecord(write)} {...page} />,
    shown.problems.length === 0 ? 200 : 422,
  )
}

/** The names of those of one's own organisation at this record, oneself among them. */
async function colleagueNames(write: Write): Promise<string[]> {
  const people = await findColleagues(write.tx, [write.recordId])
  const me = people.find(({ member }) => member === write.memberId)
  if (me === undefined) return []
  const names = ownPeople(me, people, todayIn(write)).map(({ name }) => name)
  return [...new Set([me.name, ...names])]
}

async function act(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const back = backIn(textOf(form, 'back'))
  const isPassing = textOf(form, 'do') === 'pass on'
  return visit.within(async (write) => {
    const commitment = await commitmentAt(c, write)
    const wrong = (problems: readonly Problem[]): Promise<Response> =>
      show(c, write, commitment, { back, problems, given: typedIn(form) })
    if (isPassing) {
      const has = holdersOf(commitment, todayIn(write)).at(-1)?.who
      const isAgain = await isKept(write, keyIn(form, 'desk'))
      const read = readPassedOn(form, has === undefined || isAgain ? [] : [has])
      if (!read.ok) return wrong(read.problems)
      const draft = await handOverDraft(write, commitment, read.value)
      await keep(write, { ...draft, key: keyIn(form, 'desk') })
      return c.redirect(deskWith(back, 'passed'), 303)
    }
    const read = readSaid(form)
    if (!read.ok) return wrong(read.problems)
    const draft = await answerDraft(write, commitment, read.value)
    await keep(write, { ...draft, key: keyIn(form, 'desk') })
    return c.redirect(deskWith(back, 'answered'), 303)
  })
}

/** Whether this member brought it in before: a form sent twice says the same, and is no slip. */
async function isKept(write: Write, key: string): Promise<boolean> {
  return (await findAddressOfKey(write, key)) !== null
}

function deskWith(back: string, done: string): string {
  return `/desk${filterQuery(readFilter(new URLSearchParams(back)), { done })}`
}
