/** What an adult at home or at school sees by their link: the twenty-second form, and nothing of the record. */
import { TellYourLead } from '../../help/pages.tsx'
import { CloseHere } from '../../people/link-foot.tsx'
import { ActLink, Acts, Meta } from '../../platform/components/card.tsx'
import { InsetText } from '../../platform/components/notices.tsx'
import { Page } from '../../platform/web/page.tsx'
import { CheckInForm, type CheckInPageProps } from '../check-in-page.tsx'

export function LinkDayPage(
  props: Omit<CheckInPageProps, 'record'> & {
    readonly name: string
    readonly child: string
    readonly saved: boolean
  },
) {
  const { from, child } = props
  return (
    <Page
      title={from === 'home' ? `How was ${child}’s day?` : `How was ${child}’s day at school?`}
      sub="Any one of these is enough. Skip any day you like: nothing will ask after it."
      problems={props.problems}
    >
      {props.saved && (
        <InsetText>
          Saved. Thank you, {props.name}: that is all it takes. You can close this page.
        </InsetText>
      )}
      {from === 'school' && (
        <Acts>
          <ActLink href="/l/news" quiet>
            Tell home what happened, or read what home told you
          </ActLink>
        </Acts>
      )}
      <CheckInForm {...props} />
      <Meta>
        {child}’s family sees what you write, with your name. Nothing of theirs is shown here.
      </Meta>
      {from === 'school' && (
        <>
          <p>Are you worried that a child is not safe?</p>
          <TellYourLead />
        </>
      )}
      <CloseHere />
    </Page>
  )
}
