/**
 * Puts papers together: a front part and, behind it, the pages of other papers, each stamped with its
 * own mark and with its number in the whole. Printed numbers, page labels, bookmarks and links agree
 * because all are made from one list of pages.
 *
 * The whole does not say it is PDF/UA: pages of other people's making carry no tags here.
 */
import { close, finishBundle, type Finishing, type Info, type Merged } from './finish.ts'
import { fitFront, stoodFrom, type Front, type Given } from './fit.ts'
import { carryPapers, join, type Joined, type Paper } from './parts.ts'
import { PdfWriter } from './writer.ts'

export type Bundle = Pick<Finishing, 'linked' | 'font' | 'info'> & {
  readonly papers: readonly Paper[]
  /** Sets the front part. Called again until its length is the one it was told. */
  readonly front: (given: Given) => Promise<Front>
}

/** The bundle as the pieces of one PDF. Throws when the front part or an `instead` page cannot be read. */
export async function merge({ papers, front, linked, font, info }: Bundle): Promise<Merged> {
  const half = await carryPapers(papers, font)
  const fitted = await fitFront(front, half.joined)
  return finishBundle({ half, fitted, papers, linked, font, info })
}

/** Joins papers and nothing else: no front, no stamps. For measuring against other tools. */
export async function concatenate(papers: readonly Paper[], info: Info): Promise<Merged> {
  const writer = new PdfWriter()
  const desk = { writer, tree: writer.reserve(), stamper: null }
  const joined: Joined[] = []
  for (const paper of papers) joined.push(await join(desk, paper))
  const stood = stoodFrom(0, joined)
  const pieces = close(desk, { parts: joined, headings: [], info })
  const pages = joined.reduce((sum, each) => sum + each.pages.length, 0)
  return { pieces, pages, frontPages: 0, stood }
}
