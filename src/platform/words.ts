/** Small pieces of English that many pages need. */

const AND = new Intl.ListFormat('en-GB')

/** `a`, `a and b`, `a, b and c`; nothing of none. */
export function listed(names: readonly string[]): string {
  return AND.format(names)
}

/** `1 day`, `3 days`; `1,204 entries`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}

/** `text` on one line, with single spaces. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
