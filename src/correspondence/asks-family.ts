/**
 * Who in the messages of a record is the family: whoever is in nearly all of them and is no service.
 * It decides whose questions are asks and whose words are promises; it is a guess, shown as one. Pure.
 */
import { sentencesOf } from './asks-sentences.ts'
import { isAsk } from './asks.ts'
import { familyAddresses, type Seen } from './correspondents.ts'
import { isDesk, serviceOf } from './organisation.ts'
import { isPromise } from './promises.ts'

/** One message: who sent it and to whom, as addresses, or names where there is no address. */
export type Party = { readonly sender: string; readonly recipients: readonly string[] }

/** The addresses or names that are the family's, and those it may be where nothing decides yet. */
export type Family = { readonly known: ReadonlySet<string>; readonly perhaps: readonly string[] }

/** Who is the family among `messages`. `members` are the names of those who hold seats. */
export function familyAmong(messages: readonly Party[], members: readonly string[]): Family {
  const names = new Set(members.map((name) => name.trim().toLowerCase()))
  const found = new Set(messages.map((each) => each.sender).filter((sender) => names.has(sender)))
  for (const address of familyAddresses(messages.map(seenOf))) found.add(address)
  if (found.size > 0) return { known: found, perhaps: [] }
  const present = mostPresent(messages)
  return present.length === 1
    ? { known: new Set(present), perhaps: [] }
    : { known: found, perhaps: present }
}

const OF_FAMILY =
  /\b(?:my|our) (?:son|daughter|child|boy|girl|little one|eldest|youngest|husband|wife|partner)\b|\b(?:mum|mam|dad|mother|father|carer) (?:to|of)\b|['’]s (?:mum|mam|dad|mother|father)\b/gi
const OF_SERVICE =
  /\byour (?:son|daughter|child|concerns?|email|letter|complaint)\b|\b(?:parents|pupils|students|headteacher|head teacher|senco|our (?:school|team|service|policy|staff))\b/gi

/** How much `words` sound like a parent's: above zero a parent, below zero a service. */
export function soundsLikeFamily(words: string): number {
  const text = words.slice(0, WORDS_LENGTH_MAX)
  const ofWhom = (text.match(OF_FAMILY)?.length ?? 0) - (text.match(OF_SERVICE)?.length ?? 0)
  // A family asks and a service promises; but what they call each other weighs more.
  const sentences = sentencesOf(text).map((each) => each.text)
  const asked = sentences.filter((each) => isAsk(each)).length
  const promised = sentences.filter((each) => isPromise(each)).length
  return ofWhom * 5 + asked - promised
}

const WORDS_LENGTH_MAX = 8000

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
 * Nothing else points at anybody: those in more messages than any other; among them, those whose
 * domain has fewest people, since an organisation writes as several.
 */
function mostPresent(messages: readonly Party[]): string[] {
  const counts = new Map<string, number>()
  for (const { sender, recipients } of messages)
    for (const party of new Set([sender, ...recipients]))
      if (couldBeFamily(party)) counts.set(party, (counts.get(party) ?? 0) + 1)
  const domains = Map.groupBy(counts.keys(), domainOf)
  const colleagues = (party: string) => domains.get(domainOf(party))?.length ?? 1
  const most = Math.max(0, ...counts.values())
  const present = [...counts].filter(([, count]) => count === most).map(([party]) => party)
  const fewest = Math.min(...present.map(colleagues))
  return present.filter((party) => colleagues(party) === fewest).toSorted()
}

function couldBeFamily(party: string): boolean {
  if (party === '') return false
  const service = party.includes('@') ? serviceOf(party, '') : serviceOf(null, party)
  return (service === 'personal' || service === 'other') && !isDesk(party)
}

function domainOf(party: string): string {
  return party.slice(party.lastIndexOf('@') + 1)
}
