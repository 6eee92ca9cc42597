/** What came by email and was taken as the answer: one tap says that it is, or what it was. */
import { ActButton, Acts, Meta, Quote } from '../../platform/components/card.tsx'
import { Details } from '../../platform/components/details.tsx'
import { inWords } from '../../platform/day.ts'
import { firstWords } from '../heard-since.ts'
import type { NotThere, Unconfirmed } from './unconfirmed.ts'

const WORDS_MAX = 400

/** `path` is the record's own; `back` where the form leads. */
export function ConfirmAnswer({
  path,
  unconfirmed: { entry, body, commitment },
  back,
  level,
}: {
  readonly path: string
  readonly unconfirmed: Unconfirmed
  readonly back: 'today' | 'owed'
  readonly level: 2 | 3
}) {
  const words = firstWords(body.words ?? '', WORDS_MAX)
  const title = `${entry.author} answered by email`
  return (
    <section class="heard-card heard-mail" id={`e-${entry.address}`}>
      {level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
      <Meta>
        {inWords(entry.happened.day)} ·{' '}
        <a href={`${path}/owed/${commitment.address}`}>{commitment.title}</a>
      </Meta>
      {words !== '' && <Quote>{words}</Quote>}
      <p>Does that answer it?</p>
      <form method="post" action={`${path}/owed/${commitment.address}/answered`}>
        <input type="hidden" name="answer" value={entry.address} />
        <input type="hidden" name="back" value={back} />
        <Acts>
          <ActButton name="as" value="right">
            Yes, that is the answer
          </ActButton>
          <ActButton name="as" value="part" quiet>
            Part of it
          </ActButton>
        </Acts>
        <Details summary="It was something else">
          <Acts>
            <ActButton name="as" value="other" quiet>
              Answered something else
            </ActButton>
            <ActButton name="as" value="acknowledged" quiet>
              Only acknowledged
            </ActButton>
            <ActButton name="as" value="refused" quiet>
              Refused
            </ActButton>
          </Acts>
        </Details>
      </form>
    </section>
  )
}

/** Emails that did not get there: the family would wait for an answer that cannot come. */
export function DidNotGetThere({
  path,
  mails,
}: {
  readonly path: string
  readonly mails: readonly NotThere[]
}) {
  if (mails.length === 0) return null
  return (
    <section aria-labelledby="not-there">
      <h2 id="not-there">{mails.length === 1 ? 'An email' : 'Emails'} did not get there</h2>
      {mails.map(({ name, as, title, at }) => (
        <section class="heard-card heard-mail heard-mail--back">
          <h3>
            <a href={`${path}${at}`}>{title}</a>
          </h3>
          <p>
            {as === 'came back'
              ? `Your email to ${name} came back.`
              : `Your email to ${name} was not sent.`}{' '}
            Look at the address, and send it again.
          </p>
        </section>
      ))}
    </section>
  )
}
