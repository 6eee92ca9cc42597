/** The last day of a private link, as it was typed. */
import { addDays, type Day } from '../platform/day.ts'
import { dayOf, type Problem } from '../platform/web/forms.ts'

/** A link lives for a school year at most. */
const MOST_DAYS = 366

/** The day in the boxes `until`, or `usualDays` from today; null, with a slip added, where it cannot be that. */
export function linkDayIn(
  form: FormData,
  { today, usualDays = MOST_DAYS }: { readonly today: Day; readonly usualDays?: number },
  problems: Problem[],
): Day | null {
  const until = dayOf(form, 'until') ?? addDays(today, usualDays)
  const wrong = (text: string): null => {
    problems.push({ field: 'until-day', text })
    return null
  }
  if (until === 'not a day') return wrong('Give the last day as a real date, such as 19 12 2026')
  if (until < today || until > addDays(today, MOST_DAYS))
    return wrong('Give a last day between today and a year from now')
  return until
}
