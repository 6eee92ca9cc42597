/** Packs: the list of those being put together, and one pack: what it asks for, its issues, making it. */
import { Button } from '../platform/components/button.tsx'
import { ActLink, Acts, Card, Empty, Meta } from '../platform/components/card.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { inWords } from '../platform/day.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { KeptDraft } from './draft-store.ts'
import type { Draft } from './draft.ts'
import { counted } from '../platform/words.ts'

export function PacksPage({
  record,
  drafts,
  names,
}: {
  readonly record: PageRecord
  readonly drafts: readonly KeptDraft[]
  readonly names: readonly string[]
}) {
  return (
    <Page
      title="Packs"
      sub="A complaint and its evidence, set out so that anyone can check it."
      record={record}
      current="packs"
    >
      {drafts.length === 0 && (
        <Empty>
          <p>
            A pack says what happened, what was asked and what came back, with the evidence numbered
            behind it. You choose every word that goes in, and what is held back.
          </p>
        </Empty>
      )}
      {drafts.map(({ id, draft, made }) => (
        <Card>
          <h2>
            <a href={`${record.path}/packs/${id}`}>{draft.title || 'A pack without a title'}</a>
          </h2>
          <Meta>
            To {draft.to || 'nobody yet'} · {issuesInWords(draft)}
            {made !== null && ` · made for ${inWords(made.on)}`}
          </Meta>
        </Card>
      ))}
      <Acts>
        <ActLink href={`${record.path}/packs/begin`}>Begin a pack from what is still owed</ActLink>
      </Acts>
      <h2>Other children</h2>
      <p>
        {names.length === 0
          ? 'Names of other children should not leave the family by accident. List them, and we look for them before a pack is made.'
          : `We look for ${names.length === 1 ? '1 name' : `${names.length} names`} before a pack is made.`}
      </p>
      <Acts>
        <ActLink href={`${record.path}/packs/names`} quiet>
          {names.length === 0 ? 'List names' : 'Change the list'}
        </ActLink>
      </Acts>
    </Page>
  )
}

function issuesInWords(draft: Draft): string {
  return counted(draft.issues.length, 'issue')
}

export function NamesPage({
  record,
  names,
}: {
  readonly record: PageRecord
  readonly names: readonly string[]
}) {
  return (
    <Page
      title="Other children"
      sub="Names we look for before a pack leaves the family."
      record={record}
      current="packs"
      backTo={{ href: `${record.path}/packs`, text: 'Packs' }}
    >
      <form method="post" action={`${record.path}/packs/names`}>
        <Textarea
          name="names"
          label="Names"
          hint="One on each line: first names, and other ways they are called"
          rows={8}
          value={names.join('\n')}
        />
        <Button>Save the list</Button>
      </form>
    </Page>
  )
}
