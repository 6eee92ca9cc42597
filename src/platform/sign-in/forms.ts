/** What is typed on the pages of signing in, as values or as slips. */
import { z } from 'zod'
import { textOf, type Read } from '../web/forms.ts'
import { addressAs } from './address.ts'

const ADDRESS_MAX = 254
const NAME_MAX = 100

const Address = z.email().max(ADDRESS_MAX)

/** The address in the box `address`, as accounts are known by. */
export function readAddress(form: FormData): Read<string> {
  const address = Address.safeParse(addressAs(textOf(form, 'address')))
  if (address.success) return { ok: true, value: address.data }
  const text = 'Type an email address, like name@example.org'
  return { ok: false, problems: [{ field: 'address', text }] }
}

/** A name in the box `name`; `usual` where it may be left empty. */
export function readName(form: FormData, usual?: string): Read<string> {
  const name = textOf(form, 'name').replaceAll(/\s+/g, ' ') || (usual ?? '')
  if (name === '') return { ok: false, problems: [{ field: 'name', text: 'Type your name' }] }
  if (name.length <= NAME_MAX) return { ok: true, value: name }
  const text = `Make the name shorter: ${NAME_MAX} letters at most`
  return { ok: false, problems: [{ field: 'name', text }] }
}

/** The id in the hidden box `id`, or null where it is none. */
export function idIn(form: FormData): string | null {
  return z.uuid().safeParse(textOf(form, 'id')).data ?? null
}
