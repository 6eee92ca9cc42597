/** Sharing a choice of what one wrote: first who will see it, by name, and what; then one press. */
import { Button } from '../../platform/components/button.tsx'
import { ActButton, ActLink, Acts, Card, Empty, Meta } from '../../platform/components/card.tsx'
import { Checkboxes } from '../../platform/components/checkboxes.tsx'
import { DateInput } from '../../platform/components/date-input.tsx'
import { inWords, type Day } from '../../platform/day.ts'
import { listed } from '../../platform/words.ts'
import { problemOf, typedDay, type Problem } from '../../platform/web/forms.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import { SHELVES, type Shelf } from '../../record/entry.ts'
import { capitalised } from './pages.tsx'
import { SHELF_IN_SENTENCE, type ShelfCount } from './seat.ts'
import { SHOWN_MAX, type Shareable } from './share.ts'

type Holders = ReadonlyMap<Shelf, readonly string[]>

/** By name, who reads what is shared on a shelf. */
function holdersInWords(names: readonly string[]): string {
  return names.length === 0 ? 'nobody but you holds this yet' : `${listed(names)} will see it`
}

export function ShelvesPage(props: {
  readonly record: PageRecord
  readonly holders: Holders
  readonly shared: readonly ShelfCount[]
}) {
  const { record, holders, shared } = props
  return (
    <Page
      title="Share something"
      record={record}
      current="circle"
      backTo={{ href: `${record.path}/circle`, text: `Who is around ${record.name}` }}
      sub="Nothing is shared until you press the last button. Which part of the record?"
    >
      <ul class="heard-doors heard-doors--small">
        {SHELVES.map((shelf) => {
          const already = shared.find((each) => each.shelf === shelf)?.entries ?? 0
          return (
            <li>
              <a href={`${record.path}/circle/share/${shelf}`}>
                {capitalised(SHELF_IN_SENTENCE[shelf])}{' '}
                <small>
                  {holdersInWords(holders.get(shelf) ?? [])}
                  {already > 0 &&
                    ` · ${already === 1 ? '1 thing is' : `${already} things are`} shared`}
                </small>
              </a>
            </li>
          )
        })}
      </ul>
      <p>To show one thing to certain people, open it and choose “Who may see it”.</p>
    </Page>
  )
}

export type ShareProps = {
  readonly record: PageRecord
  readonly shelf: Shelf
  readonly names: readonly string[]
  readonly from: Day | null
  readonly entries: readonly Shareable[]
  readonly problems: readonly Problem[]
}

export function SharePage(props: ShareProps) {
  const { record, shelf, names, from, entries, problems } = props
  const here = `${record.path}/circle/share/${shelf}`
  return (
    <Page
      title={`Share ${SHELF_IN_SENTENCE[shelf]}`}
      record={record}
      current="circle"
      problems={problems}
      backTo={{ href: `${record.path}/circle/share`, text: 'Another part of the record' }}
      sub={capitalised(holdersInWords(names))}
    >
      <form method="get" action={here} class="heard-form">
        <DateInput
          id="from"
          namePrefix="from"
          fieldset={{ legend: 'Show only what happened since a day?' }}
          hint="Leave it empty to see everything you could share"
          error={problemOf(problems, 'from-day')}
          items={['day', 'month', 'year'].map((part) => ({
            name: part,
            value: (from === null ? {} : typedDay('from', from))[`from-${part}`] ?? '',
          }))}
        />
        <Button class="govuk-button--secondary">Show these</Button>
      </form>
      {entries.length === 0 ? (
        <Empty>
          <p>Nothing of yours waits to be shared here. What others wrote, they share themselves.</p>
        </Empty>
      ) : (
        <form method="post" action={here} novalidate>
          <p>
            You share what is in the record today. What you write or bring in later stays yours, and
            you share it when you want to.
          </p>
          <Checkboxes
            name="entries"
            class="govuk-checkboxes--small"
            error={problemOf(problems, 'entries')}
            fieldset={{ legend: 'Which of these?' }}
            hint="Only what you wrote or brought in yourself, and have not shared yet"
            items={entries.slice(0, SHOWN_MAX).map(({ address, title, day }) => ({
              value: address,
              text: title,
              hint: inWords(day),
            }))}
          />
          {from !== null && <input type="hidden" name="from" value={from} />}
          <Acts>
            <Button name="do" value="look">
              Look before you share these
            </Button>
            <Button name="do" value="all" class="govuk-button--secondary">
              {allInWords(entries.length)}
              {from !== null && `, since ${inWords(from)}`}
            </Button>
          </Acts>
        </form>
      )}
    </Page>
  )
}

function allInWords(count: number): string {
  if (count > SHOWN_MAX) return `The newest ${SHOWN_MAX}`
  return count === 1 ? 'This one' : `All ${count}`
}

function NotShared() {
  return (
    <Card>
      <h2>What they will not see</h2>
      <p>
        Anything you write or bring in from now on: it stays yours until you share it, here or with
        “Who may see it” on its own page.
      </p>
    </Card>
  )
}

/** The last page before anything is shared: who, by name, and what, line by line. */
export function ConfirmSharePage({
  record,
  shelf,
  names,
  entries,
}: Omit<ShareProps, 'from' | 'problems'>) {
  const here = `${record.path}/circle/share/${shelf}`
  return (
    <Page
      title={entries.length === 1 ? 'Share this?' : `Share these ${entries.length}?`}
      record={record}
      current="circle"
      backTo={{ href: here, text: 'Choose again' }}
    >
      <Card>
        <h2>Who will see it</h2>
        {names.length === 0 ? (
          <p>
            Nobody but you holds {SHELF_IN_SENTENCE[shelf]} now. Whoever is invited to it later will
            see it from then on.
          </p>
        ) : (
          <>
            <ul class="govuk-list govuk-list--bullet">
              {names.map((name) => (
                <li>{name}</li>
              ))}
            </ul>
            <Meta>
              And whoever you or another owner of today lets in to {SHELF_IN_SENTENCE[shelf]} later.
            </Meta>
          </>
        )}
      </Card>
      <Card>
        <h2>What they will see</h2>
        <ul class="heard-links govuk-list">
          {entries.map(({ address, title, day }) => (
            <li>
              <a href={`${record.path}/entries/${address}/audience?look=circle`}>{title}</a>{' '}
              <span class="heard-meta">{inWords(day)}</span>
            </li>
          ))}
        </ul>
        <Meta>
          Open one to see it exactly as they will. Each as it stands now, with its files, and as you
          correct it later.
        </Meta>
      </Card>
      <NotShared />
      <form method="post" action={here}>
        {entries.map(({ address }) => (
          <input type="hidden" name="entries" value={address} />
        ))}
        <Acts>
          <ActButton name="do" value="share">
            Share it
          </ActButton>
          <ActLink href={here} quiet>
            Not now
          </ActLink>
        </Acts>
      </form>
    </Page>
  )
}
