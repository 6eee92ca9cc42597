/** What a request at a matter names. */
import { NotFound } from '../platform/web/errors.tsx'
import type { Ctx } from '../platform/web/route.ts'
import type { Write } from '../record/kind.ts'
import type { Matter } from './matter.ts'
import { findMatter } from './store.ts'

/** The matter at the address of the request; "not here" where there is none for this member. */
export async function matterAt(c: Ctx, write: Write): Promise<Matter> {
  const matter = await findMatter(write, c.req.param('address') ?? '')
  if (matter === null) throw new NotFound()
  return matter
}
