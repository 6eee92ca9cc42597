/** Every letter by what has happened, those being written first. */
import { Button } from '../platform/components/button.tsx'
import { Empty, Meta } from '../platform/components/card.tsx'
import { Input } from '../platform/components/input.tsx'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { KeptLetter } from './draft-store.ts'
import type { Group } from './letters.ts'
import { letterOf } from './letters.ts'
import { NotAdvice } from './parts.tsx'

export function LettersPage(props: {
  readonly record: PageRecord
  readonly groups: readonly Group[]
  readonly drafts: readonly KeptLetter[]
  readonly search: string
  /** Handed on to whichever letter is chosen: what it is about. */
  readonly of: string
}) {
  const { record, groups, drafts, search } = props
  return (
    <Page
      title="Letters"
      sub="Each one starts from your record. You change every word you like. Heard sends nothing by itself."
      record={record}
      current="letters"
    >
      {drafts.length > 0 && search === '' && <Drafts record={record} drafts={drafts} />}
      <form method="get" action={`${record.path}/letters`} class="heard-letters__search">
        {props.of !== '' && <input type="hidden" name="of" value={props.of} />}
        <Input
          name="q"
          type="search"
          label="What has happened?"
          hint="As in “fine”, “waiting”, “records”"
          value={search}
        />
        <Button class="govuk-button--secondary">Look</Button>
      </form>
      {groups.length === 0 && (
        <Empty>
          <p>No letter has those words. Try one word, or see all of them.</p>
          <p>
            <a href={`${record.path}/letters`}>All letters</a>
          </p>
        </Empty>
      )}
      {groups.map(({ situation, letters }) => (
        <section class="heard-letters">
          <h2>{situation}</h2>
          <ul>
            {letters.map(({ id, name, when }) => (
              <li>
                <a href={`${record.path}/letters/new?letter=${id}${about(props.of)}`}>{name}</a>
                <span>{when}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <NotAdvice />
    </Page>
  )
}

function about(of: string): string {
  return of === '' ? '' : `&of=${encodeURIComponent(of)}`
}

function Drafts(props: { readonly record: PageRecord; readonly drafts: readonly KeptLetter[] }) {
  return (
    <section class="heard-letters heard-letters--drafts">
      <h2>You are writing</h2>
      <ul>
        {props.drafts.map(({ id, draft }) => (
          <li>
            <a href={`${props.record.path}/letters/${id}`}>
              {draft.subject === '' ? 'A letter without a subject' : draft.subject}
            </a>
            <span>
              {letterOf(draft.letter)?.name ?? 'A letter'}
              {draft.to.length > 0 && ` · to ${draft.to.map(({ name }) => name).join(', ')}`}
            </span>
          </li>
        ))}
      </ul>
      <Meta>Only you can see these.</Meta>
    </section>
  )
}
