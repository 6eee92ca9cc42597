/** The tray of missed work: what is essential, what can go, what was agreed. Most of it can go. */
import { ActLink, Acts, Card, Empty, Meta } from '../platform/components/card.tsx'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { MissedWorkBody } from './entries.ts'
import type { Away } from './store.ts'

const TRAYS: readonly {
  readonly sort: MissedWorkBody['sort']
  readonly title: string
  readonly hint: string
}[] = [
  {
    sort: 'not sorted',
    title: 'Nobody has said yet',
    hint: 'Ask the teacher of the subject: is it essential, or can it go?',
  },
  { sort: 'essential', title: 'Essential', hint: 'Later work stands on it.' },
  { sort: 'agreed', title: 'Agreed', hint: 'Some of it, or in another way.' },
  { sort: 'can go', title: 'Can go', hint: 'Nobody needs to do this.' },
  { sort: 'done', title: 'Done', hint: '' },
]

export function WorkPage({
  record,
  work,
}: {
  readonly record: PageRecord
  readonly work: Away['work']
}) {
  return (
    <Page
      title="Missed work"
      sub="A pile makes going back harder. Sorted, most of it is gone."
      record={record}
      current="attendance"
      backTo={{ href: `${record.path}/attendance`, text: 'Attendance' }}
    >
      <Acts>
        <ActLink href={`${record.path}/days/new/missed-work`}>Put something in the tray</ActLink>
      </Acts>
      {work.length === 0 && (
        <Empty>
          <p>
            Put in what was missed, one thing at a time, and ask each teacher one question: is it
            essential, or can it go? What was agreed, and with whom, stands beside it.
          </p>
        </Empty>
      )}
      {TRAYS.map(({ sort, title, hint }) => {
        const theirs = work.filter(({ body }) => body.sort === sort)
        return theirs.length === 0 ? null : (
          <section aria-labelledby={`tray-${sort.replaceAll(' ', '-')}`}>
            <h2 id={`tray-${sort.replaceAll(' ', '-')}`}>
              {title} ({theirs.length})
            </h2>
            {hint !== '' && <Meta>{hint}</Meta>}
            {theirs.map(({ body, address }) => (
              <Card>
                <h3>
                  <a href={`${record.path}/days/correct/${address}`}>{body.title}</a>
                </h3>
                <Meta>
                  {[
                    body.subject,
                    body.agreedWith === null ? null : `agreed with ${body.agreedWith}`,
                  ]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </Meta>
                {body.words !== null && <p>{body.words}</p>}
              </Card>
            ))}
          </section>
        )
      })}
    </Page>
  )
}
