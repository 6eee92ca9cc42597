/** How each kind of this room is shown on its entry's own page. */
import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import { Meta, Quote } from '../platform/components/card.tsx'
import { inFullWords } from '../platform/day.ts'
import { listed } from '../platform/words.ts'
import type { Card } from '../record/kind.ts'
import {
  apologyBody,
  changeConfirmedBody,
  newsBody,
  newsReadBody,
  repairAgreedBody,
  repairBody,
  repairCheckBody,
  repairPartBody,
  repairStoppedBody,
  repairSummaryBody,
} from './entries.ts'
import { ABOUT_WORDS, NewsWords } from './news-parts.tsx'

function card<S extends z.ZodType>(
  kind: string,
  label: string,
  schema: S,
  show: (body: z.output<S>) => Child,
): Card {
  return {
    kind,
    label,
    card(entry) {
      const read = schema.safeParse(entry.body)
      return read.success ? show(read.data) : null
    },
  }
}

const quiet = (of: Card): Card => ({ ...of, isQuiet: true })

export const togetherCards: readonly Card[] = [
  card('news', 'News', newsBody, (body) => (
    <>
      <p class="heard-lead">{ABOUT_WORDS[body.about]}</p>
      <NewsWords body={body} />
      {body.forWhom.length > 0 && <Meta>For {listed(body.forWhom)}</Meta>}
      {body.until !== null && <Meta>It matters until {inFullWords(body.until)}.</Meta>}
    </>
  )),
  quiet(
    card('news read', 'Read', newsReadBody, () => (
      <p>They pressed “Read” under a piece of news.</p>
    )),
  ),
  quiet(
    card('change confirmed', 'Confirmed', changeConfirmedBody, (body) => (
      <>
        <p>They pressed “I have read this” under a change.</p>
        {body.will !== null && <Quote>{body.will}</Quote>}
      </>
    )),
  ),
  card('apology', 'Apology', apologyBody, (body) => (
    <>
      <Meta>To {body.to}</Meta>
      <Quote>{body.words}</Quote>
    </>
  )),
  card('repair', 'Begun again', repairBody, (body) => (
    <>
      <p class="heard-lead">{body.about}</p>
      <Meta>Between {listed(body.names)}, and for nobody else</Meta>
    </>
  )),
  card('repair part', 'Said to each other', repairPartBody, (body) => (
    <>
      <Quote>{body.words}</Quote>
      {body.due !== null && <Meta>By {inFullWords(body.due)}</Meta>}
    </>
  )),
  card('repair check', 'Said to each other', repairCheckBody, (body) => (
    <>
      <p>{body.right ? 'Yes, that is it.' : 'What was meant:'}</p>
      {body.words !== null && <Quote>{body.words}</Quote>}
    </>
  )),
  card('repair summary', 'What both can say', repairSummaryBody, (body) => (
    <Quote>{body.words}</Quote>
  )),
  card('repair agreed', 'Agreed', repairAgreedBody, () => <p>They agreed to the words of both.</p>),
  card('repair stopped', 'It rests', repairStoppedBody, () => (
    <p>The conversation rests here. Nothing was closed or taken back by it.</p>
  )),
]
