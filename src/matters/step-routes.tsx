/** Telling one step of a matter, and giving one another day. */
import { randomUUID } from 'node:crypto'
import { addDays, type Day } from '../platform/day.ts'
import { NotFound } from '../platform/web/errors.tsx'
import { textOf, typedDay, typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { tokenIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findEntries, findLines } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { matterAt } from './asked.ts'
import { readStep, type StepTold } from './forms.ts'
import { changeStep, keepStep } from './keeping.ts'
import { eventOf, processOf } from './known.ts'
import type { Matter, Step } from './matter.ts'
import { StepPage } from './step-page.tsx'
import { findMatter } from './store.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

const EVIDENCE_KINDS = ['message', 'letter', 'call', 'said', 'paper', 'note']
const EVIDENCE_MAX = 40
const EVIDENCE_DAYS = 21

export function stepRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/matters/:address/steps/new', 'write plan'], (c, visit) =>
      visit.within(async (write) => {
        const event = c.req.query('event') ?? ''
        return showStep(c, write, { matter: await matterAt(c, write), event, step: null })
      }),
    ),
    recordRoute(around, ['post', '/matters/:address/steps', 'write plan'], tellStep),
    recordRoute(around, ['get', '/matters/:address/steps/:step', 'write plan'], (c, visit) =>
      visit.within(async (write) => {
        const matter = await matterAt(c, write)
        const step = stepAt(c, matter)
        return showStep(c, write, { matter, event: step.event, step })
      }),
    ),
    recordRoute(around, ['post', '/matters/:address/steps/:step', 'write plan'], giveAnotherDay),
  ]
}

function stepAt(c: Ctx, matter: Matter): Step {
  const step = matter.steps.find(({ address }) => address === c.req.param('step'))
  if (step === undefined) throw new NotFound()
  return step
}

type Telling = {
  readonly matter: Matter
  readonly event: string
  /** The step that is changed; null for a new one. */
  readonly step: Step | null
}

async function showStep(
  c: Ctx,
  write: Write,
  { matter, event: id, step }: Telling,
  wrong?: { readonly problems: readonly Problem[]; readonly given: Typed },
): Promise<Response> {
  const process = processOf(matter.process)
  const event = process === null ? null : eventOf(process, id)
  if (event === null) throw new NotFound()
  const on = step?.day ?? todayIn(write)
  const [kept] =
    step?.source === undefined || step.source === null
      ? []
      : await findEntries(write, [step.source])
  const given = wrong?.given ?? {
    token: randomUUID(),
    ...(event.planned === true && step === null ? {} : typedDay('day', on)),
    words: step?.words ?? '',
    source: kept?.address ?? '',
  }
  const evidence = await evidenceNear(write, on)
  const all =
    kept === undefined || evidence.some(({ address }) => address === kept.address)
      ? evidence
      : [
          { address: kept.address, title: kept.title, day: kept.happened.day, author: kept.author },
          ...evidence,
        ]
  return c.html(
    <StepPage
      record={pageRecord(write)}
      matter={matter}
      event={event}
      problems={wrong?.problems ?? []}
      given={given}
      evidence={all}
      changing={step}
    />,
    wrong === undefined ? 200 : 422,
  )
}

/** What was written, said or sent about then, newest first. */
function evidenceNear(write: Write, on: Day) {
  return findLines(write, {
    kinds: EVIDENCE_KINDS,
    from: addDays(on, -EVIDENCE_DAYS),
    to: addDays(on, 3),
    atMost: EVIDENCE_MAX,
  })
}

async function tellStep(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const matter = await matterAt(c, write)
    const told = toldIn(form, matter, todayIn(write))
    if ('problems' in told) {
      const asked = { matter, event: textOf(form, 'event'), step: null }
      return showStep(c, write, asked, { problems: told.problems, given: typedIn(form) })
    }
    await keepStep(write, matter, told, tokenIn(form))
    return c.redirect(`${visit.path}/matters/${matter.address}`, 303)
  })
}

async function giveAnotherDay(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const matter = await matterAt(c, write)
    const step = stepAt(c, matter)
    const told = toldIn(form, matter, todayIn(write))
    if ('problems' in told || told.event !== step.event) {
      const problems = 'problems' in told ? told.problems : []
      const asked = { matter, event: step.event, step }
      return showStep(c, write, asked, { problems, given: typedIn(form) })
    }
    await changeStep(write, { matter, step }, told, tokenIn(form))
    const now = (await findMatter(write, matter.address))?.steps.find(
      ({ root }) => root === step.root,
    )
    return c.redirect(`${visit.path}/matters/${matter.address}?changed=${now?.address ?? ''}`, 303)
  })
}

function toldIn(
  form: FormData,
  matter: Matter,
  today: Day,
): StepTold | { readonly problems: readonly Problem[] } {
  const process = processOf(matter.process)
  const event = process === null ? null : eventOf(process, textOf(form, 'event'))
  if (event === null) throw new NotFound()
  const read = readStep(form, event, today)
  return read.ok ? read.value : { problems: read.problems }
}
