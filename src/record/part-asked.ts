/**
 * The part of a file a player asks for (RFC 9110 14.1.2), `end` not included; null where the whole is to
 * be sent: nothing asked, several parts, or something that is no part of it. Some players of sound ask
 * for nothing but parts.
 */
export function partAsked(
  header: string | undefined,
  size: number,
): { readonly start: number; readonly end: number } | null {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (asked === null) return null
  const [, first = '', last = ''] = asked
  if (first === '' && last === '') return null
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1)
  return start < end ? { start, end } : null
}
