/** How somebody wants to be told that something new waits: by mail, on this device, when, or not at all. */
import type { Child } from 'hono/jsx'
import { Button } from '../platform/components/button.tsx'
import { Acts, Card, Meta } from '../platform/components/card.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { InsetText, Tag } from '../platform/components/notices.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { Select } from '../platform/components/select.tsx'
import { problemOf, type Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { counted } from '../platform/words.ts'
import type { NoticeGiven } from './notice-forms.ts'
import { hourInWords } from './notice.ts'
import type { Notice } from './notice-store.ts'

export type NoticesProps = {
  readonly record: PageRecord
  readonly notice: Notice | null
  readonly given: NoticeGiven
  readonly canMail: boolean
  /** How many browsers of this person are told. */
  readonly browsers: number
  /** How many other records this person can open. */
  readonly others: number
  /** The key that a browser subscribes with. */
  readonly publicKey: string
  readonly zone: string
  readonly problems: readonly Problem[]
  /** What just came of a form, in a sentence. */
  readonly done: string | null
}

export function NoticesPage(props: NoticesProps) {
  const { record, problems, done } = props
  return (
    <Page
      title="When something waits for you"
      record={record}
      current="reminders"
      backTo={{ href: `${record.path}/reminders`, text: 'Calendar and reminders' }}
      sub="News, an answer, something to confirm. You choose if you are told."
      problems={problems}
      scripts={['push']}
    >
      {done !== null && <InsetText>{done}</InsetText>}
      <Card class="heard-reminder">
        <p>
          It says “Something new waits for you in Heard” and how many things. Never a name, never
          what it is: somebody may look over your shoulder.
        </p>
        <When {...props} />
      </Card>
      <ThisDevice {...props} />
    </Page>
  )
}

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  text: hourInWords(hour),
}))

function When(props: NoticesProps) {
  const { record, given, problems } = props
  return (
    <form method="post" action={`${record.path}/notices`} novalidate>
      <MailState {...props} />
      <Radios
        name="how"
        value={given.how}
        fieldset={{ legend: { text: 'When?', class: 'govuk-fieldset__legend--s' } }}
        items={[
          { value: 'at once', text: 'At once', hint: 'within a minute or two' },
          { value: 'daily', text: 'Once a day, at one hour', hint: 'if there is anything new' },
          { value: 'off', text: 'Not at all', hint: 'it waits on your first page' },
        ]}
      />
      <Select
        name="hour"
        label="Once a day at"
        value={String(given.hour)}
        error={problemOf(problems, 'hour')}
        items={HOURS}
      />
      <fieldset class="govuk-fieldset heard-quiet-time">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Quiet time</legend>
        <Meta>Nothing is told then, in the time of {props.zone.replaceAll('_', ' ')}.</Meta>
        <Select name="quietFrom" label="From" value={String(given.quietFrom)} items={HOURS} />
        <Select name="quietUntil" label="Until" value={String(given.quietUntil)} items={HOURS} />
      </fieldset>
      {props.canMail ? (
        <Input
          name="email"
          type="email"
          label="By email to"
          hint="One that only you read. Leave it empty for no mail."
          value={given.email ?? ''}
          autocomplete="email"
          error={problemOf(problems, 'email')}
        />
      ) : (
        <Meta>Heard cannot send mail here. Your device can still be told, below.</Meta>
      )}
      {props.others > 0 && (
        <Checkboxes
          name="everywhere"
          class="govuk-checkboxes--small"
          values={[]}
          items={[
            {
              value: 'yes',
              text: `The same at the ${counted(props.others, 'other record', 'other records')} I can open`,
              hint: 'What waits at all of them comes in one mail',
            },
          ]}
        />
      )}
      <Button>Save</Button>
    </form>
  )
}

function MailState({ notice }: NoticesProps): Child {
  if (notice === null || notice.email === null || notice.how === 'off') return null
  if (notice.confirmed !== null)
    return (
      <p>
        <Tag>On</Tag> Mails go to {notice.email}.
      </p>
    )
  return (
    <p>
      <Tag>Waiting for your yes</Tag> We sent a mail to {notice.email}. Open the page in it and
      press the button; until then nothing is sent.
    </p>
  )
}

/** Needs a script in the browser: without one it says so and everything else works. */
function ThisDevice({ record, browsers, publicKey }: NoticesProps) {
  const here = `${record.path}/notices/device`
  return (
    <section aria-labelledby="device">
      <h2 id="device">On your phone or computer</h2>
      <Card class="heard-reminder">
        <p>
          {browsers === 0
            ? 'No device of yours is told.'
            : `${counted(browsers, 'browser')} of yours ${browsers === 1 ? 'is' : 'are'} told.`}
        </p>
        <div data-push={publicKey}>
          <p data-push-says="">
            This needs JavaScript, and a browser that can show notices. Without them, mail works.
          </p>
          <form method="post" action={here} hidden data-push-form="">
            <input type="hidden" name="endpoint" value="" />
            <input type="hidden" name="p256dh" value="" />
            <input type="hidden" name="auth" value="" />
            <Button>Tell me on this device</Button>
          </form>
        </div>
        {browsers > 0 && (
          <form method="post" action={here}>
            <Acts>
              <Button name="do" value="stop" class="govuk-button--secondary">
                Stop on all my devices
              </Button>
            </Acts>
          </form>
        )}
        <Details summary="What the makers of browsers learn">
          <p>
            A notice goes through a service of whoever made your browser. It learns that this device
            was told something, and when. What is in it, a number, is sealed: only your browser can
            open it. Signing out on a device stops it there.
          </p>
        </Details>
      </Card>
    </section>
  )
}
