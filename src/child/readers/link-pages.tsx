/** What somebody with a link sees: one button, then the page, then "I have read this". */
import { CloseHere } from '../../people/link-foot.tsx'
import { Button } from '../../platform/components/button.tsx'
import { Card, Meta } from '../../platform/components/card.tsx'
import { Checkboxes } from '../../platform/components/checkboxes.tsx'
import { Input } from '../../platform/components/input.tsx'
import { Textarea } from '../../platform/components/textarea.tsx'
import type { Day } from '../../platform/day.ts'
import { problemOf, type Problem } from '../../platform/web/forms.ts'
import { Page } from '../../platform/web/page.tsx'
import { guideOf } from '../guides.ts'
import type { GivenBody, ReadBody } from './entries.ts'
import { GivenParts } from './given-parts.tsx'

type Opening = { readonly title: string; readonly lead: string; readonly meta: string }

const A_DAY: Opening = {
  title: 'How was the day?',
  lead: 'A family asks you for twenty seconds about a day, whenever you like.',
  meta: 'The link is for you only. The family sees what you write. Miss as many days as you like.',
}

const OPENINGS: Readonly<Record<string, Opening>> = {
  home: A_DAY,
  school: A_DAY,
  child: {
    title: 'Your page',
    lead: 'This page is for you.',
    meta: 'Others use this device too? Then close your page when you have finished.',
  },
  answering: {
    title: 'A question for you',
    lead: 'A family asks you something. Answering takes about a minute.',
    meta: 'The link is for you only. You need no account.',
  },
  confirming: {
    title: 'Something to read',
    lead: 'A family asks you to read what has changed. It takes about two minutes.',
    meta: 'The link is for you only. You need no account. The family sees when you say that you have read it.',
  },
  repairing: {
    title: 'A conversation, begun again',
    lead: 'Somebody would like to talk something through with you again. Only the two of you see what is said.',
    meta: 'You need no account. It opens in this browser only, from the moment you press: nobody else can use the link after that.',
  },
}

const TO_READ: Opening = {
  title: 'A page to read',
  lead: 'A family asks you to read one page. It takes about two minutes.',
  meta: 'The link is for you only. When you open it, the family sees that it was opened, and when.',
}

/** Nothing of the child stands here: a mail scanner or a glance at a screen learns nothing. */
export function OpenPage({ secret, role }: { readonly secret: string; readonly role: string }) {
  const { title, lead, meta } = OPENINGS[role] ?? TO_READ
  return (
    <Page title={title}>
      <p class="heard-lead">{lead}</p>
      <form method="post" action="/l">
        <input type="hidden" name="secret" value={secret} />
        <Button>Open it</Button>
      </form>
      <Meta>{meta}</Meta>
    </Page>
  )
}

/** For whoever stands in for a day and has a code on paper. Says nothing of any child. */
export function CodePage({
  problem,
  code,
}: {
  readonly problem: string | null
  readonly code: string
}) {
  const problems = problem === null ? [] : [{ field: 'code', text: problem }]
  return (
    <Page title="A page to read, by its code" problems={problems}>
      <form method="post" action="/code" class="heard-form">
        <Input
          id="code"
          name="code"
          label="The code"
          hint="Ten letters and digits. Spaces do not matter."
          value={code}
          error={problem ?? undefined}
          autocomplete="off"
          spellcheck={false}
        />
        <Input
          id="pin"
          name="pin"
          label="Today’s PIN"
          hint="Four digits. It is another one each day."
          inputmode="numeric"
          autocomplete="off"
        />
        <Button>Open it</Button>
      </form>
    </Page>
  )
}

export function PastPage() {
  return (
    <Page title="This link does not open any more">
      <p class="heard-lead">It may have ended, or a newer one took its place.</p>
      <p>Ask whoever gave it to you for a new one. There is nothing you did wrong.</p>
    </Page>
  )
}

/** For a second browser, where a link opens in one only: the first goes on, and a new link can be mailed. */
export function OpenedElsewherePage({ secret }: { readonly secret: string }) {
  return (
    <Page title="This link was opened in another browser">
      <p class="heard-lead">It opens only where it was opened first.</p>
      <p>
        So nobody can use it whom it was passed on to. If that was you, go on there. Or let a new
        link be mailed to the address that this one was mailed to.
      </p>
      <form method="post" action="/l/again">
        <input type="hidden" name="secret" value={secret} />
        <Button preventDoubleClick>Mail a new link to me</Button>
      </form>
    </Page>
  )
}

/** After whoever had it open closed it on this device. */
export function ClosedPage() {
  return (
    <Page title="It is closed on this device">
      <p class="heard-lead">Nobody can read it here now. Your link opens it again.</p>
    </Page>
  )
}

/** Stops the reminders of a link that was mailed. Only pressing does: programs open links by themselves. */
export function NoMorePage({
  token,
  stopped,
}: {
  readonly token: string
  readonly stopped: boolean
}) {
  return (
    <Page title={stopped ? 'You are reminded no more' : 'No more reminders'}>
      {stopped ? (
        <p class="heard-lead">The link itself goes on opening, if you want to read it after all.</p>
      ) : (
        <form method="post" action="/l/no-more">
          <input type="hidden" name="token" value={token} />
          <p class="heard-lead">
            You were sent a link to a page to read. It can stop reminding you.
          </p>
          <Button>Remind me no more</Button>
        </form>
      )}
    </Page>
  )
}

type ReadProps = {
  readonly given: GivenBody
  /** The day it is read. */
  readonly on: Day
  readonly read: ReadBody | null
  readonly reader: string
  readonly problems: readonly Problem[]
  readonly typed: Readonly<Record<string, string>>
}

export function GivenPage({ given, on, read, reader, problems, typed }: ReadProps) {
  return (
    <Page title={given.heading} problems={problems}>
      <GivenParts given={given} on={on} />
      {read === null ? (
        <Confirm problems={problems} typed={typed} guides={given.guides} />
      ) : (
        <Card class="heard-kept">
          <h2>Thank you, {reader}</h2>
          <p>You have said that you have read this. The family can see it.</p>
          {read.will !== null && <p>You will: {read.will}</p>}
          {read.question !== null && <p>You asked: {read.question}</p>}
          {read.guides.length > 0 && <p>You also read: {titlesOf(read.guides)}</p>}
        </Card>
      )}
      <Meta>
        If you are worried that a child is not safe: tell your safeguarding lead now, in person.
        Heard does not pass this on and is not the place for a safeguarding concern.
      </Meta>
      <CloseHere />
    </Page>
  )
}

/** The names of guides, for one line. */
export function titlesOf(guides: readonly string[]): string {
  return guides.map((id) => guideOf(id)?.title ?? id).join('; ')
}

function Confirm({
  problems,
  typed,
  guides,
}: Pick<ReadProps, 'problems' | 'typed'> & { readonly guides: readonly string[] }) {
  return (
    <form method="post" action="/l/read" class="heard-form">
      <h2>When you have read it</h2>
      <Textarea
        id="will"
        name="will"
        label="One thing I will do (if you like)"
        rows={2}
        value={typed['will']}
        error={problemOf(problems, 'will')}
      />
      <Textarea
        id="question"
        name="question"
        label="One question I have (if you like)"
        rows={2}
        value={typed['question']}
        error={problemOf(problems, 'question')}
      />
      {guides.length > 0 && (
        <Checkboxes
          name="guides"
          idPrefix="guides"
          fieldset={{ legend: 'Have you read any of the guides too?' }}
          items={guides.map((id) => ({ value: id, text: guideOf(id)?.title ?? id }))}
        />
      )}
      <Button>I have read this</Button>
      <Meta>The family sees what you write here, and that you pressed the button.</Meta>
    </form>
  )
}
