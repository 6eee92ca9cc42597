/**
 * How long the server takes for a page: in a record of 1,000 entries, in one of 100,000, and beside the
 * very statements that the page asked, sent again one after the other over a bare connection.
 */
import pg from 'pg'
import { middleOf, type Ground } from './ground.ts'

export type PageRow = {
  readonly page: string
  readonly small: number
  readonly large: number
  readonly bare: number
  readonly statements: number
}

const PAGES = ['timeline', 'today', 'timeline?q=school']
const RUNS = 41

export async function measurePages(
  ground: Ground,
  ids: { readonly small: string; readonly large: string },
): Promise<PageRow[]> {
  const rows: PageRow[] = []
  for (const page of PAGES) {
    const at = (id: string) => async () => {
      const { status } = await ground.get(`/records/${id}/${page}`)
      if (status !== 200) throw new Error(`The page ${page} answered ${status}.`)
    }
    const asked = await statementsOf(at(ids.large))
    rows.push({
      page,
      statements: asked.length,
      ...(await inTurns(ground, asked, at(ids.small), at(ids.large))),
    })
  }
  return rows
}

type Statement = { readonly text: string; readonly values: readonly unknown[] }

/** Every statement that `work` sends to the database, in order. */
async function statementsOf(work: () => Promise<void>): Promise<Statement[]> {
  const heard: Statement[] = []
  const { prototype } = pg.Client
  const send = Object.getOwnPropertyDescriptor(prototype, 'query')
  if (typeof send?.value !== 'function') throw new Error('This is not the pg the bench knows.')
  const original = send.value as (...given: unknown[]) => unknown
  Object.defineProperty(prototype, 'query', {
    ...send,
    value(this: pg.Client, ...given: unknown[]) {
      const [text, values] = given
      if (typeof text === 'string')
        heard.push({ text, values: Array.isArray(values) ? (values as unknown[]) : [] })
      return original.apply(this, given)
    },
  })
  try {
    await work()
  } finally {
    Object.defineProperty(prototype, 'query', send)
  }
  return heard
}

/** The middle of each, one after the other in every turn: what else the machine does falls on all alike. */
async function inTurns(
  ground: Ground,
  statements: readonly Statement[],
  small: () => Promise<void>,
  large: () => Promise<void>,
) {
  const client = new pg.Client({ connectionString: ground.appUrl })
  await client.connect()
  const bare = async () => {
    for (const { text, values } of statements) await client.query(text, [...values])
  }
  const times: [number[], number[], number[]] = [[], [], []]
  try {
    for (let turn = -2; turn < RUNS; turn += 1)
      for (const [at, work] of [small, bare, large].entries()) {
        const start = performance.now()
        await work()
        if (turn >= 0) times[at]?.push(performance.now() - start)
      }
  } finally {
    await client.end()
  }
  const [ofSmall, ofBare, ofLarge] = times.map(middleOf)
  return { small: ofSmall ?? 0, bare: ofBare ?? 0, large: ofLarge ?? 0 }
}
