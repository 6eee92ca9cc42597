/** The places whose law is known. Another place is another folder and one more line here. */
import { ENGLAND } from './england/england.ts'
import { ENGLAND_PROCESSES } from './england/processes.ts'
import type { Law } from './law.ts'
import type { Processes } from './process.ts'

type Place = { readonly law: Law; readonly processes: Processes }

const PLACES: Readonly<Record<string, Place>> = {
  england: { law: ENGLAND, processes: ENGLAND_PROCESSES },
}

function placeOf(jurisdiction: string): Place | null {
  return Object.hasOwn(PLACES, jurisdiction) ? (PLACES[jurisdiction] ?? null) : null
}

/** The law of `jurisdiction` (a folder's name), or null where it is not known. */
export function lawOf(jurisdiction: string): Law | null {
  return placeOf(jurisdiction)?.law ?? null
}

/** The processes of `jurisdiction`: what can happen and which clocks it starts; null where unknown. */
export function processesOf(jurisdiction: string): Processes | null {
  return placeOf(jurisdiction)?.processes ?? null
}
