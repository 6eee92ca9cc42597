/** Taking in what was written on a phone without a network: once, in the order it comes, with both times. */
import { wordsOfDanger } from '../help/help.ts'
import { textOf } from '../platform/web/forms.ts'
import { accountRoute, openRoute, type Ctx, type Route } from '../platform/web/route.ts'
import { letRecord } from '../platform/web/security.ts'
import { findRecords, isUuid } from './begin.ts'
import { happenedAt, type Capture, type PhoneClock } from './capture.ts'
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
  const { form, id, capture, clock } = given
  if (!seatHas(write, `write ${capture.shelf}`))
    return refusal(c, 403, 'You may not add this to the record. Save a copy, if you need it.')
  const author = await findMyName(write)
  const read = capture.read(form, { name: author, child: write.recordName })
  if (!read.ok) return refusal(c, 422, `${read.problems[0]?.text ?? 'It holds nothing'}.`)
  const { body, ...part } = read.value
  const earlier = { day: textOf(form, 'day'), time: textOf(form, 'time') }
  const address = await keep(write, {
    ...part,
    happened: happenedAt(clock, earlier, { arrived: write.now, zone: write.zone }),
    author,
    shelf: capture.shelf,
    audience: 'me',
    amends: null,
    body: { ...body, captured: clock },
    files: await filesIn(form),
    key: `captured:${id}`,
  })
  return c.json({ kept: id, address, help: wordsOfDanger(wordsWritten(form)) })
}

/** The phone's clock as it was sent, or null where it is no instant. An odd place is no reason to refuse. */
function clockIn(form: FormData): PhoneClock | null {
  const at = instantIn(form, 'at')
  const zone = textOf(form, 'zone')
  if (at === null) return null
  return {
    at,
    zone: /^[\w/+-]{1,64}$/.test(zone) ? zone : 'not known',
    sent: instantIn(form, 'sent'),
  }
}

function instantIn(form: FormData, name: string): string | null {
  const text = textOf(form, name)
  const isInstant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text))
  return isInstant ? new Date(text).toISOString() : null
}
