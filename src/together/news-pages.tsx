/** News between home and school: the list, and one of them. */
import type { Child } from 'hono/jsx'
import { ActLink, Acts, Card, Empty, Meta } from '../platform/components/card.tsx'
import { NotificationBanner } from '../platform/components/notification-banner.tsx'
import { Details } from '../platform/components/details.tsx'
import { inFullWords, inWords, type Day } from '../platform/day.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { listed } from '../platform/words.ts'
import type { Entry } from '../record/entry.ts'
import type { NewsBody } from './entries.ts'
import type { Counts, News, Pressed } from './news.ts'
import { ABOUT_WORDS, NewsCard, NewsWords, PressRead } from './news-parts.tsx'

export type NewsListProps = {
  readonly record: PageRecord
  /** Newest first. */
  readonly news: readonly News[]
  readonly pressed: readonly Pressed[]
  /** Those under which whoever looks has not pressed "Read". */
  readonly waiting: ReadonlySet<number>
  readonly counts: Counts
  /** What whoever looks can tell; null where they tell none. */
  readonly side: NewsBody['from'] | null
  /** Replies by email that were not told as news. */
  readonly untold: readonly Entry[]
}

/** So many are shown on one page, the newest. */
export const NEWS_SHOWN_MAX = 60

export function NewsListPage(props: NewsListProps) {
  const { record, news, side } = props
  return (
    <Page
      title="News between home and school"
      record={record}
      current="news"
      sub="What happened today, told today. The good counts as much as the hard."
    >
      {side !== null && <Tell record={record} side={side} />}
      <Untold record={record} untold={props.untold} />
      {news.length === 0 ? (
        <Empty>
          <p>
            Nothing has been told yet. A sentence is enough: what happened, and what was going on
            before it. Whoever it is for sees it first, until they press “Read”.
          </p>
        </Empty>
      ) : (
        <Told {...props} />
      )}
    </Page>
  )
}

/** A reply from another address than the link went to, or one that nobody vouches for: the family reads it and judges. */
function Untold({ record, untold }: Pick<NewsListProps, 'record' | 'untold'>) {
  if (untold.length === 0) return null
  return (
    <Card>
      <h2>{untold.length === 1 ? 'A reply' : 'Replies'} by email, not told as news</h2>
      <p>It came from another address, or we could not see that it is theirs.</p>
      <ul class="govuk-list">
        {untold.map(({ address, people, happened }) => (
          <li>
            <a href={`${record.path}/entries/${address}`}>
              From {people[0]?.address ?? people[0]?.name ?? 'somebody'}, {inWords(happened.day)}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Tell({ record, side }: { readonly record: PageRecord; readonly side: NewsBody['from'] }) {
  return (
    <Acts>
      {side === 'home' && (
        <ActLink href={`${record.path}/news/new?of=night`}>How the night was</ActLink>
      )}
      <ActLink href={`${record.path}/news/new`} quiet={side === 'home'}>
        {side === 'home' ? 'Tell school something' : 'Tell home what happened'}
      </ActLink>
    </Acts>
  )
}

function Told({ record, news, pressed, waiting, counts }: NewsListProps) {
  return (
    <>
      <CountsInWords counts={counts} />
      {news.slice(0, NEWS_SHOWN_MAX).map((each) => (
        <NewsCard
          record={record}
          news={each}
          canPress={waiting.has(each.seq)}
          pressed={pressed.filter(({ of }) => of === each.seq)}
        />
      ))}
      {news.length > NEWS_SHOWN_MAX && (
        <Acts>
          <ActLink href={`${record.path}/timeline?kind=news`} quiet>
            Earlier news is in the timeline
          </ActLink>
        </Acts>
      )}
    </>
  )
}

/** Three figures of the same size. Good things come first because they are told last everywhere else. */
function CountsInWords({ counts }: { readonly counts: Counts }) {
  return (
    <ul class="heard-news-counts" aria-label="What was told in a year">
      <li>
        <strong>{counts.good}</strong> {counts.good === 1 ? 'good thing' : 'good things'}
      </li>
      <li>
        <strong>{counts.hard}</strong> {counts.hard === 1 ? 'hard time' : 'hard times'}
      </li>
      <li>
        <strong>{counts.plain}</strong> just so you know
      </li>
    </ul>
  )
}

export type OneNewsProps = {
  readonly record: PageRecord
  readonly news: News
  readonly pressed: readonly Pressed[]
  readonly isMine: boolean
  readonly canPress: boolean
  /** What it said before it was corrected, oldest first. */
  readonly before: readonly NewsBody[]
  /** It was just told, or told anew. */
  readonly told: 'told' | 'corrected' | null
  /** Whoever looks can write down what happened and why. */
  readonly canRecord: boolean
}

export function OneNewsPage(props: OneNewsProps) {
  const { record, news, isMine, canPress, pressed, told } = props
  const { body } = news
  return (
    <Page
      title={ABOUT_WORDS[body.about]}
      record={record}
      current="news"
      backTo={{ href: `${record.path}/news`, text: 'News between home and school' }}
      sub={`${news.author}, from ${body.from} · ${inFullWords(news.day)}`}
    >
      {told !== null && (
        <NotificationBanner type="success" title={told === 'told' ? 'Told' : 'Corrected'}>
          <p class="govuk-notification-banner__heading">
            {listed(body.forWhom)} {body.forWhom.length === 1 ? 'sees' : 'see'} it first when they
            open {told === 'told' ? 'Heard' : 'Heard, and that it was corrected'}.
          </p>
        </NotificationBanner>
      )}
      <div class={`heard-entry heard-news heard-news--${body.about}`}>
        <NewsWords body={body} />
        {body.until !== null && <Meta>It matters until {inWords(body.until)}.</Meta>}
      </div>
      {canPress && <PressRead path={`${record.path}/news/${news.address}`} />}
      {news.corrected !== null && <Before corrected={news.corrected} before={props.before} />}
      {isMine && (
        <Acts>
          <ActLink href={`${record.path}/news/${news.address}/correct`} quiet>
            Correct it
          </ActLink>
        </Acts>
      )}
      {isMine && <WhoPressed of={body.forWhom} pressed={pressed} />}
      {props.canRecord && <Record {...props} />}
      <p>
        <a href={`${record.path}/entries/${news.address}`}>The entry, and who may see it</a>
      </p>
    </Page>
  )
}

/** That it was corrected is said in the open; what it said before is one tap away. */
function Before(props: { readonly corrected: Day; readonly before: readonly NewsBody[] }) {
  const { corrected, before } = props
  return (
    <>
      <Meta>Corrected {inWords(corrected)}.</Meta>
      <Details summary="What it said before">
        {before.map((body) => (
          <div class={`heard-entry heard-news heard-news--${body.about}`}>
            <Meta>{ABOUT_WORDS[body.about]}</Meta>
            <NewsWords body={body} />
          </div>
        ))}
      </Details>
    </>
  )
}

function WhoPressed(props: {
  readonly of: readonly string[]
  readonly pressed: readonly Pressed[]
}): Child {
  const { of, pressed } = props
  return (
    <Card>
      <h2>For {listed(of)}</h2>
      {pressed.length === 0 ? (
        <p>Nobody has pressed “Read” yet. It says nothing about who has seen it.</p>
      ) : (
        <ul class="govuk-list">
          {pressed.map(({ author, day }) => (
            <li>
              {author} pressed “Read” on {inFullWords(day)}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** News is not an incident. Where it was more than news, the why can be written down as well. */
function Record({ record, isMine, news }: OneNewsProps) {
  if (news.body.about === 'good') return null
  return (
    <Card>
      <h2>Was there more to it?</h2>
      <p>
        {isMine ? 'This' : 'It'} stays news: it is not counted as an incident. If it helps to
        understand why, write that down too.
      </p>
      <Acts>
        <ActLink href={`${record.path}/incidents/new/incident`} quiet>
          Record what happened and why
        </ActLink>
      </Acts>
    </Card>
  )
}
