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

/** What is wrong, in the words of the schema where it has its own; its library's words are for programmers. */
export function wordsOf(issue: { readonly message: string } | undefined): string {
  const message = issue?.message ?? ''
  return message === '' || message.startsWith('Invalid input')
    ? 'is missing, or not what it should be: "heard entries --schema" tells the form'
    : message
}
