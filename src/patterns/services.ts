/**
 * At which service somebody is, so that a finding can say "Hillview Academy" where the record says a
 * teacher's name. An adult's own name stands in a claim only with enough events beside it.
 */
import { serviceOf } from '../correspondence/organisation.ts'
import type { Figure } from '../record/entry.ts'
import { NAMED_FROM } from './finding.ts'

/** What a name or an address leads to: what to call the place, and whether it is a school. */
export type Place = { readonly name: string; readonly school: boolean; readonly body: boolean }

export type Places = {
  readonly of: (name: string, address?: string | null) => Place
}

/** Leads names and addresses to bodies, by the mail domain they share in `figures`. */
export function placesAmong(figures: readonly Figure[]): Places {
  const domains = new Map<string, string>()
  const addresses = new Map<string, string>()
  for (const { name, address } of figures) {
    const domain = domainOf(address)
    if (domain === null) continue
    addresses.set(name.trim().toLowerCase(), domain)
    if (isBody(name) && (domains.get(domain)?.length ?? Infinity) > name.length)
      domains.set(domain, name.trim())
  }
  return {
    of: (name, address = null) => {
      const domain = domainOf(address) ?? addresses.get(name.trim().toLowerCase()) ?? null
      if (isBody(name)) return { name: name.trim(), school: isSchool(null, name), body: true }
      if (domain === null) return { name: name.trim(), school: false, body: false }
      const known = domains.get(domain)
      return {
        name: known ?? domain,
        school: isSchool(`x@${domain}`, known ?? ''),
        body: true,
      }
    },
  }
}

/** What somebody is called who is not named. */
export const NOBODY_NAMED = 'One person'

/**
 * The subject of a claim: the body where it is known; a person's own name only from five events on;
 * before that, no name.
 */
export function subjectOf(place: Place, events: number): string {
  return place.body || events >= NAMED_FROM ? place.name : NOBODY_NAMED
}

function isBody(name: string): boolean {
  const service = serviceOf(null, name)
  return service !== 'other' && service !== 'personal'
}

function isSchool(address: string | null, name: string): boolean {
  return serviceOf(address, name) === 'school'
}

/** The domain of an address that belongs to a service; null for a person's own mailbox. */
function domainOf(address: string | null): string | null {
  if (address === null || !address.includes('@')) return null
  return serviceOf(address, '') === 'personal'
    ? null
    : address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}
