/** The page of reading settings and the one that says what "Exit this page" cannot hide. */
import { Hono } from 'hono'
import { Button } from '../components/button.tsx'
import { NotificationBanner } from '../components/notification-banner.tsx'
import { Radios } from '../components/radios.tsx'
import { giveOwn } from './cookies.ts'
import { textOf } from './forms.ts'
import { Page } from './page.tsx'
import { readReading, writeReading, type Reading } from './reading.ts'
import { currentShell, READING_COOKIE } from './shell.ts'

const QUESTIONS = [
  {
    name: 'size',
    question: 'Size of the words',
    answers: [
      { value: 'usual', text: 'Usual' },
      { value: 'large', text: 'Large' },
      { value: 'largest', text: 'Largest' },
    ],
  },
  {
    name: 'spacing',
    question: 'Space between letters, words and lines',
    answers: [
      { value: 'usual', text: 'Usual' },
      { value: 'roomy', text: 'More space' },
    ],
  },
  {
    name: 'font',
    question: 'Shape of the letters',
    answers: [
      { value: 'usual', text: 'Atkinson Hyperlegible, made so that letters are hard to mix up' },
      { value: 'device', text: 'The usual letters of my phone or computer' },
      { value: 'serif', text: 'Letters like in a book' },
    ],
  },
  {
    name: 'contrast',
    question: 'Light and contrast',
    answers: [
      { value: 'device', text: 'As my phone or computer is set' },
      { value: 'light', text: 'Light, like paper' },
      { value: 'dark', text: 'Dark' },
      { value: 'strong', text: 'Strong black on white' },
    ],
  },
] as const

/** A path of our own to return to; anything else becomes the first page. */
export function ownPath(text: string): string {
  const base = 'http://heard.invalid'
  if (!URL.canParse(text, base) || !text.startsWith('/')) return '/'
  const url = new URL(text, base)
  // `/.//elsewhere` is a path here, and `//elsewhere` another site to whoever is sent there.
  return url.origin === base ? url.pathname.replace(/^\/+/, '/') + url.search : '/'
}

function pathOf(referrer: string): string {
  return URL.canParse(referrer) ? new URL(referrer).pathname : '/'
}

function ReadingPage({ reading, back, saved }: { reading: Reading; back: string; saved: boolean }) {
  return (
    <Page title="Reading settings" sub="Kept in this browser, on this device.">
      {saved && (
        <NotificationBanner type="success" title="Saved">
          <p class="govuk-notification-banner__heading">
            This page shows how it looks. <a href={back}>Go back to where you were</a>
          </p>
        </NotificationBanner>
      )}
      <form method="post" action="/reading-settings" class="heard-words">
        <input type="hidden" name="back" value={back} />
        {QUESTIONS.map(({ name, question, answers }) => (
          <Radios
            name={name}
            fieldset={{ legend: { text: question, class: 'govuk-fieldset__legend--s' } }}
            items={answers}
            value={reading[name]}
          />
        ))}
        <Button>Save</Button>
      </form>
    </Page>
  )
}

function ExitPage() {
  return (
    <Page title="What “Exit this page” does, and what it cannot hide">
      <div class="heard-words">
        <p class="heard-lead">
          “Exit this page” is at the top of every page. It takes you to a weather page at once.
        </p>
        <h2>What it cannot hide</h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>The pages you looked at are still in this browser’s history.</li>
          <li>Files you saved are still where you saved them.</li>
          <li>You stay signed in on this device.</li>
          <li>
            If you put Heard on the first screen of a phone, its icon is seen there. What you wrote
            without a signal waits on the phone, locked, until it is sent or you sign out.
          </li>
          <li>
            Someone who watches this device or this network may still see which sites it opened.
          </li>
        </ul>
        <h2>What you can do</h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>Use a private or incognito window. It keeps no history once it is closed.</li>
          <li>Remove single pages from the history. An empty history can itself be noticed.</li>
          <li>Use a device that the person you worry about never holds.</li>
        </ul>
        <p>
          If you are not safe at home, <a href="/help-now">Help now</a> has people to talk to.
        </p>
      </div>
    </Page>
  )
}

/** `/reading-settings` and `/exit-this-page`: for everyone, signed in or not. */
export function readingRoutes(): Hono {
  const routes = new Hono()
  routes.get('/reading-settings', (c) => {
    const back = ownPath(c.req.query('back') ?? pathOf(c.req.header('referer') ?? '/'))
    const saved = c.req.query('saved') === 'yes'
    return c.html(<ReadingPage reading={currentShell().reading} back={back} saved={saved} />)
  })
  routes.post('/reading-settings', async (c) => {
    const form = await c.req.formData()
    const given = new URLSearchParams(
      QUESTIONS.map(({ name }): [string, string] => [name, textOf(form, name)]),
    )
    giveOwn(c, READING_COOKIE, writeReading(readReading(given.toString())), 34_000_000)
    const back = encodeURIComponent(ownPath(textOf(form, 'back')))
    return c.redirect(`/reading-settings?saved=yes&back=${back}`, 303)
  })
  routes.get('/exit-this-page', (c) => c.html(<ExitPage />))
  return routes
}
