/** The places whose law is known. Another place is another folder and one more line here. */
import { ENGLAND } from './england/england.ts'
import type { Law } from './law.ts'

const LAWS: Readonly<Record<string, Law>> = { england: ENGLAND }

/** The law of `jurisdiction` (a folder's name), or null where it is not known. */
export function lawOf(jurisdiction: string): Law | null {
  return Object.hasOwn(LAWS, jurisdiction) ? (LAWS[jurisdiction] ?? null) : null
}
