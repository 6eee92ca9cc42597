/** Reminders by email: what they say, when they come, and where none can be sent, that. */
import { Button } from '../platform/components/button.tsx'
import { Acts, Card, Empty } from '../platform/components/card.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { Input } from '../platform/components/input.tsx'
import { Tag } from '../platform/components/notices.tsx'
import { inWords } from '../platform/day.ts'
import { problemOf, type Problem } from '../platform/web/forms.ts'
import type { PageRecord } from '../platform/web/page.tsx'
import type { ReminderGiven } from './forms.ts'
import { LEADS } from './reminder.ts'
import type { LastMail, Reminder } from './reminder-store.ts'

export type ByMailProps = {
  readonly record: PageRecord
  readonly reminder: Reminder | null
  /** This installation can send mail. */
  readonly canMail: boolean
  readonly lastMail: LastMail | null
  readonly given: ReminderGiven
  readonly problems: readonly Problem[]
}

export function ByMail(props: ByMailProps) {
  return (
    <section aria-labelledby="mail">
      <h2 id="mail">By email</h2>
      {props.canMail ? <MailSettings {...props} /> : <CannotMail />}
    </section>
  )
}

function CannotMail() {
  return (
    <Empty>
      <p>
        Heard cannot send mail here, so it can send no reminder. Nothing is sent and nothing is kept
        waiting. Your own calendar can remind you: give it the address above, or the file.
      </p>
      <p>Whoever runs this Heard can give it a mail server (HEARD_SMTP_URL).</p>
    </Empty>
  )
}

const LEAD_WORDS: Readonly<Record<(typeof LEADS)[number], string>> = {
  0: 'On the day',
  1: 'The day before',
  2: 'Two days before',
  7: 'A week before',
  14: 'Two weeks before',
}

function MailSettings(props: ByMailProps) {
  const { record, reminder, given, problems } = props
  return (
    <Card class="heard-reminder">
      <MailState {...props} />
      <p>
        The mail says that something is due and when, and no more: “Something in Heard is due on
        Friday 9 October.” One mail a day at most.
      </p>
      <form method="post" action={`${record.path}/reminders/mail`} novalidate>
        <Input
          name="email"
          type="email"
          label="To which address?"
          hint="One that only you read"
          value={given.email}
          autocomplete="email"
          error={problemOf(problems, 'email')}
        />
        <Checkboxes
          name="leads"
          class="govuk-checkboxes--small"
          values={given.leads.map(String)}
          error={problemOf(problems, 'leads')}
          fieldset={{ legend: { text: 'When?', class: 'govuk-fieldset__legend--s' } }}
          items={LEADS.toReversed().map((lead) => ({
            value: String(lead),
            text: LEAD_WORDS[lead],
          }))}
        />
        <Checkboxes
          name="atNight"
          class="govuk-checkboxes--small"
          values={given.atNight ? ['yes'] : []}
          items={[
            {
              value: 'yes',
              text: 'Mails may also come at night',
              hint: 'Otherwise only from 8 in the morning until 8 in the evening',
            },
          ]}
        />
        <Acts>
          <Button name="do" value="keep">
            {reminder === null ? 'Send me reminders' : 'Save'}
          </Button>
          {reminder !== null && (
            <Button name="do" value="stop" class="govuk-button--secondary">
              Stop the mails
            </Button>
          )}
        </Acts>
      </form>
    </Card>
  )
}

function MailState({ reminder, lastMail }: ByMailProps) {
  if (reminder === null) return null
  if (reminder.confirmed === null)
    return (
      <p>
        <Tag>Waiting for your yes</Tag> We sent a mail to {reminder.email}. Open the page in it and
        press the button; until then no reminder is sent.
      </p>
    )
  return (
    <p>
      <Tag>On</Tag> Reminders go to {reminder.email}.{' '}
      {lastMail !== null &&
        (lastMail.sent
          ? `The last one went out ${inWords(lastMail.day)}.`
          : `The one of ${inWords(lastMail.day)} may not have gone out.`)}
    </p>
  )
}
