/** Requests to see a message as it was sent. */
import { NotFound } from '../../platform/web/errors.tsx'
import type { Ctx, Route } from '../../platform/web/route.ts'
import type { Ledger } from '../../record/kind.ts'
import { keepLook } from '../../record/looked.ts'
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

/** Read in the record, shown outside it: a damaged message may take long, and would hold the database. */
async function show(c: Ctx, visit: Visit): Promise<Response> {
  const kept = await visit.within(async (write) => {
    const entry = await findByAddress(write, c.req.param('address') ?? '')
    const file = entry?.kind === 'message' ? await findFile(write, entry.seq, 0) : null
    if (entry === null || file === null || entry.erased) throw new NotFound()
    keepLook(write, [entry])
    return { record: pageRecord(write), entry, name: file.name, bytes: await file.bytes() }
  })
  const { record, entry, name, bytes } = kept
  const back = `${visit.path}/entries/${entry.address}`
  const sent = await asSent(bytes, name, (at) => `${back}/files/${at + 1}`).catch(notThere)
  return c.html(<AsSentPage record={record} title={entry.title} back={back} sent={sent} />)
}

function notThere(fault: unknown): never {
  throw fault instanceof Unreadable ? new NotFound() : fault
}
