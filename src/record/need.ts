/**
 * What a page of a record needs of the seat that asks for it. Every route of a record states one of
 * these, and `visit.ts` asks in one place. An owner holds every shelf; `read the record` is for pages
 * that show whatever the second wall lets the seat read, `write in the record` for forms about an entry
 * whose shelf only the entry tells.
 */
import { SHELVES, type Shelf } from './entry.ts'

type Shelves = Shelf | `${Shelf} or ${Shelf}`

export type RecordNeed =
  | 'read the record'
  | 'write in the record'
  | 'own the record'
  | `read ${Shelves}`
  | `write ${Shelves}`

/** Whether a need is one of a record; others are asked elsewhere. */
export function isOfRecord(need: string): boolean {
  return need === 'own the record' || /^(?:read|write) /.test(need)
}

/** A seat as far as needs go. Empty `shelves` is a seat to which entries are shown by name only. */
export type Seat = {
  readonly owner: boolean
  readonly shelves: readonly string[]
  readonly writesOn: readonly string[]
}

type Asked = { readonly does: 'read' | 'write'; readonly shelves: readonly Shelf[] }

/** What a need asks for, or null where it is about no shelf. Throws on words that are no need of a record. */
export function askedBy(need: string): Asked | null {
  if (need === 'read the record' || need === 'write in the record' || need === 'own the record')
    return null
  const [, does, named] = /^(read|write) (\w+(?: or \w+)?)$/.exec(need) ?? []
  const names = named?.split(' or ') ?? []
  const shelves = SHELVES.filter((shelf) => names.includes(shelf))
  if (shelves.length === 0 || shelves.length !== names.length)
    throw new Error(`“${need}” is no need of a record.`)
  return { does: does === 'write' ? 'write' : 'read', shelves }
}

/** True where a seat has what a route needs. */
export function seatHas({ owner, shelves, writesOn }: Seat, need: string): boolean {
  const asked = askedBy(need)
  if (owner || need === 'read the record') return true
  if (need === 'own the record') return false
  if (asked === null) return writesOn.length > 0
  const held = asked.does === 'read' ? shelves : writesOn
  return asked.shelves.some((shelf) => held.includes(shelf))
}
