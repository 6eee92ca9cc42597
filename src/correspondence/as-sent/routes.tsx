/** Requests to see a message as it was sent. */
import { NotFound } from '../../platform/web/errors.tsx'
import type { Ctx, Route } from '../../platform/web/route.ts'
import type { Ledger } from '../../record/kind.ts'
import { findByAddress, findFile } from '../../record/store.ts'
import { pageRecord, recordRoute, type Visit } from '../../record/visit.ts'
import { Unreadable } from '../mail/mail.ts'
import { asSent } from './as-sent.ts'
import { AsSentPage } from './pages.tsx'

export function asSentRoutes(around: {
  readonly ledger: Ledger
  readonly now: () => string
}): Route[] {
  return [recordRoute(around, ['get', '/entries/:address/as-sent', 'read the record'], show)]
}

async function show(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const entry = await findByAddress(write, c.req.param('address') ?? '')
    const file = entry?.kind === 'message' ? await findFile(write, entry.seq, 0) : null
    if (entry === null || file === null || entry.erased) throw new NotFound()
    const back = `${visit.path}/entries/${entry.address}`
    const bytes = await file.bytes()
    const sent = await asSent(bytes, file.name, (at) => `${back}/files/${at + 1}`).catch(notThere)
    return c.html(
      <AsSentPage record={pageRecord(write)} title={entry.title} back={back} sent={sent} />,
    )
  })
}

function notThere(fault: unknown): never {
  throw fault instanceof Unreadable ? new NotFound() : fault
}
