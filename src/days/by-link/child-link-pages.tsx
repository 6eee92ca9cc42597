/** What only the child's own link shows besides their page: what they kept for themselves, behind their word. */
import { Button } from '../../platform/components/button.tsx'
import { ActLink, Acts, Card, Meta, Quote } from '../../platform/components/card.tsx'
import { Input } from '../../platform/components/input.tsx'
import { inWords } from '../../platform/day.ts'
import { problemOf, type Problem } from '../../platform/web/forms.ts'
import { ChildFrame, type Frame } from '../child-frame.tsx'
import { ShowTo } from '../child-pages.tsx'
import { Chosen } from '../words-page.tsx'
import type { KeptAlone } from './child-store.ts'

/** The door to what is only for the child. */
export function OnlyForMe({
  at,
  problems,
}: {
  readonly at: string
  readonly problems: readonly Problem[]
}) {
  return (
    <section aria-labelledby="only-me">
      <h2 id="only-me">Only for you</h2>
      <form method="post" action={`${at}/own`}>
        <Input
          name="own"
          type="password"
          label="Your secret word"
          hint="To read what you kept only for you, or show it to somebody."
          error={problemOf(problems, 'own')}
          autocomplete="off"
        />
        <Button class="govuk-button--secondary">Open it</Button>
      </form>
    </section>
  )
}

export function AlonePage(
  props: Frame & {
    readonly kept: readonly KeptAlone[]
    readonly others: readonly { readonly id: string; readonly name: string }[]
    readonly proof: string
    readonly token: string
  },
) {
  const { at, kept, proof, token } = props
  return (
    <ChildFrame
      {...props}
      title="Only for you"
      hasPictures={kept.some(({ pictures }) => pictures.length > 0)}
    >
      {kept.length === 0 && (
        <p>Nothing yet. What you keep with “Only me” and your secret word is here.</p>
      )}
      {kept.map((each) => (
        <Card>
          {each.words !== null && each.words !== '' && <Quote>{each.words}</Quote>}
          <Chosen pictures={each.pictures} />
          {each.files.map((file, position) => (
            <OwnFile
              type={file.type}
              src={fileAt(props, each.address, position)}
              name={file.name}
            />
          ))}
          <Meta>{inWords(each.day)}</Meta>
          <ShowTo show={`${at}/show/${each.address}`} token={token} others={props.others}>
            <input type="hidden" name="proof" value={proof} />
          </ShowTo>
          <form method="post" action={`${at}/away/${each.address}`}>
            <input type="hidden" name="proof" value={proof} />
            <Button class="govuk-button--secondary">Throw it away for ever</Button>
          </form>
        </Card>
      ))}
      <Acts>
        <ActLink href={at}>Back to my page</ActLink>
      </Acts>
    </ChildFrame>
  )
}

function fileAt(
  { at, proof }: Pick<Frame, 'at'> & { readonly proof: string },
  address: string,
  position: number,
) {
  return `${at}/files/${address}/${position}?proof=${proof}`
}

function OwnFile({
  type,
  src,
  name,
}: {
  readonly type: string
  readonly src: string
  readonly name: string
}) {
  if (type.startsWith('audio/'))
    return (
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- the child's own voice, for the child
      <audio class="heard-voice" controls preload="none" src={src} aria-label="Your voice"></audio>
    )
  if (/^image\/(?:png|jpeg|webp|gif)$/.test(type))
    return <img class="heard-drawing" src={src} alt="What you added" loading="lazy" />
  return (
    <p>
      <a href={src} download={name}>
        {name}
      </a>
    </p>
  )
}
