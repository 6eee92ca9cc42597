/** Signs in a message's headers that no person wrote it for this reader: RFC 3834 and common practice. */
import type { Header } from './mail.ts'

/** How it is known that a program sent the message, in plain words; null when a person may have. */
export function autoOf(headers: readonly Header[]): string | null {
  const value = (name: string): string | null =>
    headers
      .find((one) => one.name.toLowerCase() === name)
      ?.value.trim()
      .toLowerCase() ?? null
  const submitted = value('auto-submitted')
  if (submitted !== null && !submitted.startsWith('no')) {
    return submitted.startsWith('auto-replied') ? 'an automatic reply' : 'sent by a program'
  }
  if (['x-autoreply', 'x-autorespond', 'x-auto-reply-from'].some((name) => value(name) !== null)) {
    return 'an automatic reply'
  }
  const precedence = value('precedence') ?? ''
  if (precedence.startsWith('auto')) return 'an automatic reply'
  if (
    value('x-failed-recipients') !== null ||
    /report-type="?delivery-status/.test(value('content-type') ?? '')
  ) {
    return 'a notice that a message was not delivered'
  }
  if (value('list-id') !== null || ['bulk', 'list', 'junk'].includes(precedence)) {
    return 'sent to a list of people'
  }
  return null
}
