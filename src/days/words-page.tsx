/** The child's own words in the order in which they came, so that the slope can be seen. Never tidied. */
import { wordsOfDanger } from '../help/help.ts'
import { HelpFirst } from '../help/pages.tsx'
import { Button } from '../platform/components/button.tsx'
import { ActLink, Acts, Empty, Meta, Quote } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { addDays, inFullWords, inWords, type Day } from '../platform/day.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { PictureOf, PicturesBy } from './pictures.tsx'
import type { FileFact } from '../record/entry.ts'
import type { OwnWords } from './store.ts'

export type WordsPageProps = {
  readonly record: PageRecord
  readonly on: Day
  /** Oldest first. */
  readonly words: readonly OwnWords[]
  readonly token: string
}

/** Words of danger newer than this bring help first whenever the page is opened. */
const RECENT_DAYS = 60
/** Older words are read, not answered, unless the child wrote them here alone. */
const ANSWERED_DAYS = 21

export function WordsPage(props: WordsPageProps) {
  const { record, words, on } = props
  const since = addDays(on, -RECENT_DAYS)
  const isUrgent = words.some(({ day, words: said }) => day >= since && wordsOfDanger(said ?? ''))
  const months = Map.groupBy(words, ({ day }) => day.slice(0, 7))
  return (
    <Page
      title={`${record.name}’s words`}
      sub="In the order in which they came, exactly as they were said."
      record={record}
      current="days"
      backTo={{ href: `${record.path}/days`, text: 'How days go' }}
    >
      {isUrgent && <HelpFirst />}
      <Acts>
        <ActLink href={`${record.path}/add/voice`}>Write down what {record.name} said</ActLink>
        <ActLink href={`${record.path}/child`} quiet>
          {record.name}’s own page
        </ActLink>
      </Acts>
      {words.length === 0 && (
        <Empty>
          <p>
            What {record.name} says is the most important evidence there is, and the least written
            down. One sentence at a time, with where and to whom, it becomes a line that can be read
            from beginning to end.
          </p>
        </Empty>
      )}
      {[...months].map(([month, theirs]) => (
        <section aria-labelledby={`m-${month}`}>
          <h2 id={`m-${month}`}>{monthInWords(theirs[0]?.day ?? on)}</h2>
          <ol class="heard-slope">
            {theirs.map((each) => (
              <Said each={each} {...props} />
            ))}
          </ol>
        </section>
      ))}
      {words.some(({ pictures }) => pictures.length > 0) && <PicturesBy />}
    </Page>
  )
}

function monthInWords(day: Day): string {
  return inWords(day).split(' ').slice(1).join(' ')
}

function Said({ each, record, token, on }: WordsPageProps & { readonly each: OwnWords }) {
  const where = [each.to === null ? null : `to ${each.to}`, each.where].filter(
    (part) => part !== null,
  )
  return (
    <li>
      {each.words !== null && <Quote>{each.words}</Quote>}
      <Chosen pictures={each.pictures} />
      <Kept each={each} record={record} />
      <Meta>
        <a href={`${record.path}/entries/${each.address}`}>{inFullWords(each.day)}</a>
        {where.length > 0 && `, ${where.join(', ')}`}
        {each.alone && `, kept by ${record.name} alone`}
        {each.files.length > 0 &&
          `, with ${each.files.length === 1 ? 'a file' : `${each.files.length} files`}`}
      </Meta>
      {each.heard.map(({ day, words, by }) => (
        <p class="heard-heard">
          {record.name} was told{by === null ? '' : ` by ${by}`}, {inWords(day)}: {words}
        </p>
      ))}
      {each.files.some(isVoice) && <TypeUp each={each} record={record} token={token} />}
      {(each.alone || each.day >= addDays(on, -ANSWERED_DAYS)) && (
        <Details summary={`Tell ${record.name} what happened with it`}>
          <form
            method="post"
            action={`${record.path}/days/words/${each.address}/heard`}
            class="heard-by-hand"
          >
            <input type="hidden" name="token" value={token} />
            <Textarea
              name="words"
              id={`heard-${each.address}`}
              label="What happened with it"
              hint={`${record.name} can read this on their own page.`}
              rows={2}
            />
            <Button class="govuk-button--secondary">Save</Button>
          </form>
        </Details>
      )}
    </li>
  )
}

const isVoice = ({ type }: FileFact) => type.startsWith('audio/')
const isPicture = ({ type }: FileFact) => /^image\/(?:png|jpeg|webp|gif)$/.test(type)

type OneProps = Pick<WordsPageProps, 'record'> & { readonly each: OwnWords }

/** Their voice to be played, their drawing to be seen; and what somebody heard in it, beside it. */
function Kept({ each, record }: OneProps) {
  const at = (position: number) => `${record.path}/entries/${each.address}/files/${position}`
  return (
    <>
      {each.files.map((file, position) => (
        <>
          {isVoice(file) && (
            // oxlint-disable-next-line jsx-a11y/media-has-caption -- what was heard in it stands under it
            <audio
              class="heard-voice"
              controls
              preload="none"
              src={at(position)}
              aria-label={`${record.name}’s voice, ${inWords(each.day)}`}
            ></audio>
          )}
          {isPicture(file) && (
            <img
              class="heard-drawing"
              src={at(position)}
              alt={`What ${record.name} added: ${file.name}`}
              loading="lazy"
            />
          )}
        </>
      ))}
      {each.typed.map(({ words, by }) => (
        <p class="heard-typed">
          {by ?? 'Somebody'} heard: “{words}”
        </p>
      ))}
    </>
  )
}

/** Words beside a recording, so that it can be found and read. They take nothing of its place. */
function TypeUp({ each, record, token }: OneProps & Pick<WordsPageProps, 'token'>) {
  return (
    <Details summary="Type up what you hear in it">
      <form
        method="post"
        action={`${record.path}/days/words/${each.address}/typed`}
        class="heard-by-hand"
      >
        <input type="hidden" name="token" value={token} />
        <Textarea
          name="words"
          id={`typed-${each.address}`}
          label="What you hear, word for word"
          hint="It stands beside the recording and never instead of it."
          rows={2}
        />
        <Button class="govuk-button--secondary">Save</Button>
      </form>
    </Details>
  )
}

/** Chosen pictures, each with its word. */
export function Chosen({ pictures }: { readonly pictures: readonly string[] }) {
  return pictures.length === 0 ? null : (
    <ul class="heard-pictures">
      {pictures.map((word) => (
        <li>
          <PictureOf word={word} />
          <span>{word}</span>
        </li>
      ))}
    </ul>
  )
}
