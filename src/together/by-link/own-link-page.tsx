/** A link that no mail brings: shown once, to hand over. */
import { LinkPage } from '../../child/readers/link-page.tsx'
import type { Made } from '../../commitments/by-mail/send.ts'
import { qrCode } from '../../platform/components/qr-code.tsx'
import type { PageRecord } from '../../platform/web/page.tsx'
import { isThisMachineOnly } from '../../platform/web/this-machine.ts'

export function OwnLinkPage(props: {
  readonly record: PageRecord
  readonly made: Made
  readonly url: string
  readonly current: string
  readonly backTo: { readonly href: string; readonly text: string }
}) {
  const { record, made, url, current, backTo } = props
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
      instead={{ words: text, subject: to.subject, current, backTo }}
    />
  )
}
