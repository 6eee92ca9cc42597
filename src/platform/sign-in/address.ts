/** An address as accounts are known by: without blanks at its ends, in small letters. */
export function addressAs(typed: string): string {
  return typed.trim().toLowerCase()
}
