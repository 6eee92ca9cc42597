/** The form in which somebody at school writes down by their link what happened, and what was going on round it. */
import { When } from '../../correspondence/by-hand/when.tsx'
import { FoldedQuestions, OpenQuestions } from '../../incidents/asking-page.tsx'
import { TOLD, type Sort } from '../../incidents/sorts.data.ts'
import { LinkFoot } from '../../people/link-foot.tsx'
import { Button } from '../../platform/components/button.tsx'
import { Meta } from '../../platform/components/card.tsx'
import { NotificationBanner } from '../../platform/components/notification-banner.tsx'
import type { Day } from '../../platform/day.ts'
import type { Problem, Typed } from '../../platform/web/forms.ts'
import { Page } from '../../platform/web/page.tsx'

export function HappenedLinkPage(props: {
  /** The child's first name. */
  readonly child: string
  readonly name: string
  readonly sort: Sort
  readonly saved: boolean
  readonly today: Day
  readonly isNight: boolean
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
}) {
  const { child, name, sort, saved, token, typed, problems } = props
  // When the family was told is theirs to say.
  const questions = sort.questions(child, []).filter(({ fold }) => fold !== TOLD)
  const asked = { questions, typed, problems }
  return (
    <Page
      title="What happened, and what was round it"
      sub="A minute is enough. Why can stay open until somebody knows."
      problems={problems}
    >
      {saved && (
        <NotificationBanner type="success" title="Kept">
          <p class="govuk-notification-banner__heading">
            Thank you, {name}. {child}’s family can read it.
          </p>
        </NotificationBanner>
      )}
      <form method="post" action="/l/happened" class="heard-by-hand" novalidate>
        <input type="hidden" name="token" value={token} />
        <OpenQuestions {...asked} />
        <When {...props} />
        <FoldedQuestions {...asked} />
        <Button>Save</Button>
        <Meta>{child}’s family sees it, with your name. Please name no other child.</Meta>
      </form>
      <p>
        <a href="/l/news">Tell home in a sentence instead</a>
      </p>
      <LinkFoot />
    </Page>
  )
}
