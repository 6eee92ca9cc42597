/**
 * Printing through Typst. A template in `templates/` says how a page looks; what people wrote is
 * handed to it as data and never becomes markup, so nothing anyone types can change the document.
 * The compiler and the fonts are loaded on first use: a process that never prints never pays.
 */
import { fileURLToPath } from 'node:url'
import type * as Typst from '@myriaddreamin/typst-ts-node-compiler'
import type { Day } from '../day.ts'
import { FAMILIES, lettersFor } from './fonts.ts'
import { charactersOf, printable } from './printable.ts'

const TEMPLATES = fileURLToPath(new URL('../../../templates/', import.meta.url))

/** PDF/UA-1 for what we write ourselves; plain where pages of other people's making are set. */
type Standard = 'ua-1' | 'plain'

export type Job = {
  /** The file name of a template, `complaint.typ`. */
  readonly template: string
  /** Anything JSON can say; the template reads it from `sys.inputs.data`. */
  readonly data: unknown
  /** The only date in the file: the same day, data and template give the same bytes. */
  readonly on: Day
  readonly standard: Standard
  /** Files the template may open by name, such as a picture. */
  readonly files?: ReadonlyMap<string, Uint8Array>
}

export type Printed = {
  readonly pdf: Uint8Array
  readonly pages: number
  /** The `value` of each metadata element the template labelled `<told>`, in order. */
  readonly told: readonly unknown[]
}

/** Typst refused the template or a file it opens; `message` is Typst's first complaint. */
export class PrintProblem extends Error {}

let compilers: Promise<typeof Typst> | undefined

/**
 * Sets a template with data and returns the PDF. Characters that no font of ours draws are printed
 * as a lozenge. Throws PrintProblem.
 */
export async function print(job: Job): Promise<Printed> {
  compilers ??= import('@myriaddreamin/typst-ts-node-compiler')
  const { NodeCompiler } = await compilers
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

function compiled(compiler: Typst.NodeCompiler, job: Job, inputs: Record<string, string>): Printed {
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

function complaintOf(compiler: Typst.NodeCompiler, error: unknown): string {
  if (error === null) return 'Typst stopped without a word.'
  const [first] = compiler.fetchDiagnostics(error as never) as readonly { message?: string }[]
  return first?.message ?? 'Typst stopped without a word.'
}
