/** A message as it was sent, its pictures from outside left out. */
import { raw } from 'hono/html'
import { InsetText } from '../../platform/components/notices.tsx'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import type { AsSent } from './as-sent.ts'

export function AsSentPage(props: {
  readonly record: PageRecord
  readonly title: string
  readonly back: string
  readonly sent: AsSent
}) {
  const { record, title, back, sent } = props
  const blocked = sent.shown?.blocked ?? 0
  return (
    <Page
      title={title === '' ? 'The message as it was sent' : title}
      record={record}
      current="timeline"
      backTo={{ href: back, text: 'Back to the message' }}
      sub={
        sent.written === null ? 'It has no date of its own.' : `Date as written: ${sent.written}`
      }
    >
      {blocked > 0 && (
        <InsetText>
          {blocked === 1 ? 'A picture' : `${blocked} pictures`} kept elsewhere on the internet{' '}
          {blocked === 1 ? 'was' : 'were'} not fetched: fetching would tell the sender that you
          looked.
        </InsetText>
      )}
      {sent.shown === null ? (
        <div class="heard-verbatim">{sent.text}</div>
      ) : (
        <div class="heard-as-sent">{raw(sent.shown.html)}</div>
      )}
    </Page>
  )
}
