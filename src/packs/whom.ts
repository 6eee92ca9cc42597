/**
 * To whom a pack could be: everybody who owes something, those who write from one organisation's
 * address together. Pure.
 */
import { isPersonalDomain } from '../correspondence/organisation.ts'
import type { Entry } from '../record/entry.ts'
import type { PackCommitment } from './complaint.ts'
import { foldSpace } from './spec.ts'

/** The choice of a pack that holds whatever anybody owes. */
export const EVERYONE = 'everyone'

/** One choice: the debtors it is of, most owed first, and what they owe. */
export type Whom = {
  /** `at hillview.sch.uk`, or `name hillview academy`. */
  readonly key: string
  /** The organisation's part of its addresses; null where they do not tell it. */
  readonly domain: string | null
  readonly names: readonly string[]
  readonly owed: readonly PackCommitment[]
}

/** Thousands of unrelated services write from these. */
const SHARED = new Set(['nhs.net', 'gov.uk'])

/**
 * `open` parted by who owes it, those who owe most first. The addresses of a debtor are looked for in
 * `entries`: whoever has the debtor's name in a message that something was asked or promised in.
 */
export function whomOf(open: readonly PackCommitment[], entries: readonly Entry[]): Whom[] {
  const domains = domainsOf(entries)
  const groups = Map.groupBy(open, ({ debtor }) => {
    const domain = domainIn(debtor) ?? domains.get(plain(debtor)) ?? null
    return domain === null ? `name ${plain(debtor)}` : `at ${domain}`
  })
  return [...groups]
    .map(([key, owed]) => ({
      key,
      domain: key.startsWith('at ') ? key.slice('at '.length) : null,
      names: namesOf(owed),
      owed,
    }))
    .toSorted((a, b) => b.owed.length - a.owed.length || (a.key < b.key ? -1 : 1))
}

function namesOf(owed: readonly PackCommitment[]): string[] {
  return [...Map.groupBy(owed, ({ debtor }) => plain(debtor)).values()]
    .toSorted((a, b) => b.length - a.length)
    .flatMap(([first]) => (first === undefined ? [] : [first.debtor.trim()]))
}

/** Where each name writes from; the first address that tells an organisation counts. */
function domainsOf(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { name, address } of entries.flatMap(figuresOf)) {
    const domain = domainIn(address)
    if (domain !== null && !found.has(plain(name))) found.set(plain(name), domain)
  }
  return found
}

type Written = { readonly name: string; readonly address: string }

function figuresOf({ body }: Entry): Written[] {
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body)
    .filter(([field]) => ['from', 'to', 'cc'].includes(field))
    .flatMap(([, value]: [string, unknown]) => (Array.isArray(value) ? value : [value]))
    .filter(isWritten)
}

function isWritten(value: unknown): value is Written {
  if (typeof value !== 'object' || value === null) return false
  return (
    'name' in value &&
    typeof value.name === 'string' &&
    'address' in value &&
    typeof value.address === 'string'
  )
}

function domainIn(address: string): string | null {
  const domain = /^\S+@([a-z0-9.-]+\.[a-z]+)$/i.exec(address.trim())?.[1]?.toLowerCase()
  return domain === undefined || isPersonalDomain(domain) || SHARED.has(domain) ? null : domain
}

function plain(name: string): string {
  return foldSpace(name).toLowerCase()
}
