/** One letter being written: its words, what to look at before it goes, the ways out, and "I have sent this". */
import { Button } from '../platform/components/button.tsx'
import { ActLink, Acts, Card, Meta } from '../platform/components/card.tsx'
import { Input } from '../platform/components/input.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { inWords, type Day } from '../platform/day.ts'
import { problemOf, type Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { mailtoOf } from '../commitments/next-letter.ts'
import type { CrisisLine } from '../law/law.ts'
import type { Whereabouts } from '../people/whereabouts/find.ts'
import { InTheWay } from '../people/whereabouts/parts.tsx'
import type { Due } from '../law/due.ts'
import type { Found } from '../words/wording.ts'
import type { KeptLetter } from './draft-store.ts'
import { tellsWhere } from './draft.ts'
import type { LawRow } from './law-sentence.ts'
import type { Letter } from './letter.ts'
import { SentForm, Throw } from './sent-form.tsx'
import { AdviceFirst, LastDays, LawBeside, NotAdvice } from './parts.tsx'

/** Where the letter may belong: a matter that is open, or a new one. */
export type MatterChoice = { readonly value: string; readonly title: string }

export type LetterPageProps = {
  readonly record: PageRecord
  readonly kept: KeptLetter
  readonly letter: Letter
  readonly today: Day
  readonly blanks: readonly string[]
  readonly names: readonly string[]
  readonly tone: readonly Found[]
  readonly inLetter: readonly LawRow[]
  readonly beside: readonly LawRow[]
  readonly helpers: readonly CrisisLine[]
  /** The family's own last days. */
  readonly counted: readonly Due[]
  readonly matters: readonly MatterChoice[]
  readonly saved: boolean
  /** Heard can send it by email. */
  readonly sends: boolean
  /** Whereabouts in its words that nobody has yet said to go on with. */
  readonly inTheWay: Whereabouts | null
  readonly problems: readonly Problem[]
  /** What was typed into the form that says it was sent. */
  readonly given: Readonly<Record<string, string>>
}

export function LetterPage(props: LetterPageProps) {
  const { record, kept, letter, problems, helpers } = props
  return (
    <Page
      title={letter.name}
      record={record}
      current="letters"
      backTo={{ href: `${record.path}/letters`, text: 'Letters' }}
      problems={problems}
    >
      {letter.adviceFirst === true && <AdviceFirst helpers={helpers} />}
      {props.saved && <output class="heard-letter__saved">Saved. Only you can see it.</output>}
      <LastDays counted={props.counted} />
      <ToLookAt {...props} />
      <form method="post" action={`${record.path}/letters/${kept.id}`} class="heard-letter">
        <To {...props} />
        <Input
          name="subject"
          label={{ text: 'About', class: 'govuk-label--s' }}
          value={kept.draft.subject}
          error={problemOf(problems, 'subject')}
        />
        <Textarea
          name="text"
          class="heard-letter__text"
          label={{ text: 'The letter', class: 'govuk-label--s' }}
          hint="Change anything. Your phone’s microphone key writes for you."
          value={kept.draft.text}
          rows={rowsOf(kept.draft.text)}
          error={problemOf(problems, 'text')}
          spellcheck
        />
        <Papers {...props} />
        <Button name="do" value="save" preventDoubleClick>
          Save
        </Button>
      </form>
      <Out {...props} />
      <SentForm {...props} />
      <LawBeside inLetter={props.inLetter} beside={props.beside} />
      <Throw {...props} />
      <NotAdvice helpers={helpers} />
    </Page>
  )
}

const LINE_LETTERS = 62

/** As high as its words, on a desk; on a phone it scrolls with a finger. */
function rowsOf(text: string): number {
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE_LETTERS)), 0)
  return Math.min(Math.max(lines + 1, 12), 44)
}

/** What to see to before it goes; nothing here stops anybody. */
function ToLookAt({ letter, blanks, names, tone, kept }: LetterPageProps) {
  const where = tellsWhere(kept.draft.text)
  const notes = letter.notes ?? []
  if (blanks.length + names.length + tone.length + notes.length === 0 && !where) return null
  return (
    <Card class="heard-letter__look">
      <h2>Before you send it</h2>
      <ul>
        {blanks.length > 0 && (
          <li>
            Still to fill in: {blanks.map((blank) => `[${blank}]`).join(', ')}. Find the square
            brackets in the letter.
          </li>
        )}
        {names.length > 0 && (
          <li>
            <strong>Another child is named: {names.join(', ')}.</strong> Take the name out unless
            you are sure.
          </li>
        )}
        {where && (
          <li>
            There is a postcode or a telephone number in it. Everyone who gets the letter can see
            it.
          </li>
        )}
        {notes.map((note) => (
          <li>{note}</li>
        ))}
        {tone.map(({ phrase, why, instead }) => (
          <li>
            “{phrase}”: {why} {instead}
          </li>
        ))}
      </ul>
    </Card>
  )
}

const ROWS_SPARE = 1

function To({ kept, letter, problems, given }: LetterPageProps) {
  const { to } = kept.draft
  const rows =
    letter.toSeveral === true ? Math.max(to.length + ROWS_SPARE, 3) : Math.max(to.length, 1)
  return (
    <fieldset class="govuk-fieldset heard-letter__to">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">To</legend>
      {Array.from({ length: rows }, (_, at) => (
        <div class="heard-letter__pair">
          <Input
            name={`to-name-${at}`}
            label={rows === 1 ? 'Name' : `Name ${at + 1}`}
            value={given[`to-name-${at}`] ?? to[at]?.name ?? ''}
          />
          <Input
            name={`to-address-${at}`}
            label={rows === 1 ? 'Email' : `Email ${at + 1}`}
            type="email"
            autocapitalize="none"
            spellcheck={false}
            value={given[`to-address-${at}`] ?? to[at]?.address ?? ''}
            error={problemOf(problems, `to-address-${at}`)}
          />
        </div>
      ))}
    </fieldset>
  )
}

function Papers({ kept, record }: LetterPageProps) {
  const { exhibits } = kept.draft
  if (exhibits.length === 0) return null
  return (
    <section class="heard-letter__papers" aria-labelledby="papers">
      <h2 id="papers">Goes with it</h2>
      <ol>
        {exhibits.map(({ title, on }) => (
          <li>
            {title}, {inWords(on)}
          </li>
        ))}
      </ol>
      <Meta>
        They are in the email file below.{' '}
        <a href={`${record.path}/letters/${kept.id}/print`}>Print</a> shows the letter alone.
      </Meta>
    </section>
  )
}

function Out({ record, kept, inTheWay, sends }: LetterPageProps) {
  const path = `${record.path}/letters/${kept.id}`
  const addresses = kept.draft.to.flatMap(({ address }) => address ?? [])
  const mailto = mailtoOf(kept.draft, addresses)
  const isWhole = mailto.includes('&body=')
  return (
    <section aria-labelledby="out" class="heard-letter__out">
      {sends && <ByHeard path={path} hasAddress={addresses.length > 0} />}
      <h2 id="out">{sends ? 'Or send it yourself' : 'Send it yourself'}</h2>
      <p>Save first. Heard sends nothing by itself.</p>
      {inTheWay !== null && <InTheWay found={inTheWay} />}
      <Acts>
        {inTheWay === null && isWhole && (
          <ActLink href={mailto} quiet={sends}>
            Open in my email
          </ActLink>
        )}
        <ActLink href={`${path}/letter.eml`} quiet={isWhole || sends}>
          Email file, with what goes with it
        </ActLink>
        <ActLink href={`${path}/letter.docx`} quiet>
          Word
        </ActLink>
        <ActLink href={`${path}/letter.pdf`} quiet>
          PDF
        </ActLink>
        <ActLink href={`${path}/print`} quiet>
          Print
        </ActLink>
      </Acts>
      {inTheWay === null && !isWhole && (
        <p class="heard-meta">
          This letter is long. The email file opens in your mail program with all of it. Or{' '}
          <a href={mailto}>begin an email</a> and copy the words into it.
        </p>
      )}
    </section>
  )
}

function ByHeard({ path, hasAddress }: { readonly path: string; readonly hasAddress: boolean }) {
  return (
    <>
      <h2>Send it from here</h2>
      <p>
        {hasAddress
          ? 'Save first. You see exactly what goes before it goes; what became of it, and what they answer, is kept with it.'
          : 'Write an email address above and save: then Heard can send it, and what they answer is kept with it.'}
      </p>
      {hasAddress && (
        <Acts>
          <ActLink href={`${path}/email`}>See what goes by email</ActLink>
        </Acts>
      )}
    </>
  )
}
