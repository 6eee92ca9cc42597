/** Schools and other bodies with dates or promises of their own, each once however its name is written. */
import type { Calendars, School } from './calendar.ts'
import { bodyNamed } from './naming.ts'
import type { Policy } from './policy.ts'

/** A body with dates of its own, promises of its own, or both. */
export type Organisation = {
  readonly name: string
  /** The page address of one of its entries: where its page is. */
  readonly address: string
  readonly school: School | null
  readonly policies: readonly Policy[]
}

export function organisationsOf(calendars: Calendars, policies: readonly Policy[]): Organisation[] {
  const found: Organisation[] = calendars.map((school) => ({
    name: school.name,
    address: school.entries[0]?.address ?? '',
    school,
    policies: [],
  }))
  for (const policy of policies) {
    const known = bodyNamed(found, policy.organisation)
    if (known === null) {
      const { organisation: name, address } = policy
      found.push({ name, address, school: null, policies: [policy] })
    } else found[found.indexOf(known)] = { ...known, policies: [...known.policies, policy] }
  }
  return found
}

/** The organisation that the entry at `address` speaks of, or null. */
export function organisationAt(
  organisations: readonly Organisation[],
  address: string,
): Organisation | null {
  return (
    organisations.find(
      ({ school, policies }) =>
        (school?.entries ?? []).some((entry) => entry.address === address) ||
        policies.some((policy) => policy.address === address),
    ) ?? null
  )
}
