/** From which day the young person may own the record, and what changes then. */
import { Button } from '../../platform/components/button.tsx'
import { Card, Meta } from '../../platform/components/card.tsx'
import { DateInput } from '../../platform/components/date-input.tsx'
import { InsetText, WarningText } from '../../platform/components/notices.tsx'
import { inFullWords, type Day } from '../../platform/day.ts'
import { flagInWords } from '../../law/law.ts'
import { problemOf, typedDay, type Problem, type Typed } from '../../platform/web/forms.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import { AGE_FLAG, lastDayOfSchoolAge, mayOwnFrom } from './age.ts'

export function OwnFromPage(props: {
  readonly record: PageRecord
  readonly on: Day
  readonly born: Day | null
  readonly typed: Typed
  readonly problems: readonly Problem[]
}) {
  const { record, on, born, typed, problems } = props
  return (
    <Page
      title={`When ${record.name} may own this record`}
      record={record}
      current="circle"
      problems={problems}
      backTo={{ href: `${record.path}/circle`, text: `Who is around ${record.name}` }}
    >
      {born !== null && <Worked {...{ record, on, born }} />}
      <Card>
        <h2>What changes then</h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>
            From the end of compulsory school age, the rights about support, plans and appeals are
            the young person’s own. A parent may help.
          </li>
          <li>
            In Heard, an owner invites {record.name} to own the record too. It does not happen by
            itself.
          </li>
          <li>
            It opens nothing of before until somebody shows it. You stay an owner until you stop.
          </li>
          <li>
            If {record.name} cannot decide something alone, ask SENDIASS or IPSEA what applies.
            Heard does not decide that.
          </li>
        </ul>
        <p class="heard-why">
          Compulsory school age ends on the last Friday of June in the school year in which somebody
          turns 16. {flagInWords(AGE_FLAG)} England.
        </p>
      </Card>
      <form method="post" class="heard-form" novalidate>
        <DateInput
          id="born"
          namePrefix="born"
          fieldset={{ legend: `When was ${record.name} born?` }}
          hint={`Only the owners of the record see it, and ${record.name} where they have a place. It goes into no pack, letter, email or export. Today says when the time comes. Leave it empty to take it away.`}
          error={problemOf(problems, 'born-day')}
          items={['day', 'month', 'year'].map((part) => ({
            name: part,
            value:
              typed[`born-${part}`] ??
              (born === null ? {} : typedDay('born', born))[`born-${part}`] ??
              '',
          }))}
        />
        <Button>Save</Button>
      </form>
    </Page>
  )
}

function Worked({ record, on, born }: { record: PageRecord; on: Day; born: Day }) {
  const [last, from] = [lastDayOfSchoolAge(born), mayOwnFrom(born)]
  return (
    <>
      <InsetText>
        {record.name} {from > on ? 'may own this record' : 'has been free to own this record'} from{' '}
        <strong>{inFullWords(from)}</strong>.
      </InsetText>
      <Meta>
        Compulsory school age {last >= on ? 'ends' : 'ended'} on {inFullWords(last)}.
      </Meta>
      {from <= on && (
        <WarningText>
          The rights about plans and appeals are {record.name}’s own by now. Ask {record.name} what
          they want with this record.
        </WarningText>
      )}
    </>
  )
}
