/** Promises of a body's own: writing one down, and changing it. */
import { randomUUID } from 'node:crypto'
import { lawOf } from '../law/jurisdictions.ts'
import { typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { tokenIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { pageRecord, recordRoute, type Visit } from '../record/visit.ts'
import { findCalendars, findPolicies } from './calendars.ts'
import { POLICY_KIND, policyBody, type PolicyBody } from './entries.ts'
import { readPolicy } from './forms.ts'
import { entryToChange, keepGiven } from './keeping.ts'
import { bodyNamed } from './naming.ts'
import { organisationsOf } from './organisations.ts'
import { PolicyPage } from './policy-page.tsx'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function policyRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/school-dates/promises/new', 'write messages'], (c, visit) =>
      visit.within(async (write) => {
        const typed = { organisation: c.req.query('of') ?? '', unit: 'school days' }
        return showPolicy(c, write, { typed, problems: [], token: randomUUID(), changing: null })
      }),
    ),
    recordRoute(around, ['post', '/school-dates/promises/new', 'write messages'], (c, visit) =>
      keepPolicy(c, visit, false),
    ),
    recordRoute(
      around,
      ['get', '/school-dates/promises/:address/change', 'write messages'],
      showPolicyChange,
    ),
    recordRoute(
      around,
      ['post', '/school-dates/promises/:address/change', 'write messages'],
      (c, visit) => keepPolicy(c, visit, true),
    ),
  ]
}

type PolicyShown = {
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly token: string
  /** The page address of the promise being changed. */
  readonly changing: string | null
}

function showPolicy(c: Ctx, write: Write, shown: PolicyShown): Response | Promise<Response> {
  const record = pageRecord(write)
  const at = shown.changing === null ? 'new' : `${shown.changing}/change`
  const props = {
    record,
    clocks: policyClocks(shown.typed['clock'] ?? ''),
    action: `${record.path}/school-dates/promises/${at}`,
    isChange: shown.changing !== null,
    ...shown,
  }
  return c.html(<PolicyPage {...props} />, shown.problems.length === 0 ? 200 : 422)
}

/** The rows of the law that leave the number to the body itself, and the one chosen before. */
function policyClocks(chosen: string): { readonly id: string; readonly name: string }[] {
  return (lawOf('england')?.clocks ?? [])
    .filter(
      ({ id, count, validTo }) => id === chosen || (count.rule === 'POLICY' && validTo === null),
    )
    .map(({ id, name }) => ({ id, name }))
}

async function showPolicyChange(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const changing = c.req.param('address') ?? ''
    const body = policyBody.parse((await entryToChange(write, changing, POLICY_KIND)).body)
    const typed = Object.fromEntries(
      Object.entries(body).map(([name, value]) => [name, value === null ? '' : String(value)]),
    )
    return showPolicy(c, write, { typed, problems: [], token: randomUUID(), changing })
  })
}

async function keepPolicy(c: Ctx, visit: Visit, isChange: boolean): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const changing = isChange ? (c.req.param('address') ?? '') : null
    const read = readPolicy(form)
    const token = tokenIn(form)
    if (!read.ok)
      return showPolicy(c, write, {
        typed: typedIn(form),
        problems: read.problems,
        token,
        changing,
      })
    const body: PolicyBody = read.value
    const made = { kind: POLICY_KIND, shelf: 'messages' as const, people: body.organisation, body }
    await keepGiven(write, made, { token, amends: changing ?? '' })
    const own = bodyNamed(
      organisationsOf(await findCalendars(write), await findPolicies(write)),
      body.organisation,
    )
    return c.redirect(`${visit.path}/school-dates${own === null ? '' : `/${own.address}`}`, 303)
  })
}
