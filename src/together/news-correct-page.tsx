/** The form in which news is corrected: as it was told, for those it was for. */
import { Button } from '../platform/components/button.tsx'
import { Meta } from '../platform/components/card.tsx'
import type { Problem, Typed } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { listed } from '../platform/words.ts'
import { OfTheDay, OfTheNight } from './news-form-page.tsx'
import type { News } from './news.ts'

export function CorrectNewsPage(props: {
  readonly record: PageRecord
  readonly news: News
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
}) {
  const { record, news, token, problems } = props
  const { body, address } = news
  return (
    <Page
      title="Correct what you told"
      record={record}
      current="news"
      backTo={{ href: `${record.path}/news/${address}`, text: 'As it was told' }}
      sub="What it said before stays below it, for those it was for."
      problems={problems}
    >
      <form method="post" action={`${record.path}/news/${address}/correct`} novalidate>
        <input type="hidden" name="token" value={token} />
        {body.sleep === null ? (
          <OfTheDay {...props} child={record.name} from={body.from} />
        ) : (
          <OfTheNight {...props} prefilled={false} />
        )}
        {body.forWhom.length > 0 && (
          <Meta>It is for {listed(body.forWhom)}, as before. They are asked to read it again.</Meta>
        )}
        <Button>Tell it as corrected</Button>
      </form>
    </Page>
  )
}
