/** What was typed and ticked for a letter, read as facts for it or as slips to mend. */
import type { Day } from '../platform/day.ts'
import {
  choiceOf,
  dayOf,
  textOf,
  textsOf,
  typedDay,
  type Problem,
  type Read,
  type Typed,
} from '../platform/web/forms.ts'
import { PROVISION_KIND, type ProvisionBody } from '../plan/entries.ts'
import { oneLine } from '../platform/words.ts'
import { RECIPIENTS_MAX, SUBJECT_CHARS_MAX, TEXT_CHARS_MAX, type LetterDraft } from './draft.ts'
import { SENT_HOW, type Way } from './entries.ts'
import { firstWords, holdsWords, type Ground, type Source } from './ground.ts'
import {
  TO_WHOM,
  type Happened,
  type Letter,
  type LetterFacts,
  type Quoted,
  type Recipient,
} from './letter.ts'

const LINE_MAX = 300
const WORDS_MAX = 8000
const QUOTE_MAX = 2000

/** Every tick of the form as `name value`. */
export function tickedIn(form: FormData): Set<string> {
  const ticks = [...new Set(form.keys())].filter((name) => /^(?:use-.+|stop|kept)$/.test(name))
  return new Set(ticks.flatMap((name) => textsOf(form, name).map((value) => `${name} ${value}`)))
}

/** What the page begins with: what the record knows, ready to be changed. */
export function typedFrom(letter: Letter, ground: Ground, given: Typed): Typed {
  const to = whomOf(letter, ground).flatMap(({ name, address }, at) => [
    [`to-name-${at}`, name],
    [`to-address-${at}`, address ?? ''],
  ])
  const gaps = letter.gaps.flatMap(({ id, kind }) => {
    const value = given[id] ?? knownGap(id, ground)
    if (value === null) return []
    return kind === 'day' ? Object.entries(typedDay(`gap-${id}`, value)) : [[`gap-${id}`, value]]
  })
  const about = ground.sources.find(({ seq }) => seq === ground.of?.seq)
  const said = given['told'] ?? ''
  const isThere = about !== undefined && about.words !== null && holdsWords(about.words, said)
  const quoted = isThere ? [[`quote-${about.address}`, said]] : []
  return Object.fromEntries([...to, ...gaps, ...quoted]) as Typed
}

/** Whom the record offers for a letter: everybody for one to several, else whoever has it now. */
export function whomOf(letter: Letter, ground: Ground): readonly Recipient[] {
  const all = letter.toSeveral === true && ground.all.length > 0 ? ground.all : ground.to
  return all.slice(0, letter.toSeveral === true ? RECIPIENTS_MAX : 1)
}

/** What a gap is already known to be, from what the letter is about. */
function knownGap(id: string, { of, title, isTheirs }: Ground): string | null {
  if (of === null) return null
  const isCall = of.kind === 'call'
  if (of.kind === PROVISION_KIND) return ofProvision(id, of.body as ProvisionBody)
  if (id === 'need' && (of.kind === 'need' || of.kind === 'ask')) return title
  if (id === 'did' && of.kind === 'promise') return title
  if (id === 'spoke-on' && isCall) return of.happened.day
  if (id === 'said' && isCall) return wordsIn(of.body)
  if (id === 'told-on' && isTheirs) return of.happened.day
  return null
}

/** What a letter about something a child should get begins with. */
function ofProvision(id: string, { what, words, stopped }: ProvisionBody): string | null {
  if (id === 'provision') return words ?? what
  if (id === 'support') return what
  return id === 'since' ? (stopped?.on ?? null) : null
}

function wordsIn(body: unknown): string | null {
  const words = (body as { readonly words?: unknown } | null)?.words
  return typeof words === 'string' && words !== '' ? words : null
}

/** The ticks the page begins with: what they said, their kept promises, and what it is about. */
export function tickedFrom(letter: Letter, ground: Ground): Set<string> {
  const about = ground.sources.find(({ seq }) => seq === ground.of?.seq)
  const isToldBack =
    letter.id === 'told' && ground.isTheirs && about !== undefined && about.words !== null
  return new Set([
    ...ground.stops.map((_stop, at) => `stop ${at}`),
    ...ground.kept.map((_kept, at) => `kept ${at}`),
    ...(isToldBack ? [`use-${about.address} quote`] : []),
  ])
}

export type Begun = Pick<
  LetterFacts,
  'to' | 'stops' | 'quotes' | 'happened' | 'kept' | 'exhibits' | 'gaps'
>

/** The facts that were given and ticked. `sources` are all that were on the page. */
export function readBegun(
  form: FormData,
  letter: Letter,
  ground: Ground,
  sources: readonly Source[],
): Read<Begun> {
  const problems: Problem[] = []
  const to = readTo(form, problems)
  const gaps = readGaps(form, letter, problems)
  const uses = sources.map((source) => ({
    source,
    use: new Set(textsOf(form, `use-${source.address}`)),
  }))
  const quotes = uses.flatMap(({ source, use }) =>
    use.has('quote') ? (quoteOf(form, source, problems) ?? []) : [],
  )
  if (problems.length > 0) return { ok: false, problems }
  const stops = new Set(textsOf(form, 'stop'))
  const kept = new Set(textsOf(form, 'kept'))
  const using = (what: string) =>
    uses.filter(({ use }) => use.has(what)).map(({ source }) => source)
  return {
    ok: true,
    value: {
      to,
      gaps,
      quotes,
      stops: ground.stops.map((stop, at) =>
        stops.has(String(at)) ? stop : { ...stop, words: null },
      ),
      kept: ground.kept.filter((_kept, at) => kept.has(String(at))),
      happened: using('list').map(happenedOf),
      exhibits: using('send')
        .filter(({ files }) => files > 0)
        .map(happenedOf),
    },
  }
}

function happenedOf({ seq, title, on }: Source): Happened {
  return { seq, title, on }
}

function quoteOf(form: FormData, source: Source, problems: Problem[]): Quoted | null {
  const { seq, who, on, spoken, address, words: whole } = source
  if (whole === null) return null
  const typed = textOf(form, `quote-${address}`)
  const words = typed === '' ? firstWords(whole) : typed
  if (words.length > QUOTE_MAX) {
    problems.push({
      field: `quote-${address}`,
      text: `Quote at most ${QUOTE_MAX} letters. A copy of the whole can go with the letter`,
    })
    return null
  }
  if (!holdsWords(whole, words)) {
    problems.push({
      field: `quote-${address}`,
      text: 'A quote must be word for word. Copy the words from the text under the box',
    })
    return null
  }
  return { seq, who, on, spoken, words: oneLine(words) }
}

/** Recipients in the order of their boxes; an address alone is its own name. */
function readTo(form: FormData, problems: Problem[]): Recipient[] {
  const to: Recipient[] = []
  for (let at = 0; at < RECIPIENTS_MAX; at += 1) {
    const name = oneLine(textOf(form, `to-name-${at}`)).slice(0, LINE_MAX)
    const address = textOf(form, `to-address-${at}`)
    if (address !== '' && !/^[^\s@,;<>"]{1,100}@[^\s@,;<>"]{1,150}$/.test(address))
      problems.push({
        field: `to-address-${at}`,
        text: 'Write one email address, as in office@school.example, or leave it empty',
      })
    else if (name !== '' || address !== '')
      to.push({ name: name === '' ? address : name, address: address === '' ? null : address })
  }
  return to
}

function readGaps(form: FormData, letter: Letter, problems: Problem[]): Record<string, string> {
  const gaps: Record<string, string> = {}
  for (const { id, kind } of letter.gaps) {
    const name = `gap-${id}`
    if (kind === 'day') {
      const day = dayOf(form, name)
      if (day === 'not a day')
        problems.push({
          field: name,
          text: 'That day is not in the calendar. Write it as 28 9 2026',
        })
      else if (day !== null) gaps[id] = day
    } else {
      const text = textOf(form, name)
      const max = kind === 'line' ? LINE_MAX : WORDS_MAX
      if (text.length > max)
        problems.push({ field: name, text: `Use at most ${max} letters. You have ${text.length}` })
      else if (text !== '') gaps[id] = text
    }
  }
  return gaps
}

/** The letter as changed on its page. */
export function readLetter(form: FormData, before: LetterDraft): Read<LetterDraft> {
  const problems: Problem[] = []
  const to = readTo(form, problems)
  const subject = oneLine(textOf(form, 'subject'))
  const text = textOf(form, 'text')
  if (subject.length > SUBJECT_CHARS_MAX)
    problems.push({ field: 'subject', text: `Use at most ${SUBJECT_CHARS_MAX} letters` })
  if (text.length > TEXT_CHARS_MAX)
    problems.push({ field: 'text', text: `A letter has at most ${TEXT_CHARS_MAX} letters here` })
  const draft = { ...before, to, subject, text: addressed(text, to) }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: draft }
}

/** A greeting that was left open is filled once it is known who it is to. */
function addressed(text: string, to: readonly Recipient[]): string {
  const [first, second] = to
  if (first === undefined) return text
  return text.replace(`Dear [${TO_WHOM}],`, `Dear ${second === undefined ? first.name : 'all'},`)
}

export type Sent = { readonly on: Day; readonly how: Way; readonly matter: string }

/** How and when it went. Blanks and other children's names must be answered for before it is kept. */
export function readSent(
  form: FormData,
  {
    today,
    blanks,
    names,
  }: { readonly today: Day; readonly blanks: number; readonly names: number },
): Read<Sent> {
  const problems: Problem[] = []
  const how = choiceOf(form, 'how', SENT_HOW)
  if (how === null) problems.push({ field: 'how', text: 'Choose how you sent it' })
  const on = dayOf(form, 'sent')
  if (on === null) problems.push({ field: 'sent', text: 'Say on which day you sent it' })
  else if (on === 'not a day')
    problems.push({ field: 'sent', text: 'That day is not in the calendar. Write it as 28 9 2026' })
  else if (on > today)
    problems.push({ field: 'sent', text: 'That day has not come yet. Say it once it is sent' })
  if (blanks > 0 && textOf(form, 'blanks') !== 'yes')
    problems.push({ field: 'blanks', text: 'Fill in the blanks, or say that it went like this' })
  if (names > 0 && textOf(form, 'names') !== 'yes')
    problems.push({
      field: 'names',
      text: 'Another child is named. Take the name out, or say that it was right',
    })
  if (problems.length > 0 || how === null || on === null || on === 'not a day')
    return { ok: false, problems }
  return { ok: true, value: { on, how, matter: textOf(form, 'matter') } }
}
