import { InsetText } from '../platform/components/notices.tsx'
import { day, inWords } from '../platform/day.ts'
import { Page } from '../platform/web/page.tsx'
import { CHECKED, HELP_LINES } from './crisis.data.ts'
import { hrefOf, NEEDS, type HelpLine, type Need } from './help.ts'

const HEADINGS: Readonly<Record<Need, string>> = {
  'danger now': 'Danger now',
  crisis: 'Someone to turn to, this minute',
  talk: 'Someone to talk to',
}

/** Who can be rung, biggest and most urgent first. Needs no sign-in, no script and no database. */
export function HelpNowPage() {
  return (
    <Page title="Help now" backTo={{ href: '/', text: 'Go to the first page' }}>
      <p class="heard-lead">
        Nobody watches Heard and it calls no one. If a life is in danger ring 999.
      </p>
      {NEEDS.map((need) => (
        <section class={`heard-help heard-help--${need.replace(' ', '-')}`}>
          <h2>{HEADINGS[need]}</h2>
          <ul class="heard-help__lines">
            {HELP_LINES.filter((line) => line.need === need).map((line) => (
              <Line line={line} />
            ))}
          </ul>
          {need === 'crisis' && <IfAChildSaysIt />}
        </section>
      ))}
      <p class="heard-meta">
        Numbers and hours as found on the pages named, last looked at on {inWords(day(CHECKED))}.
        Hours change: the service’s own page has today’s. Free, impartial advice near you: search
        for “SENDIASS” and your council’s name.
      </p>
    </Page>
  )
}

function Line({ line }: { readonly line: HelpLine }) {
  return (
    <li class="heard-help__line">
      <p class="heard-help__who">
        {line.who}: <strong>{line.name}</strong>
      </p>
      {line.ways.map((way) => (
        <a class="heard-help__way" href={hrefOf(way)}>
          {way.words}
        </a>
      ))}
      <p class="heard-meta">
        Open: {line.hours}. {line.care}{' '}
        <a href={line.source}>
          Where we found it<span class="govuk-visually-hidden">: {line.name}</span>
        </a>
      </p>
    </li>
  )
}

function IfAChildSaysIt() {
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">If a child says they want to die</span>
      </summary>
      <div class="govuk-details__text">
        <InsetText>
          A clinician must still check these words. They come from the pages named below.
        </InsetText>
        <ul class="govuk-list govuk-list--bullet">
          <li>Stay with them, or have another adult stay. Take it seriously.</li>
          <li>
            Ask directly whether they are thinking of suicide and have a plan. Asking does not plant
            the idea.
          </li>
          <li>Move medicines, cords and blades away.</li>
          <li>Ring 111 and choose the mental health option; ring 999 if there is danger.</li>
          <li>
            Our own suggestion: tell the school’s safeguarding lead and the GP the next working day.
          </li>
        </ul>
        <p class="heard-meta">
          From <a href="https://care.thecalmzone.net/learn/crisis/remain">CALM</a>,{' '}
          <a href="https://richmond.gov.uk/portus/flipbooks/parent-carer-support-information/files/basic-html/page7.html">
            Richmond and Papyrus
          </a>{' '}
          and{' '}
          <a href="https://justonenorfolk.nhs.uk/emotional-health/children-young-people-s-emotional-health/mental-health-safety-planning">
            NHS Just One Norfolk
          </a>
          .
        </p>
      </div>
    </details>
  )
}

/** Help brought first, gently, when words just written may tell of danger. Nothing was sent anywhere. */
export function HelpFirst() {
  return (
    <section class="heard-card heard-help-first" aria-labelledby="help-first">
      <h2 id="help-first">Before anything else</h2>
      <p>
        What you wrote is saved. Some of it sounds as if someone may not be safe. If that is so now,
        you need not carry it alone.
      </p>
      <p class="heard-acts">
        <a class="heard-button" href="tel:999">
          Ring 999 if a life is in danger
        </a>
        <a class="heard-button" href="tel:111">
          Ring 111, mental health option
        </a>
        <a class="heard-button heard-button--quiet" href="/help-now">
          Other people to turn to
        </a>
      </p>
      <p class="heard-meta">Nobody watches Heard and it calls no one.</p>
    </section>
  )
}
