/** The timeline: everything in the record in order, grouped by day, and ways to find a place in it. */
import { Button } from '../platform/components/button.tsx'
import { ActLink, Empty } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { Pagination } from '../platform/components/pagination.tsx'
import { Select } from '../platform/components/select.tsx'
import { inFullWords, inWords } from '../platform/day.ts'
import { problemOf, type Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { isNarrowed, queryOf, type Looking } from './forms.ts'
import { labelOf } from './cards.tsx'
import type { Piece } from './hits.ts'
import type { Card } from './kind.ts'
import type { Line } from './store.ts'
import { byDay, isUndated, peopleInWords, timeInWords } from './timeline.ts'
import { listed } from '../platform/words.ts'

export type Cards = ReadonlyMap<string, Card>

export type ShownLine = Line & {
  readonly label: string
  readonly files: readonly string[]
  /** When words were looked for: the title and the place they were found, in pieces. */
  readonly found: { readonly title: readonly Piece[]; readonly excerpt: readonly Piece[] } | null
}

type TimelineProps = {
  readonly record: PageRecord
  readonly lines: readonly ShownLine[]
  readonly looking: Looking
  readonly problems: readonly Problem[]
  /** Page address of the last line shown, when there are more after it. */
  readonly more: string | null
  readonly cards: Cards
  /** The tags used in the record. */
  readonly tags: readonly string[]
}

export function TimelinePage(props: TimelineProps) {
  const { record, lines, looking } = props
  const narrowed = isNarrowed(looking)
  return (
    <Page
      title={looking.words === '' ? 'Timeline' : `“${looking.words}” in the timeline`}
      heading="Timeline"
      record={record}
      current="timeline"
      problems={props.problems}
    >
      <Finder {...props} />
      {narrowed && (
        <p class="heard-found">
          <output>{foundInWords(props)}</output>{' '}
          <a href={`${record.path}/timeline`}>Show everything</a>
        </p>
      )}
      {lines.length === 0 ? (
        <NothingHere record={record} narrowed={narrowed || looking.before !== ''} />
      ) : (
        byDay(lines).map(({ day, lines: ofDay }) => (
          <section class="heard-day" aria-labelledby={`day-${day}`}>
            <h2 id={`day-${day}`}>
              {isUndated(day) ? (
                'Date not readable'
              ) : (
                <time datetime={day}>{inFullWords(day)}</time>
              )}
            </h2>
            <ol class="heard-lines">
              {ofDay.map((line) => (
                <TimelineLine line={line} record={record} card={props.cards.get(line.kind)} />
              ))}
            </ol>
          </section>
        ))
      )}
      <Onward {...props} />
      {!narrowed && lines.length > 0 && <Quiet {...props} />}
    </Page>
  )
}

/** What is left out is said, and one tap away. */
function Quiet({ cards, record }: TimelineProps) {
  const quiet = [...cards.values()].filter(({ isQuiet }) => isQuiet === true)
  if (quiet.length === 0) return null
  return (
    <p class="heard-meta">
      Left out here, because there are so many:{' '}
      {quiet.map(({ kind, label }, at) => (
        <>
          {at > 0 && ', '}
          <a href={`${record.path}/timeline?${new URLSearchParams({ kind }).toString()}`}>
            {label}
          </a>
        </>
      ))}
      .
    </p>
  )
}

function foundInWords({ looking, lines, more, cards }: TimelineProps): string {
  const isAll = more === null && looking.before === ''
  const things = looking.kind === '' ? '' : ` of the kind “${labelOf(cards, looking.kind)}”`
  const count = lines.length === 1 ? '1 entry' : `${isAll ? '' : 'These '}${lines.length} entries`
  const how = [
    looking.words === '' ? '' : `with “${looking.words}”`,
    looking.who === '' ? '' : `with ${looking.who} in ${lines.length === 1 ? 'it' : 'them'}`,
    looking.tag === '' ? '' : `tagged “${looking.tag}”`,
    looking.from === null ? '' : `from ${inWords(looking.from)}`,
    looking.to === null ? '' : `up to ${inWords(looking.to)}`,
  ].filter((each) => each !== '')
  return `${count}${things} ${listed(how)}${isAll ? '' : '; there are more'}`.trim()
}

function Finder({ record, looking, problems, cards, tags }: TimelineProps) {
  const action = `${record.path}/timeline`
  const named = [...cards.values()].filter(({ isQuiet }) => isQuiet !== 'unsaid')
  const kinds = named.toSorted((a, b) => a.label.localeCompare(b.label))
  return (
    <search class="heard-no-print">
      <form method="get" action={action} class="heard-finder">
        <div class="heard-finder__words">
          <Input
            name="q"
            label="Find words"
            type="search"
            value={looking.words}
            hint="Near spellings are found too"
            attributes={{ enterkeyhint: 'search', autocomplete: 'off' }}
          />
          <Button>Find</Button>
        </div>
        <Details summary="By person, kind or date" open={problems.length > 0}>
          <div class="heard-finder__more">
            <Input
              name="who"
              label="Person or organisation"
              hint="Part of a name or of an email address"
              value={looking.who}
            />
            <Select
              name="kind"
              label="Kind"
              value={looking.kind}
              items={[
                { value: '', text: 'Everything' },
                ...kinds.map(({ kind, label }) => ({ value: kind, text: label })),
              ]}
            />
            {tags.length > 0 && (
              <Select
                name="tag"
                label="Tag"
                value={looking.tag}
                items={[
                  { value: '', text: 'Any' },
                  ...tags.map((tag) => ({ value: tag, text: tag })),
                ]}
              />
            )}
            <Input
              name="from"
              label="From this day"
              type="date"
              value={looking.from ?? ''}
              error={problemOf(problems, 'from')}
            />
            <Input
              name="to"
              label="Up to this day"
              hint="To jump to a day, give only this one"
              type="date"
              value={looking.to ?? ''}
              error={problemOf(problems, 'to')}
            />
          </div>
          <Button class="govuk-button--secondary">Show these</Button>
        </Details>
      </form>
    </search>
  )
}

type TimelineLineProps = {
  readonly line: ShownLine
  readonly record: PageRecord
  readonly card: Card | undefined
}

function TimelineLine({ line, record, card }: TimelineLineProps) {
  const { found, files } = line
  const time = timeInWords(line.time, line.precision)
  return (
    <li class="heard-line" id={line.address}>
      <p class="heard-line__side">
        <span class={`heard-kind heard-kind--${line.kind}`}>{line.label}</span>
        {time !== '' && <span class="heard-line__time">{time}</span>}
      </p>
      <div class="heard-line__what">
        <h3>
          <a href={`${record.path}/entries/${line.address}`}>
            {found === null ? line.title : <Pieces of={found.title} />}
          </a>
        </h3>
        {found !== null && found.excerpt.length > 0 && (
          <p class="heard-line__excerpt">
            <Pieces of={found.excerpt} />
          </p>
        )}
        <p class="heard-meta">{peopleInWords(line, card?.isSent === true)}</p>
        {files.length > 0 && (
          <p class="heard-meta heard-line__files">
            {files.length === 1 ? '1 file: ' : `${files.length} files: `}
            {files.slice(0, 3).join(', ')}
            {files.length > 3 && ' …'}
          </p>
        )}
      </div>
    </li>
  )
}

/** Text with what was looked for marked. */
function Pieces({ of }: { readonly of: readonly Piece[] }) {
  return <>{of.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</>
}

function NothingHere({ record, narrowed }: { record: PageRecord; narrowed: boolean }) {
  if (narrowed) {
    return (
      <Empty>
        <p>Nothing in the record fits this. Try fewer words, or a longer stretch of time.</p>
        <p>
          <a href={`${record.path}/timeline`}>Show everything</a>
        </p>
      </Empty>
    )
  }
  return (
    <Empty>
      <h2>Nothing here yet</h2>
      <p>
        Here everything will stand in order: each email, call, letter and thing said, on its day,
        with who was there and the papers that belong to it.
      </p>
      <div class="heard-acts">
        <ActLink href={`${record.path}/bring-in`}>Bring in emails and papers</ActLink>
        <ActLink href={`${record.path}/add`} quiet>
          Write something down
        </ActLink>
      </div>
    </Empty>
  )
}

function Onward({ record, looking, more }: TimelineProps) {
  const to = (changes: Partial<Looking>) => `${record.path}/timeline${queryOf(looking, changes)}`
  if (more === null && looking.before === '') return null
  return (
    <Pagination
      landmarkLabel="Earlier and later"
      previous={
        looking.before === '' ? undefined : { href: to({ before: '' }), text: 'Back to the newest' }
      }
      next={more === null ? undefined : { href: to({ before: more }), text: 'Earlier' }}
    />
  )
}
