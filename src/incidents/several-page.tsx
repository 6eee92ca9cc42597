/** Writing down one thing for several children: each record gets its own, and no other child's name. */
import { Button } from '../platform/components/button.tsx'
import { ActLink, Acts, Card, Meta } from '../platform/components/card.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { InsetText } from '../platform/components/notices.tsx'
import { NotificationBanner } from '../platform/components/notification-banner.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import type { Day } from '../platform/day.ts'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import { Page } from '../platform/web/page.tsx'
import { When } from '../correspondence/by-hand/when.tsx'
import { PARTS } from './entries.ts'

export type SeveralProps = {
  readonly known: readonly { readonly id: string; readonly name: string }[]
  readonly chosen: readonly string[]
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly token: string
  readonly today: Day
  readonly isNight: boolean
  readonly saved: boolean
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export function SeveralPage(props: SeveralProps) {
  const { known, problems, typed } = props
  const area = (name: string, label: string, hint: string, rows = 3) => (
    <Textarea
      name={name}
      label={label}
      hint={hint}
      rows={rows}
      value={typed[name] ?? ''}
      error={problemOf(problems, name)}
    />
  )
  return (
    <Page
      title="Several children were part of it"
      signedIn
      problems={problems}
      backTo={{ href: '/', text: 'First page' }}
    >
      {props.saved && (
        <NotificationBanner type="success" title="Saved">
          <p class="govuk-notification-banner__heading">
            Each child’s record holds its own part. None names another child.
          </p>
        </NotificationBanner>
      )}
      {known.length < 2 ? (
        <p class="heard-lead">
          This is for whoever writes about several children, each with a record of their own. You
          write in {known.length === 1 ? 'one record' : 'none yet'}.
        </p>
      ) : (
        <form method="post" class="heard-by-hand" novalidate>
          <InsetText>
            Write it down once. Each family reads what is about their own child; where you name
            another child, it says “another child”. You see every record’s words before they are
            kept.
          </InsetText>
          <input type="hidden" name="token" value={props.token} />
          <Who {...props} />
          <When {...props} />
          <h2>For all of them</h2>
          {area('antecedent', 'What came just before?', 'Noise, a change, what was asked')}
          {area('consequence', 'What came after, and what did the adults do?', 'As facts')}
          <Input
            name="where"
            label="Where was it?"
            value={typed['where'] ?? ''}
            error={problemOf(problems, 'where')}
          />
          <Input
            name="lesson"
            label="Lesson or time"
            value={typed['lesson'] ?? ''}
            error={problemOf(problems, 'lesson')}
          />
          {area(
            'besides',
            'Names of other children who were there',
            'One on each line. Their names are taken out too, and kept nowhere',
            2,
          )}
          <Button name="do" value="look">
            See what each record will say
          </Button>
        </form>
      )}
    </Page>
  )
}

function Who(props: SeveralProps) {
  const { known, chosen, problems } = props
  return (
    <Checkboxes
      name="child"
      values={chosen}
      error={problemOf(problems, 'child')}
      fieldset={{ legend: { text: 'Who was part of it?', class: 'govuk-fieldset__legend--m' } }}
      items={known.map(({ id, name }) => ({
        value: id,
        text: name,
        conditional: <OwnPart {...props} id={id} name={name} />,
      }))}
    />
  )
}

function OwnPart({
  id,
  name,
  typed,
  problems,
}: SeveralProps & { readonly id: string; readonly name: string }) {
  const field = (of: string) => `${of}-${id}`
  return (
    <>
      <Radios
        name={field('part')}
        class="govuk-radios--small"
        value={typed[field('part')] ?? null}
        error={problemOf(problems, field('part'))}
        fieldset={{ legend: { text: `${name}’s part in it`, class: 'govuk-fieldset__legend--s' } }}
        items={PARTS.map((part) => ({ value: part, text: sentence(part) }))}
      />
      <Textarea
        name={field('behaviour')}
        label={`What was seen of ${name}?`}
        hint="What anybody could have seen, without blame"
        rows={3}
        value={typed[field('behaviour')] ?? ''}
        error={problemOf(problems, field('behaviour'))}
      />
      <Textarea
        name={field('said')}
        label={`What did ${name} say?`}
        hint="In their own words"
        rows={2}
        value={typed[field('said')] ?? ''}
        error={problemOf(problems, field('said'))}
      />
      <Textarea
        name={field('helped')}
        label={`What helped ${name}?`}
        rows={2}
        value={typed[field('helped')] ?? ''}
        error={problemOf(problems, field('helped'))}
      />
    </>
  )
}

export type Preview = {
  readonly name: string
  readonly lines: readonly (readonly [string, string])[]
}

/** What each record will say, to be looked at before anything is kept. */
export function LookSeveralPage(props: {
  readonly previews: readonly Preview[]
  readonly when: string
  readonly fields: readonly (readonly [string, string])[]
}) {
  return (
    <Page
      title="What each record will say"
      signedIn
      backTo={{ href: '/several-children', text: 'Begin again' }}
    >
      <p class="heard-lead">Look whether anything tells who another child is.</p>
      {props.previews.map(({ name, lines }) => (
        <Card>
          <h2>In {name}’s record</h2>
          <Meta>{props.when}</Meta>
          {lines.map(([label, words]) => (
            <p>
              <strong>{label}:</strong> {words}
            </p>
          ))}
        </Card>
      ))}
      <form method="post">
        {props.fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button name="do" value="save" preventDoubleClick>
          Keep it in each record
        </Button>
        <Button name="do" value="change" class="govuk-button--secondary">
          Change it
        </Button>
      </form>
      <Details summary="What is not checked">
        <p>
          Names are taken out. What could tell in another way, such as “the boy with the red coat”,
          is yours to see.
        </p>
      </Details>
      <Acts>
        <ActLink href="/" quiet>
          Keep nothing
        </ActLink>
      </Acts>
    </Page>
  )
}
