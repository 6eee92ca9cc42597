/** Writing the profile, a strategy, a first concern; and what changed from version to version. */
import { Button } from '../platform/components/button.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { DateInput } from '../platform/components/date-input.tsx'
import { Details } from '../platform/components/details.tsx'
import { FileUpload } from '../platform/components/file-upload.tsx'
import { Input } from '../platform/components/input.tsx'
import { Select } from '../platform/components/select.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { inWords } from '../platform/day.ts'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { GUIDES } from './guides.ts'
import { AREA_HINTS, AREAS } from './need.ts'
import { SECTIONS, whatChanged } from './profile.ts'
import type { ProfileBody } from './profile-entries.ts'
import { ROLES_SHOWN } from './profile-forms.ts'
import type { Kept } from './profile-view.ts'
import { Changes } from './profile-parts.tsx'

export type FormView = {
  readonly record: PageRecord
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

const small = (text: string) => ({ text, class: 'govuk-label--s' })

export function ProfileFormPage(view: FormView & { readonly hasPhoto: boolean }) {
  const { record, token, typed, problems } = view
  const box = (name: string) => ({
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  })
  return (
    <Page
      title={`${record.name} in one page`}
      record={record}
      current="profile"
      backTo={{ href: `${record.path}/profile`, text: 'Without changing it' }}
      problems={problems}
      sub="One thought on each line. Leave out whatever does not fit today."
    >
      <form method="post" action={`${record.path}/profile/edit`} enctype="multipart/form-data">
        <input type="hidden" name="token" value={token} />
        <fieldset class="govuk-fieldset heard-card">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
            The three things that matter most
          </legend>
          <p class="heard-meta">What must somebody know who has one minute and thirty children?</p>
          {[0, 1, 2].map((at) => (
            <Input {...box(`three-${at}`)} label={`${['First', 'Second', 'Third'][at]}`} />
          ))}
        </fieldset>
        {SECTIONS.map(({ field, title, hint }) => (
          <Textarea {...box(field)} label={small(title)} hint={hint} rows={3} />
        ))}
        <Details summary="Needs, in the four areas of the SEND Code" open={hasAny(typed, 'area-')}>
          {AREAS.map((area, at) => (
            <Textarea
              {...box(`area-${at}`)}
              label={small(area.slice(0, 1).toUpperCase() + area.slice(1))}
              hint={AREA_HINTS[area]}
              rows={2}
            />
          ))}
        </Details>
        <Roles view={view} />
        <Textarea
          {...box('before')}
          label={small('What has gone before')}
          hint="One line each, with its year, as in “June 2026: left Larkfield; card and quiet corner worked”. Whoever reads it in the record sees this school year and the last first; the rest waits until they ask. A private link carries none of it."
          rows={4}
        />
        <Input {...box('madeWith')} label={small('Who wrote it')} hint="As in “Robin and Alex”" />
        <Input {...box('name')} label={small('The name to use')} hint={`If not ${record.name}`} />
        <ForClass view={view} />
        <Photo view={view} />
        <Button>Keep this version</Button>
      </form>
    </Page>
  )
}

function hasAny(typed: Typed, prefix: string): boolean {
  return Object.entries(typed).some(([name, value]) => name.startsWith(prefix) && value !== '')
}

function Roles({ view: { typed, problems } }: { readonly view: FormView }) {
  return (
    <Details
      summary="For one reader: the lunch hall, a supply teacher"
      open={hasAny(typed, 'role-')}
    >
      <p>Three things for one reader. You choose them, and only these are on their card.</p>
      {Array.from({ length: ROLES_SHOWN }, (_, at) => (
        <fieldset class="govuk-fieldset heard-card">
          <legend class="govuk-visually-hidden">Reader {at + 1}</legend>
          <Input
            name={`role-${at}`}
            label={small('For')}
            hint={at === 0 ? 'As in “the lunch hall”' : undefined}
            value={typed[`role-${at}`] ?? ''}
            error={problemOf(problems, `role-${at}`)}
          />
          <Textarea
            name={`things-${at}`}
            label={small('Three things, one on each line')}
            value={typed[`things-${at}`] ?? ''}
            error={problemOf(problems, `things-${at}`)}
            rows={3}
          />
        </fieldset>
      ))}
    </Details>
  )
}

function ForClass({ view: { record, typed, problems } }: { readonly view: FormView }) {
  return (
    <Details
      summary={`A page for the class, only if ${record.name} wants one`}
      open={(typed['forClass'] ?? '') !== ''}
    >
      <Textarea
        name="forClass"
        label={small(`What ${record.name} would like the others to know`)}
        hint="Their words and their choice. Nothing here needs a diagnosis."
        value={typed['forClass'] ?? ''}
        error={problemOf(problems, 'forClass')}
        rows={3}
      />
      <Checkboxes
        name="classYes"
        values={typed['classYes'] === 'yes' ? ['yes'] : []}
        items={[{ value: 'yes', text: `${record.name} said yes to showing it` }]}
        fieldset={{ legend: { text: 'May it be shown?', class: 'govuk-visually-hidden' } }}
      />
    </Details>
  )
}

function Photo({ view }: { readonly view: FormView & { readonly hasPhoto: boolean } }) {
  const { typed, problems, hasPhoto } = view
  return (
    <Details summary={hasPhoto ? 'The photo' : 'A photo, if you want one'} open={hasPhoto}>
      <FileUpload
        name="files"
        label={hasPhoto ? 'Another photo instead' : 'Photo'}
        accept="image/*"
        hint="It is on the page and the sheet, never on a card for one reader."
        error={problemOf(problems, 'files')}
      />
      <Checkboxes
        name="photo"
        values={typed['photo'] === 'yes' ? ['yes'] : []}
        items={[{ value: 'yes', text: 'Show the photo' }]}
        fieldset={{ legend: { text: 'On the page', class: 'govuk-visually-hidden' } }}
      />
    </Details>
  )
}

export function StrategyFormPage(
  view: FormView & { readonly action: string; readonly isNew: boolean },
) {
  const { record, token, typed, problems } = view
  const box = (name: string) => ({
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  })
  return (
    <Page
      title={view.isNew ? 'Something an adult does' : 'Change what an adult does'}
      record={record}
      current="profile"
      backTo={{ href: `${record.path}/profile`, text: `${record.name} in one page` }}
      problems={problems}
      sub="So that somebody who has never met the child could do it on Monday."
    >
      <form method="post" action={view.action}>
        <input type="hidden" name="token" value={token} />
        <Input {...box('title')} label={small('In one line')} hint="As in “The blue card”" />
        <Textarea {...box('do')} label={small('Do')} rows={3} />
        <Textarea {...box('dont')} label={small('Don’t')} rows={2} />
        <Textarea {...box('why')} label={small('Why it helps')} rows={2} />
        <Input {...box('where')} label={small('Where')} hint="As in “every lesson, and the hall”" />
        <Input
          {...box('when')}
          label={small('When')}
          hint="As in “when his hands go to his ears”"
        />
        <Select
          name="guide"
          label={small('The guide behind it, if there is one')}
          value={typed['guide'] ?? ''}
          items={[
            { value: '', text: 'None' },
            ...GUIDES.map(({ id, title }) => ({ value: id, text: title })),
          ]}
        />
        <OnDay view={view} name="started" legend="In use since, if you know" />
        <Details summary="It was taken away" open={(typed['isRemoved'] ?? '') !== ''}>
          <Checkboxes
            name="isRemoved"
            values={typed['isRemoved'] === 'yes' ? ['yes'] : []}
            items={[{ value: 'yes', text: 'Yes, it is no longer done' }]}
            fieldset={{ legend: { text: 'Taken away', class: 'govuk-visually-hidden' } }}
          />
          <OnDay view={view} name="removed" legend="When" />
          <Input {...box('by')} label={small('By whom, if you know')} />
          <Textarea
            {...box('reason')}
            label={small('The reason they gave, in their words')}
            hint="Leave it empty if none was given. That is a fact too."
            rows={2}
          />
        </Details>
        <Button>Keep it</Button>
      </form>
    </Page>
  )
}

function OnDay(props: { readonly view: FormView; readonly name: string; readonly legend: string }) {
  const { name, legend, view } = props
  const parts = ['day', 'month', 'year'].map((part) => `${name}-${part}`)
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text: legend, class: 'govuk-fieldset__legend--s' } }}
      hint="As in 7 9 2026"
      error={problemOf(view.problems, name)}
      values={Object.fromEntries(parts.map((part) => [part, view.typed[part] ?? '']))}
    />
  )
}

export function ConcernFormPage(view: FormView) {
  const { record, token, typed, problems } = view
  const box = (name: string) => ({
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  })
  return (
    <Page
      title="When it was first raised"
      record={record}
      current="profile"
      backTo={{ href: `${record.path}/profile`, text: `${record.name} in one page` }}
      problems={problems}
      sub="Who first said that something was hard, to whom, and what followed."
    >
      <form method="post" action={`${record.path}/profile/concerns/new`}>
        <input type="hidden" name="token" value={token} />
        <Input {...box('about')} label={small('What the concern was')} />
        <Input {...box('raisedBy')} label={small('Who raised it')} />
        <Input {...box('to')} label={small('Who was told')} />
        <OnDay view={view} name="on" legend="When" />
        <Textarea {...box('words')} label={small('In whose words, if you have them')} rows={3} />
        <Textarea {...box('followed')} label={small('What followed')} rows={3} />
        <Button>Keep it</Button>
      </form>
    </Page>
  )
}

/** Every version, newest first, each with what it says differently from the one before. */
export function ProfileChangesPage(props: {
  readonly record: PageRecord
  readonly versions: readonly Kept<ProfileBody>[]
}) {
  const { record, versions } = props
  return (
    <Page
      title="What changed"
      record={record}
      current="profile"
      backTo={{ href: `${record.path}/profile`, text: `${record.name} in one page` }}
      sub="Added words are underlined, words taken out are struck through. Every version is kept."
    >
      {versions.toReversed().map(({ entry, body }, at, all) => {
        const before = all[at + 1]
        return (
          <section>
            <h2>
              <a href={`${record.path}/entries/${entry.address}`}>
                Version {all.length - at}, {inWords(entry.happened.day)}
              </a>
            </h2>
            {before === undefined ? (
              <p>The first.</p>
            ) : (
              <Changes changes={whatChanged(before.body, body)} />
            )}
          </section>
        )
      })}
    </Page>
  )
}
