/** What waits for whoever looks, as it stands on Today: news first. */
import { ActLink, Acts, Card } from '../platform/components/card.tsx'
import { inWords } from '../platform/day.ts'
import type { PageRecord } from '../platform/web/page.tsx'
import { NewsCard } from './news-parts.tsx'
import type { Waiting } from './waiting.ts'

const NEWS_MAX = 4

type WaitingProps = { readonly record: PageRecord; readonly waiting: Waiting }

/** Nothing where nothing waits. */
export function WaitingForYou(props: WaitingProps) {
  const { news, changes, repairs, happened } = props.waiting
  if (news.length + changes.length + repairs.length + happened.length === 0) return null
  return (
    <section aria-labelledby="for-you">
      <h2 id="for-you">For you</h2>
      <NewsForYou {...props} />
      <HappenedForYou {...props} />
      <ChangesForYou {...props} />
      <RepairsForYou {...props} />
    </section>
  )
}

function NewsForYou({ record, waiting: { news } }: WaitingProps) {
  return (
    <>
      {news.slice(0, NEWS_MAX).map((each) => (
        <NewsCard record={record} news={each} canPress pressed={[]} level={3} back="today" />
      ))}
      {news.length > NEWS_MAX && (
        <Acts>
          <ActLink href={`${record.path}/news`} quiet>
            See all {news.length}
          </ActLink>
        </Acts>
      )}
    </>
  )
}

/** What somebody at school wrote down is seen at home on the day, without being looked for. */
function HappenedForYou({ record, waiting: { happened } }: WaitingProps) {
  return (
    <>
      {happened.slice(0, NEWS_MAX).map(({ address, title, author, happened: { day } }) => (
        <Card>
          <h3>
            <a href={`${record.path}/incidents/${address}`}>{title}</a>
          </h3>
          <p>
            {author} wrote down something that happened, {inWords(day)}. You can say how you see it,
            beside it.
          </p>
        </Card>
      ))}
      {happened.length > NEWS_MAX && (
        <Acts>
          <ActLink href={`${record.path}/incidents`} quiet>
            See what happened
          </ActLink>
        </Acts>
      )}
    </>
  )
}

function ChangesForYou({ record, waiting: { changes } }: WaitingProps) {
  if (changes.length === 0) return null
  const [first] = changes
  return (
    <Card>
      <h3>
        <a href={`${record.path}/changes`}>
          {changes.length === 1
            ? `${record.name}: ${first?.title ?? ''}`
            : `${changes.length} things everyone who teaches ${record.name} should know`}
        </a>
      </h3>
      <p>
        Two minutes to read. Then press “I have read {changes.length === 1 ? 'this' : 'these'}”.
      </p>
    </Card>
  )
}

function RepairsForYou({ record, waiting: { repairs } }: WaitingProps) {
  return (
    <>
      {repairs.map(({ address, about }) => (
        <Card>
          <h3>
            <a href={`${record.path}/repair/${address}`}>{about}</a>
          </h3>
          <p>A conversation begun again. Something waits for you there, when you are ready.</p>
        </Card>
      ))}
    </>
  )
}
