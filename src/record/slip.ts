/** A slip in what was given to the ledger: one clear sentence, and the field it is in. Nothing was written. */
export class EntrySlip extends Error {
  readonly index: number
  readonly field: string

  constructor(index: number, field: string, message: string) {
    super(message)
    this.index = index
    this.field = field
  }
}

/** The record is not there, or is not this account's: which of the two is not told. */
export class NoSuchRecord extends Error {
  constructor() {
    super('There is no such record.')
  }
}

/** What a schema's library says of a value, and how we say it. Its own words are for programmers. */
const IN_WORDS: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/^Unrecognized keys?: /, () => 'is nothing that belongs there'],
  [/^Too small: expected \w+ to have >=1 /, () => 'must not be empty'],
  [/^Too big: expected \w+ to have <=(\d+) (\w+)/, ([, most, of]) => `has more than ${most} ${of}`],
  [
    /^Too (?:small|big): expected \w+ to be ([<>]=?)(-?\d+)/,
    ([, sign = '', edge]) => `must be ${SIGNS[sign]} ${edge}`,
  ],
  [
    /^Invalid option: expected one of (.+)$/,
    ([, all = '']) => `must be one of ${all.replaceAll('"', '').replaceAll('|', ', ')}`,
  ],
]

const SIGNS: Readonly<Record<string, string>> = {
  '<': 'less than',
  '<=': 'at most',
  '>': 'more than',
  '>=': 'at least',
}

/** What is wrong, in a few words that follow the name of the field. */
export function wordsOf(issue: { readonly message: string } | undefined): string {
  const message = issue?.message ?? ''
  for (const [theirs, ours] of IN_WORDS) {
    const found = theirs.exec(message)
    if (found !== null) return ours(found)
  }
  return message === '' || message.startsWith('Invalid input')
    ? 'is missing, or not what it should be: "heard entries --schema" tells the form'
    : message
}
