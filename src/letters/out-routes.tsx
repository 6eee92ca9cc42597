/** The ways out of a letter: print, PDF, Word, an email file. */
import { gate } from '../people/whereabouts/gate.ts'
import { NotFound } from '../platform/web/errors.tsx'
import type { Ctx } from '../platform/web/route.ts'
import { pageRecord, type Visit } from '../record/visit.ts'
import { letterAt } from './letter-at.ts'
import { fileOf, FILE_TYPES, pageOf, type FileName } from './out.ts'
import { outgoingLetter } from './whereabouts.ts'
import { PrintPage } from './print-page.tsx'

export function showPrint(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const { kept } = await letterAt(c, write)
    await gate(write, outgoingLetter(write, kept.draft, false), c)
    const page = await pageOf(write, kept.draft)
    return c.html(<PrintPage record={pageRecord(write)} id={kept.id} page={page} />)
  })
}

export function giveFile(c: Ctx, visit: Visit): Promise<Response> {
  const name = c.req.param('file') ?? ''
  if (!isFileName(name)) throw new NotFound()
  return visit.within(async (write) => {
    const { kept } = await letterAt(c, write)
    await gate(write, outgoingLetter(write, kept.draft, name === 'letter.eml'), c)
    const bytes = await fileOf(write, kept.draft, name)
    c.header('Content-Type', FILE_TYPES[name])
    c.header('Content-Disposition', `attachment; filename="${name}"`)
    return c.body(new Uint8Array(bytes))
  })
}

function isFileName(name: string): name is FileName {
  return name in FILE_TYPES
}
