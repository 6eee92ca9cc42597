/** The form of thirty seconds: what happened, or how the night was, and for whom, by name. */
import { Button } from '../platform/components/button.tsx'
import { ActLink, Acts, Empty, Meta } from '../platform/components/card.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { Chips } from '../platform/components/chips.tsx'
import { DateInput } from '../platform/components/date-input.tsx'
import { Details } from '../platform/components/details.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { NewsBody } from './entries.ts'
import { ABOUT_WORDS } from './news-parts.tsx'
import type { ForWhom } from './seats.ts'

export type NewsFormProps = {
  readonly record: PageRecord
  readonly from: NewsBody['from']
  /** How the night was: one tap, and a sentence if they like. */
  readonly isNight: boolean
  readonly forWhom: readonly ForWhom[]
  readonly token: string
  readonly typed: Typed
  /** Who is ticked; null before anything was sent. */
  readonly ticked: readonly string[] | null
  /** The form begins with what today's check-in says. */
  readonly prefilled: boolean
  readonly problems: readonly Problem[]
}

export function NewsFormPage(props: NewsFormProps) {
  const { record, from, isNight, forWhom, problems } = props
  const title = isNight
    ? 'How was the night?'
    : from === 'home'
      ? 'Tell school something'
      : `Tell home about ${record.name}`
  return (
    <Page
      title={title}
      record={record}
      current="news"
      backTo={{ href: `${record.path}/news`, text: 'News between home and school' }}
      sub={isNight ? 'One tap is enough.' : 'Thirty seconds. Good news too.'}
      problems={problems}
    >
      {forWhom.length === 0 ? (
        <NobodyYet record={record} from={from} />
      ) : (
        <form method="post" action={`${record.path}/news/new`} novalidate>
          <input type="hidden" name="token" value={props.token} />
          {isNight && <input type="hidden" name="of" value="night" />}
          {isNight ? <OfTheNight {...props} /> : <OfTheDay {...props} child={record.name} />}
          <Who {...props} />
          <Button>{from === 'home' ? 'Tell school' : 'Tell home'}</Button>
        </form>
      )}
    </Page>
  )
}

function NobodyYet({ record, from }: Pick<NewsFormProps, 'record' | 'from'>) {
  return (
    <Empty>
      <p>
        {from === 'home'
          ? `Nobody at school can open ${record.name}’s record and see how days go yet. When somebody can, you can tell them here.`
          : 'Nobody else can see how days go in this record.'}
      </p>
      <Acts>
        <ActLink href={`${record.path}/days/check-in`} quiet>
          Write down how the day was, for yourself
        </ActLink>
      </Acts>
    </Empty>
  )
}

/** How the night was: one tap, and a sentence if they like. */
export function OfTheNight(props: Pick<NewsFormProps, 'typed' | 'problems' | 'prefilled'>) {
  const { typed, problems, prefilled } = props
  return (
    <>
      {prefilled && <Meta>From what you wrote down today. Change it as you like.</Meta>}
      <Chips
        name="sleep"
        question="Sleep"
        value={typed['sleep']}
        error={problemOf(problems, 'sleep')}
        chips={[
          { value: 'well', text: 'Slept well' },
          { value: 'some', text: 'Some of the night' },
          { value: 'badly', text: 'Slept badly' },
        ]}
      />
      <Textarea
        name="what"
        label="A sentence, if it helps"
        hint="What would help today?"
        rows={2}
        value={typed['what'] ?? ''}
        error={problemOf(problems, 'what')}
      />
    </>
  )
}

/** What happened, in three boxes of which two may stay empty. */
export function OfTheDay(props: {
  /** What the child is called. */
  readonly child: string
  readonly from: NewsBody['from']
  readonly typed: Typed
  readonly problems: readonly Problem[]
}) {
  const { child, from, typed, problems } = props
  return (
    <>
      <Chips
        name="about"
        question="What sort of news is it?"
        value={typed['about']}
        error={problemOf(problems, 'about')}
        chips={(['good', 'hard', 'plain'] as const).map((value) => ({
          value,
          text: ABOUT_WORDS[value],
        }))}
      />
      <Textarea
        name="what"
        label="What happened?"
        rows={3}
        value={typed['what'] ?? ''}
        error={problemOf(problems, 'what')}
      />
      <Textarea
        name="background"
        label="What came before it?"
        hint={`What was going on round ${child}, and what you think it was about. If you know.`}
        rows={2}
        value={typed['background'] ?? ''}
        error={problemOf(problems, 'background')}
      />
      <Details
        summary="It matters only until a day"
        class="heard-fold"
        open={problemOf(problems, 'until') !== undefined || (typed['until-day'] ?? '') !== ''}
      >
        <DateInput
          id="until"
          namePrefix="until"
          values={Object.fromEntries(
            ['day', 'month', 'year'].map((part) => [`until-${part}`, typed[`until-${part}`] ?? '']),
          )}
          error={problemOf(problems, 'until')}
          hint={
            from === 'home' ? 'After it, it no longer stands first for them.' : 'As in 28 9 2026'
          }
          fieldset={{ legend: 'Until when?' }}
        />
      </Details>
    </>
  )
}

/** Those who will see it, by name, before anything is told. */
function Who({ forWhom, ticked, problems }: NewsFormProps) {
  const values = ticked ?? forWhom.filter(({ usual }) => usual).map(({ seat }) => seat.id)
  return (
    <Checkboxes
      name="who"
      class="govuk-checkboxes--small"
      values={[...values]}
      error={problemOf(problems, 'who')}
      fieldset={{ legend: { text: 'Who will see it', class: 'govuk-fieldset__legend--s' } }}
      hint="Those you tick and you. Nobody else."
      items={forWhom.map(({ seat }) => ({
        value: seat.id,
        text: seat.byLink ? `${seat.name}, by a link of their own` : `${seat.name}, ${seat.role}`,
      }))}
    />
  )
}
