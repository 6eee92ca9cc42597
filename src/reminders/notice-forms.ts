/** How somebody wants to be told, read as values or as slips to mend. */
import { z } from 'zod'
import { choiceOf, textOf, type Problem, type Read } from '../platform/web/forms.ts'
import { HOWS, isQuiet, USUAL_WISH, type Wish } from './notice.ts'

const EMAIL_LENGTH_MAX = 254
const email = z.email().max(EMAIL_LENGTH_MAX)

export type NoticeGiven = Wish & { readonly email: string | null }

/** The hour chosen under `name`; the usual one where there is none. */
function hourIn(form: FormData, name: 'hour' | 'quietFrom' | 'quietUntil'): number {
  const text = textOf(form, name)
  return /^(?:1?\d|2[0-3])$/.test(text) ? Number(text) : USUAL_WISH[name]
}

/** The form as it was sent, for showing it again. */
export function noticeAsGiven(form: FormData): NoticeGiven {
  const given = textOf(form, 'email')
  return {
    how: choiceOf(form, 'how', HOWS) ?? 'off',
    hour: hourIn(form, 'hour'),
    quietFrom: hourIn(form, 'quietFrom'),
    quietUntil: hourIn(form, 'quietUntil'),
    email: given === '' ? null : given,
  }
}

export function readNotice(form: FormData): Read<NoticeGiven> {
  const given = noticeAsGiven(form)
  const problems: Problem[] = []
  if (given.email !== null && !email.safeParse(given.email).success)
    problems.push({ field: 'email', text: 'Give an email address, as in alex@example.org' })
  if (given.how === 'daily' && isQuiet(given.hour, given))
    problems.push({ field: 'hour', text: 'Choose an hour outside your quiet time' })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: given }
}
