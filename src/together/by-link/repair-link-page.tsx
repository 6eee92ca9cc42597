/** What somebody sees by the link to one conversation: what was said by both, and what they can say next. */
import { LinkFoot } from '../../people/link-foot.tsx'
import { Card } from '../../platform/components/card.tsx'
import { Details } from '../../platform/components/details.tsx'
import { inFullWords } from '../../platform/day.ts'
import { Page } from '../../platform/web/page.tsx'
import { RepairForms } from '../repair-forms-parts.tsx'
import { Agreed, Stop, type RepairPageProps } from '../repair-pages.tsx'
import { PROMISE_WORDS, Said } from '../repair-parts.tsx'
import { otherOf, stateOfRepair } from '../repair.ts'

export function RepairLinkPage(props: Omit<RepairPageProps, 'record' | 'otherByLink'>) {
  const { repair, me, problems, promises, token } = props
  const other = otherOf(repair, me)
  const state = stateOfRepair(repair)
  return (
    <Page
      title={repair.about}
      sub={`${me.name} and ${other.name}, and nobody else · begun ${inFullWords(repair.day)}`}
      problems={problems}
    >
      {state === 'agreed' && <Agreed {...{ repair, promises }} path={null} />}
      {state === 'rests' && (
        <Card>
          <h2>It rests here</h2>
          <p>One of you stopped for now. That is all right.</p>
        </Card>
      )}
      <Said repair={repair} me={me} />
      <RepairForms {...props} />
      {state === 'under way' && <Stop token={token} action="/l/repair" />}
      <Details summary="Who can see this">
        <p>
          {me.name} and {other.name}. {PROMISE_WORDS} You see nothing else of the record by this
          link.
        </p>
      </Details>
      <LinkFoot />
    </Page>
  )
}

/** Said to whoever asks for a new link, whether or not one goes: it goes only where the first one went. */
export function NewLinkPage() {
  return (
    <Page title="Look at your email">
      <p class="heard-lead">
        If that link was mailed to you, a new one is on its way to the same address.
      </p>
      <p>
        It can take a few minutes, and a new one is sent at most every ten. If none comes, ask
        whoever asked you.
      </p>
    </Page>
  )
}
