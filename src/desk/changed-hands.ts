/** What others passed on lately, and who left: told to the family on their first page. */
import { handOverBody } from '../commitments/entries.ts'
import { findByRoots } from '../commitments/store.ts'
import { addDays, type Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import { findEntries, findNewest } from '../record/store.ts'
import { leftBody, type LeftBody } from './entries.ts'

export type ChangedHands = {
  readonly left: readonly {
    readonly body: LeftBody
    readonly author: string
    readonly day: Day
    readonly address: string
  }[]
  readonly passed: readonly {
    /** What was passed on, and the page address of it. */
    readonly title: string
    readonly address: string
    readonly to: string
    readonly author: string
    readonly words: string | null
    readonly day: Day
  }[]
}

const DAYS = 14
const SHOWN_MAX = 5

/** What somebody else wrote down in the last fortnight, the latest first; nothing for whoever owns nothing here. */
export async function findChangedHands(write: Write, on: Day): Promise<ChangedHands> {
  if (!write.owner) return { left: [], passed: [] }
  const within = { from: addDays(on, -DAYS), to: on }
  const entries = (await findNewest(write, ['left', 'hand-over'], within))
    .filter(({ broughtBy }) => broughtBy !== write.memberId)
    .toReversed()
  const left = entries.flatMap(({ kind, body, author, happened, address }) => {
    const read = kind === 'left' ? leftBody.safeParse(body) : undefined
    return read?.success === true ? [{ body: read.data, author, day: happened.day, address }] : []
  })
  const handed = entries
    .filter(({ kind }) => kind === 'hand-over')
    .slice(0, SHOWN_MAX)
    .map((entry) => ({ entry, body: handOverBody.parse(entry.body) }))
  if (handed.length === 0) return { left: left.slice(0, SHOWN_MAX), passed: [] }
  const named = await findEntries(
    write,
    handed.map(({ body }) => body.of),
  )
  const rootOf = new Map(named.map(({ seq, root }) => [seq, root]))
  const owed = await findByRoots(write, [...new Set(rootOf.values())])
  const passed = handed.flatMap(({ entry, body }) => {
    const about = owed.find(({ root }) => root === rootOf.get(body.of))
    if (about === undefined) return []
    const { title, address } = about
    const words = body.words ?? null
    return [{ title, address, to: body.to, author: entry.author, words, day: entry.happened.day }]
  })
  return { left: left.slice(0, SHOWN_MAX), passed }
}
