/** The sample's conversation, as its two people have it: each part brought in by whoever says it, for the two alone. */
import { keepPromises } from '../together/repair-promises.ts'
import { findRepairs } from '../together/repair-store.ts'
import { day } from '../platform/day.ts'
import { inRecord } from '../record/begin.ts'
import type { EntryDraft } from '../record/entry.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findMembers } from '../record/looking.ts'
import { append } from '../record/store.ts'
import { REPAIR } from './repair.data.ts'

/** `accounts` are those of the two, by name. Does nothing where one of them has no seat. */
export async function addSampleRepair(
  ledger: Ledger,
  given: { readonly recordId: string; readonly accounts: ReadonlyMap<string, string> },
  now: string,
): Promise<void> {
  const { recordId, accounts } = given
  const as = <T>(name: string, work: (write: Write) => Promise<T>) =>
    inRecord(ledger, { accountId: accounts.get(name) ?? '', recordId, now }, work)
  const [first, second] = REPAIR.between
  if (!accounts.has(first) || !accounts.has(second)) return
  const between = await as(first, async (write) => {
    const members = await findMembers(write)
    return REPAIR.between.map((name) => members.find((each) => each.name === name)?.id ?? '')
  })
  const frame = frameFor(between)
  const root = await as(first, (write) =>
    keepOne(write, {
      ...frame(first),
      kind: 'repair',
      body: { about: REPAIR.about, between, names: [...REPAIR.between] },
    }),
  )
  /** The last number of each thing said, by who said it. */
  const last = new Map<string, number>()
  for (const said of REPAIR.said) {
    const other = said.by === first ? second : first
    const seq = await as(said.by, (write) =>
      keepOne(write, { ...frame(said.by), ...partOf(said, { root, last, other }) }),
    )
    last.set(`${said.is}:${said.by}`, seq)
    if (said.is === 'summary') {
      last.set('summary', seq)
      await as(said.by, (write) =>
        keepOne(write, { ...frame(said.by), kind: 'repair agreed', body: { of: seq } }),
      )
    }
  }
  await as(first, async (write) => {
    const repair = (await findRepairs(write)).find((each) => each.root === root)
    if (repair !== undefined) await keepPromises(write, repair, frame(first))
  })
}

type Frame = Omit<EntryDraft, 'kind' | 'body'>

function frameFor(between: readonly string[]): (author: string) => Frame {
  return (author) => ({
    happened: { day: day(REPAIR.on), time: null, precision: 'day' },
    author,
    people: REPAIR.between.map((name) => ({ name, address: null })),
    shelf: 'messages',
    audience: { people: between },
    amends: null,
    files: [],
  })
}

async function keepOne(write: Write, draft: EntryDraft): Promise<number> {
  const { entries } = await append(write, [draft])
  return entries[0]?.seq ?? 0
}

function partOf(
  said: (typeof REPAIR.said)[number],
  at: {
    readonly root: number
    readonly last: ReadonlyMap<string, number>
    readonly other: string
  },
): Pick<EntryDraft, 'kind' | 'body'> {
  const { root, last, other } = at
  if (said.is === 'check') {
    const of = last.get(`heard:${other}`) ?? 0
    return { kind: 'repair check', body: { of, right: true, words: null } }
  }
  if (said.is === 'summary')
    return { kind: 'repair summary', body: { of: root, words: said.words } }
  if (said.is === 'agreed') return { kind: 'repair agreed', body: { of: last.get('summary') ?? 0 } }
  const { is: part, words, due = null } = said
  return { kind: 'repair part', body: { of: root, part, words, due, mayUse: false } }
}
