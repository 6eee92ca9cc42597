/** A letter as PDF/UA-1, ready to print and post. */
import { print } from '../platform/print/typst.ts'
import type { LaidOut } from './laid-out.ts'

export async function pdfOf(page: LaidOut): Promise<Uint8Array> {
  const printed = await print({ template: 'letter.typ', data: page, on: page.on, standard: 'ua-1' })
  return printed.pdf
}
