/** The ways out of a letter: print, PDF, Word, an email file. */
import { findMemberName } from '../commitments/store.ts'
import { NotFound } from '../platform/web/errors.tsx'
import type { Ctx } from '../platform/web/route.ts'
import type { Write } from '../record/kind.ts'
import { pageRecord, todayIn, type Visit } from '../record/visit.ts'
import { docxOf } from './docx.ts'
import type { LetterDraft } from './draft.ts'
import { emlOf } from './eml.ts'
import { laidOut } from './laid-out.ts'
import { letterAt } from './letter-at.ts'
import { pdfOf } from './pdf.ts'
import { PrintPage } from './print-page.tsx'
import { findPapers } from './store.ts'

async function pageOf(write: Write, draft: LetterDraft) {
  return laidOut(draft, await findMemberName(write), todayIn(write))
}

export function showPrint(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const { kept } = await letterAt(c, write)
    const page = await pageOf(write, kept.draft)
    return c.html(<PrintPage record={pageRecord(write)} id={kept.id} page={page} />)
  })
}

const TYPES = {
  'letter.pdf': 'application/pdf',
  'letter.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'letter.eml': 'message/rfc822',
} as const
type FileName = keyof typeof TYPES

export function giveFile(c: Ctx, visit: Visit): Promise<Response> {
  const name = c.req.param('file') ?? ''
  if (!isFileName(name)) throw new NotFound()
  return visit.within(async (write) => {
    const { kept } = await letterAt(c, write)
    const bytes = await fileOf(write, kept.draft, name)
    c.header('Content-Type', TYPES[name])
    c.header('Content-Disposition', `attachment; filename="${name}"`)
    return c.body(new Uint8Array(bytes))
  })
}

function isFileName(name: string): name is FileName {
  return name in TYPES
}

/** One of the files a letter goes out as. */
export async function fileOf(
  write: Write,
  draft: LetterDraft,
  name: FileName,
): Promise<Uint8Array> {
  if (name === 'letter.eml') return emlOf(draft, await findPapers(write, draft.exhibits))
  const page = await pageOf(write, draft)
  return name === 'letter.pdf' ? pdfOf(page) : docxOf(page)
}
