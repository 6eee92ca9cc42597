/**
 * The one place where an error becomes a page. A person's slip is never an error (it is a value, shown
 * on the same page); here end the refusals, which carry their own status, and our own mistakes, which
 * get a short reference and say nothing else.
 */
import type { Child } from 'hono/jsx'
import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { BucketProblem } from '../files/bucket.ts'
import { FileMissing } from '../files/store.ts'
import { Page } from './page.tsx'

/** A refusal: what the person asked cannot be done, and why is safe to say. */
abstract class Refusal extends Error {
  abstract readonly status: 403 | 404 | 409 | 413
}

/** Not there, or not theirs to see: the page does not say which, nor why. */
export class NotFound extends Refusal {
  override readonly status = 404
}

/** There, but this person may not do this to it. `message` is shown. */
export class NotAllowed extends Refusal {
  override readonly status = 403
}

/** Someone, perhaps in another tab, changed it in the meantime. `message` is shown. */
export class ChangedMeanwhile extends Refusal {
  override readonly status = 409
}

/** More than can be taken in at once. `message` is shown. */
export class TooBig extends Refusal {
  override readonly status = 413
}

/** A request that stops before anything is kept, at a page of its own, and may be sent again from there. */
export abstract class Halt extends Error {
  abstract page(c: Context): Promise<Child>
}

type Words = { readonly title: string; readonly words: string }

const WORDS: Readonly<Record<number, Words>> = {
  403: {
    title: 'That was not done',
    words:
      'We could not tell that it came from you on this page, so nothing was changed. Go back, load the page again and try once more.',
  },
  404: {
    title: 'That page is not here',
    words:
      'The address may be mistyped, the page may have moved, or it may not be yours to open. Nothing has been lost.',
  },
  409: {
    title: 'Something changed in the meantime',
    words:
      'It was changed after you opened it, perhaps by you in another tab. Nothing was overwritten. Go back, load the page again and look before you save.',
  },
  413: {
    title: 'That is too big',
    words: 'It is more than can be taken in at once. Nothing was lost. Try fewer or smaller files.',
  },
}

const ODD: Words = {
  title: 'That could not be read',
  words:
    'The browser sent something we could not read. Go back, load the page again and try once more.',
}

/** Where our own mistakes are written down: a reference and the error, never what the person sent. */
export type Report = (reference: string, error: Error) => void

/** `app.onError`. What is found in the log is found by the request's own id. */
export function showError(report: Report): ErrorHandler {
  return (error, c) => {
    if (error instanceof NotFound) return refuse(c, 404, '')
    if (error instanceof Halt) return halted(c, error)
    if (error instanceof Refusal) return refuse(c, error.status, error.message)
    if (error instanceof HTTPException && error.status < 500) {
      return refuse(c, error.status, '')
    }
    const found = c.get('request') ?? '-'
    report(found, error)
    c.header('Cache-Control', 'no-store')
    return c.html(pageOf(error, found), 500)
  }
}

function pageOf(error: Error, reference: string) {
  if (error instanceof FileMissing) return <FileMissingPage />
  if (error instanceof BucketProblem) return <StoreAwayPage />
  return <OurMistakePage reference={reference} />
}

/** `app.notFound`. */
export const showNotFound: NotFoundHandler = (c) => refuse(c, 404, '')

async function halted(c: Context, halt: Halt): Promise<Response> {
  c.header('Cache-Control', 'no-store')
  return c.html(<>{await halt.page(c)}</>, 422)
}

function refuse(
  c: Context,
  status: ContentfulStatusCode,
  message: string,
): Response | Promise<Response> {
  const { title, words } = WORDS[status] ?? ODD
  c.header('Cache-Control', 'no-store')
  return c.html(
    <Page title={title}>
      <p class="heard-lead">{message === '' ? words : message}</p>
      {status === 403 && message === '' && <Reference request={c.get('request')} />}
      <WaysOn />
    </Page>,
    status,
  )
}

/** For whoever looks after this Heard: by it they find the line in their log. */
function Reference({ request }: { readonly request: string | undefined }) {
  return request === undefined ? null : (
    <p class="heard-meta">
      If you ask for help with this, give this reference: <strong>{request}</strong>
    </p>
  )
}

function OurMistakePage({ reference }: { reference: string }) {
  return (
    <Page title="Sorry, something went wrong on our side">
      <p class="heard-lead">
        It is not something you did. What was already saved is safe. What you were just sending may
        not have been saved: go back, and you may still find it in the form.
      </p>
      <p>
        If it happens again, this reference finds it in the log: <strong>{reference}</strong>
      </p>
      <WaysOn />
    </Page>
  )
}

function FileMissingPage() {
  return (
    <Page title="This file is not where it should be">
      <p class="heard-lead">
        Everything that was written about it is safe, but the file itself is missing from the place
        where files are kept. It is not something you did.
      </p>
      <p>
        Whoever runs Heard for you can put it back from a backup. <code>heard doctor</code> tells
        them how many are missing.
      </p>
      <WaysOn />
    </Page>
  )
}

/** Told as our mistake is (500): a phone takes 503 for having no signal, and shows what it keeps instead. */
function StoreAwayPage() {
  return (
    <Page title="The place where files are kept does not answer just now">
      <p class="heard-lead">
        Everything that was saved is safe. If you were just sending something, it was not kept: go
        back, and you may still find it in the form. Try once more in a few minutes.
      </p>
      <p>
        Pages without large files work as usual. Whoever runs Heard for you can see what is wrong
        with <code>heard doctor</code>.
      </p>
      <WaysOn />
    </Page>
  )
}

function WaysOn() {
  return (
    <ul class="govuk-list">
      <li>
        <a href="/">Go to the first page</a>
      </li>
      <li>
        <a href="/help-now">Help now</a>, if you or a child need someone this minute
      </li>
    </ul>
  )
}
