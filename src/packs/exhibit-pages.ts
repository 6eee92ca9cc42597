/** Exhibits that are not PDFs, as data for templates/exhibit.typ. Pure. */
import { kindWord, peopleOf, stampOf, wordsOf } from './account.ts'
import type { Exhibit } from './exhibits.ts'
import type { FileFact } from '../record/entry.ts'

export type ExhibitPage = {
  readonly is: 'words' | 'picture' | 'notice'
  readonly mark: string
  readonly title: string
  readonly detail: string
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  readonly paragraphs: readonly string[]
  readonly files: readonly { readonly name: string; readonly fingerprint: string }[]
  /** The name under which the template opens the picture. */
  readonly file: string
}

/** Letters of one exhibit that are set; the whole is always in the zip. */
const LETTERS_MAX = 400_000

/** `Exhibit 3`. */
export function markOf(exhibit: Exhibit): string {
  return `Exhibit ${exhibit.number}`
}

/** The words of the entry itself: the email, the letter, what was said. */
export function entryPage(exhibit: Exhibit): ExhibitPage {
  const { entry } = exhibit
  const people = peopleOf(entry)
  return {
    is: 'words',
    mark: markOf(exhibit),
    title: entry.title === '' ? 'Without a title' : entry.title,
    detail: `${stampOf(entry.happened)} · ${kindWord(entry.kind)} · entry ${entry.seq} of the record`,
    facts: people,
    paragraphs: paragraphsOf(wordsOf(entry)),
    files: exhibit.files.map(({ fact }) => ({ name: fact.name, fingerprint: fact.sha256 })),
    file: '',
  }
}

/** A text file, or the words of a document. */
export function textPage(
  exhibit: Exhibit,
  fact: FileFact,
  text: string,
  note: string,
): ExhibitPage {
  return {
    ...blank(exhibit, fact.name),
    is: 'words',
    detail: note,
    paragraphs: paragraphsOf(text),
    files: [{ name: fact.name, fingerprint: fact.sha256 }],
  }
}

export function picturePage(exhibit: Exhibit, fact: FileFact, file: string): ExhibitPage {
  return {
    ...blank(exhibit, fact.name),
    is: 'picture',
    detail: stampOf(exhibit.entry.happened),
    file,
  }
}

/** What stands in place of a file that cannot be shown as pages. */
export function noticePage(exhibit: Exhibit, fact: FileFact, why: string): ExhibitPage {
  return {
    ...blank(exhibit, fact.name),
    is: 'notice',
    paragraphs: [`This file is not shown here: ${why}. It is in the zip, whole and unchanged.`],
    files: [{ name: fact.name, fingerprint: fact.sha256 }],
  }
}

/** What stands in place of an exhibit held back. */
export function heldPage(exhibit: Exhibit, seals: readonly string[]): ExhibitPage {
  return {
    ...blank(exhibit, exhibit.description),
    is: 'notice',
    paragraphs: [
      'This exhibit is held back. The family can hand it over later. Its seal fixes which file it is, without showing it.',
    ],
    files: seals.map((fingerprint) => ({ name: 'Seal', fingerprint })),
  }
}

function blank(exhibit: Exhibit, title: string): ExhibitPage {
  return {
    is: 'notice',
    mark: markOf(exhibit),
    title,
    detail: '',
    facts: [],
    paragraphs: [],
    files: [],
    file: '',
  }
}

function paragraphsOf(text: string): string[] {
  const whole = text.replaceAll(/\r\n?/g, '\n').slice(0, LETTERS_MAX)
  const cut = text.length > LETTERS_MAX ? ['The rest is in the zip.'] : []
  return [...whole.split(/\n[ \t]*\n+/).map((each) => each.trim()), ...cut].filter(
    (each) => each !== '',
  )
}
