/** One piece of news, shown the same wherever it stands: good news with the same weight as any other. */
import { Button } from '../platform/components/button.tsx'
import { Meta } from '../platform/components/card.tsx'
import { inWords } from '../platform/day.ts'
import type { PageRecord } from '../platform/web/page.tsx'
import type { NewsBody } from './entries.ts'
import type { News, Pressed } from './news.ts'
import { listed } from '../platform/words.ts'

export const ABOUT_WORDS: Readonly<Record<NewsBody['about'], string>> = {
  good: 'Good news',
  hard: 'A hard time',
  plain: 'Just so you know',
}

/** What it says, and what was going on round it. */
export function NewsWords({ body }: { readonly body: NewsBody }) {
  return (
    <>
      <p class="heard-news__what">{body.what}</p>
      {body.background !== null && (
        <p class="heard-news__background">
          <strong>What came before:</strong> {body.background}
        </p>
      )}
    </>
  )
}

type NewsCardProps = {
  readonly record: PageRecord
  readonly news: News
  /** Shown where `me` has not pressed yet. */
  readonly canPress: boolean
  readonly pressed: readonly Pressed[]
  readonly level?: 2 | 3
  /** Where they go on once they pressed, if not to the news. */
  readonly back?: 'today'
}

export function NewsCard({ record, news, canPress, pressed, level = 2, back }: NewsCardProps) {
  const { body, author, address, day, time, corrected } = news
  const here = `${record.path}/news/${address}`
  const title = <a href={here}>{ABOUT_WORDS[body.about]}</a>
  return (
    <article class={`heard-card heard-news heard-news--${body.about}`}>
      {level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
      <Meta>
        {author}, from {body.from} · {inWords(day)}
        {time !== null && ` at ${time}`}
        {corrected !== null && ` · corrected ${inWords(corrected)}`}
      </Meta>
      <NewsWords body={body} />
      {pressed.length > 0 && <PressedBy pressed={pressed} />}
      {canPress && <PressRead path={here} back={back} />}
    </article>
  )
}

/** Only the press counts; of whoever has not pressed, nothing is said. */
function PressedBy({ pressed }: { readonly pressed: readonly Pressed[] }) {
  const names = [...new Set(pressed.map(({ author }) => author))]
  return <Meta>{listed(names)} pressed “Read”</Meta>
}

export function PressRead(props: { readonly path: string; readonly back?: 'today' | undefined }) {
  const { path, back } = props
  return (
    <form
      method="post"
      action={`${path}/read${back === undefined ? '' : `?back=${back}`}`}
      class="heard-acts"
    >
      <Button class="govuk-button--secondary">Read</Button>
    </form>
  )
}
