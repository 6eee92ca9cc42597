/** "Did they pass it on?": the sentence it was found in, and a yes that opens a form already filled in. */
import { ActButton, ActLink, Acts, Card, Meta, Quote } from '../platform/components/card.tsx'
import type { Day } from '../platform/day.ts'
import { namedOnPage } from './on-page.ts'
import type { PassingProposal } from './passing-proposals.ts'
import { shortDay } from './told.ts'

export function PassingCard(props: {
  readonly passing: PassingProposal
  readonly on: Day
  readonly path: string
  readonly from: string | undefined
}) {
  const { passing, on, path } = props
  const { from, to, words, day, address } = passing
  const id = namedOnPage(passing)
  const yes = new URLSearchParams({ entry: address, proposal: id })
  return (
    <Card class="heard-proposal" id={`passed-${id}`}>
      <h3>{to === null ? `Did ${from} end it or pass it on?` : `From ${from} to ${to}?`}</h3>
      <Quote>{words}</Quote>
      <Meta>
        {from} wrote, <a href={`${path}/entries/${address}`}>{shortDay(day, on)}</a>
      </Meta>
      <form method="post" action={`${path}/passed-on/no`}>
        <input type="hidden" name="id" value={id} />
        {props.from !== undefined && <input type="hidden" name="from" value={props.from} />}
        <Acts>
          <ActLink href={`${path}/passed-on/new?${yes.toString()}`}>Yes, they passed it on</ActLink>
          <ActButton quiet>No</ActButton>
          <ActLink href={`${path}/told?entry=${address}`} quiet>
            Look up what they said
          </ActLink>
        </Acts>
      </form>
    </Card>
  )
}
