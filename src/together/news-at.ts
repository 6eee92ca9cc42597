/** The news that a request is about. */
import { NotFound } from '../platform/web/errors.tsx'
import type { Write } from '../record/kind.ts'
import type { News } from './news.ts'
import { findNewsAt } from './store.ts'

/** The newest version of the news at a page address of any of its versions. Throws NotFound. */
export async function newsAt(write: Write, address: string): Promise<News> {
  const news = await findNewsAt(write, address)
  if (news === null) throw new NotFound()
  return news
}
