/** What was typed about somebody to be invited, or about what a seat gives. */
import { z } from 'zod'
import type { Day } from '../../platform/day.ts'
import { dayOf, textOf, textsOf, type Problem, type Read } from '../../platform/web/forms.ts'
import type { Invited } from './invitation.ts'
import { narrowedScope, type Role, type Scope } from './roles.ts'
import { shelvesAmong } from './seat.ts'

const NAME_MAX = 120
const ORGANISATION_MAX = 200
const Email = z.email().max(254)

/** A seat begins within a year from now, and ends within ten. */
const YEARS_MOST = 10

type Days = { readonly since: Day; readonly until: Day | null }

function readDays(form: FormData, today: Day, problems: Problem[]): Days {
  const [since, until] = [dayOf(form, 'since'), dayOf(form, 'until')]
  const wrong = (field: string, text: string) => problems.push({ field: `${field}-day`, text })
  if (since === 'not a day') wrong('since', 'Give the first day as a real date, such as 5 1 2027')
  else if (since !== null && since < today) wrong('since', 'Give a first day that is not over')
  if (until === 'not a day') wrong('until', 'Give the last day as a real date, such as 18 12 2026')
  const first = since === null || since === 'not a day' ? today : since
  const last = until === 'not a day' ? null : until
  if (last !== null && last < first) wrong('until', 'Give a last day that is not before the first')
  const far = `${Number(today.slice(0, 4)) + YEARS_MOST}`
  if (first > far) wrong('since', 'Give a first day that is nearer')
  if (last !== null && last > far) wrong('until', 'Give a last day within ten years')
  return { since: first, until: last }
}

function readWho(form: FormData, problems: Problem[]) {
  const [name, email, organisation] = [
    textOf(form, 'name').replaceAll(/\s+/g, ' '),
    textOf(form, 'email'),
    textOf(form, 'organisation').replaceAll(/\s+/g, ' '),
  ]
  if (name === '') problems.push({ field: 'name', text: 'Write who it is for' })
  if (name.length > NAME_MAX)
    problems.push({ field: 'name', text: `Write the name in at most ${NAME_MAX} characters` })
  if (email !== '' && !Email.safeParse(email).success)
    problems.push({ field: 'email', text: 'Write an email address such as name@school.example' })
  if (organisation.length > ORGANISATION_MAX)
    problems.push({ field: 'organisation', text: 'Give a shorter name of the organisation' })
  return {
    name,
    email: email === '' ? null : email.toLowerCase(),
    organisation: organisation === '' ? null : organisation,
  }
}

/** The scope that was ticked, within what the role usually has. */
export function scopeIn(form: FormData, role: Role): Scope {
  const reads = shelvesAmong(textsOf(form, 'reads'))
  return narrowedScope(role, { reads, writes: shelvesAmong(textsOf(form, 'writes')) })
}

/** An invitation as a member in `role`. */
export function readInvitation(form: FormData, role: Role, today: Day): Read<Invited> {
  const problems: Problem[] = []
  const who = readWho(form, problems)
  const days = readDays(form, today, problems)
  const { reads, writes } = scopeIn(form, role)
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, value: { ...who, ...days, owner: false, role: role.role, reads, writes } }
}

/** An invitation to own the record. It holds no shelf: what was written before stays closed. */
export function readOwner(form: FormData, today: Day): Read<Invited> {
  const problems: Problem[] = []
  const who = readWho(form, problems)
  if (textOf(form, 'understood') !== 'yes')
    problems.push({ field: 'understood', text: 'Tick that you have read what an owner can do' })
  if (problems.length > 0) return { ok: false, problems }
  const role = textOf(form, 'role') === 'young person' ? 'young person' : 'parent'
  const days = { since: today, until: null }
  const value = { ...who, ...days, owner: true, role, organisation: null, reads: [], writes: [] }
  return { ok: true, value }
}

/** What a role gives from now on, and its last day. */
export function readRoleChange(
  form: FormData,
  role: Role,
  { today, since }: { readonly today: Day; readonly since: Day },
): Read<Scope & { readonly until: Day | null }> {
  const problems: Problem[] = []
  const until = dayOf(form, 'until')
  const first = since > today ? since : today
  if (until === 'not a day')
    problems.push({
      field: 'until-day',
      text: 'Give the last day as a real date, such as 18 12 2026',
    })
  else if (until !== null && until < first)
    problems.push({ field: 'until-day', text: 'Give a last day from today on, or end it instead' })
  if (problems.length > 0 || until === 'not a day') return { ok: false, problems }
  return { ok: true, value: { ...scopeIn(form, role), until } }
}

/** The child's day of birth: a real day, and somebody who could be at school or has been. */
export function readBirthDay(form: FormData, today: Day): Read<Day | null> {
  const born = dayOf(form, 'born')
  const wrong = (text: string): Read<never> => ({
    ok: false,
    problems: [{ field: 'born-day', text }],
  })
  if (born === null) return { ok: true, value: null }
  if (born === 'not a day') return wrong('Give the day as a real date, such as 14 3 2014')
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4))
  if (born > today || years > 30) return wrong('Give the day your child was born')
  return { ok: true, value: born }
}
