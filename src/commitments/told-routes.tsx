/** Looking up, from within a record, what one was told. Nothing that is looked up is kept. */
import { wordsOfDanger } from '../help/help.ts'
import { ENGLAND } from '../law/england/england.ts'
import { findTold, slipInTold } from '../law/told.ts'
import { textOf, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import type { Entry } from '../record/entry.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { pageRecord, recordRoute, type Visit } from '../record/visit.ts'
import { entryIn, sourceOf } from './held-drafts.ts'
import { RecordToldPage } from './told-page.tsx'
import { nameOfSpeaker, toldWordsOf } from './told-words.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function toldRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/told', 'own the record'], showTold),
    recordRoute(around, ['post', '/told', 'own the record'], lookUp),
  ]
}

function showTold(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const entry = await entryIn(write, c.req.query('entry') ?? '')
    const of = await entryIn(write, c.req.query('of') ?? '')
    const words = entry === null ? '' : toldWordsOf(entry)
    const matches = words === '' ? null : findTold(words)
    return c.html(
      <RecordToldPage
        {...toldAround(write, entry, of)}
        {...{ words, matches }}
        problems={[]}
        helpFirst={false}
      />,
    )
  })
}

function toldAround(write: Write, entry: Entry | null, of: Entry | null) {
  const source = sourceOf(entry)
  return {
    record: pageRecord(write),
    source:
      entry === null || source === null ? null : { ...source, from: nameOfSpeaker(entry) ?? '' },
    of: of === null ? null : { address: of.address, title: of.title },
  }
}

async function lookUp(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const entry = await entryIn(write, textOf(form, 'entry'))
    const of = await entryIn(write, textOf(form, 'of'))
    const words = textOf(form, 'words')
    const slip = slipInTold(words)
    const problems = slip === null ? [] : [{ field: 'words', text: slip }]
    const matches = slip === null ? findTold(words) : null
    return c.html(
      <RecordToldPage
        {...toldAround(write, entry, of)}
        {...{ words, matches, problems }}
        helpFirst={wordsOfDanger(words)}
      />,
      slip === null ? 200 : 422,
    )
  })
}

/** What the form of something asked begins with, when a row's next question is put. */
export function askFromRow(row: string, to: string): Typed {
  const told = ENGLAND.brushoffs.find(({ id }) => id === row)
  if (told === undefined) return {}
  return { kind: 'ask', debtor: to.slice(0, 300), title: titleOf(told.ask), words: told.ask }
}

const TITLE_MAX = 120

function titleOf(ask: string): string {
  const first = /^.*?[.?!](?=\s|$)/.exec(ask)?.[0] ?? ask
  if (first.length <= TITLE_MAX) return first
  return `${first.slice(0, first.lastIndexOf(' ', TITLE_MAX))} …`
}
