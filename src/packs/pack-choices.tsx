/** What a parent may want to do before a pack is made: look at replies, leave issues out, throw it away. */
import type { KeptCommitment } from '../commitments/store.ts'
import { Button } from '../platform/components/button.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { Details } from '../platform/components/details.tsx'
import { InsetText } from '../platform/components/notices.tsx'
import type { Draft } from './draft.ts'

/** A complaint that says nothing was answered, when something was, is easily set aside. */
export function Unjudged(props: {
  readonly unjudged: readonly Pick<KeptCommitment, 'address' | 'title'>[]
  /** The record's own path. */
  readonly path: string
}) {
  const { unjudged, path } = props
  if (unjudged.length === 0) return null
  return (
    <InsetText>
      <p>
        <strong>Look at these first.</strong> Something came back, and you have not said yet whether
        it was the answer. The pack would say that you noted none.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {unjudged.slice(0, UNJUDGED_SHOWN).map(({ address, title }) => (
          <li>
            <a href={`${path}/owed/${address}#what-happened`}>{title}</a>
          </li>
        ))}
      </ul>
      {unjudged.length > UNJUDGED_SHOWN && <p>And {unjudged.length - UNJUDGED_SHOWN} more.</p>}
    </InsetText>
  )
}

const UNJUDGED_SHOWN = 12

/** A pack begins with everything owed by anyone; most of it may not concern whom it is to. */
export function LeaveOut({ draft, path }: { readonly draft: Draft; readonly path: string }) {
  if (draft.issues.length < 2) return null
  return (
    <Details summary="Leave out several at once">
      <form method="post" action={path}>
        <Checkboxes
          name="leave"
          class="govuk-checkboxes--small"
          fieldset={{ legend: 'Tick what this pack is not about' }}
          hint="Nothing is lost: it stays owed, and in the record."
          items={draft.issues.map(({ heading }) => ({ value: heading, text: heading }))}
        />
        <Button name="do" value="leave-issues" class="govuk-button--secondary">
          Leave these out
        </Button>
      </form>
    </Details>
  )
}

/** Asks once more: a thumb that slips must not cost an evening of choosing. */
export function ThrowAway() {
  return (
    <Details summary="Throw this pack away">
      <p>What you chose and wrote for it is lost. Everything in the record stays.</p>
      <Button name="do" value="remove" class="govuk-button--secondary">
        Yes, throw it away
      </Button>
    </Details>
  )
}
