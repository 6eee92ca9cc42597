/** What stands at the end of a page that somebody opened by a link. */
import { TellYourLead } from '../help/pages.tsx'
import { Button } from '../platform/components/button.tsx'

/** Where to go with a worry about a child, and a way to leave nothing open on a shared device. */
export function LinkFoot() {
  return (
    <>
      <section aria-labelledby="lead">
        <h2 id="lead" class="govuk-heading-s">
          Worried that a child is not safe?
        </h2>
        <TellYourLead />
      </section>
      <CloseHere />
    </>
  )
}

export function CloseHere() {
  return (
    <form method="post" action="/l/close">
      <Button class="govuk-button--secondary">Close it on this device</Button>
    </form>
  )
}
