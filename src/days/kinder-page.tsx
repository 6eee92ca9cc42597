/** Letters a school could send: for a parent to hand on, or a school to take. */
import { Card, Meta } from '../platform/components/card.tsx'
import { InsetText } from '../platform/components/notices.tsx'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { KINDER_LETTERS } from './kinder-letters.data.ts'

export function KinderPage({ record }: { readonly record: PageRecord }) {
  return (
    <Page
      title="Letters a school could send"
      sub="In place of the automatic ones. Hand them on, if you like: schools may copy every word."
      record={record}
      current="attendance"
      backTo={{ href: `${record.path}/attendance`, text: 'Attendance' }}
    >
      {KINDER_LETTERS.map(({ id, title, instead, words }) => (
        <Card id={id}>
          <h2>{title}</h2>
          <Meta>{instead}</Meta>
          <div class="heard-verbatim">
            {words.replaceAll('CHILD', record.name).replaceAll('SCHOOL', '[school]')}
          </div>
        </Card>
      ))}
      <InsetText>
        They are ours, and ask before they say anything. What stands in square brackets is for the
        school to fill in, and to keep.
      </InsetText>
    </Page>
  )
}
