/** One need from every side, and adding to it. */
import type { Child } from 'hono/jsx'
import { Button } from '../../platform/components/button.tsx'
import { ActLink, Acts, Card, Empty, Meta } from '../../platform/components/card.tsx'
import { Input } from '../../platform/components/input.tsx'
import { Radios } from '../../platform/components/radios.tsx'
import { Textarea } from '../../platform/components/textarea.tsx'
import { problemOf, type Problem, type Typed } from '../../platform/web/forms.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import type { Entry } from '../../record/entry.ts'
import type { Line } from '../../record/store.ts'
import { whenInWords } from '../../record/timeline.ts'
import { inWords } from '../../platform/day.ts'
import { PERS, SAYS, SIDES, type Side } from './entries.ts'
import { agreementOf, type Sides, type Sight } from './sides.ts'

const NAMES: Readonly<Record<Side, string>> = {
  home: 'Home',
  school: 'School',
  clinic: 'Clinic',
  child: 'The child',
}

export function SidesPage(props: {
  readonly record: PageRecord
  readonly need: Entry
  readonly sides: Sides
}) {
  const { record, need, sides } = props
  const here = `${record.path}/needs/${need.address}/sides`
  const agreement = agreementOf(sides)
  const isEmpty = SIDES.every((side) => sides[side].length === 0)
  return (
    <Page
      title={need.title}
      record={record}
      current="profile"
      backTo={{ href: `${record.path}/needs/${need.address}`, text: 'This need' }}
      sub="As home, school, the clinic and the child see it"
    >
      {agreement !== null && (
        <Card class={agreement.agree ? 'heard-agree' : 'heard-differ'}>
          <h2>{agreement.agree ? 'They agree' : 'They differ'}</h2>
          <p class="heard-lead">{agreement.words}</p>
          {!agreement.agree && (
            <Meta>
              A child can be one way in one place and another in the next. Both can be true, and the
              difference is worth asking about.
            </Meta>
          )}
        </Card>
      )}
      {isEmpty && (
        <Empty>
          <p>
            Put what the record already holds beside each other: a report, something a teacher
            wrote, what your child said. Then write down what you see at home, with how often and
            how long, so that it weighs as much as anybody’s visit.
          </p>
        </Empty>
      )}
      <Acts>
        <ActLink href={`${here}/seen`}>Write down what we see at home</ActLink>
        <ActLink href={`${here}/find`} quiet>
          Find something in the record
        </ActLink>
      </Acts>
      <div class="heard-sides">
        {SIDES.map((side) => (
          <section class="heard-card" aria-labelledby={`side-${side}`}>
            <h2 id={`side-${side}`}>{NAMES[side]}</h2>
            {sides[side].length === 0 ? (
              <p>Nothing yet.</p>
            ) : (
              <ul class="heard-evidence">
                {sides[side].map((sight) => (
                  <SightLine sight={sight} path={record.path} />
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
    </Page>
  )
}

function SightLine({ sight, path }: { readonly sight: Sight; readonly path: string }) {
  const { entry, says, words } = sight
  return (
    <li>
      <time datetime={entry.happened.day}>{whenInWords(entry.happened)}</time>{' '}
      <a href={`${path}/entries/${entry.address}`}>{entry.title}</a>
      {words !== null && words !== '' && <p>{words}</p>}
      <Meta>
        {says === 'shows it'
          ? '● Shows it'
          : says === 'not sure'
            ? '◐ Not sure'
            : '○ Does not show it'}
      </Meta>
    </li>
  )
}

export function FindPage(props: {
  readonly record: PageRecord
  readonly need: Entry
  readonly asked: string
  readonly lines: readonly Line[]
}) {
  const { record, need, asked, lines } = props
  const here = `${record.path}/needs/${need.address}/sides`
  return (
    <Page
      title="Find something in the record"
      record={record}
      current="profile"
      backTo={{ href: here, text: need.title }}
    >
      <form method="get" action={`${here}/find`} class="heard-form">
        <Input
          id="q"
          name="q"
          label="Words in it"
          hint="A name, a report, what was said"
          value={asked}
        />
        <Button>Look</Button>
      </form>
      {asked !== '' && lines.length === 0 && <p>Nothing in the record has these words.</p>}
      <ul class="heard-evidence">
        {lines.map((line) => (
          <li>
            <time datetime={line.day}>{inWords(line.day)}</time>{' '}
            <a href={`${here}/put?entry=${line.address}`}>{line.title}</a>
          </li>
        ))}
      </ul>
    </Page>
  )
}

type FormProps = {
  readonly record: PageRecord
  readonly need: Entry
  readonly given: Typed
  readonly problems: readonly Problem[]
}

function FormPage(
  props: FormProps & { readonly title: string; readonly action: string; readonly children?: Child },
) {
  const { record, need, given, problems, title, action } = props
  const here = `${record.path}/needs/${need.address}/sides`
  return (
    <Page
      title={title}
      record={record}
      current="profile"
      problems={problems}
      backTo={{ href: here, text: need.title }}
    >
      <form method="post" action={`${here}/${action}`} class="heard-form">
        <input type="hidden" name="token" value={given['token'] ?? ''} />
        {props.children}
        <Button>Put it there</Button>
      </form>
    </Page>
  )
}

export function PutPage(props: FormProps & { readonly entry: Entry }) {
  const { given, problems, entry } = props
  return (
    <FormPage {...props} title="What does this say of it?" action="put">
      <Card>
        <p class="heard-lead">{entry.title}</p>
        <Meta>{whenInWords(entry.happened)}</Meta>
      </Card>
      <input type="hidden" name="entry" value={entry.address} />
      <Radios
        name="from"
        idPrefix="from"
        fieldset={{ legend: 'Whose view is it?' }}
        value={given['from'] ?? null}
        error={problemOf(problems, 'from')}
        items={SIDES.map((side) => ({ value: side, text: NAMES[side] }))}
      />
      <Radios
        name="says"
        idPrefix="says"
        fieldset={{ legend: 'What does it say?' }}
        value={given['says'] ?? null}
        error={problemOf(problems, 'says')}
        items={[
          { value: SAYS[0], text: 'It shows this need' },
          { value: SAYS[1], text: 'It does not show it there' },
          { value: SAYS[2], text: 'It is not sure' },
        ]}
      />
      <Textarea
        id="words"
        name="words"
        label="The words that say so, if you like"
        rows={3}
        value={given['words']}
        error={problemOf(problems, 'words')}
      />
    </FormPage>
  )
}

export function SeenPage(props: FormProps) {
  const { given, problems } = props
  const field = (name: string) => ({
    id: name,
    name,
    value: given[name],
    error: problemOf(problems, name),
  })
  return (
    <FormPage {...props} title="What we see at home" action="seen">
      <Textarea
        {...field('what')}
        label="What do you see?"
        hint="What a camera would see. Not why, yet."
        rows={3}
      />
      <Input
        {...field('times')}
        label="How many times?"
        hint="Your best count. Leave it if you do not know."
        inputmode="numeric"
      />
      <Radios
        name="per"
        idPrefix="per"
        fieldset={{ legend: 'In how long?' }}
        value={given['per'] ?? 'week'}
        items={PERS.map((per) => ({ value: per, text: `A ${per}` }))}
      />
      <Input {...field('minutes')} label="How long does it last, in minutes?" inputmode="numeric" />
      <Radios
        name="hard"
        idPrefix="hard"
        fieldset={{ legend: 'How strong is it?' }}
        value={given['hard'] ?? null}
        error={problemOf(problems, 'hard')}
        items={[
          { value: '1', text: '1: hardly noticed' },
          { value: '2', text: '2: mild, a word helps' },
          { value: '3', text: '3: clear, it stops what we were doing' },
          { value: '4', text: '4: strong, somebody has to help' },
          { value: '5', text: '5: as strong as it gets' },
        ]}
      />
      <Input
        {...field('setting')}
        label="Where and when?"
        hint="After school, in the car, before bed"
      />
      <Input
        {...field('others')}
        label="Who else has seen it?"
        hint="A grandparent, a neighbour, a club leader"
      />
      <Input {...field('since')} label="Since when?" hint="Year 2, last spring, September" />
    </FormPage>
  )
}
