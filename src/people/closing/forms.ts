/** What is typed on the page that closes an account, as a value or as slips. */
import { textOf, type Problem, type Read } from '../../platform/web/forms.ts'
import type { Holding } from './store.ts'

/** A place that ends, and how many things said there are still open in the name of whoever goes. */
export type Ending = Holding & { readonly open: number }

/** The name of the box in which the name of a record is typed, so that nothing is destroyed by a slip. */
export function boxOf(record: string): string {
  return `erase-${record}`
}

/** The name of the box that says: nobody has them yet. */
export function nobodyOf(record: string): string {
  return `nobody-${record}`
}

const asTyped = (name: string) => name.trim().replaceAll(/\s+/g, ' ').toLowerCase()

/**
 * The records to close with the account: those it alone owns. Each is named, as it is called, by whoever closes
 * it; a sample, of a made-up child, needs no naming. What is open in their name elsewhere is passed on first, or
 * said to be nobody's.
 */
export function readClosing(form: FormData, holdings: readonly Ending[]): Read<readonly string[]> {
  const alone = holdings.filter((holding) => holding.alone)
  const problems = alone
    .filter(({ sample }) => !sample)
    .flatMap(({ record, child }): Problem[] => {
      const typed = asTyped(textOf(form, boxOf(record)))
      const text =
        typed === ''
          ? `Decide first what becomes of ${child}’s record: hand it over, or type its name to destroy it`
          : `That is not what this record is called: type ${child}`
      return typed === asTyped(child) ? [] : [{ field: boxOf(record), text }]
    })
  for (const { record, child, open } of holdings)
    if (open > 0 && textOf(form, nobodyOf(record)) === '')
      problems.push({
        field: nobodyOf(record),
        text: `In ${child}’s record something is still open in your name: pass it on, or tick that nobody has it yet`,
      })
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: alone.map(({ record }) => record) }
}
