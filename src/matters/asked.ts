/** What a request at a matter names. */
import { NotFound } from '../platform/web/errors.tsx'
import type { Ctx } from '../platform/web/route.ts'
import type { Write } from '../record/kind.ts'
import type { Matter } from './matter.ts'
import { findMatter } from './store.ts'

/** A day as the three boxes of the date input `field`; nothing for what is no day. */
export function dayParts(field: string, day: string): Record<string, string> {
  const [year, month, date] = day.split('-')
  if (year === undefined || month === undefined || date === undefined) return {}
  return {
    [`${field}-day`]: String(Number(date)),
    [`${field}-month`]: String(Number(month)),
    [`${field}-year`]: year,
  }
}

/** The matter at the address of the request; "not here" where there is none for this member. */
export async function matterAt(c: Ctx, write: Write): Promise<Matter> {
  const matter = await findMatter(write, c.req.param('address') ?? '')
  if (matter === null) throw new NotFound()
  return matter
}
