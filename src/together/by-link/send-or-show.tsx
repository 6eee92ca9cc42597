/** Handing mails over where they can go; a link that no mail brings is shown once, to hand over by oneself. */
import { LinkPage } from '../../child/readers/link-page.tsx'
import type { ByMail, Made } from '../../commitments/by-mail/send.ts'
import { qrCode } from '../../platform/components/qr-code.tsx'
import type { PageRecord } from '../../platform/web/page.tsx'
import type { Ctx } from '../../platform/web/route.ts'
import { isThisMachineOnly } from '../../platform/web/this-machine.ts'
import { pageRecord, type Visit } from '../../record/visit.ts'
import { sendAll } from './mails.ts'

/** Where the page of the link leads back to, and which place of the menu it stands under. */
type Back = { readonly href: string; readonly text: string; readonly current: string }

/** Sends what has an address, where this installation sends mail; what is left (one at most) is shown as a link. */
export async function sendOrShow(
  c: Ctx,
  visit: Visit,
  around: ByMail,
  { mails, back }: { readonly mails: readonly Made[]; readonly back: Back },
): Promise<Response> {
  const goes = ({ to }: Made) => around.mailer !== null && to.address !== null
  await sendAll(visit, around, mails.filter(goes))
  const own = mails.find((made) => !goes(made))
  if (own === undefined) return c.redirect(back.href, 303)
  return visit.within(async (write) =>
    c.html(<OwnLinkPage record={pageRecord(write)} made={own} url={around.url} back={back} />),
  )
}

function OwnLinkPage(props: {
  readonly record: PageRecord
  readonly made: Made
  readonly url: string
  readonly back: Back
}) {
  const { record, made, url, back } = props
  const { link, text, to } = made
  return (
    <LinkPage
      record={record}
      name={to.name}
      link={link}
      typed={null}
      typedAt=""
      code={qrCode(link)}
      onlyHere={isThisMachineOnly(url)}
      instead={{ words: text, subject: to.subject, current: back.current, backTo: back }}
    />
  )
}
