/** Who is in a mailbox: by address, with counts, for the family to tick; and which addresses are its own. */
import type { Figure } from '../record/entry.ts'
import type { Day } from '../platform/day.ts'
import { sameAddress } from './mail/addresses.ts'
import { isDesk, isPersonalDomain, isSuggested, serviceOf, type Service } from './organisation.ts'

/** What is looked at in a message: nothing of its words. */
export type Seen = {
  readonly from: Figure | null
  readonly to: readonly Figure[]
  readonly cc: readonly Figure[]
  readonly deliveredTo: readonly string[]
  readonly labels: readonly string[]
  readonly day: Day | null
}

/** `first` and `last` are null where no message of theirs has a readable date. */
export type Correspondent = {
  readonly address: string
  readonly name: string
  readonly service: Service
  readonly suggested: boolean
  readonly count: number
  readonly first: Day | null
  readonly last: Day | null
}

/**
 * Everybody the family writes with, suggested services first, then by number of messages. The
 * family's own addresses are left out.
 */
export function correspondentsIn(
  messages: readonly Seen[],
  family: ReadonlySet<string> = familyAddresses(messages),
): Correspondent[] {
  const counts = new Map<string, { names: Map<string, number>; count: number; days: Day[] }>()
  for (const message of messages) {
    const met = new Set<string>()
    for (const figure of partiesOf(message)) {
      const address = sameAddress(figure.address ?? '')
      if (address === '' || family.has(address)) continue
      const row = counts.get(address) ?? { names: new Map<string, number>(), count: 0, days: [] }
      counts.set(address, row)
      row.names.set(figure.name, (row.names.get(figure.name) ?? 0) + 1)
      if (!met.has(address)) {
        row.count += 1
        if (message.day !== null) row.days = outer(row.days, message.day)
      }
      met.add(address)
    }
  }
  return [...counts]
    .map(([address, row]) => {
      const name = nameOf(row.names, address)
      const service = serviceOf(address, name)
      const [first = null, last = first] = row.days
      return {
        address,
        name,
        service,
        suggested: isSuggested(service),
        count: row.count,
        first,
        last,
      }
    })
    .toSorted(
      (a, b) =>
        Number(b.suggested) - Number(a.suggested) ||
        b.count - a.count ||
        (a.address < b.address ? -1 : 1),
    )
}

/**
 * The addresses that are the family's own, judged by where the mailbox was delivered to, what it
 * calls sent, and who is in nearly every message at a personal mail host. With two people and nothing
 * else to go by, the desk (`office@`) is the other side.
 */
export function familyAddresses(messages: readonly Seen[]): Set<string> {
  const counts = new Map<string, number>()
  const owned = new Map<string, number>()
  for (const message of messages) {
    for (const address of new Set(message.deliveredTo.map(sameAddress))) add(owned, address)
    if (message.labels.some(isSentLabel)) add(owned, message.from?.address ?? null)
    const met = new Set(partiesOf(message).map((figure) => sameAddress(figure.address ?? '')))
    for (const address of met) add(counts, address)
  }
  const ownedBy = atLeast(owned, 0.2)
  const often = atLeast(counts, 0.5)
  const personal = often.filter((address) =>
    isPersonalDomain(address.slice(address.lastIndexOf('@') + 1)),
  )
  const known = new Set([...ownedBy, ...personal])
  // Nothing points at anybody: the one address that is in more messages than any other, if there is one.
  return known.size > 0 || often.length !== 1 ? known : new Set(often)
}

function add(scores: Map<string, number>, address: string | null): void {
  const plain = sameAddress(address ?? '')
  if (couldBeFamily(plain)) scores.set(plain, (scores.get(plain) ?? 0) + 1)
}

/** The addresses whose score is at least `share` of the highest: a family can have two parents. */
function atLeast(scores: ReadonlyMap<string, number>, share: number): string[] {
  const top = Math.max(0, ...scores.values())
  return [...scores].filter(([, score]) => score >= top * share).map(([address]) => address)
}

function isSentLabel(label: string): boolean {
  return /^sent(?: (?:mail|items|messages))?$/i.test(label.trim())
}

/** A service's address, or a desk's, is never the family's own, however often it writes. */
function couldBeFamily(address: string): boolean {
  if (address === '') return false
  const service = serviceOf(address, '')
  return (service === 'personal' || service === 'other') && !isDesk(address)
}

/** True when mail with these people is a legal adviser's: never ticked, shared or put in a pack by default. */
export function isLegal(people: readonly Figure[]): boolean {
  return legalAmong(people).length > 0
}

/** Those of `people` who seem to be legal advisers. */
export function legalAmong(people: readonly Figure[]): Figure[] {
  return people.filter((figure) => serviceOf(figure.address, figure.name) === 'legal adviser')
}

/** True when somebody on the message is at one of `wanted`: addresses, or domains and what is under them. */
export function isWith(people: readonly Figure[], wanted: readonly string[]): boolean {
  const lower = wanted.map((one) => sameAddress(one).replace(/^@/, ''))
  return people.some((figure) => {
    const address = sameAddress(figure.address ?? '')
    const domain = address.slice(address.lastIndexOf('@') + 1)
    return lower.some((one) =>
      one.includes('@') ? address === one : domain === one || domain.endsWith(`.${one}`),
    )
  })
}

function partiesOf(message: Seen): Figure[] {
  return [...(message.from === null ? [] : [message.from]), ...message.to, ...message.cc]
}

function outer(days: readonly Day[], day: Day): Day[] {
  const [first = day, last = first] = days
  return [day < first ? day : first, day > last ? day : last]
}

/** The name most often given with an address, unless it is only the address again. */
function nameOf(names: ReadonlyMap<string, number>, address: string): string {
  const real = [...names].filter(([name]) => sameAddress(name) !== address)
  return real.toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? address
}
