/** Giving school dates: three doors, a short form behind each, and the picture to check before it is kept. */
import { Button } from '../platform/components/button.tsx'
import { Meta } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { FileUpload } from '../platform/components/file-upload.tsx'
import { Input } from '../platform/components/input.tsx'
import { InsetText } from '../platform/components/notices.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { linesOf } from './dates-words.ts'
import { TERMS, type DatesGiven, type Way } from './forms.ts'
import { TITLE } from './pages.tsx'
import { schoolYear, yearsOf } from './school-year.ts'
import { YearPicture } from './year-picture.tsx'

type DoorsProps = { readonly record: PageRecord; readonly school: string }

export function WaysPage({ record, school }: DoorsProps) {
  const path = `${record.path}/school-dates/new`
  const query = school === '' ? '' : `?school=${encodeURIComponent(school)}`
  return (
    <Page
      title="Add school dates"
      record={record}
      current="school-dates"
      backTo={{ href: `${record.path}/school-dates`, text: TITLE }}
      sub="You see them as a calendar before they are kept."
    >
      <ul class="heard-doors">
        <li>
          <a href={`${path}/paste${query}`}>
            Paste them <small>copied from the school’s website</small>
          </a>
        </li>
        <li>
          <a href={`${path}/hand${query}`}>
            Type them in <small>first and last days of term</small>
          </a>
        </li>
        <li>
          <a href={`${path}/file${query}`}>
            A calendar file <small>some schools offer one (.ics)</small>
          </a>
        </li>
      </ul>
    </Page>
  )
}

export type GivingProps = {
  readonly record: PageRecord
  readonly way: Way
  readonly typed: Typed
  readonly problems: readonly Problem[]
  /** Schools the record knows, to pick a name from. */
  readonly schools: readonly string[]
}

const TITLES: Readonly<Record<Way, string>> = {
  paste: 'Paste school dates',
  file: 'Use a calendar file',
  hand: 'Type school dates in',
}

export function GivingPage(props: GivingProps) {
  const { record, way, problems } = props
  const [Questions, box] = [QUESTIONS[way], boxOf(props)]
  return (
    <Page
      title={TITLES[way]}
      record={record}
      current="school-dates"
      backTo={{ href: `${record.path}/school-dates/new`, text: 'Another way' }}
      problems={problems}
    >
      <form
        method="post"
        action={`${record.path}/school-dates/new/${way}`}
        enctype="multipart/form-data"
        novalidate
      >
        <Input
          {...box('school')}
          label="Which school?"
          attributes={{ list: 'schools' }}
          autocomplete="off"
        />
        <datalist id="schools">
          {props.schools.map((name) => (
            <option value={name}>{name}</option>
          ))}
        </datalist>
        <Questions {...props} />
        <Input
          {...box('where')}
          label="Where are they published? (if you like)"
          hint="A web address, a letter"
        />
        <Button>See them as a calendar</Button>
      </form>
    </Page>
  )
}

function boxOf({ typed, problems }: Pick<GivingProps, 'typed' | 'problems'>) {
  return (name: string) => ({ name, value: typed[name] ?? '', error: problemOf(problems, name) })
}

function PasteQuestion(props: GivingProps) {
  return (
    <Textarea
      {...boxOf(props)('words')}
      label="Their term dates"
      hint="One line for each term, half-term, INSET day or closure, with the year. As in: Autumn half-term: 26 October 2026 to 30 October 2026"
      rows={10}
      spellcheck={false}
    />
  )
}

function FileQuestion(props: GivingProps) {
  return (
    <FileUpload
      name="file"
      label="The calendar file"
      hint="Its name ends in .ics. Only terms, holidays, INSET days and closures are read from it."
      accept=".ics,text/calendar"
      error={problemOf(props.problems, 'file')}
    />
  )
}

function HandQuestions(props: GivingProps) {
  const box = boxOf(props)
  return (
    <>
      {TERMS.map((term) => {
        const name = term.toLowerCase()
        return (
          <fieldset class="govuk-fieldset heard-term">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{term} term</legend>
            <div class="heard-term__days">
              <Input {...box(`${name}-from`)} type="date" label="First day for children" />
              <Input {...box(`${name}-to`)} type="date" label="Last day" />
              <Input {...box(`${name}-half-from`)} type="date" label="Half-term: first day off" />
              <Input {...box(`${name}-half-to`)} type="date" label="Half-term: last day off" />
            </div>
          </fieldset>
        )
      })}
      <Textarea
        {...box('closures')}
        label="INSET days and other days it is closed"
        hint="One line each, as in: INSET day, 4 January 2027"
        rows={4}
        spellcheck={false}
      />
    </>
  )
}

const QUESTIONS = { paste: PasteQuestion, file: FileQuestion, hand: HandQuestions }

export type CheckProps = {
  readonly record: PageRecord
  readonly given: DatesGiven
  /** As typed, where something has to be mended. */
  readonly lines?: string
  readonly problems: readonly Problem[]
  readonly token: string
  /** The page address of the entry these dates correct, or empty. */
  readonly amends: string
  /** They were changed on this page, and are shown once more. */
  readonly isChanged: boolean
  /** School years of which something else is known, whose terms these would replace. */
  readonly replaces: readonly string[]
}

export function CheckPage(props: CheckProps) {
  const { record, given, problems, amends } = props
  const lines = props.lines ?? linesOf(given)
  const calendar = { name: given.school, terms: given.terms, closures: given.closures }
  return (
    <Page
      title={amends === '' ? 'Is this right?' : `Dates of ${given.school}`}
      record={record}
      current="school-dates"
      backTo={{ href: `${record.path}/school-dates`, text: TITLE }}
      problems={problems}
      sub={amends === '' ? `Look through the dates of ${given.school}.` : undefined}
    >
      {props.isChanged && (
        <InsetText>You changed the dates. Look once more, then keep them.</InsetText>
      )}
      {problems.length === 0 &&
        yearsOf(calendar).map((year) => <YearPicture year={schoolYear(calendar, year)} />)}
      <Notes {...props} />
      <form method="post" action={`${record.path}/school-dates/keep`}>
        <input type="hidden" name="token" value={props.token} />
        <input type="hidden" name="amends" value={amends} />
        <input type="hidden" name="source" value={given.source} />
        <input type="hidden" name="words" value={given.words} />
        <input type="hidden" name="seen" value={problems.length === 0 ? lines : ''} />
        <Details
          summary="Change, add or take out a date"
          open={problems.length > 0 || amends !== ''}
        >
          <Input
            name="school"
            label="School"
            value={given.school}
            error={problemOf(problems, 'school')}
          />
          <Textarea
            name="lines"
            label="One line for each term or closure"
            hint="Begin with “Term:” or “Closed:”. As in: Closed: snow day, 3 December 2026"
            value={lines}
            rows={12}
            spellcheck={false}
            error={problemOf(problems, 'lines')}
          />
          <Input
            name="where"
            label="Where are they published? (if you like)"
            value={given.where}
            error={problemOf(problems, 'where')}
          />
          <Button name="do" value="look" class="govuk-button--secondary">
            Show me again
          </Button>
        </Details>
        {problems.length === 0 && (
          <Button name="do" value="keep">
            Keep these dates
          </Button>
        )}
      </form>
      <Meta>Only you can read them, until you decide otherwise.</Meta>
    </Page>
  )
}

function Notes({ given, replaces, problems }: CheckProps) {
  if (problems.length > 0) return null
  const hasInset = given.closures.some(({ name }) => /inset|training|staff|closed/i.test(name))
  return (
    <>
      {given.ignored > 0 && (
        <Meta>
          {given.ignored === 1
            ? '1 other event was left out: it says nothing of when the school is open.'
            : `${given.ignored} other events were left out: they say nothing of when the school is open.`}
        </Meta>
      )}
      {!hasInset && (
        <Meta>
          No INSET day is among them. Most schools have five, and each one moves a count by a day.
          Add them when you know them.
        </Meta>
      )}
      {replaces.length > 0 && (
        <Meta>
          They take the place of the terms you gave before for {replaces.join(' and ')}. What was
          there stays readable.
        </Meta>
      )}
    </>
  )
}
