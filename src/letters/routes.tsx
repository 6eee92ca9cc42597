/** Letters in the browser: the list, one being written, the ways out, and having sent it. */
import { textOf, typedIn, type Problem } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { due, type Due } from '../law/due.ts'
import { wordsOfDanger } from '../help/help.ts'
import { LAW, titleOfProcess } from '../matters/known.ts'
import { findInTheWay } from '../people/whereabouts/gate.ts'
import type { Write } from '../record/kind.ts'
import { findAddressOfKey } from '../record/looking.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { beginLetter, showBeginLetter } from './begin-routes.tsx'
import {
  changeLetterDraft,
  findLetterDrafts,
  removeLetterDraft,
  type KeptLetter,
} from './draft-store.ts'
import type { LetterDraft } from './draft.ts'
import { byHeardRoutes, type Around } from './email-routes.tsx'
import { readLetter, readSent } from './forms.ts'
import { HELPERS } from './helpers.ts'
import { checkedIn, keepSent, NEW_MATTER, sentKey } from './keep-sent.ts'
import { asVisible, letterAt, type Opened } from './letter-at.ts'
import { lawRow } from './law-sentence.ts'
import { LetterPage, type MatterChoice } from './letter-page.tsx'
import { toldRows } from './draft-letter.ts'
import type { Letter } from './letter.ts'
import { lettersFor } from './letters.ts'
import { LettersPage } from './list-page.tsx'
import { giveFile, showPrint } from './out-routes.tsx'
import { outgoingLetter } from './whereabouts.ts'
import { findMatters } from './store.ts'

export function letterRoutes(around: Around): Route[] {
  const write = 'own the record'
  const sends = around.mailer !== null
  return [
    recordRoute(around, ['get', '/letters', write], showLetters),
    recordRoute(around, ['get', '/letters/new', write], showBeginLetter),
    recordRoute(around, ['post', '/letters/new', write], beginLetter),
    recordRoute(around, ['get', '/letters/:letter', write], (c, visit) =>
      showLetter(c, visit, sends),
    ),
    recordRoute(around, ['post', '/letters/:letter', write], (c, visit) =>
      changeLetter(c, visit, sends),
    ),
    recordRoute(around, ['post', '/letters/:letter/sent', write], (c, visit) =>
      sendLetter(c, visit, sends),
    ),
    ...byHeardRoutes(around, matterChoices),
    recordRoute(around, ['get', '/letters/:letter/print', write], showPrint),
    recordRoute(around, ['get', '/letters/:letter/:file', write], giveFile),
  ]
}

function showLetters(c: Ctx, visit: Visit): Promise<Response> {
  const search = (c.req.query('q') ?? '').slice(0, 200)
  const of = (c.req.query('of') ?? '').slice(0, 100)
  return visit.within(async (write) => {
    const drafts: KeptLetter[] = []
    for (const { id, draft } of await findLetterDrafts(write))
      drafts.push({ id, draft: await asVisible(write, draft) })
    const shown = { groups: lettersFor(search), drafts, search, of }
    return c.html(<LettersPage record={pageRecord(write)} {...shown} />)
  })
}

type Trouble = {
  readonly problems: readonly Problem[]
  readonly given: Readonly<Record<string, string>>
  /** Heard can send it. */
  readonly sends: boolean
}

function showLetter(c: Ctx, visit: Visit, sends: boolean): Promise<Response> {
  const trouble = { problems: [], given: {}, sends }
  return visit.within(async (write) => letterPage(c, write, await letterAt(c, write), trouble))
}

async function letterPage(
  c: Ctx,
  write: Write,
  { kept, letter }: Opened,
  trouble: Trouble,
): Promise<Response> {
  const { draft } = kept
  const checked = await checkedIn(write, draft)
  const ids = [...letter.law, ...(letter.beside ?? []), ...toldRows({ told: toldOf(draft) }, LAW)]
  const rows = [...new Set(ids)].map((id) => lawRow(LAW, id))
  const stands = (sentence: string | null) => sentence !== null && draft.text.includes(sentence)
  return c.html(
    <LetterPage
      record={pageRecord(write)}
      kept={kept}
      letter={letter}
      today={todayIn(write)}
      {...checked}
      inLetter={rows.filter(({ sentence }) => stands(sentence))}
      beside={rows.filter(({ sentence }) => !stands(sentence))}
      helpers={HELPERS}
      counted={countedFor(letter, draft)}
      matters={await matterChoices(write, kept.draft, letter)}
      saved={c.req.query('saved') === 'yes'}
      inTheWay={await findInTheWay(write, outgoingLetter(write, draft, false))}
      {...trouble}
    />,
    trouble.problems.length > 0 ? 422 : 200,
  )
}

/** The family's own last days, counted from the days they gave. */
function countedFor({ counts = [] }: Letter, { days }: LetterDraft): Due[] {
  return counts.flatMap(({ gap, clock }) => {
    const from = days[gap]
    const counted = from === undefined ? null : due(LAW, clock, from)
    return counted === null || 'error' in counted ? [] : [counted]
  })
}

function toldOf({ told }: LetterDraft) {
  return told === null ? null : { id: told, said: '' }
}

async function matterChoices(
  write: Write,
  draft: LetterDraft,
  { starts }: Letter,
): Promise<MatterChoice[]> {
  if (starts === undefined) return []
  const open = await findMatters(write, starts.process)
  const here = open.filter(({ root }) => root === draft.matter)
  const others = open.filter(({ root }) => root !== draft.matter)
  return [
    ...[...here, ...others].map(({ address, title }) => ({ value: address, title })),
    { value: NEW_MATTER, title: `A new one: ${titleOfProcess(starts.process)}` },
  ]
}

async function changeLetter(c: Ctx, visit: Visit, sends: boolean): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const { kept, letter } = await letterAt(c, write)
    if (textOf(form, 'do') === 'remove') {
      await removeLetterDraft(write, kept.id)
      return c.redirect(`${visit.path}/letters`, 303)
    }
    const read = readLetter(form, kept.draft)
    if (!read.ok) {
      const typed = typedIn(form)
      const shown = { ...kept.draft, subject: typed['subject'] ?? '', text: typed['text'] ?? '' }
      const trouble = { problems: read.problems, given: typed, sends }
      return letterPage(c, write, { kept: { id: kept.id, draft: shown }, letter }, trouble)
    }
    await changeLetterDraft(write, { id: kept.id, draft: read.value })
    return c.redirect(`${visit.path}/letters/${kept.id}?saved=yes`, 303)
  })
}

async function sendLetter(c: Ctx, visit: Visit, sends: boolean): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const already = await findAddressOfKey(write, sentKey(c))
    if (already !== null) return c.redirect(`${visit.path}/entries/${already}`, 303)
    const opened = await letterAt(c, write)
    const { blanks, names } = await checkedIn(write, opened.kept.draft)
    const today = todayIn(write)
    const read = readSent(form, { today, blanks: blanks.length, names: names.length })
    if (!read.ok) {
      const trouble = { problems: read.problems, given: typedIn(form), sends }
      return letterPage(c, write, opened, trouble)
    }
    const { address } = await keepSent(write, opened, { ...read.value, key: sentKey(c) })
    const help = wordsOfDanger(opened.kept.draft.text) ? '&help=first' : ''
    return c.redirect(`${visit.path}/entries/${address}?saved=yes${help}`, 303)
  })
}
