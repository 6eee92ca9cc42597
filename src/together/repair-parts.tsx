/** What has been said in a conversation begun again: side by side, each with the same weight. */
import { Card, Meta, Quote } from '../platform/components/card.tsx'
import { inWords } from '../platform/day.ts'
import {
  agreedTo,
  checkOf,
  hasHeard,
  lastPart,
  lastSummary,
  otherOf,
  stateOfRepair,
  turnsOf,
  type Repair,
  type Side,
} from './repair.ts'

/** What is told before anybody says anything. */
export const PROMISE_WORDS =
  'It is only for the two of you. It is in no paper, no pattern and no search of anyone else, unless whoever said it allows it. Nothing that was asked or complained of is closed by it.'

export function Said({ repair, me }: { readonly repair: Repair; readonly me: Side }) {
  const sides = [me, otherOf(repair, me)]
  const summary = lastSummary(repair)
  return (
    <>
      <div class="heard-both">
        {sides.map((side) => (
          <SideSaid repair={repair} side={side} isMe={side.id === me.id} />
        ))}
      </div>
      {summary !== null && isForTheOther(repair, me) && (
        <Card>
          <h2>What both of you could say</h2>
          <p class="heard-verbatim">{summary.words}</p>
          <Meta>
            {agreedTo(repair).length === 0
              ? 'Nobody has agreed to these words yet.'
              : `${agreedTo(repair)[0]?.name} agreed to these words.`}
          </Meta>
        </Card>
      )}
    </>
  )
}

/** Words that wait for the other: whoever is asked to agree has them in their form. */
function isForTheOther(repair: Repair, me: Side): boolean {
  return stateOfRepair(repair) !== 'agreed' && !turnsOf(repair, me).includes('agree')
}

function SideSaid(props: { readonly repair: Repair; readonly side: Side; readonly isMe: boolean }) {
  const { repair, side, isMe } = props
  const [saw, heard, promise] = [
    lastPart(repair, side, 'saw'),
    lastPart(repair, side, 'heard'),
    lastPart(repair, side, 'promise'),
  ]
  const check = checkOf(repair, side)
  const other = otherOf(repair, side)
  return (
    <Card>
      <h2>{isMe ? 'You' : side.name}</h2>
      <h3>What went wrong, as {isMe ? 'you see' : 'they see'} it</h3>
      {saw === null ? <Meta>Not said yet.</Meta> : <Quote>{saw.words}</Quote>}
      {heard !== null && (
        <>
          <h3>What {isMe ? 'you' : 'they'} heard</h3>
          <Quote>{heard.words}</Quote>
          {hasHeard(repair, side) && <p class="heard-kept">“Yes, that is it.” {other.name}</p>}
          {check?.right === false && (
            <>
              <Meta>{other.name} meant:</Meta>
              <Quote>{check.words}</Quote>
            </>
          )}
        </>
      )}
      {promise !== null && (
        <>
          <h3>What {isMe ? 'you' : 'they'} can promise</h3>
          <Quote>{promise.words}</Quote>
          {promise.due !== null && <Meta>By {inWords(promise.due)}</Meta>}
        </>
      )}
    </Card>
  )
}
