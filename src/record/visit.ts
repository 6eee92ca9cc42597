/** A request at one record: who visits, and the way into the record for them. */
import { dayAt, type Day } from '../platform/day.ts'
import { NotFound } from '../platform/web/errors.tsx'
import type { PageRecord } from '../platform/web/page.tsx'
import { accountOf, type Account, type Ctx, type Need, type Route } from '../platform/web/route.ts'
import { inRecord } from './begin.ts'
import type { Ledger, Write } from './kind.ts'
import { NoSuchRecord } from './slip.ts'

export type Visit = {
  readonly account: Account
  readonly recordId: string
  /** `/records/<id>`: every page of the record begins with it. */
  readonly path: string
  readonly now: string
  /** Runs `work` in one transaction at the record; a stranger to it gets "not here". */
  readonly within: <T>(work: (write: Write) => Promise<T>) => Promise<T>
}

type Around = { readonly ledger: Ledger; readonly now: () => string }

/** A page of a record. `path` hangs from `/records/:record`, e.g. `/timeline`. */
export function recordRoute(
  around: Around,
  [method, path, need]: readonly [Route['method'], string, Exclude<Need, 'anyone' | 'signed in'>],
  handle: (c: Ctx, visit: Visit) => Response | Promise<Response>,
): Route {
  return {
    method,
    path: `/records/:record${path}`,
    need,
    handle: (c) => handle(c, visitOf(around, c, need)),
  }
}

function visitOf({ ledger, now }: Around, c: Ctx, need: Need): Visit {
  const account = accountOf(c)
  const recordId = c.req.param('record') ?? ''
  const at = now()
  return {
    account,
    recordId,
    path: `/records/${recordId}`,
    now: at,
    within: (work) =>
      inRecord(ledger, { accountId: account.id, recordId, now: at }, async (write) => {
        if (need === 'own the record' && !write.owner) throw new NoSuchRecord()
        return work(write)
      }).catch((problem: unknown) => {
        throw problem instanceof NoSuchRecord ? new NotFound() : problem
      }),
  }
}

/** What the page shell shows of the record. */
export function pageRecord(write: Write): PageRecord {
  return { name: write.recordName, path: `/records/${write.recordId}` }
}

/** The day it is in the record's own place. */
export function todayIn(write: Write): Day {
  return dayAt(write.now, write.zone)
}
