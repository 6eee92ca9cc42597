/**
 * A complaint as a good solicitor would set it out: numbered paragraphs of what happened, each with
 * its source and exhibit; what was asked, when, and what was answered; everything in order; what is
 * held back; what is wanted now. Pure: facts and a day in, a model of the document out.
 *
 * What it promises: nothing is said that an entry does not say; nobody is called late without a
 * ground; of what is held back only the family's description is told; proof is claimed of sameness,
 * never of truth.
 */
import { byHappened, type Answer, type Commitment } from '../commitments/commitment.ts'
import type { PrintedChart } from '../platform/charts/printed.tsx'
import type { Day } from '../platform/day.ts'
import type { Entry } from '../record/entry.ts'
import { accountOf, speakerOf, stampOf, whenOf } from './account.ts'
import { askedOf, chronologyOf, commitmentsOf, glanceOf, type Glance } from './asked.ts'
import { citedBy, citedIn, closedBy, exhibitsOf, type Exhibit } from './exhibits.ts'
import { foldSpace, isQuoteOf, type PackSpec } from './spec.ts'

/** A commitment with the seq of the entry that made it, where there is one to cite. */
export type PackCommitment = Omit<Commitment, 'answers'> & {
  readonly entry: number | null
  readonly answers: readonly PackAnswer[]
  /** The sentence it was asked or promised in, as it stands in its source. */
  readonly words: string | null
}

/** An answer, and the message it came in where there is one. */
export type PackAnswer = Answer & { readonly source: number | null }

export type PackFacts = {
  readonly spec: PackSpec
  /** Every entry the pack may cite, as the record stood. */
  readonly entries: readonly Entry[]
  readonly commitments: readonly PackCommitment[]
  readonly recordName: string
  readonly on: Day
  /** The charts the spec asks for, as the record stood. */
  readonly charts?: readonly PrintedChart[]
}

/** An exhibit's mark in a sentence; `exhibit` null where it points to an entry that is none. */
type Chip = {
  readonly chip: string
  readonly exhibit: number | null
  readonly held: boolean
  /** The family's description, all that is told of an exhibit held back. */
  readonly heldAs: string | null
}
export type Part = string | Chip

export type Block =
  | { readonly is: 'heading'; readonly words: string }
  | { readonly is: 'paragraph'; readonly number: number; readonly parts: readonly Part[] }
  | {
      readonly is: 'quote'
      readonly words: string
      readonly source: string
      readonly chips: readonly Chip[]
      readonly entry: number
    }

type Section = {
  readonly heading: string
  readonly glance: Glance | null
  readonly blocks: readonly Block[]
}

export type Row = {
  readonly date: string
  readonly time: string
  readonly what: string
  readonly chips: readonly Chip[]
}

export type PackModel = {
  readonly title: string
  readonly to: string
  readonly stage: string | null
  /** The family's own words on page one, a paragraph each; empty where they wrote none. */
  readonly opening: readonly string[]
  readonly author: string
  readonly recordName: string
  readonly on: Day
  readonly want: readonly string[]
  readonly sections: readonly Section[]
  readonly chronology: readonly Row[]
  readonly charts: readonly PrintedChart[]
  readonly exhibits: readonly Exhibit[]
  /** Every entry the pack cites, ascending: each is proved to be in the record. */
  readonly cited: readonly number[]
  /** Those of them whose words are not given: only their leaves are. */
  readonly closed: readonly number[]
  /** The number of the last paragraph, so that what follows can go on counting. */
  readonly lastParagraph: number
}

/** The document a spec asks for. `facts.spec` must have passed readSpec over the same entries. */
export function complaintOf(facts: PackFacts): PackModel {
  const { spec, entries, on } = facts
  const exhibits = exhibitsOf(spec, entries)
  const cite = citing(exhibits)
  const counter = { paragraph: 0 }
  const sections = spec.issues.map((issue) => {
    const commitments = commitmentsOf(citedBy(issue), facts.commitments)
    return {
      heading: issue.heading,
      glance: glanceOf(commitments, on),
      blocks: blocksOf({ issue, commitments, facts, cite, counter }),
    }
  })
  const mine = [
    ...new Set(spec.issues.flatMap((issue) => commitmentsOf(citedBy(issue), facts.commitments))),
  ]
  const closed = closedBy(exhibits, entries)
  const cited = citedWith(spec, mine, exhibits, entries)
  return {
    title: spec.title,
    to: spec.to,
    stage: spec.stage ?? null,
    opening: paragraphsOf(spec.opening),
    author: authorsOf(entries, cited),
    recordName: facts.recordName,
    on,
    charts: facts.charts ?? [],
    want: typeof spec.want === 'string' ? [spec.want] : spec.want,
    sections,
    chronology: chronologyOf({ cited, entries, commitments: mine, cite }),
    exhibits,
    cited,
    closed: cited.filter((seq) => closed.has(seq)),
    lastParagraph: counter.paragraph,
  }
}

/** The mark of an entry: its exhibit, or its number in the record. */
export type Cite = (seq: number) => Chip

function citing(exhibits: readonly Exhibit[]): Cite {
  const bySeq = new Map(exhibits.map((exhibit) => [exhibit.entry.seq, exhibit]))
  return (seq) => {
    const exhibit = bySeq.get(seq)
    if (exhibit === undefined) {
      return { chip: `Entry ${seq}`, exhibit: null, held: false, heldAs: null }
    }
    const { number, held } = exhibit
    return held
      ? { chip: `Exhibit ${number} · held`, exhibit: number, held, heldAs: exhibit.description }
      : { chip: `Exhibit ${number}`, exhibit: number, held, heldAs: null }
  }
}

type IssueFacts = {
  readonly issue: PackSpec['issues'][number]
  readonly commitments: readonly PackCommitment[]
  readonly facts: PackFacts
  readonly cite: Cite
  readonly counter: { paragraph: number }
}

function blocksOf(given: IssueFacts): Block[] {
  const { issue, commitments, facts, cite, counter } = given
  const paragraph = (parts: readonly Part[]): Block => {
    counter.paragraph += 1
    return { is: 'paragraph', number: counter.paragraph, parts }
  }
  const own = paragraphsOf(issue.words).map((words) => paragraph([words]))
  const entries = entriesOf(issue, commitments, facts.entries)
  const once = onlySourceOf(entries, given)
  const told = (once === null ? entries : []).flatMap((entry) => [
    paragraph(partsOf(entry, facts.entries, cite)),
    ...issue.quotes
      .filter((quote) => quote.entry === entry.seq)
      .map((quote) => quoteOf(quote, entry, cite)),
  ])
  const asked = commitments.flatMap((commitment) => {
    const [opening = [], ...rest] = askedOf(commitment, facts.on, cite)
    const words = ownWordsOf(commitment, issue, facts.entries, cite)
    return [
      paragraph(once === null ? opening : askedIn(once, commitment, words.length > 0, cite)),
      ...words,
      ...rest.map((parts) => paragraph(parts)),
    ]
  })
  const heading: Block = { is: 'heading', words: 'What was asked, and what came back' }
  return [...own, ...told, ...(asked.length > 0 && told.length > 0 ? [heading] : []), ...asked]
}

/** The email or letter that is all an issue tells of besides the one thing asked in it; null where there is more. */
function onlySourceOf(told: readonly Entry[], given: IssueFacts): Entry | null {
  const { issue, commitments, facts, cite } = given
  const [entry] = told
  const [commitment] = commitments
  if (entry === undefined || told.length > 1) return null
  if (commitment === undefined || commitments.length > 1) return null
  const isPlain =
    (entry.kind === 'message' || entry.kind === 'letter') &&
    !cite(entry.seq).held &&
    issue.quotes.length === 0 &&
    facts.entries.every((each) => each.amends !== entry.seq)
  const isSource = commitment.source === entry.seq && commitment.since === entry.happened.day
  return isPlain && isSource ? entry : null
}

/** Who wrote to whom, when, and what it asked, in one paragraph; its exhibit stands at the quote after it. */
function askedIn(
  entry: Entry,
  { kind, debtor, title }: PackCommitment,
  isQuoted: boolean,
  cite: Cite,
): Part[] {
  const account = `${whenOf(entry.happened)} ${asClause(accountOf(entry))}.`
  const asked = kind === 'promise' ? 'said that they would do this:' : 'was asked for this:'
  return isQuoted
    ? [`${account} ${debtor} ${asked}`]
    : [`${account} ${debtor} ${asked} “${title.trim()}”. `, cite(entry.seq)]
}

/** What a person wrote, parted at its empty lines. */
function paragraphsOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(/\n\s*\n/)
    .map((words) => words.trim())
    .filter((words) => words !== '')
}

/** The entries an issue tells of, in order; what its commitments already say is not said twice. */
function entriesOf(
  issue: PackSpec['issues'][number],
  commitments: readonly PackCommitment[],
  entries: readonly Entry[],
): Entry[] {
  const quoted = new Set(issue.quotes.map((quote) => quote.entry))
  const saidBelow = new Set(
    commitments.flatMap((each) => [
      each.entry ?? 0,
      ...each.answers.flatMap((answer) => [answer.seq, answer.source ?? 0]),
      ...each.handOvers.map((handOver) => handOver.seq),
    ]),
  )
  const seqs = new Set(citedBy(issue))
  return entries
    .filter((entry) => seqs.has(entry.seq) && (quoted.has(entry.seq) || !saidBelow.has(entry.seq)))
    .toSorted(byHappened)
}

function partsOf(entry: Entry, entries: readonly Entry[], cite: Cite): Part[] {
  const chip = cite(entry.seq)
  const when = whenOf(entry.happened)
  const account =
    chip.heldAs === null ? `${when} ${asClause(accountOf(entry))}.` : `${when}: ${chip.heldAs}.`
  const later = chip.held
    ? []
    : entries.filter((each) => each.amends === entry.seq).map((each) => each.seq)
  const corrected =
    later.length === 0 ? [] : [` It was corrected later, in `, ...joined(later.map(cite)), '.']
  return [`${account} `, chip, ...corrected]
}

/** An account after its date; a name keeps its capital. */
function asClause(account: string): string {
  return /^(?:This|What) /.test(account)
    ? `${account.charAt(0).toLowerCase()}${account.slice(1)}`
    : account
}

/** Chips with commas and “and” between them. */
function joined(chips: readonly Chip[]): Part[] {
  return chips.flatMap((chip, at) => {
    if (at === 0) return [chip]
    return [at === chips.length - 1 ? ' and ' : ', ', chip]
  })
}

function quoteOf(
  quote: PackSpec['issues'][number]['quotes'][number],
  entry: Entry,
  cite: Cite,
): Block {
  const place = [
    quote.page === undefined ? [] : [`page ${quote.page}`],
    quote.at === undefined ? [] : [`recording ${quote.at}`],
  ].flat()
  return {
    is: 'quote',
    words: quote.words,
    source: [quote.who ?? speakerOf(entry), stampOf(entry.happened), ...place].join(', '),
    chips: [cite(entry.seq)],
    entry: entry.seq,
  }
}

/** The sentence a commitment was made in, quoted from its source; nothing where it is quoted already. */
function ownWordsOf(
  { words, source }: PackCommitment,
  issue: PackSpec['issues'][number],
  entries: readonly Entry[],
  cite: Cite,
): Block[] {
  const entry = entries.find((each) => each.seq === source)
  if (words === null || entry === undefined || entry.erased || cite(entry.seq).held) return []
  const isQuoted = issue.quotes.some(
    (quote) => quote.entry === source && foldSpace(quote.words).includes(foldSpace(words)),
  )
  if (isQuoted || foldSpace(words) === '' || !isQuoteOf(words, entry)) return []
  return [quoteOf({ entry: entry.seq, words: words.trim() }, entry, cite)]
}

function citedWith(
  spec: PackSpec,
  commitments: readonly PackCommitment[],
  exhibits: readonly Exhibit[],
  entries: readonly Entry[],
): number[] {
  const known = new Set(entries.filter((entry) => !entry.erased).map((entry) => entry.seq))
  const named = [
    ...citedIn(spec),
    ...exhibits.map((exhibit) => exhibit.entry.seq),
    ...commitments.flatMap((each) => [
      each.entry ?? 0,
      each.source ?? 0,
      ...each.answers.flatMap((answer) => [answer.seq, answer.source ?? 0]),
      ...each.handOvers.map((handOver) => handOver.seq),
    ]),
  ]
  const held = new Set(exhibits.flatMap((each) => (each.held ? [each.entry.seq] : [])))
  const corrections = entries
    .filter((entry) => entry.amends !== null && named.includes(entry.amends))
    .filter((entry) => !held.has(entry.amends ?? 0))
    .map((entry) => entry.seq)
  return [...new Set([...named, ...corrections])]
    .filter((seq) => known.has(seq))
    .toSorted((a, b) => a - b)
}

function authorsOf(entries: readonly Entry[], cited: readonly number[]): string {
  const counts = new Map<string, number>()
  for (const entry of entries)
    if (cited.includes(entry.seq)) counts.set(entry.author, (counts.get(entry.author) ?? 0) + 1)
  const most = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return most[0]?.[0] ?? 'The family'
}
