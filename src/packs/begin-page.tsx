/** The first question of a pack: to whom it is, of those who owe something. */
import { Button } from '../platform/components/button.tsx'
import { Empty } from '../platform/components/card.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { problemOf, type Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { KeptFinding } from '../patterns/kept.ts'
import { EVERYONE, type Whom } from './whom.ts'
import { listed } from '../platform/words.ts'
import { counted } from '../platform/words.ts'

const NAMES_SHOWN = 3

export function BeginPage({
  record,
  whom,
  kept,
  problems,
}: {
  readonly record: PageRecord
  readonly whom: readonly Whom[]
  readonly kept: readonly KeptFinding[]
  readonly problems: readonly Problem[]
}) {
  const all = whom.reduce((count, each) => count + each.owed.length, 0)
  return (
    <Page
      title="Begin a pack"
      record={record}
      current="packs"
      backTo={{ href: `${record.path}/packs`, text: 'Packs' }}
      problems={problems}
    >
      <form method="post" action={`${record.path}/packs`}>
        {whom.length === 0 ? (
          <Empty>
            <p>Nothing is owed now. The pack begins empty, and you add each issue yourself.</p>
          </Empty>
        ) : (
          <Radios
            name="whom"
            fieldset={{ legend: 'To whom?' }}
            hint="The pack begins with what they owe. You can add to it and leave things out."
            value={EVERYONE}
            error={problemOf(problems, 'whom')}
            items={[
              ...whom.map((each) => ({
                value: each.key,
                text: namesIn(each.names),
                hint: `${issues(each.owed.length)}${each.domain === null ? '' : ` · ${each.domain}`}`,
              })),
              { divider: 'or' },
              { value: EVERYONE, text: 'Everyone', hint: issues(all) },
            ]}
          />
        )}
        {kept.length > 0 && (
          <Checkboxes
            name="finding"
            idPrefix="finding"
            fieldset={{ legend: 'What the record shows: put any in?' }}
            hint="Those you kept. Each becomes an issue with the entries for and against it."
            items={kept.map(({ entry, title, body }) => ({
              value: entry.address,
              text: title,
              hint: body.claim,
            }))}
          />
        )}
        <Button>Begin the pack</Button>
      </form>
    </Page>
  )
}

function namesIn(names: readonly string[]): string {
  const more = names.length - NAMES_SHOWN
  if (more <= 0) return listed([...names])
  return `${names.slice(0, NAMES_SHOWN).join(', ')} and ${more === 1 ? '1 other' : `${more} others`}`
}

function issues(count: number): string {
  return counted(count, 'issue')
}
