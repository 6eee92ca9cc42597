/** The pages that change what an entry brought with it: who may see it, and whether it is still there. */
import { Button } from '../platform/components/button.tsx'
import { Card } from '../platform/components/card.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { InsetText } from '../platform/components/notices.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { problemOf, type Problem } from '../platform/web/forms.ts'
import { Page } from '../platform/web/page.tsx'
import type { EntryView } from './entry-pages.tsx'
import { listed } from '../platform/words.ts'
import { SHELF_WORDS, type Member } from './timeline.ts'

/** Whom it can be shown to: those who can open the record, and whoever may read it already. */
export function othersFor({ readers, members, me }: EntryView): readonly Member[] {
  return members.filter(({ id, visits }) => id !== me && (visits || readers.members.includes(id)))
}

export type Chosen = 'me' | 'owners' | 'circle' | 'people'

/** What somebody would have chosen for it to be read as it is now. */
function audienceNow({ readers, members, me }: EntryView): Chosen {
  if (readers.circle) return 'circle'
  const others = readers.members.filter((id) => id !== me)
  if (others.length === 0) return 'me'
  const owners = members.filter((member) => member.owner && member.id !== me).map(({ id }) => id)
  const isOwners = new Set(owners).symmetricDifference(new Set(others)).size === 0
  return isOwners ? 'owners' : 'people'
}

export function AudiencePage(props: {
  readonly view: EntryView
  readonly problems: readonly Problem[]
  /** What was chosen, kept when something was wrong with it. */
  readonly given?: { readonly audience: Chosen | null; readonly people: readonly string[] }
}) {
  const { view, problems } = props
  const { entry, record } = view
  const now = props.given?.audience ?? audienceNow(view)
  const others = othersFor(view)
  return (
    <Page
      title="Who may see it"
      sub={entry.title}
      record={record}
      current="timeline"
      problems={problems}
      backTo={{ href: `${record.path}/entries/${entry.address}`, text: 'Back to the entry' }}
    >
      <form method="post" class="heard-words">
        <Radios
          name="audience"
          value={now}
          error={problemOf(problems, 'audience')}
          fieldset={{
            legend: { text: 'Who may see it from now on?', class: 'govuk-fieldset__legend--s' },
          }}
          items={[
            { value: 'me', text: 'Only me' },
            {
              value: 'owners',
              text: 'The owners of the record',
              hint: view.members
                .filter((member) => member.owner)
                .map((member) => member.name)
                .join(', '),
            },
            ...(others.length === 0
              ? []
              : [
                  {
                    value: 'people',
                    text: 'Only people I name',
                    conditional: (
                      <Checkboxes
                        name="people"
                        fieldset={{ legend: 'Who may see it, besides you?' }}
                        error={problemOf(problems, 'people')}
                        values={props.given?.people ?? view.readers.members}
                        items={others.map(({ id, name }) => ({ value: id, text: name }))}
                      />
                    ),
                  },
                ]),
            ofShelf(view),
          ]}
        />
        <InsetText>
          Whoever may no longer see it loses every version of it, in pages, search and new packs.
          What they already read or saved cannot be taken back.
        </InsetText>
        <Button>Save</Button>
      </form>
    </Page>
  )
}

/** Everyone who holds its shelf, by name: nobody is shown it whom the person did not see named. */
function ofShelf({ entry, holders }: EntryView) {
  return {
    value: 'circle',
    text: `Everyone we share “${SHELF_WORDS[entry.shelf]}” with`,
    hint:
      holders.length === 0
        ? 'Nobody else now; whoever is invited to it later'
        : `Now ${listed(holders)}; and whoever is invited to it later`,
  }
}

export function ErasePage({ view }: { readonly view: EntryView }) {
  const { entry, record } = view
  return (
    <Page
      title="Erase this entry?"
      sub={entry.title}
      record={record}
      current="timeline"
      backTo={{ href: `${record.path}/entries/${entry.address}`, text: 'Back to the entry' }}
    >
      <Card>
        <p>
          Its words and files are destroyed, in every version, and cannot be brought back from here.
          Its place in the record remains, so that everything else can still be checked.
        </p>
        <p>Backups made before today still hold it until you replace them.</p>
        <p>If you bring in the same email or file again later, it stays out.</p>
        <p>If it is only wrong, correct it instead: then both stand.</p>
      </Card>
      <form method="post">
        <Button class="govuk-button--warning">Erase it for good</Button>
      </form>
    </Page>
  )
}
