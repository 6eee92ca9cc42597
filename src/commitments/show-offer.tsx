/** On the page of something asked: somebody who has it can open the record and does not see it yet. */
import type { Child } from 'hono/jsx'
import { findSeats } from '../people/circle/store.ts'
import { isOver, rolesOn, type Seat } from '../people/circle/seat.ts'
import { ActLink, Acts, Card } from '../platform/components/card.tsx'
import type { Day } from '../platform/day.ts'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findReaders } from '../record/looking.ts'
import { todayIn } from '../record/visit.ts'
import { holdersOf } from './hand-over.ts'
import { isForMe } from './put-to-me.ts'
import { findCommitment } from './store.ts'

/** For whoever brought it in: the way to show it to those who have it, after a look. */
export async function showOffer(write: Write, entry: Entry): Promise<Child | null> {
  if (!write.owner || entry.broughtBy !== write.memberId || entry.erased) return null
  const readers = await findReaders(write, entry.seq)
  const commitment = readers.circle ? null : await findCommitment(write, entry.address)
  if (commitment === null) return null
  const on = todayIn(write)
  const holder = holdersOf(commitment, on).at(-1)?.who ?? ''
  const blind = (await findSeats(write)).filter(
    (seat) => isOpenTo(seat, on) && !readers.members.includes(seat.id) && has(seat, holder, on),
  )
  if (blind.length === 0) return null
  const audience = `/records/${write.recordId}/entries/${entry.address}/audience`
  return (
    <Card>
      {blind.map(({ id, name }) => (
        <>
          <p>{name} can open this record, and does not see this yet.</p>
          <Acts>
            <ActLink href={`${audience}?look=people&people=${id}`} quiet>
              Show it to {name}
            </ActLink>
          </Acts>
        </>
      ))}
    </Card>
  )
}

function isOpenTo({ isMe, byLink, ...seat }: Seat, on: Day): boolean {
  return !isMe && !byLink && !isOver(seat, on)
}

function has(seat: Seat, holder: string, on: Day): boolean {
  const roles = rolesOn(seat, on).flatMap(({ role }) => role.split(' and '))
  return isForMe(holder, { name: seat.name, organisation: seat.organisation, roles })
}
