/** A request at one record: who visits, and the way into the record for them. */
import { wordsOfDanger } from '../help/help.ts'
import { dayAt, type Day } from '../platform/day.ts'
import { NotAllowed, NotFound } from '../platform/web/errors.tsx'
import type { PageRecord } from '../platform/web/page.tsx'
import { accountOf, type Account, type Ctx, type Route } from '../platform/web/route.ts'
import { HELP_FIRST } from '../platform/web/shell.ts'
import { onlyWaysOf } from '../platform/web/ways.ts'
import { inRecord } from './begin.ts'
import type { Entry } from './entry.ts'
import { putHelpFirst, wordsWritten, type Seen } from './help-first.ts'
import type { Ledger, Write } from './kind.ts'
import { isOfRecord, seatHas, type RecordNeed } from './need.ts'
import { NoSuchRecord } from './slip.ts'
import { currentTrial, inTrial } from './trial.ts'

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

/** What a form may hold: words being written now, or only words that were written before, brought in. */
type Words = 'words written now' | 'words written before'

/**
 * A page of a record. `path` hangs from `/records/:record`, e.g. `/timeline`. Where what a form holds
 * may tell of danger, help comes first on the page it leads to, whichever room it belongs to, unless
 * the route says that its words were written before.
 */
export function recordRoute(
  around: Around,
  [method, path, need, words = 'words written now']: readonly [
    Route['method'],
    string,
    RecordNeed,
    Words?,
  ],
  handle: (c: Ctx, visit: Visit) => Response | Promise<Response>,
): Route {
  const looks = method === 'post' && words === 'words written now'
  return {
    method,
    path: `/records/:record${path}`,
    need,
    ...(method === 'post' && { looks }),
    handle: async (c) => {
      const seen: Seen[] = []
      const response = await handle(c, visitOf(around, c, { need, looks, seen }))
      return looks ? helpFirstIn(c, response, seen) : response
    },
  }
}

/** What the form of the request says, where it was read: what is streamed past us is not looked at. */
async function writtenIn(c: Ctx): Promise<string> {
  return c.req.bodyCache.formData === undefined ? '' : wordsWritten(await c.req.formData())
}

/** The way to the next page, with help first on it where that is due. */
async function helpFirstIn(c: Ctx, response: Response, seen: readonly Seen[]): Promise<Response> {
  const to = response.headers.get('location')
  if (response.status !== 303 || to === null || !wordsOfDanger(await writtenIn(c))) return response
  const onlyAsBefore = seen.includes('as before') && !seen.includes('danger')
  if (!onlyAsBefore) response.headers.set('location', withHelpFirst(to))
  return response
}

function withHelpFirst(to: string): string {
  // A place on the page would pass help by.
  const [page = ''] = to.split('#')
  return `${page}${page.includes('?') ? '&' : '?'}${HELP_FIRST}`
}

/**
 * Forms about several records at once: each is entered as a page of it would be, with all that is asked
 * there, and `finish` puts help first on the page they lead to where that is due.
 */
export function visitsOf(around: Around, c: Ctx, need: RecordNeed) {
  const seen: Seen[] = []
  return {
    visitAt: (recordId: string) => visitOf(around, c, { need, looks: true, seen, recordId }),
    finish: (response: Response) => helpFirstIn(c, response, seen),
  }
}

type Looking = {
  readonly need: RecordNeed
  readonly looks: boolean
  readonly seen: Seen[]
  readonly recordId?: string
}

function visitOf({ ledger, now }: Around, c: Ctx, { need, looks, seen, ...of }: Looking): Visit {
  const account = accountOf(c)
  const recordId = of.recordId ?? c.req.param('record') ?? ''
  const at = now()
  return {
    account,
    recordId,
    path: `/records/${recordId}`,
    now: at,
    within: (work) =>
      entering(ledger, { accountId: account.id, recordId, now: at }, async (write) => {
        if (write.byLink || !seatHas(write, need)) throw new NoSuchRecord()
        if (!write.owner) onlyWaysOf((asked) => !isOfRecord(asked) || seatHas(write, asked))
        const appended: Entry[] = []
        const done = await work(c.req.method === 'POST' ? { ...write, appended } : write)
        if (appended.length > 0) await ledger.beforeKept(c, write, appended)
        if (looks && appended.length > 0 && wordsOfDanger(await writtenIn(c)))
          seen.push(await putHelpFirst(write, appended))
        return done
      }),
  }
}

/** `inRecord`, as the account itself or through the eyes of somebody it looks as; refusals become pages. */
async function entering<T>(
  ledger: Ledger,
  who: { readonly accountId: string; readonly recordId: string; readonly now: string },
  work: (write: Write) => Promise<T>,
): Promise<T> {
  const trial = currentTrial()
  const entered =
    trial === null ? inRecord(ledger, who, work) : inTrial(ledger, who, { trial, work })
  return entered.catch((problem: unknown) => {
    if (problem instanceof NoSuchRecord) throw new NotFound()
    throw isRefusedByWalls(problem) ? new NotAllowed(NOT_THERE_TO_WRITE) : problem
  })
}

const NOT_THERE_TO_WRITE =
  'You can read this part of the record, but not add to it. An owner of the record can change that.'

/** PostgreSQL's insufficient_privilege: row-level security let a row not in. */
function isRefusedByWalls(problem: unknown): boolean {
  if (!(problem instanceof Error) || !('code' in problem)) return false
  return problem.code === '42501' && problem.message.includes('row-level security')
}

/** What the page shell shows of the record. */
export function pageRecord(write: Write): PageRecord {
  const path = `/records/${write.recordId}`
  return { name: write.recordName, path, may: (need) => seatHas(write, need) }
}

/** The day it is in the record's own place. */
export function todayIn(write: Write): Day {
  return dayAt(write.now, write.zone)
}
