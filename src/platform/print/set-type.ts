/**
 * Setting type through Typst, in the press's own process (press.ts). What people wrote is handed to a
 * template as data and never becomes markup, so nothing anyone types can change the document.
 */
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { FAMILIES, lettersFor } from './fonts.ts'
import { charactersOf, printable } from './printable.ts'
import { PrintProblem, type Job, type Printed } from './job.ts'

const TEMPLATES = fileURLToPath(new URL('../../../templates/', import.meta.url))

/**
 * Sets a template with data and returns the PDF. Characters that no font of ours draws are printed
 * as a lozenge. Throws PrintProblem.
 */
export async function setType(job: Job): Promise<Printed> {
  const data = printable(job.data)
  const letters = await lettersFor(charactersOf(data))
  const compiler = NodeCompiler.create({
    workspace: TEMPLATES,
    fontArgs: [{ fontBlobs: [...letters.blobs] }],
  })
  for (const [name, bytes] of job.files ?? [])
    compiler.mapShadow(`${TEMPLATES}${name}`, Buffer.from(bytes))
  try {
    return compiled(compiler, job, {
      data: JSON.stringify(printable(data, letters.missing)),
      fonts: JSON.stringify(letters.families.length > 0 ? letters.families : FAMILIES),
      on: job.on,
    })
  } finally {
    compiler.evictCache(0)
  }
}

function compiled(compiler: NodeCompiler, job: Job, inputs: Record<string, string>): Printed {
  const result = compiler.compile({ mainFilePath: `${TEMPLATES}${job.template}`, inputs })
  const document = result.result
  if (document === null) throw new PrintProblem(complaintOf(compiler, result.takeError()))
  const told = compiler.query(document, { selector: '<told>', field: 'value' }) as unknown
  try {
    const pdf = compiler.pdf(document, {
      creationTimestamp: Date.parse(`${job.on}T12:00:00Z`) / 1000,
      ...(job.standard === 'plain' ? { pdfTags: false } : { pdfStandard: job.standard }),
    })
    return { pdf, pages: document.numOfPages, told: Array.isArray(told) ? told : [] }
  } catch (error) {
    throw new PrintProblem(error instanceof Error ? error.message : String(error))
  }
}

function complaintOf(compiler: NodeCompiler, error: unknown): string {
  if (error === null) return 'Typst stopped without a word.'
  const [first] = compiler.fetchDiagnostics(error as never) as readonly { message?: string }[]
  return first?.message ?? 'Typst stopped without a word.'
}
