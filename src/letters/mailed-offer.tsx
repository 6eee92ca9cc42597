/** Beside a letter that Heard sent: to whom it went, what became of each mail, and what they wrote back. */
import type { Child } from 'hono/jsx'
import { findReplies } from '../commitments/by-mail/replies.ts'
import { MailState } from '../commitments/by-mail/parts.tsx'
import { findMails } from '../commitments/by-mail/store.ts'
import { Card, Quote } from '../platform/components/card.tsx'
import { inWords } from '../platform/day.ts'
import { oneLine } from '../platform/words.ts'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'

const REPLY_CHARS_MAX = 400

/** Nothing where the letter went another way. */
export async function mailedOffer(write: Write, entry: Entry): Promise<Child | null> {
  if (entry.kind !== 'letter' || entry.erased || entry.broughtBy !== write.memberId) return null
  const { words } = entry.body as { readonly words?: unknown }
  const mails = await findMails(
    write,
    ({ member, question }, mail) =>
      member === null && question === words && mail.seq > entry.seq && question !== null,
  )
  if (mails.length === 0) return null
  const path = `/records/${write.recordId}/entries`
  const replies = await findReplies(write, mails)
  return (
    <Card class="heard-mail">
      <h2>Sent by email from here</h2>
      <ul class="govuk-list">
        {mails.map((mail) => (
          <li>
            {mail.body.name}, {mail.body.address}:{' '}
            <MailState mail={mail} recordPath={`/records/${write.recordId}`} />
          </li>
        ))}
      </ul>
      {replies.map((reply) => (
        <>
          <p>
            <a href={`${path}/${reply.address}`}>{reply.people[0]?.name ?? 'They'} replied</a>,{' '}
            {inWords(reply.happened.day)}:
          </p>
          <Quote>{firstOf(reply)}</Quote>
        </>
      ))}
      {replies.length === 0 && <p>Nothing has come back yet.</p>}
    </Card>
  )
}

function firstOf({ body }: Entry): string {
  const { words } = body as { readonly words?: unknown }
  const line = typeof words === 'string' ? oneLine(words) : ''
  return line.length <= REPLY_CHARS_MAX ? line : `${line.slice(0, REPLY_CHARS_MAX)}…`
}
