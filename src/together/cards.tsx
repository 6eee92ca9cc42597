/** How each kind of this room is shown on its entry's own page. */
import { Meta, Quote } from '../platform/components/card.tsx'
import { inFullWords } from '../platform/day.ts'
import { listed } from '../platform/words.ts'
import { cardOf, quiet } from '../record/card-of.ts'
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

export const togetherCards: readonly Card[] = [
  cardOf('news', 'News', newsBody, (body) => (
    <>
      <p class="heard-lead">{ABOUT_WORDS[body.about]}</p>
      <NewsWords body={body} />
      {body.forWhom.length > 0 && <Meta>For {listed(body.forWhom)}</Meta>}
      {body.until !== null && <Meta>It matters until {inFullWords(body.until)}.</Meta>}
    </>
  )),
  quiet(
    cardOf('news read', 'Read', newsReadBody, () => (
      <p>They pressed “Read” under a piece of news.</p>
    )),
  ),
  quiet(
    cardOf('change confirmed', 'Confirmed', changeConfirmedBody, (body) => (
      <>
        <p>They pressed “I have read this” under a change.</p>
        {body.will !== null && <Quote>{body.will}</Quote>}
      </>
    )),
  ),
  cardOf('apology', 'Apology', apologyBody, (body) => (
    <>
      <Meta>To {body.to}</Meta>
      <Quote>{body.words}</Quote>
    </>
  )),
  cardOf('repair', 'Begun again', repairBody, (body) => (
    <>
      <p class="heard-lead">{body.about}</p>
      <Meta>Between {listed(body.names)}, and for nobody else</Meta>
    </>
  )),
  cardOf('repair part', 'Said to each other', repairPartBody, (body) => (
    <>
      <Quote>{body.words}</Quote>
      {body.due !== null && <Meta>By {inFullWords(body.due)}</Meta>}
    </>
  )),
  cardOf('repair check', 'Said to each other', repairCheckBody, (body) => (
    <>
      <p>{body.right ? 'Yes, that is it.' : 'What was meant:'}</p>
      {body.words !== null && <Quote>{body.words}</Quote>}
    </>
  )),
  cardOf('repair summary', 'What both can say', repairSummaryBody, (body) => (
    <Quote>{body.words}</Quote>
  )),
  cardOf('repair agreed', 'Agreed', repairAgreedBody, () => (
    <p>They agreed to the words of both.</p>
  )),
  cardOf('repair stopped', 'It rests', repairStoppedBody, () => (
    <p>The conversation rests here. Nothing was closed or taken back by it.</p>
  )),
]
