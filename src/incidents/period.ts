/**
 * The school year and term a day belongs to, for adding up. A school with three terms or fewer in a
 * year has its own; otherwise a term is the time between 31 December, Easter Monday and 31 July
 * (SI 2012/1033 reg 2(1)). Never half-terms.
 */
import { dayOf, easterSunday, fromCivil } from '../law/day-number.ts'
import type { Span } from '../law/school.ts'
import { addDays, day, type Day } from '../platform/day.ts'

export type Period = {
  readonly name: string
  readonly from: Day
  readonly to: Day
  /** Whether the days are the school's own, or the law's for a school whose terms are not known. */
  readonly basis: 'own' | 'usual' | 'year'
}

const TERMS_MAX = 3
/** No holiday inside a school year is longer. */
const BREAK_DAYS_MAX = 35

/** The school year that `on` is in: 1 August to 31 July, so that an early September start is in it. */
export function yearOf(on: Day): Period {
  const year = Number(on.slice(0, 4)) - (on.slice(5) < '08-01' ? 1 : 0)
  const name = `School year ${year} to ${year + 1}`
  return { name, from: day(`${year}-08-01`), to: day(`${year + 1}-07-31`), basis: 'year' }
}

function usualTerms(year: Period): Period[] {
  const start = Number(year.from.slice(0, 4))
  const easterMonday = dayOf(easterSunday(start + 1) + 1)
  const newYear = dayOf(fromCivil(start + 1, 1, 1))
  const basis = 'usual'
  return [
    { name: `Autumn term ${start}`, from: year.from, to: addDays(newYear, -1), basis },
    { name: `Spring term ${start + 1}`, from: newYear, to: easterMonday, basis },
    { name: `Summer term ${start + 1}`, from: addDays(easterMonday, 1), to: year.to, basis },
  ]
}

/** The terms of the school year of `on`, first to last: together they are the whole of it. */
export function termsOf(on: Day, own: readonly Span[] = []): readonly Period[] {
  const year = yearOf(on)
  const theirs = own
    .filter(({ from }) => from >= year.from && from <= year.to)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
  if (theirs.length > TERMS_MAX || !areWhole(theirs, year)) return usualTerms(year)
  return theirs.map((term, at) => {
    const next = theirs[at + 1]
    return {
      name: term.name === '' ? `Term ${at + 1}` : term.name,
      from: at === 0 ? year.from : term.from,
      to: next === undefined ? year.to : addDays(next.from, -1),
      basis: 'own',
    }
  })
}

/** Whether terms make a whole school year: with some of them only, a day would fall in a wrong one. */
function areWhole(terms: readonly Span[], year: Period): boolean {
  const [first, last] = [terms[0], terms.at(-1)]
  if (first === undefined || last === undefined) return false
  const together = terms.every(({ from }, at) => {
    const before = terms[at - 1]
    return before === undefined || from <= addDays(before.to, BREAK_DAYS_MAX)
  })
  return together && first.from <= addDays(year.from, 61) && last.to >= addDays(year.to, -91)
}

export function isIn(on: Day, { from, to }: Pick<Period, 'from' | 'to'>): boolean {
  return from <= on && on <= to
}

/** The term `on` is in; the holiday after a term belongs to it. */
export function termOf(on: Day, own: readonly Span[] = []): Period {
  return termsOf(on, own).find((term) => isIn(on, term)) ?? yearOf(on)
}
