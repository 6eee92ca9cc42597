/** Everything the family did to be heard, as efforts with their place and month. */
import type { Day } from '../../platform/day.ts'
import type { Entry } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { findMembers } from '../../record/looking.ts'
import { findFamily } from '../asks-store.ts'
import type { CallBody, LetterBody } from '../entries.ts'
import { isPersonalDomain, serviceOf } from '../organisation.ts'
import { findHandled, findMessageTitles, findOffices, findSent, type Sent } from './taken-store.ts'
import type { Effort } from './taken.ts'

const FAMILY_FROM_MESSAGES = 1000

/** From `from` to `to`; mail with a legal adviser is left out. */
export async function findEfforts(write: Write, from: Day, to: Day): Promise<Effort[]> {
  const family = await findFamily(write, FAMILY_FROM_MESSAGES)
  const sent = (await findSent(write, [...family], [from, to])).filter(
    ({ whom, name }) => serviceOf(whom, name ?? '') !== 'legal adviser',
  )
  const domains = [...new Set(sent.map(({ whom }) => domainOf(whom)))].filter(
    (domain) => domain !== '' && !isPersonalDomain(domain),
  )
  const places = placesIn(sent, domains, await findOffices(write, domains))
  const handled = await findHandled(write, from, to)
  const ours = new Set((await findMembers(write)).map(({ name }) => name.toLowerCase()))
  const letters = handled.filter((entry) => entry.kind === 'letter')
  const known = await findMessageTitles(
    write,
    letters.map((entry) => entry.happened.day),
  )
  const emails = sent.map((each): Effort => ({
    ...NOTHING,
    sort: 'email',
    month: each.month,
    ...places.of(each),
    count: each.count,
  }))
  const others = handled.flatMap((entry) => {
    if (entry.kind === 'letter' && known.has(`${entry.happened.day} ${entry.title}`)) return []
    return effortOf(entry, ours, places.named)
  })
  return [...emails, ...others].filter((each) => each.month >= '0002')
}

const NOTHING = { count: 1, spoken: null, waited: null, inVain: false } as const

function effortOf(
  entry: Entry,
  ours: ReadonlySet<string>,
  placeOf: (name: string) => Place,
): Effort[] {
  const at = { ...NOTHING, month: entry.happened.day.slice(0, 7) }
  if (entry.kind === 'call') {
    const { with: whom, minutes, minutesWaited, answered } = entry.body as CallBody
    const times = { spoken: minutes ?? null, waited: minutesWaited ?? null }
    return [{ ...at, ...times, sort: 'call', ...placeOf(whom), inVain: answered === false }]
  }
  if (entry.kind === 'letter') {
    const { from, to } = entry.body as LetterBody
    const isOurs = from === null ? to !== null : ours.has(from.toLowerCase())
    return isOurs ? [{ ...at, sort: 'letter', ...placeOf(to ?? 'Others') }] : []
  }
  const { minutes } = entry.body as { readonly minutes?: unknown }
  const whom = entry.people.find(({ name }) => !ours.has(name.toLowerCase()))?.name ?? 'A meeting'
  const spoken = typeof minutes === 'number' ? minutes : null
  return [{ ...at, sort: 'meeting', ...placeOf(whom), spoken }]
}

type Place = Pick<Effort, 'whom' | 'look'>

type Places = {
  readonly of: (sent: Pick<Sent, 'whom' | 'name'>) => Place
  /** A name as written, or the place whose name stands in it. */
  readonly named: (name: string) => Place
}

/** Whoever writes from one address at work writes for one place: it has the name of its office there, else the domain. */
function placesIn(
  sent: readonly Sent[],
  domains: readonly string[],
  offices: ReadonlyMap<string, string>,
): Places {
  const byDomain = new Map(
    domains.map((domain) => {
      const some = sent.filter(({ whom }) => domainOf(whom) === domain)
      const [first] = some
      const only = some.every(({ name }) => name === first?.name) ? first?.name : null
      const whom = offices.get(domain) ?? (isName(only) ? only : domain)
      return [domain, { whom, look: domain }] as const
    }),
  )
  const of: Places['of'] = ({ whom, name }) => {
    const own = isName(name) ? name : whom
    return byDomain.get(domainOf(whom)) ?? { whom: own, look: own }
  }
  const byPerson = new Map(
    sent.flatMap((each) =>
      isName(each.name) ? [[each.name.toLowerCase(), of(each)] as const] : [],
    ),
  )
  return {
    of,
    named: (text) =>
      byPerson.get(text.trim().toLowerCase()) ??
      [...byDomain.values()].find(({ whom }) =>
        text.toLowerCase().includes(whom.toLowerCase()),
      ) ?? {
        whom: text.trim(),
        look: text.trim(),
      },
  }
}

function isName(name: string | null | undefined): name is string {
  return name !== null && name !== undefined && name !== '' && !name.includes('@')
}

function domainOf(whom: string): string {
  return whom.includes('@') ? (whom.split('@').at(-1) ?? '') : ''
}
