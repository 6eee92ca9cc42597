/**
 * The page to write on without a network. A phone keeps it as it is, so it is the same for everyone:
 * nothing of any record, child or person is in it. The script in client/capture.ts brings it to life.
 */
import { Button } from '../platform/components/button.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { InsetText } from '../platform/components/notices.tsx'
import { Page } from '../platform/web/page.tsx'
import { HelpFirst } from '../help/pages.tsx'
import type { Capture } from './capture.ts'

export function CapturePage({ captures }: { readonly captures: readonly Capture[] }) {
  return (
    <Page
      title="Write it down"
      sub="With a signal or without. It goes to the record by itself."
      scripts={['capture', 'record']}
    >
      <noscript>
        <InsetText>
          This page works without a signal, and needs JavaScript for that. With a signal, open your
          record and use “Add something”: it needs none.
        </InsetText>
      </noscript>
      <div data-capture="" hidden>
        <div data-help hidden>
          <HelpFirst />
        </div>
        <p>
          <output tabindex={-1} data-said=""></output>
        </p>
        <NotReady />
        <Leaving />
        <div class="heard-words" data-ready="" hidden>
          <Doors captures={captures} />
          <Which />
        </div>
        <section aria-labelledby="on-phone" data-list="" hidden>
          <h2 id="on-phone">On this phone</h2>
          <p data-nag="" hidden></p>
          <ol class="govuk-list" data-items=""></ol>
          <div data-all="" hidden>
            <p class="heard-acts">
              <button type="button" class="heard-button heard-button--quiet" data-do="send">
                Send them now
              </button>
              <button type="button" class="heard-button heard-button--quiet" data-do="save">
                Save a copy
              </button>
            </p>
          </div>
        </section>
      </div>
      {captures.map((capture) => (
        <Form capture={capture} />
      ))}
      <Help />
      <What />
    </Page>
  )
}

function NotReady() {
  return (
    <div data-unready="" hidden>
      <InsetText>
        <p>
          This phone does not know your record yet. <a href="/">Open it once</a> while you have a
          signal and are signed in. After that you can write here without one.
        </p>
      </InsetText>
    </div>
  )
}

/** Before somebody signs out with things that are nowhere else. */
function Leaving() {
  return (
    <section class="heard-card" aria-labelledby="leaving" data-leaving="" hidden>
      <h2 id="leaving">Before you sign out</h2>
      <p data-leaving-words=""></p>
      <p>Signing out takes everything of Heard off this phone. What is not sent is then gone.</p>
      <p class="heard-acts">
        <button type="button" class="heard-button" data-do="send">
          Send them now
        </button>
        <button type="button" class="heard-button heard-button--quiet" data-do="save">
          Save a copy
        </button>
      </p>
      <form method="post" action="/sign-out" data-anyway="">
        <Button class="govuk-button--secondary">Throw them away and sign out</Button>
      </form>
    </section>
  )
}

function Doors({ captures }: { readonly captures: readonly Capture[] }) {
  return (
    <>
      <div data-doors="">
        <ul class="heard-doors heard-doors--two">
          {captures.map(({ what, door, hint }) => (
            <li>
              <button type="button" data-open={what}>
                {door} <small>{hint}</small>
              </button>
            </li>
          ))}
        </ul>
      </div>
      <section aria-labelledby="form-name" data-form="" hidden>
        <h2 id="form-name" tabindex={-1} data-form-name="">
          A note
        </h2>
        <form class="heard-by-hand" autocomplete="off" novalidate>
          <p class="govuk-error-message" role="alert" data-slip="" hidden></p>
          <div data-boxes=""></div>
          <WhenItWas />
          <Button>Keep it</Button>
          <p class="heard-acts">
            <button type="button" class="heard-button heard-button--quiet" data-do="close">
              Not now
            </button>
          </p>
        </form>
      </section>
    </>
  )
}

function WhenItWas() {
  return (
    <Details summary="It was earlier" id="earlier">
      <Input name="day" type="date" label="Which day?" class="govuk-input--width-10" />
      <Input
        name="time"
        type="time"
        label="What time, if you know it?"
        class="govuk-input--width-5"
      />
    </Details>
  )
}

/** Which record it is for; there only where this phone knows of more than one. */
function Which() {
  return (
    <div data-which="" hidden>
      <div class="govuk-form-group">
        <label class="govuk-label govuk-label--s" for="record">
          Which record is it for?
        </label>
        <select class="govuk-select" id="record" data-records="">
          <option value="">The record I last used</option>
        </select>
      </div>
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input class="govuk-checkboxes__input" type="checkbox" id="names" data-names="" />
          <label class="govuk-label govuk-checkboxes__label" for="names">
            Show the children’s names here. They are then kept on this phone.
          </label>
        </div>
      </div>
    </div>
  )
}

/** Laid up until its door is pressed: one form stands on the page at a time, and each begins empty. */
function Form({ capture: { what, door, must, Questions } }: { readonly capture: Capture }) {
  return (
    <template
      data-boxes-of={what}
      data-door={door}
      data-any-of={must.anyOf.join(' ')}
      data-or={must.slip}
    >
      <Questions />
    </template>
  )
}

function Help() {
  return (
    <section aria-labelledby="help-lines" class="heard-card">
      <h2 id="help-lines">If someone may not be safe</h2>
      <p class="heard-acts">
        <a class="heard-button" href="tel:999">
          Ring 999
        </a>
        <a class="heard-button heard-button--quiet" href="tel:111">
          Ring 111, mental health option
        </a>
        <a class="heard-button heard-button--quiet" href="/help-now">
          Other people to turn to
        </a>
      </p>
      <p class="heard-meta">
        Ringing needs a phone signal, not the internet. Nobody reads what you write here before it
        is sent, and Heard calls no one.
      </p>
    </section>
  )
}

function What() {
  return (
    <Details summary="What stays on this phone">
      <ul class="govuk-list govuk-list--bullet">
        <li>
          What you write here waits on this phone, encrypted, until it is in the record. Then it is
          taken off the phone.
        </li>
        <li>No page of the record is kept here, and no child’s name unless you ask for it.</li>
        <li>Signing out takes everything off this phone.</li>
        <li>
          A phone may clear away what a site keeps, an iPhone after 7 days without opening it. So
          open Heard when you have a signal, or save a copy.
        </li>
      </ul>
      <p>
        <a href="/" data-home="">
          Open my records
        </a>
      </p>
    </Details>
  )
}
