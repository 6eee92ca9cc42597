/** What somebody chose to see on their desk: from the page's address and back to one. */
import { NO_FILTER, ORDERS, SORTS, WHOSE, type Filter } from './item.ts'

const TEXT_LENGTH_MAX = 300

/** A filter as the address of a page says it; what is none of ours is left out. */
export function readFilter(query: URLSearchParams): Filter {
  const text = (name: string): string | null => {
    const given = query.get(name)?.trim() ?? ''
    return given === '' || given.length > TEXT_LENGTH_MAX ? null : given
  }
  const oneOf = <T extends string>(name: string, of: readonly T[]): T | null =>
    of.find((each) => each === query.get(name)) ?? null
  return {
    sort: oneOf('sort', SORTS),
    whose: oneOf('whose', WHOSE) ?? NO_FILTER.whose,
    child: text('child'),
    who: text('who'),
    organisation: text('organisation'),
    order: oneOf('order', ORDERS) ?? NO_FILTER.order,
  }
}

/** The place in the list to go on from; 0 at its beginning. */
export function readFrom(query: URLSearchParams): number {
  const given = query.get('from') ?? ''
  return /^\d{1,6}$/.test(given) ? Number(given) : 0
}

/** `?sort=question&whose=mine`, or nothing for the usual desk. */
export function filterQuery(filter: Filter, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter))
    if (value !== null && value !== NO_FILTER[name as keyof Filter]) query.set(name, value)
  for (const [name, value] of Object.entries(more)) query.set(name, value)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
