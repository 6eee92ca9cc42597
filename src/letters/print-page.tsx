/** A letter alone on a page, for the printer of whoever has no use for files. */
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { Block, LaidOut } from './laid-out.ts'

export function PrintPage(props: {
  readonly record: PageRecord
  readonly id: string
  readonly page: LaidOut
}) {
  const { record, id, page } = props
  return (
    <Page
      title={page.subject}
      record={record}
      current="letters"
      backTo={{ href: `${record.path}/letters/${id}`, text: 'The letter' }}
    >
      <div class="heard-letter__paper">
        <p class="heard-letter__from">
          <strong>{page.from}</strong>
          <br />
          {page.onWords}
        </p>
        <p>
          {page.to.map((name, at) => (
            <>
              {at > 0 && <br />}
              {name}
            </>
          ))}
        </p>
        {page.blocks.map((block) => (
          <Part block={block} />
        ))}
      </div>
    </Page>
  )
}

function Part({ block }: { readonly block: Block }) {
  if (block.is === 'quote')
    return (
      <>
        <p class="heard-letter__lead">{block.lead}</p>
        <blockquote class="heard-quote">
          “{block.words}” {block.after}
        </blockquote>
      </>
    )
  if (block.is === 'words')
    return (
      <p>
        {block.lines.map((line, at) => (
          <>
            {at > 0 && <br />}
            {line}
          </>
        ))}
      </p>
    )
  const items = block.items.map((item) => <li>{item}</li>)
  return block.is === 'list' ? (
    <ul class="govuk-list govuk-list--bullet">{items}</ul>
  ) : (
    <ol class="govuk-list govuk-list--number">{items}</ol>
  )
}
