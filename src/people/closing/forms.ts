/** What is typed on the page that closes an account, as a value or as slips. */
import { textOf, type Problem, type Read } from '../../platform/web/forms.ts'
import type { Holding } from './store.ts'

/** The name of the box in which the name of a record is typed, so that nothing is destroyed by a slip. */
export function boxOf(record: string): string {
  return `erase-${record}`
}

const asTyped = (name: string) => name.trim().replaceAll(/\s+/g, ' ').toLowerCase()

/**
 * The records to close with the account: those it alone owns. Each is named, as it is called, by whoever closes
 * it; a sample, of a made-up child, needs no naming.
 */
export function readClosing(form: FormData, holdings: readonly Holding[]): Read<readonly string[]> {
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
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: alone.map(({ record }) => record) }
}
