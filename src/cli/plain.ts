/**
 * Words for a terminal: names and subjects that others chose may hold what a terminal takes for orders
 * (ESC, CSI) or marks that turn the order of letters about. Line ends and tabs stay.
 */
export function plain(words: string): string {
  return words.replaceAll(/(?![\n\t\u200C\u200D])[\p{Cc}\p{Cf}]/gu, '\uFFFD')
}

/** Whether a name is one line with nothing in it that cannot be seen, the joiners of some scripts aside. */
export function isOneLine(name: string): boolean {
  return !/(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name)
}
