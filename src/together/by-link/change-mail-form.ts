/** What was typed to ask somebody who has only email to confirm a change. */
import { z } from 'zod'
import { linkDayIn } from '../../people/link-day.ts'
import type { Day } from '../../platform/day.ts'
import { textOf, textsOf, type Problem, type Read } from '../../platform/web/forms.ts'
import { oneLine } from '../../platform/words.ts'
import type { Mailed } from './change-mails.ts'

const LINE_MAX = 120
/** Twelve weeks, unless the family says otherwise. */
export const USUAL_DAYS = 84

export type AskedToConfirm = {
  readonly people: readonly Mailed[]
  readonly until: Day
  /** Whoever was typed, as typed. */
  readonly typed: { readonly name: string; readonly address: string }
}

/** Those ticked of `known`, and whoever is typed besides. */
export function readAskedToConfirm(
  form: FormData,
  given: { readonly today: Day; readonly known: readonly Mailed[]; readonly sends: boolean },
): Read<AskedToConfirm> {
  const problems: Problem[] = []
  const slip = (field: string, text: string) => problems.push({ field, text })
  const ticked = textsOf(form, 'who').map((each) => each.toLowerCase())
  const known = given.known.filter(({ address }) => ticked.includes(address?.toLowerCase() ?? ''))
  const [name, typed] = [oneLine(textOf(form, 'name')), textOf(form, 'address')]
  const address = typed === '' ? null : (z.email().max(320).safeParse(typed).data ?? null)
  const isTyped = name !== '' || typed !== ''
  if (!isTyped && known.length === 0)
    slip('name', given.known.length > 0 ? 'Tick somebody, or write a name' : 'Write a name')
  if (isTyped && name === '') slip('name', 'Write their name')
  if (name.length > LINE_MAX) slip('name', `Write the name in at most ${LINE_MAX} letters`)
  if (typed !== '' && address === null) slip('address', 'Write the whole email address, with its @')
  // Several links cannot be shown on one page: whoever has no address is asked alone.
  if (isTyped && typed === '' && known.length > 0) slip('address', 'Write their email address')
  const until = linkDayIn(form, { today: given.today, usualDays: USUAL_DAYS }, problems)
  if (problems.length > 0 || until === null) return { ok: false, problems }
  const isNew =
    isTyped && !known.some((each) => each.address?.toLowerCase() === typed.toLowerCase())
  const people = [...known, ...(isNew ? [{ name, address }] : [])]
  return { ok: true, value: { people, until, typed: { name, address: typed } } }
}
