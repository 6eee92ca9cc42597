/** What was typed about somebody who should have a link for days. */
import { z } from 'zod'
import type { Day } from '../../platform/day.ts'
import { choiceOf, textOf, type Problem, type Read } from '../../platform/web/forms.ts'
import { linkDayIn } from '../../people/link-day.ts'
import { LINK_SIDES, type OwnLinkBody } from './entries.ts'

export type LinkAsked = Pick<OwnLinkBody, 'for' | 'name' | 'until' | 'mailTo'>

const NAME_MAX = 120

/** `child` is the child's first name, by which their own page calls them. */
export function readLink(
  form: FormData,
  { today, child }: { readonly today: Day; readonly child: string },
): Read<LinkAsked> {
  const problems: Problem[] = []
  const side = choiceOf(form, 'for', LINK_SIDES)
  if (side === null) problems.push({ field: 'for', text: 'Say whom the link is for' })
  const name = side === 'child' ? child : textOf(form, 'name')
  if (name === '' && side !== null)
    problems.push({ field: 'name', text: 'Write the name of whoever will use the link' })
  if (name.length > NAME_MAX)
    problems.push({ field: 'name', text: `Write the name in at most ${NAME_MAX} characters` })
  // Mail to a child's own address is for somebody else to read: their link is handed over.
  const given = side === 'child' ? '' : textOf(form, 'address')
  const mailTo = given === '' ? null : (z.email().max(320).safeParse(given).data ?? null)
  if (given !== '' && mailTo === null)
    problems.push({ field: 'address', text: 'Write the whole email address, with its @' })
  const until = linkDayIn(form, { today }, problems)
  if (problems.length > 0 || until === null || side === null) return { ok: false, problems }
  return { ok: true, value: { for: side, name, until, mailTo } }
}
