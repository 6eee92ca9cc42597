/** What somebody at school sees of news by their link: what home told them, and the form of thirty seconds. */
import { LinkFoot } from '../../people/link-foot.tsx'
import { Button } from '../../platform/components/button.tsx'
import { Card, Meta } from '../../platform/components/card.tsx'
import { NotificationBanner } from '../../platform/components/notification-banner.tsx'
import { inWords } from '../../platform/day.ts'
import { Page } from '../../platform/web/page.tsx'
import type { Problem, Typed } from '../../platform/web/forms.ts'
import { listed } from '../../platform/words.ts'
import type { News } from '../news.ts'
import { OfTheDay } from '../news-form-page.tsx'
import { ABOUT_WORDS, NewsWords } from '../news-parts.tsx'

/** The role of a link for somebody at school. */
export const AT_SCHOOL = 'school'

export type LinkNewsProps = {
  /** The child's first name. */
  readonly child: string
  /** Whose link it is. */
  readonly name: string
  /** What home told them, without a press of theirs under it. */
  readonly forMe: readonly News[]
  /** What they told today, and who pressed "Read" under it. */
  readonly mine: readonly { readonly news: News; readonly readBy: readonly string[] }[]
  readonly told: boolean
  /** Their link is for writing down what happened too. */
  readonly mayRecord: boolean
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

export function LinkNewsPage(props: LinkNewsProps) {
  const { child, name, forMe, mine, told, token, problems } = props
  const isCorrected = (props.typed['corrects'] ?? '') !== ''
  return (
    <Page
      title={`Tell home about ${child}`}
      sub="Thirty seconds. Good news too."
      problems={problems}
    >
      {told && (
        <NotificationBanner type="success" title="Told">
          <p class="govuk-notification-banner__heading">
            Thank you, {name}. {child}’s family sees it first when they open Heard.
          </p>
        </NotificationBanner>
      )}
      {forMe.map((news) => (
        <FromHome news={news} />
      ))}
      <form method="post" action="/l/news" class="heard-form" novalidate>
        <input type="hidden" name="token" value={token} />
        {isCorrected && <input type="hidden" name="corrects" value={props.typed['corrects']} />}
        {isCorrected && <p class="heard-lead">Correct what you told.</p>}
        <OfTheDay {...props} from="school" />
        <Button>{isCorrected ? 'Tell it as corrected' : 'Tell home'}</Button>
        <Meta>{child}’s family sees it, with your name. Nobody else does.</Meta>
      </form>
      {mine.length > 0 && <ToldToday mine={mine} />}
      <ul class="govuk-list">
        <li>
          <a href="/l/day">Say in twenty seconds how {child}’s day was</a>
        </li>
        {props.mayRecord && (
          <li>
            <a href="/l/happened">Write down what happened, and what was round it</a>
          </li>
        )}
      </ul>
      <LinkFoot />
    </Page>
  )
}

function FromHome({ news }: { readonly news: News }) {
  const { body, author, day, address, corrected } = news
  return (
    <article class={`heard-card heard-news heard-news--${body.about}`}>
      <h2>{ABOUT_WORDS[body.about]}, from home</h2>
      <Meta>
        {author} · {inWords(day)}
        {corrected !== null && ` · corrected ${inWords(corrected)}`}
      </Meta>
      <NewsWords body={body} />
      <form method="post" action="/l/news/read" class="heard-acts">
        <input type="hidden" name="of" value={address} />
        <Button class="govuk-button--secondary">Read</Button>
      </form>
    </article>
  )
}

function ToldToday({ mine }: Pick<LinkNewsProps, 'mine'>) {
  return (
    <Card>
      <h2>What you told today</h2>
      <ul class="govuk-list">
        {mine.map(({ news: { body, time, address }, readBy }) => (
          <li>
            {time !== null && `${time}: `}
            {body.what} <a href={`/l/news?correct=${address}`}>Correct it</a>
            {readBy.length > 0 && (
              <p class="heard-kept">{listed([...new Set(readBy)])} pressed “Read”</p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
