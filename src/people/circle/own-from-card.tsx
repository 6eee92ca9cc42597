/** On Today, about three months ahead and once: the record can be the young person's own. */
import { ActButton, ActLink, Acts, Card, Why } from '../../platform/components/card.tsx'
import { inFullWords, inWords } from '../../platform/day.ts'
import { listed } from '../../platform/words.ts'
import type { PageRecord } from '../../platform/web/page.tsx'
import { flagInWords } from '../../law/law.ts'
import { AGE_FLAG } from './age.ts'
import type { OwnFrom } from './own-from.ts'

type Props = { readonly record: PageRecord; readonly told: OwnFrom }

export function OwnFromCard({ record, told }: Props) {
  const { from, isHere, isTheirs } = told
  const whose = isTheirs ? 'yours' : `${record.name}’s own`
  return (
    <Card id="own-from">
      <h2>
        {isHere
          ? `This record can be ${whose} now`
          : `From ${inWords(from)} this record can be ${whose}`}
      </h2>
      {isTheirs ? <ForThem told={told} /> : <ForOwners record={record} told={told} />}
      <Why>
        Compulsory school age ends on the last Friday of June in the school year in which somebody
        turns 16. {flagInWords(AGE_FLAG)} England.
      </Why>
      <Acts>
        {!isTheirs && isHere && (
          <ActLink href={`${record.path}/circle/owners/new?role=young%20person`}>
            Invite {record.name} to own it
          </ActLink>
        )}
        {!isTheirs && (
          <ActLink href={`${record.path}/circle/own-from`} quiet>
            What changes then
          </ActLink>
        )}
        <form method="post" action={`${record.path}/circle/own-from/read`}>
          <ActButton quiet>I have read this</ActButton>
        </form>
      </Acts>
    </Card>
  )
}

function ForOwners({ record, told: { last, isHere } }: Props) {
  const { name } = record
  return (
    <>
      <p>
        Compulsory school age {isHere ? 'ended' : 'ends'} for {name} on {inFullWords(last)}. From
        then on the rights about support, plans and appeals are {name}’s own. You may go on helping.
      </p>
      <p>
        Talk it over with {name}: what do they want with this record, and who should see it? If they
        want it, {isHere ? 'an owner invites them' : 'an owner invites them from that day on'}.
        Nothing happens by itself, you stay an owner until you stop, and it opens nothing written
        before.
      </p>
    </>
  )
}

function ForThem({ told: { last, isHere } }: Pick<Props, 'told'>) {
  const rights = listed(['support', 'plans', 'appeals'])
  return (
    <>
      <p>
        Compulsory school age {isHere ? 'ended' : 'ends'} for you on {inFullWords(last)}. From then
        on the rights about {rights} are your own. Somebody you trust may help you with them.
      </p>
      <p>
        Nothing happens by itself. If you want to own this record, tell whoever owns it now: they
        invite you. Then you choose who sees what you write, and you may invite people. What was
        written before you own it stays closed until somebody shows it to you.
      </p>
    </>
  )
}
