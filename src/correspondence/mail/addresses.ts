/** Who a message is from and to, out of address headers as people's mail programs really write them. */
import { addressParser, type Address } from 'postal-mime'
import type { Figure } from '../../record/entry.ts'
import { cut, oneLine } from './text.ts'

const NAME_CHARS_MAX = 200
const ADDRESS_CHARS_MAX = 320
const FIGURES_MAX = 1_000

/** Everybody in parsed address headers, groups opened; those with neither name nor address left out. */
export function figuresOf(addresses: readonly Address[] | undefined): Figure[] {
  return (addresses ?? [])
    .flatMap((one) => (one.group === undefined ? [one] : one.group))
    .map((one) => figureOf(one.name, one.address))
    .filter((one) => one !== null)
    .slice(0, FIGURES_MAX)
}

/** A person from a name and an address as written; null when there is nothing to know them by. */
function figureOf(name: string, written: string | null): Figure | null {
  const address = cut(oneLine(written ?? ''), ADDRESS_CHARS_MAX).replaceAll(/^[<\s]+|[>\s]+$/g, '')
  const known = cut(oneLine(name).replaceAll(/^["']+|["']+$/g, ''), NAME_CHARS_MAX)
  if (known === '' && address === '') return null
  return { name: known === '' ? address : known, address: address === '' ? null : address }
}

/** Figures written in one header's value. */
export function figuresIn(value: string): Figure[] {
  return figuresOf(addressParser(value, { flatten: true }))
}

/** The form in which two spellings of an address are the same: lower case, no `mailto:`. */
export function sameAddress(address: string): string {
  return address
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase()
}
