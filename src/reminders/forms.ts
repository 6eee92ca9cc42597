/** What was chosen about reminders, read as values or as slips to mend. */
import { z } from 'zod'
import { textOf, textsOf, type Problem, type Read } from '../platform/web/forms.ts'
import { LEADS } from './reminder.ts'

const EMAIL_LENGTH_MAX = 254

export type ReminderGiven = {
  readonly email: string
  readonly leads: readonly number[]
  readonly atNight: boolean
}

const email = z.email().max(EMAIL_LENGTH_MAX)

export function readReminder(form: FormData): Read<ReminderGiven> {
  const problems: Problem[] = []
  const given = email.safeParse(textOf(form, 'email'))
  if (!given.success)
    problems.push({ field: 'email', text: 'Give an email address, as in alex@example.org' })
  const chosen = textsOf(form, 'leads')
  const leads = LEADS.filter((lead) => chosen.includes(String(lead)))
  if (leads.length === 0) problems.push({ field: 'leads', text: 'Choose at least one' })
  if (problems.length > 0 || !given.success) return { ok: false, problems }
  const atNight = textOf(form, 'atNight') === 'yes'
  return { ok: true, value: { email: given.data, leads, atNight } }
}

/** The form as it was sent, for showing it again. */
export function reminderAsGiven(form: FormData): ReminderGiven {
  const chosen = textsOf(form, 'leads')
  return {
    email: textOf(form, 'email'),
    leads: LEADS.filter((lead) => chosen.includes(String(lead))),
    atNight: textOf(form, 'atNight') === 'yes',
  }
}
