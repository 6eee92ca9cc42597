/** Every row of the law in one list, and a search over it. */
import MiniSearch from 'minisearch'
import { brushoffFinder } from './brushoff.ts'
import type { Flag, Force, Law } from './law.ts'
import { meaningful } from './stems.ts'

export const KINDS = {
  clock: 'Time limit',
  duty: 'Duty',
  told: 'What you were told',
  code: 'Attendance code',
  route: 'Who refers, who is responsible',
  limit: 'Tribunal page limit',
  vague: 'Vague wording in a plan',
  blaming: 'Blaming wording in a record',
  change: 'What is changing',
} as const
export type RowKind = keyof typeof KINDS

export type Row = {
  readonly id: string
  readonly kind: RowKind
  readonly title: string
  readonly line: string
  /** Other words it is found by. */
  readonly words: string
  readonly flag: Flag | null
  readonly force: Force | null
}

/** Every row, in the order of the law. */
export function rowsOf(law: Law): Row[] {
  return [
    ...law.clocks.map((row): Row => ({
      ...pick(row),
      kind: 'clock',
      title: row.name,
      line: row.length,
      words: `${row.owes} ${row.trigger} ${row.source.provision}`,
    })),
    ...law.duties.map((row): Row => ({
      ...pick(row),
      kind: 'duty',
      title: row.says,
      line: row.who,
      words: row.source.provision,
    })),
    ...law.brushoffs.map((row): Row => ({
      ...pick(row),
      kind: 'told',
      title: `“${row.said}”`,
      line: row.answer,
      words: `${row.sayings.join(' ')} ${row.ask}`,
    })),
    ...law.codes.map((row): Row => ({
      ...pick(row),
      kind: 'code',
      title: `Code ${row.code}: ${row.meaning}`,
      line: row.group,
      words: 'attendance register mark',
    })),
    ...law.routes.map((row): Row => ({
      ...pick({ ...row, force: null }),
      kind: 'route',
      title: row.service,
      line: row.owner,
      words: `${row.refers} ${row.decides} referral`,
    })),
    ...law.limits.map((row): Row => ({
      ...pick(row),
      kind: 'limit',
      title: row.what,
      line: row.limit,
      words: 'tribunal evidence bundle pages',
    })),
    ...law.vague.map((row): Row => ({
      ...pick({ id: row.id, flag: null, force: null }),
      kind: 'vague',
      title: row.phrase,
      line: row.fails,
      words: row.needs,
    })),
    ...law.blaming.map((row): Row => ({
      ...pick({ id: row.id, flag: null, force: null }),
      kind: 'blaming',
      title: row.wording,
      line: row.problem,
      words: row.instead,
    })),
    ...law.reforms.map((row): Row => ({
      ...pick({ ...row, force: null }),
      kind: 'change',
      title: row.item,
      line: row.status,
      words: '',
    })),
  ]
}

function pick(row: {
  readonly id: string
  readonly flag: Flag | null
  readonly force: Force | null
}): Pick<Row, 'id' | 'flag' | 'force'> {
  return { id: row.id, flag: row.flag, force: row.force }
}

const MOST = 40
const TOLD = 3

/** A search over every row: at most forty, best first; what you may have been told stands first. */
export function lawSearch(law: Law): (words: string) => Row[] {
  const rows = new Map(rowsOf(law).map((row) => [row.id, row]))
  const told = brushoffFinder(law.brushoffs)
  const index = new MiniSearch<{ id: string; title: string; line: string; words: string }>({
    fields: ['id', 'title', 'line', 'words'],
    tokenize: (text) => meaningful(text.replaceAll('-', ' ')),
    processTerm: (term) => term,
  })
  index.addAll([...rows.values()].map(({ id, title, line, words }) => ({ id, title, line, words })))
  return (words) => {
    const asked = words.slice(0, 500)
    const found = index.search(asked, {
      boost: { title: 3, id: 2, line: 1.5 },
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      prefix: (term) => term.length > 3,
      combineWith: 'OR',
    })
    const first = /\b(said|says|told|tell)\b|["“]/i.test(asked)
      ? told(asked)
          .slice(0, TOLD)
          .map(({ id }) => id)
      : []
    const ids = [...new Set([...first, ...found.map(({ id }) => String(id))])]
    return ids.slice(0, MOST).flatMap((id) => rows.get(id) ?? [])
  }
}
