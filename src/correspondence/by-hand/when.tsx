/** The question of when, as every form by hand asks it. */
import { Checkboxes } from '../../platform/components/checkboxes.tsx'
import { DateInput } from '../../platform/components/date-input.tsx'
import { Details } from '../../platform/components/details.tsx'
import { Input } from '../../platform/components/input.tsx'
import { Radios } from '../../platform/components/radios.tsx'
import { addDays, inFullWords, type Day } from '../../platform/day.ts'
import { problemOf, type Problem, type Typed } from '../../platform/web/forms.ts'

const DAYS = [
  { value: 'today', text: 'Today' },
  { value: 'yesterday', text: 'Yesterday' },
  { value: 'other', text: 'Another day' },
] as const

/** After midnight what is written down is mostly of the evening before: that day comes first. */
function namedDays(today: Day) {
  return [
    { value: 'yesterday', text: `Yesterday, ${weekdayAndDate(addDays(today, -1))}` },
    { value: 'today', text: `Today, ${weekdayAndDate(today)}` },
    { value: 'other', text: 'Another day' },
  ] as const
}

/** `Sunday 22 November`. */
function weekdayAndDate(on: Day): string {
  return inFullWords(on).replace(/ \d{4}$/, '')
}

type WhenProps = {
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly today: Day
  /** It is after midnight: the days are named, and none is chosen for the person. */
  readonly isNight: boolean
}

/** Which day, today by default; what few people say (a time, an unsure day) is folded away. */
export function When(props: WhenProps) {
  const { typed, problems } = props
  const slip = problemOf(problems, 'on')
  const isNamed = props.isNight || slip !== undefined
  const given = typed['on'] ?? ''
  const on = given === '' && !isNamed ? 'today' : given
  const days = isNamed ? namedDays(props.today) : DAYS
  return (
    <>
      {isNamed && <input type="hidden" name="named" value={props.today} />}
      <Radios
        name="on"
        value={slip === undefined ? on : null}
        error={slip}
        {...(!isNamed && { class: 'govuk-radios--inline' })}
        fieldset={{ legend: { text: 'When?', class: 'govuk-fieldset__legend--s' } }}
        items={days.map((each) =>
          each.value === 'other' ? { ...each, conditional: <OtherDay {...props} /> } : each,
        )}
      />
      <Details
        summary="Say what time it was"
        open={(typed['time'] ?? '') !== '' || problems.some(({ field }) => field === 'time')}
      >
        <Input
          name="time"
          value={typed['time'] ?? ''}
          error={problemOf(problems, 'time')}
          type="time"
          label="Time, if you know it"
          class="govuk-input--width-5"
        />
      </Details>
    </>
  )
}

/** There once "Another day" is chosen. */
function OtherDay({ typed, problems }: WhenProps) {
  const values = Object.fromEntries(
    ['day', 'month', 'year'].map((part) => [`day-${part}`, typed[`day-${part}`] ?? '']),
  )
  return (
    <>
      <DateInput
        id="day"
        namePrefix="day"
        values={values}
        error={problemOf(problems, 'day')}
        hint="As in 28 9 2026"
        fieldset={{ legend: 'Which day?' }}
      />
      <Checkboxes
        name="about"
        values={[typed['about'] ?? '']}
        items={[{ value: 'yes', text: 'I am not sure of the day' }]}
      />
    </>
  )
}
