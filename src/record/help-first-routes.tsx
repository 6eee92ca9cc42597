/** Saying that what stands first on Today has been dealt with. */
import { NotFound } from '../platform/web/errors.tsx'
import { textOf } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { append, lockHead } from './append.ts'
import { markOf } from './help-first.ts'
import { standingFirst } from './help-first-store.ts'
import type { Ledger } from './kind.ts'
import { findMembers } from './looking.ts'
import { findByAddress } from './store.ts'
import { recordRoute, todayIn, type Visit } from './visit.ts'

const WORDS_MAX = 20_000

export function helpFirstRoutes(around: {
  readonly ledger: Ledger
  readonly now: () => string
}): Route[] {
  return [
    recordRoute(around, ['post', '/entries/:address/dealt-with', 'write in the record'], dealtWith),
  ]
}

async function dealtWith(c: Ctx, visit: Visit): Promise<Response> {
  const words = textOf(await c.req.formData(), 'words').slice(0, WORDS_MAX)
  return visit.within(async (write) => {
    await lockHead(write)
    const entry = await findByAddress(write, c.req.param('address') ?? '')
    if (entry === null) throw new NotFound()
    // Pressed twice, or said by somebody else a moment before: it was dealt with once.
    if ((await standingFirst(write, [entry.root])).has(entry.root)) {
      const me = (await findMembers(write)).find(({ id }) => id === write.memberId)
      const mark = { kind: 'dealt-with', body: { of: entry.seq, words } } as const
      const draft = await markOf(write, entry, { ...mark, author: me?.name ?? 'A member' })
      const happened = { day: todayIn(write), time: null, precision: 'day' } as const
      await append(write, [{ ...draft, happened }])
    }
    return c.redirect(`${visit.path}/today`, 303)
  })
}
