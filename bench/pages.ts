/**
 * How long the server takes for a page: in a record of 1,000 entries, in one of 100,000, and beside the
 * very statements that the page asked, sent again one after the other over a bare connection.
 */
import pg from 'pg'
import { timesOf, type Ground } from './ground.ts'

export type PageRow = {
  readonly page: string
  readonly small: number
  readonly large: number
  readonly bare: number
  readonly statements: number
}

const PAGES = ['timeline', 'today', 'timeline?q=school']
const RUNS = 21

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
    // In turns, so that what else the machine does falls on all three alike.
    const [small, bare, large] = [
      await timesOf(RUNS, at(ids.small)),
      await replayed(ground, asked),
      await timesOf(RUNS, at(ids.large)),
    ]
    rows.push({
      page,
      small: small.middle,
      large: large.middle,
      bare: bare.middle,
      statements: asked.length,
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

async function replayed(ground: Ground, statements: readonly Statement[]) {
  const client = new pg.Client({ connectionString: ground.appUrl })
  await client.connect()
  try {
    return await timesOf(RUNS, async () => {
      for (const { text, values } of statements) await client.query(text, [...values])
    })
  } finally {
    await client.end()
  }
}
