/** What goes into a letter: who it is to, what only the family knows, and what the record holds. */
import { Button } from '../platform/components/button.tsx'
import { Meta } from '../platform/components/card.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { DateInput } from '../platform/components/date-input.tsx'
import { Details } from '../platform/components/details.tsx'
import { Fieldset } from '../platform/components/fieldset.tsx'
import { Input } from '../platform/components/input.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { inWords } from '../platform/day.ts'
import { problemOf, type Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { CrisisLine } from '../law/law.ts'
import { RECIPIENTS_MAX } from './draft.ts'
import { firstWords, type Ground, type Source } from './ground.ts'
import type { Gap, Letter } from './letter.ts'
import { AdviceFirst, NotAdvice } from './parts.tsx'

export type BeginProps = {
  readonly record: PageRecord
  readonly letter: Letter
  readonly ground: Ground
  /** What was found besides, to be ticked. */
  readonly found: readonly Source[]
  readonly search: string | null
  /** Every box as it was typed, and every tick as `name value`. */
  readonly typed: Readonly<Record<string, string>>
  readonly ticked: ReadonlySet<string>
  /** The draft's address to be: what makes a second press harmless. */
  readonly token: string
  readonly query: string
  readonly helpers: readonly CrisisLine[]
  readonly problems: readonly Problem[]
}

export function BeginLetterPage(props: BeginProps) {
  const { record, letter, ground, problems, helpers } = props
  return (
    <Page
      title={letter.name}
      sub={letter.when}
      record={record}
      current="letters"
      backTo={{ href: `${record.path}/letters`, text: 'Letters' }}
      problems={problems}
    >
      {letter.adviceFirst === true && <AdviceFirst helpers={helpers} />}
      {ground.title !== null && <Meta>About: {ground.title}</Meta>}
      <form method="post" action={`${record.path}/letters/new${props.query}`} class="heard-letter">
        <input type="hidden" name="token" value={props.token} />
        <To {...props} />
        <Gaps {...props} />
        <Stops {...props} />
        <Kept {...props} />
        <Sources {...props} />
        <Button preventDoubleClick name="do" value="make">
          Write the letter
        </Button>
        <Meta>You see it next, and can change every word. What you leave empty is marked.</Meta>
      </form>
      <NotAdvice helpers={helpers} />
    </Page>
  )
}

function To({ letter, ground, typed, problems }: BeginProps) {
  const rows =
    letter.toSeveral === true ? Math.max(3, Math.min(ground.all.length + 1, RECIPIENTS_MAX)) : 1
  return (
    <fieldset class="govuk-fieldset heard-letter__to">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Who is it to?</legend>
      <Meta>Usually: {letter.to}</Meta>
      {Array.from({ length: rows }, (_, at) => (
        <div class="heard-letter__pair">
          <Input
            name={`to-name-${at}`}
            label={rows === 1 ? 'Name' : `Name ${at + 1}`}
            value={typed[`to-name-${at}`] ?? ''}
            error={problemOf(problems, `to-name-${at}`)}
          />
          <Input
            name={`to-address-${at}`}
            label={rows === 1 ? 'Email, if you know it' : `Email ${at + 1}, if you know it`}
            type="email"
            autocapitalize="none"
            spellcheck={false}
            value={typed[`to-address-${at}`] ?? ''}
            error={problemOf(problems, `to-address-${at}`)}
          />
        </div>
      ))}
    </fieldset>
  )
}

function Gaps(props: BeginProps) {
  const { letter } = props
  const asked = props.ground.asked === null ? letter.gaps : letter.gaps.filter(isNotOfChase)
  if (asked.length === 0) return null
  return (
    <Fieldset legend={{ text: 'In your words', class: 'govuk-fieldset__legend--m' }}>
      {asked.map((gap) => (
        <GapBox gap={gap} {...props} />
      ))}
    </Fieldset>
  )
}

const isNotOfChase = ({ id }: Gap) => id !== 'asked' && id !== 'asked-on'

function GapBox({ gap, typed, problems }: BeginProps & { readonly gap: Gap }) {
  const name = `gap-${gap.id}`
  const label = gap.optional === true ? `${gap.question} (if you like)` : gap.question
  const error = problemOf(problems, name)
  if (gap.kind === 'day') {
    const parts = ['day', 'month', 'year'].map((part) => `${name}-${part}`)
    return (
      <DateInput
        id={name}
        namePrefix={name}
        fieldset={{ legend: { text: label, class: 'govuk-fieldset__legend--s' } }}
        hint={gap.hint ?? 'As in 28 9 2026'}
        error={error}
        values={Object.fromEntries(parts.map((part) => [part, typed[part] ?? '']))}
      />
    )
  }
  const box = { name, value: typed[name] ?? '', error, hint: gap.hint }
  return gap.kind === 'line' ? (
    <Input {...box} label={{ text: label, class: 'govuk-label--s' }} />
  ) : (
    <Textarea {...box} label={{ text: label, class: 'govuk-label--s' }} rows={4} spellcheck />
  )
}

function Stops({ letter, ground, ticked }: BeginProps) {
  const stops = ground.stops.filter(({ words }) => (words ?? '').trim() !== '')
  if (letter.id !== 'joint' || stops.length === 0) return null
  return (
    <Checkboxes
      name="stop"
      fieldset={{ legend: { text: 'What each of them said', class: 'govuk-fieldset__legend--m' } }}
      hint="All of them will read the words you tick."
      items={ground.stops.flatMap(({ who, words, to, from, source }, at) =>
        words === null || words.trim() === ''
          ? []
          : [
              {
                value: String(at),
                checked: ticked.has(`stop ${at}`),
                text: `${who}: “${words}”`,
                hint: `${inWords(to ?? from)}${source === null ? ' · as you wrote it down' : ' · their own words'}`,
              },
            ],
      )}
    />
  )
}

function Kept({ ground, ticked }: BeginProps) {
  if (ground.kept.length === 0) return null
  return (
    <Checkboxes
      name="kept"
      fieldset={{ legend: { text: 'They did what they said', class: 'govuk-fieldset__legend--m' } }}
      hint="Thanks come first in the letter. It is fair, and it helps."
      items={ground.kept.map(({ what, on }, at) => ({
        value: String(at),
        checked: ticked.has(`kept ${at}`),
        text: what,
        hint: `Done on ${inWords(on)}`,
      }))}
    />
  )
}

/** Folded away where the letter has its quotes already: few letters need more. */
function Sources(props: BeginProps) {
  const { letter, ground, found, search, ticked } = props
  const isTicked = [...ticked].some((tick) => tick.startsWith('use-'))
  const hasQuotes = letter.id === 'joint' && ground.stops.some(({ words }) => words !== null)
  const inner = <SourceBoxes {...props} />
  return hasQuotes && search === null && found.length === 0 && !isTicked ? (
    <Details summary="Add more from your record">{inner}</Details>
  ) : (
    inner
  )
}

function SourceBoxes(props: BeginProps) {
  const { ground, found, search, typed } = props
  const known = new Set(ground.sources.map(({ seq }) => seq))
  const all = [...ground.sources, ...found.filter(({ seq }) => !known.has(seq))]
  return (
    <Fieldset legend={{ text: 'From your record', class: 'govuk-fieldset__legend--m' }}>
      {all.length === 0 && search === null && (
        <p>Nothing is needed here. You can look for an email, a call or a note to quote.</p>
      )}
      {all.map((source) => (
        <SourceCard source={source} {...props} />
      ))}
      <div class="heard-letter__find">
        <Input
          name="q"
          type="search"
          label="Look for more"
          hint="Words in it, or a name"
          value={typed['q'] ?? ''}
        />
        <Button class="govuk-button--secondary" name="do" value="find">
          Look
        </Button>
      </div>
      {search !== null && found.length === 0 && (
        <p>Nothing more was found for “{search}”. Try one word of it.</p>
      )}
    </Fieldset>
  )
}

function SourceCard({
  source,
  typed,
  ticked,
  record,
  problems,
}: BeginProps & { readonly source: Source }) {
  const { address, title, on, words, files } = source
  const name = `quote-${address}`
  const slip = problemOf(problems, name)
  return (
    <div class="heard-card heard-letter__source">
      <input type="hidden" name="shown" value={address} />
      <h2>
        <a href={`${record.path}/entries/${address}`}>{title}</a>
      </h2>
      <Meta>{inWords(on)}</Meta>
      <Checkboxes
        name={`use-${address}`}
        class="govuk-checkboxes--small"
        fieldset={{ legend: { text: `What to use of it`, class: 'govuk-visually-hidden' } }}
        items={[
          words !== null && {
            value: 'quote',
            text: 'Quote it',
            checked: ticked.has(`use-${address} quote`),
          },
          { value: 'list', text: 'List its day', checked: ticked.has(`use-${address} list`) },
          files > 0 && {
            value: 'send',
            text: 'Send a copy with the letter',
            checked: ticked.has(`use-${address} send`),
          },
        ]}
      />
      {words !== null && (
        <Details summary="Choose the words to quote" open={slip !== undefined}>
          <Textarea
            name={name}
            label="Exactly as they stand"
            value={typed[name] ?? firstWords(words)}
            rows={3}
            error={slip}
          />
          <p class="heard-letter__whole">{words.slice(0, 3000)}</p>
        </Details>
      )}
    </div>
  )
}
