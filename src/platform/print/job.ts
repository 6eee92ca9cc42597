/** What is asked of the press, and what comes back. */
import type { Day } from '../day.ts'

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
