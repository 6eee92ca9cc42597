/** A letter as an email file that opens as a draft in a mail program. */
import { unsentMail } from '../platform/mail/unsent.ts'
import type { LetterDraft } from './draft.ts'
import type { Paper } from './papers.ts'

/** The bytes of the email, to those of the letter whose addresses are known, with its papers. */
export async function emlOf(
  draft: Pick<LetterDraft, 'to' | 'subject' | 'text'>,
  papers: readonly Paper[],
): Promise<Buffer> {
  const to = draft.to.flatMap(({ name, address }) => (address === null ? [] : [{ name, address }]))
  return unsentMail({ to, subject: draft.subject, text: draft.text, files: papers })
}
