/** Writing a matter and its steps. */
import { usualAudience } from '../people/circle/audience.ts'
import type { Day } from '../platform/day.ts'
import { currentAudience } from '../record/audience.ts'
import type { EntryDraft } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findAddressOfKey, findMyName } from '../record/looking.ts'
import { append, findByAddress } from '../record/store.ts'
import { todayIn } from '../record/visit.ts'
import { MATTER_KIND, STEP_KIND } from './entries.ts'
import type { Started, StepTold } from './forms.ts'
import type { Matter, Step } from './matter.ts'

const SHELF = 'plan'
/** Enough of what was typed to tell two changes from one form apart. */
const KEY_MAX = 200

/** One form makes a matter and the steps it begins with. */
function keyOf(token: string, what: string): string {
  return `matter:${token}:${what}`
}

function frame(write: Write, author: string, day: Day) {
  return {
    happened: { day, time: null, precision: 'day' as const },
    author,
    people: [],
    shelf: SHELF,
    audience: usualAudience(write),
    amends: null,
    files: [],
  } satisfies Partial<EntryDraft>
}

/** Keeps a new matter with the steps it begins with; the page address of the matter. */
export async function keepMatter(
  write: Write,
  process: string,
  started: Started,
  asked: { readonly token: string; readonly source: string | null },
): Promise<string> {
  const author = await findMyName(write)
  const first = started.steps.map(({ day }) => day).toSorted()[0]
  if (first === undefined) throw new Error('A matter begins with a step.')
  const { steps, ...body } = started
  const key = keyOf(asked.token, 'begun')
  const today = todayIn(write)
  const matter: EntryDraft = {
    ...frame(write, author, first < today ? first : today),
    kind: MATTER_KIND,
    people: [{ name: started.with, address: null }],
    body: { ...body, process, need: null },
    key,
  }
  const { entries } = await append(write, [matter])
  const [kept] = entries
  if (kept === undefined) return (await findAddressOfKey(write, key)) ?? ''
  const source = await sourceOf(write, asked.source)
  await append(
    write,
    steps.map((step) => ({
      ...frame(write, author, step.day),
      kind: STEP_KIND,
      body: { of: kept.seq, event: step.event, words: null, source },
      key: keyOf(asked.token, step.event),
    })),
  )
  return kept.address
}

/** Keeps one more step of `matter`, for those who may read the matter. */
export async function keepStep(
  write: Write,
  matter: Matter,
  told: StepTold,
  token: string,
): Promise<void> {
  await append(write, [
    {
      ...frame(write, await findMyName(write), told.day),
      kind: STEP_KIND,
      audience: await currentAudience(write, await entryAt(write, matter.address)),
      body: {
        of: matter.seq,
        event: told.event,
        words: told.words,
        source: await sourceOf(write, told.source),
      },
      key: keyOf(token, told.event),
    },
  ])
}

/** Gives a step another day, words or source. The version before stays readable. */
export async function changeStep(
  write: Write,
  { matter, step }: { readonly matter: Matter; readonly step: Step },
  told: StepTold,
  token: string,
): Promise<void> {
  const before = await entryAt(write, step.address)
  await append(write, [
    {
      ...frame(write, await findMyName(write), told.day),
      kind: STEP_KIND,
      shelf: before.shelf,
      audience: await currentAudience(write, before),
      amends: step.root,
      body: {
        of: matter.root,
        event: step.event,
        words: told.words,
        source: await sourceOf(write, told.source),
      },
      key: keyOf(token, `changed ${told.day} ${told.words ?? ''}`.slice(0, KEY_MAX)),
    },
  ])
}

async function entryAt(write: Write, address: string) {
  const entry = await findByAddress(write, address)
  if (entry === null) throw new Error('A matter is read whose entry is not there.')
  return entry
}

/** The number of the entry at a page address, where this member may see it. */
async function sourceOf(write: Write, address: string | null): Promise<number | null> {
  if (address === null) return null
  return (await findByAddress(write, address))?.seq ?? null
}
