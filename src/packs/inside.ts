/**
 * Looks for the names of other children inside the files a pack would give: the words of PDFs, Word
 * documents, transcripts and texts, and what a document says of itself. What nobody could look inside (a
 * picture, a sound, a paper that is only a picture) is told, so that somebody looks themselves.
 */
import { inside, isEmail } from '../correspondence/bring/inside.ts'
import { nameAsWord } from '../record/names.ts'
import type { Exhibit } from './exhibits.ts'
import type { NamePlace } from './names.ts'

/** A file that goes out and that nobody could look inside, and why. */
export type Unseen = { readonly file: string; readonly reason: string }

export type Looked = { readonly names: readonly NamePlace[]; readonly unseen: readonly Unseen[] }

/** Reads file `position` of an exhibit whole. */
type Reader = (exhibit: Exhibit, position: number) => Promise<Uint8Array>

/** Where any of `names` stands inside a file of an exhibit that is given. One file is in memory at a time. */
export async function lookInside(
  names: readonly string[],
  exhibits: readonly Exhibit[],
  read: Reader,
): Promise<Looked> {
  const patterns = names.map((name) => ({ name, pattern: nameAsWord(name) }))
  const found: NamePlace[] = []
  const unseen: Unseen[] = []
  if (patterns.length === 0) return { names: found, unseen }
  for (const exhibit of exhibits.filter((each) => !each.held)) {
    for (const [position, { fact }] of exhibit.files.entries()) {
      // Its words are the entry's own, and what came with it stands beside it as a file.
      if (isEmail(fact)) continue
      const file = `${fact.name} (exhibit ${exhibit.number})`
      const { texts, reason } = await inside(fact, () => read(exhibit, position))
      if (reason !== null) unseen.push({ file, reason })
      for (const [part, text] of texts)
        for (const { name, pattern } of patterns)
          if (pattern.test(text))
            found.push({ name, place: part === '' ? file : `${part} of ${file}` })
    }
  }
  return { names: found, unseen }
}
