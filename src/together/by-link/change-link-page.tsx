/** What somebody with a link sees of what changed: what is still to confirm first, and what they have confirmed. */
import type { AskedBody } from '../../commitments/by-mail/entries.ts'
import { LinkFoot } from '../../people/link-foot.tsx'
import { Button } from '../../platform/components/button.tsx'
import { Card, Meta } from '../../platform/components/card.tsx'
import { Textarea } from '../../platform/components/textarea.tsx'
import { inWords } from '../../platform/day.ts'
import { Page } from '../../platform/web/page.tsx'
import type { Entry } from '../../record/entry.ts'

type Copy = {
  readonly entry: Pick<Entry, 'address' | 'author' | 'happened'>
  readonly body: Pick<AskedBody, 'shown'>
}

export function ChangesLinkPage(props: {
  readonly name: string
  readonly toConfirm: readonly Copy[]
  readonly confirmed: readonly Copy[]
  readonly token: string
}) {
  const { name, toConfirm, confirmed } = props
  return (
    <Page
      title={toConfirm.length === 0 ? `Thank you, ${name}` : 'What has changed'}
      sub={toConfirm.length === 0 ? 'There is nothing more to confirm.' : 'About two minutes.'}
    >
      {toConfirm.length > 0 && (
        <form method="post" action="/l/changes" class="heard-form">
          {toConfirm.map((copy) => (
            <>
              <input type="hidden" name="of" value={copy.entry.address} />
              <CopyCard copy={copy} />
            </>
          ))}
          <Textarea
            name="will"
            label="One thing you will do, if you like"
            hint="The family sees it."
            rows={2}
          />
          <Button>{toConfirm.length === 1 ? 'I have read this' : 'I have read these'}</Button>
        </form>
      )}
      {confirmed.length > 0 && (
        <section aria-labelledby="confirmed">
          <h2 id="confirmed">What you have confirmed</h2>
          {confirmed.map((copy) => (
            <CopyCard copy={copy} />
          ))}
        </section>
      )}
      <LinkFoot />
    </Page>
  )
}

function CopyCard({ copy: { entry, body } }: { readonly copy: Copy }) {
  return (
    <Card class="heard-change">
      <div class="heard-verbatim">{body.shown}</div>
      <Meta>
        From {entry.author}, {inWords(entry.happened.day)}
      </Meta>
    </Card>
  )
}
