/** Saying the next thing in a conversation begun again, by whichever of the two and by whichever way they came. */
import { randomUUID } from 'node:crypto'
import { textOf, type Problem } from '../platform/web/forms.ts'
import { asOwner } from '../record/acting-as.ts'
import { lockHead } from '../record/append.ts'
import { isUuid } from '../record/begin.ts'
import type { EntryDraft } from '../record/entry.ts'
import { keep, tokenIn } from '../record/keeping.ts'
import type { Write } from '../record/kind.ts'
import { append, findByAddress } from '../record/store.ts'
import { todayIn } from '../record/visit.ts'
import {
  lastSummary,
  otherOf,
  stateOfRepair,
  turnsOf,
  type Repair,
  type Side,
  type Turn,
} from './repair.ts'
import { readTurn, type Said } from './repair-forms.ts'
import { keepPromises } from './repair-promises.ts'
import { findRepairs } from './repair-store.ts'
import type { Seat } from './seats.ts'

type Framed = {
  readonly author: string
  readonly sides: readonly Pick<Seat, 'id' | 'name'>[]
  readonly shelf: string
}

/** For the two in it by name, whatever else is shared of its shelf. */
function repairFrame(
  write: Write,
  { author, sides, shelf }: Framed,
): Omit<EntryDraft, 'kind' | 'body'> {
  return {
    happened: { day: todayIn(write), time: null, precision: 'day' },
    author,
    people: sides.map(({ name }) => ({ name, address: null })),
    shelf: shelf as EntryDraft['shelf'],
    audience: { people: sides.map(({ id }) => id) },
    amends: null,
    files: [],
  }
}

/** Begins a conversation with what went wrong as `me` sees it; the address of its page. Once for each key. */
export async function beginRepair(
  write: Write,
  begun: {
    readonly sides: readonly [Side, Side]
    readonly shelf: string
    readonly about: string
    readonly words: string
    readonly key: string
  },
): Promise<string> {
  const { sides, about, words, key } = begun
  const [me, other] = sides
  const frame = repairFrame(write, { author: me.name, ...begun })
  const body = { about, between: [me.id, other.id], names: [me.name, other.name] }
  const address = await keep(write, { ...frame, kind: 'repair', body, key })
  const root = (await findByAddress(write, address))?.root ?? 0
  const saw = { of: root, part: 'saw', words, due: null, mayUse: false }
  await append(write, [{ ...frame, kind: 'repair part', body: saw, key: `${key}:saw` }])
  return address
}

/** What came of a form: nothing to mend, or the slips in it. `said` false where it had been said before. */
type Taken = { readonly said: boolean; readonly problems: readonly Problem[] }

/**
 * Takes the turn that a form names, if it is still open to whoever sent it: sent again, or where the other was
 * quicker, what is said stands.
 */
export async function takeTurnIn(
  write: Write,
  form: FormData,
  { repair, me }: { readonly repair: Repair; readonly me: Side },
): Promise<Taken> {
  await lockHead(write)
  const asked = textOf(form, 'do')
  if (asked === 'stop') {
    if (stateOfRepair(repair) === 'under way') await stop(write, repair, me)
    return { said: true, problems: [] }
  }
  const turns = turnsOf(repair, me)
  const turn = turns.find((each) => each === asked)
  const isNewWording = asked === 'summary' && turns.includes('agree')
  if (turn === undefined && !isNewWording) return { said: false, problems: [] }
  const as: Turn = turn ?? 'summary'
  const read = readTurn(form, as, { repair, today: todayIn(write), me })
  if (!read.ok) return { said: false, problems: read.problems }
  await say(write, { repair, me, said: read.value, token: tokenIn(form) })
  return { said: true, problems: [] }
}

async function stop(write: Write, repair: Repair, me: Side): Promise<void> {
  const frame = repairFrame(write, { author: me.name, ...repair })
  const body = { of: repair.root }
  const key = `repair stopped:${repair.root}`
  await append(write, [{ ...frame, kind: 'repair stopped', body, key }])
}

type Saying = {
  readonly repair: Repair
  readonly me: Side
  readonly said: Said
  readonly token: string
}

/** Keeps what was said; whoever puts new words to the other agrees to them; agreed by both, promises are kept. */
async function say(write: Write, { repair, me, said, token }: Saying): Promise<void> {
  const frame = repairFrame(write, { author: me.name, ...repair })
  const key = isUuid(token) ? `${said.kind}:${token}` : `${said.kind}:${randomUUID()}`
  const { entries } = await append(write, [{ ...frame, kind: said.kind, body: said.body, key }])
  const [made] = entries
  if (said.kind === 'repair summary' && made !== undefined)
    await append(write, [{ ...frame, kind: 'repair agreed', body: { of: made.seq } }])
  const now = (await findRepairs(write)).find(({ root }) => root === repair.root)
  if (now !== undefined && stateOfRepair(now) === 'agreed' && lastSummary(now) !== null)
    await keepBoth(write, { repair: now, me, frame })
}

/** Where somebody without an account agrees last, what both promised is kept as the other's, who owns the record. */
async function keepBoth(
  write: Write,
  agreed: {
    readonly repair: Repair
    readonly me: Side
    readonly frame: ReturnType<typeof repairFrame>
  },
): Promise<void> {
  const { repair, me, frame } = agreed
  if (!write.byLink) await keepPromises(write, repair, frame)
  else await asOwner(write, [otherOf(repair, me).id], (owner) => keepPromises(owner, repair, frame))
}
