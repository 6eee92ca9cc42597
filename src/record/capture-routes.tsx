/** Taking in what was written on a phone without a network: once, in the order it comes, with both times. */
import { wordsOfDanger } from '../help/help.ts'
import { textOf } from '../platform/web/forms.ts'
import { accountRoute, openRoute, type Ctx, type Route } from '../platform/web/route.ts'
import { letRecord } from '../platform/web/security.ts'
import { findRecords, isUuid } from './begin.ts'
import type { Capture, PhoneClock } from './capture.ts'
import { capturedDraft, instantOf, zoneOf } from './captured.ts'
import { CapturePage } from './capture-page.tsx'
import { wordsWritten } from './help-first.ts'
import { filesIn, keep } from './keeping.ts'
import type { Ledger, Write } from './kind.ts'
import { findMyName } from './looking.ts'
import { seatHas } from './need.ts'
import { EntrySlip } from './slip.ts'
import { recordRoute, type Visit } from './visit.ts'

type Around = {
  readonly ledger: Ledger
  readonly now: () => string
  readonly captures: readonly Capture[]
}

export function captureRoutes(around: Around): Route[] {
  return [
    openRoute('get', '/capture', (c) => {
      letRecord(c)
      return c.html(<CapturePage captures={around.captures} />)
    }),
    accountRoute('get', '/capture/known', async (c, account) => {
      const records = await findRecords(around.ledger, account.id)
      const isNamed = c.req.query('names') === 'yes'
      return c.json({
        account: account.id,
        records: records.map(({ id, name }) => (isNamed ? { id, name } : { id })),
      })
    }),
    recordRoute(around, ['post', '/captured', 'write in the record'], (c, visit) =>
      take(c, visit, around.captures),
    ),
  ]
}

/** Why it is not taken, for the page on the phone; the thing stays there. */
function refusal(c: Ctx, status: 400 | 403 | 409 | 422, words: string): Response {
  return c.json({ words }, status)
}

async function take(c: Ctx, visit: Visit, captures: readonly Capture[]): Promise<Response> {
  const form = await c.req.formData()
  // A stranger to the record learns nothing but that it is not here.
  await visit.within(() => Promise.resolve())
  const id = textOf(form, 'id')
  const capture = captures.find(({ what }) => what === textOf(form, 'what'))
  const clock = clockIn(form)
  if (textOf(form, 'account') !== visit.account.id)
    return refusal(
      c,
      409,
      'Someone else is signed in on this phone. It waits for whoever wrote it.',
    )
  if (capture === undefined || !isUuid(id) || clock === null)
    return refusal(c, 400, 'It could not be read. Save a copy, and bring that in.')
  return visit
    .within((write) => keepCaptured(c, write, { form, id, capture, clock }))
    .catch((problem: unknown) => {
      if (!(problem instanceof EntrySlip)) throw problem
      return refusal(
        c,
        422,
        'It is longer or other than can be kept. Save a copy, and bring that in.',
      )
    })
}

type Given = {
  readonly form: FormData
  readonly id: string
  readonly capture: Capture
  readonly clock: PhoneClock
}

async function keepCaptured(c: Ctx, write: Write, given: Given): Promise<Response> {
  const { form, id, capture } = given
  if (!seatHas(write, `write ${capture.shelf}`))
    return refusal(c, 403, 'You may not add this to the record. Save a copy, if you need it.')
  const read = capturedDraft({
    ...given,
    files: await filesIn(form),
    writer: { name: await findMyName(write), child: write.recordName },
    at: { arrived: write.now, zone: write.zone },
  })
  if (!read.ok) return refusal(c, 422, `${read.problems[0]?.text ?? 'It holds nothing'}.`)
  const address = await keep(write, read.value)
  return c.json({ kept: id, address, help: wordsOfDanger(wordsWritten(form)) })
}

/** The phone's clock as it was sent, or null where it is no instant. */
function clockIn(form: FormData): PhoneClock | null {
  const at = instantOf(textOf(form, 'at'))
  if (at === null) return null
  return { at, zone: zoneOf(textOf(form, 'zone')), sent: instantOf(textOf(form, 'sent')) }
}
