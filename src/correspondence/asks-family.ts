/**
 * Who in the messages of a record is the family: whoever is in nearly all of them and is no service.
 * It decides whose questions are asks and whose words are promises; it is a guess, shown as one. Pure.
 */
import { familyAddresses, type Seen } from './correspondents.ts'
import { isDesk, serviceOf } from './organisation.ts'

/** One message: who sent it and to whom, as addresses, or names where there is no address. */
export type Party = { readonly sender: string; readonly recipients: readonly string[] }

/** The addresses or names that are the family's. `members` are the names of those who hold seats. */
export function familyAmong(
  messages: readonly Party[],
  members: readonly string[],
): ReadonlySet<string> {
  const names = new Set(members.map((name) => name.trim().toLowerCase()))
  const found = new Set(messages.map((each) => each.sender).filter((sender) => names.has(sender)))
  for (const address of familyAddresses(messages.map(seenOf))) found.add(address)
  if (found.size > 0) return found
  const present = mostPresent(messages)
  return new Set(present === null ? [] : [present])
}

const figure = (address: string) => ({ name: '', address })

function seenOf({ sender, recipients }: Party): Seen {
  return {
    from: sender === '' ? null : figure(sender),
    to: recipients.map(figure),
    cc: [],
    deliveredTo: [],
    labels: [],
    day: null,
  }
}

/**
 * Nothing else points at anybody: the one party in more messages than any other; among those in
 * equally many, the one whose domain has fewest people, since an organisation writes as several.
 */
function mostPresent(messages: readonly Party[]): string | null {
  const counts = new Map<string, number>()
  for (const { sender, recipients } of messages)
    for (const party of new Set([sender, ...recipients]))
      if (couldBeFamily(party)) counts.set(party, (counts.get(party) ?? 0) + 1)
  const domains = Map.groupBy(counts.keys(), domainOf)
  const ranked = [...counts]
    .map(([party, count]) => ({
      party,
      count,
      colleagues: domains.get(domainOf(party))?.length ?? 1,
    }))
    .toSorted((a, b) => b.count - a.count || a.colleagues - b.colleagues)
  const [first, second] = ranked
  if (first === undefined) return null
  const isAlone =
    second === undefined || first.count > second.count || first.colleagues < second.colleagues
  return isAlone ? first.party : null
}

function couldBeFamily(party: string): boolean {
  if (party === '') return false
  const service = party.includes('@') ? serviceOf(party, '') : serviceOf(null, party)
  return (service === 'personal' || service === 'other') && !isDesk(party)
}

function domainOf(party: string): string {
  return party.slice(party.lastIndexOf('@') + 1)
}
