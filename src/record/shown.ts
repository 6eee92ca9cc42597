/** The lines of one timeline page, with their labels, files, and the places where words were found. */
import { labelOf } from './cards.tsx'
import type { Looking } from './forms.ts'
import { excerptOf, piecesOf } from './hits.ts'
import type { Write } from './kind.ts'
import { findCursor, findFileNames, findPeopleNamed } from './looking.ts'
import type { Cards, ShownLine } from './pages.tsx'
import { findEntries, findLines, termsOf, type Line, type TimelineAsk } from './store.ts'

const LINES_ON_A_PAGE = 40

/** What `looking` finds, newest first, and the page address of the last line when there is more. */
export async function shownLines(
  write: Write,
  looking: Looking,
  cards: Cards,
): Promise<{ readonly lines: readonly ShownLine[]; readonly more: string | null }> {
  const found = await findLines(write, await askOf(write, looking, cards))
  const lines = found.slice(0, LINES_ON_A_PAGE)
  const seqs = lines.map(({ seq }) => seq)
  const files = await findFileNames(write, seqs)
  const places = looking.words === '' ? null : await placesFound(write, lines, looking.words)
  return {
    lines: lines.map((line) => ({
      ...line,
      label: labelOf(cards, line.kind),
      files: (files.get(line.seq) ?? []).slice(
        cards.get(line.kind)?.firstFile === undefined ? 0 : 1,
      ),
      found: places?.get(line.seq) ?? null,
    })),
    more: found.length > LINES_ON_A_PAGE ? (lines.at(-1)?.address ?? null) : null,
  }
}

async function askOf(write: Write, looking: Looking, cards: Cards): Promise<TimelineAsk> {
  const { words, kind, who, tag, from, to, before } = looking
  const cursor = before === '' ? null : await findCursor(write, before)
  return {
    atMost: LINES_ON_A_PAGE + 1,
    ...(cursor !== null && { before: cursor }),
    ...(kind !== '' && { kinds: [kind] }),
    ...(!isLookedFor(looking) && withoutQuiet(cards)),
    ...(who !== '' && { people: await findPeopleNamed(write, who) }),
    ...(tag !== '' && { tag }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(words !== '' && { search: words }),
  }
}

/** Looked for by its kind, its words or whoever is in it, a quiet entry is found like any other. */
function isLookedFor({ words, kind, who, tag }: Looking): boolean {
  return [words, kind, who, tag].some((asked) => asked !== '')
}

function withoutQuiet(cards: Cards): Pick<TimelineAsk, 'without'> {
  const quiet = [...cards.values()].flatMap(({ kind, isQuiet }) =>
    isQuiet === true || isQuiet === 'unsaid' ? [kind] : [],
  )
  return quiet.length === 0 ? {} : { without: quiet }
}

type Places = ReadonlyMap<number, NonNullable<ShownLine['found']>>

async function placesFound(write: Write, lines: readonly Line[], words: string): Promise<Places> {
  const terms = termsOf(words)
  const entries = await findEntries(
    write,
    lines.map(({ seq }) => seq),
  )
  return new Map(
    entries.map((entry) => {
      const text = write.ledger.kinds.get(entry.kind)?.words(entry) ?? ''
      const said = text.startsWith(entry.title) ? text.slice(entry.title.length) : text
      return [entry.seq, { title: piecesOf(entry.title, terms), excerpt: excerptOf(said, terms) }]
    }),
  )
}
