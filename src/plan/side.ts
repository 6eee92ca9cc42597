/** Whose word a seat's is about what was given: home's, school's, the child's, or of whoever gives it. Pure. */
import type { SAYS } from './entries.ts'

type Says = (typeof SAYS)[number]

const AT_SCHOOL = /\b(?:teacher|teaching|TA|SENCO|head|attendance|school)\b/i

/** Roles are the words of invitations; somebody with two speaks as the first of them that is known. */
export function saysOf({ owner, role }: { readonly owner: boolean; readonly role: string }): Says {
  if (/\byoung person\b/i.test(role)) return 'child'
  if (owner || /\b(?:parent|carer|family)\b/i.test(role)) return 'home'
  return AT_SCHOOL.test(role) ? 'school' : 'provider'
}
