/** The files a letter goes out as. */
import { findMyName } from '../record/looking.ts'
import type { Write } from '../record/kind.ts'
import { todayIn } from '../record/visit.ts'
import type { LetterDraft } from './draft.ts'
import { laidOut, type LaidOut } from './laid-out.ts'
import { pdfOf } from './pdf.ts'
import { findPapers } from './papers.ts'

export const FILE_TYPES = {
  'letter.pdf': 'application/pdf',
  'letter.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'letter.eml': 'message/rfc822',
  'letter.txt': 'text/plain; charset=utf-8',
} as const
export type FileName = keyof typeof FILE_TYPES
export const FILE_NAMES = Object.keys(FILE_TYPES) as FileName[]

export type Outgoing = Pick<LetterDraft, 'to' | 'subject' | 'text' | 'exhibits'>

export async function pageOf(write: Write, draft: Outgoing): Promise<LaidOut> {
  return laidOut(draft, await findMyName(write), todayIn(write))
}

export async function fileOf(write: Write, draft: Outgoing, name: FileName): Promise<Uint8Array> {
  if (name === 'letter.eml') {
    const { emlOf } = await import('./eml.ts')
    return emlOf(draft, await findPapers(write, draft.exhibits))
  }
  if (name === 'letter.txt') return new TextEncoder().encode(`${draft.text}\n`)
  const page = await pageOf(write, draft)
  if (name === 'letter.pdf') return pdfOf(page)
  // Loaded when first asked for: Word files cost 20 MB that a server may never need.
  const { docxOf } = await import('./docx.ts')
  return docxOf(page)
}
