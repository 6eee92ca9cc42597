/** A checked text: the words as they were given, what was found marked, and a note for each in reading order. */
import { ENGLAND } from '../law/england/england.ts'
import { InsetText, Tag } from '../platform/components/notices.tsx'
import type { FoundKind } from './rule.ts'
import type { Found } from './wording.ts'

/** What each kind is called on a page. */
const KIND_WORDS: Readonly<Record<FoundKind, string>> = {
  blame: 'Judges',
  label: 'Labels',
  'mind-reading': 'Guesses a motive',
  claim: 'Claims without facts',
  doubt: 'Doubts the source',
  vague: 'Specifies nothing',
  quoted: 'Somebody’s own words',
}

/** More notes than anybody reads; the rest are marked and counted. */
const NOTES_MAX = 200

type Checked = {
  readonly text: string
  readonly found: readonly Found[]
  /** Begins the ids on the page, where it shows more than one text. */
  readonly id?: string
  readonly level?: 2 | 3
}

/** The whole of it: a count, the marked text, the notes. */
export function CheckedWording({ text, found, id = 'words', level = 2 }: Checked) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const theirs = found.filter(({ kind }) => kind === 'quoted').length
  const told = found.length - theirs
  return (
    <section class="heard-checked" aria-labelledby={`${id}-found`}>
      <Heading id={`${id}-found`}>{foundInWords(told)}</Heading>
      {theirs > 0 && (
        <p class="heard-meta">
          {theirs === 1 ? 'One more stands' : `${theirs} more stand`} in somebody else’s words.
          Those stay exactly as they are.
        </p>
      )}
      <MarkedText text={text} found={found} id={id} />
      {found.length > 0 && <WordingNotes found={found} id={id} level={level} />}
      {told === 0 && (
        <p class="heard-meta">
          A check by rules does not understand. Read it once aloud, as whoever will get it.
        </p>
      )}
    </section>
  )
}

/** How many were found, as a heading says it. */
export function foundInWords(count: number): string {
  if (count === 0) return 'Nothing here blames, guesses or stays vague'
  return count === 1 ? 'One thing to look at' : `${count} things to look at`
}

/** The text with its line breaks, each find a mark with the number of its note. */
function MarkedText({ text, found, id = 'words' }: Checked) {
  const pieces = found.map((each, at) => ({
    before: text.slice(found[at - 1]?.end ?? 0, each.start),
    each,
    number: at + 1,
  }))
  return (
    <div class="heard-marked">
      {pieces.map(({ before, each, number }) => (
        <>
          {before}
          <mark class={`heard-mark heard-mark--${each.kind}`} id={`${id}-mark-${number}`}>
            {each.phrase}
            {number <= NOTES_MAX && (
              <a href={`#${id}-note-${number}`} class="heard-mark__number">
                <span class="govuk-visually-hidden">{KIND_WORDS[each.kind]}: note </span>
                {number}
              </a>
            )}
          </mark>
        </>
      ))}
      {text.slice(found.at(-1)?.end ?? 0)}
    </div>
  )
}

/** What each mark means and what to write instead, in reading order. */
function WordingNotes({ found, id = 'words', level = 2 }: Omit<Checked, 'text'>) {
  const Heading = level === 2 ? 'h3' : 'h4'
  return (
    <>
      <ol class="heard-notes">
        {found.slice(0, NOTES_MAX).map((each, at) => (
          <li id={`${id}-note-${at + 1}`} class="heard-card" tabindex={-1}>
            <Heading>
              <span class="heard-notes__number">{at + 1}</span> “
              {each.phrase.replaceAll(/\s+/g, ' ')}” <Tag>{KIND_WORDS[each.kind]}</Tag>
            </Heading>
            <p>{each.why}</p>
            <p>
              <strong>{each.kind === 'quoted' ? 'So: ' : 'Instead: '}</strong>
              {each.instead}
            </p>
            <p class="heard-meta">
              <a href={`#${id}-mark-${at + 1}`}>
                Back to it<span class="govuk-visually-hidden"> in the text, mark {at + 1}</span>
              </a>
              {each.row !== null && isRow(each.row) && (
                <>
                  {' · '}
                  <a href={`/law/rows/${each.row}`}>
                    Where this comes from
                    <span class="govuk-visually-hidden"> (note {at + 1})</span>
                  </a>
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
      {found.length > NOTES_MAX && (
        <InsetText>
          {found.length - NOTES_MAX} more are marked in the text. Check it in smaller parts to read
          a note for each.
        </InsetText>
      )}
    </>
  )
}

function isRow(id: string): boolean {
  return [...ENGLAND.vague, ...ENGLAND.blaming].some((row) => row.id === id)
}
