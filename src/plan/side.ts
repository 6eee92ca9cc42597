/** Whose word a seat's is about what was given: home's, school's, the child's, or of whoever gives it. Pure. */
import type { SAYS } from './entries.ts'

type Says = (typeof SAYS)[number]

const AT_SCHOOL = /\b(?:teacher|teaching|TA|SENCO|head|attendance|school)\b/i

const GIVES = /\b(?:health|therapist|nurse|psychologist)\b/i

/** Roles are the words of invitations. Null for somebody who sees none of it themselves: an advocate, the council. */
export function saysOf(seat: { readonly owner: boolean; readonly role: string }): Says | null {
  const { owner, role } = seat
  if (/\byoung person\b/i.test(role)) return 'child'
  if (owner || /\b(?:parent|carer|family)\b/i.test(role)) return 'home'
  if (AT_SCHOOL.test(role)) return 'school'
  return GIVES.test(role) ? 'provider' : null
}
