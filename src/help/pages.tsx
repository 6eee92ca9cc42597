import { InsetText } from '../platform/components/notices.tsx'
import { day, inWords } from '../platform/day.ts'
import { Page } from '../platform/web/page.tsx'
import { ASK_FOR } from './carers.data.ts'
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
      <p>
        Worn out by all of it? <a href="/help-for-carers">Help for you, the carer</a>
      </p>
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

/** For whoever writes by link or as staff: Heard is not where a safeguarding concern goes. */
export function TellYourLead() {
  return (
    <InsetText>
      Tell your safeguarding lead now, in person. Heard does not pass this on and is not the place
      for a safeguarding concern.
    </InsetText>
  )
}

/** Lines for anyone, by name: who hears a carer out at any hour. */
const FOR_CARERS = ['Samaritans', 'NHS 111, mental health option']
/** Lines that advise a family by day. */
const BY_DAY = ['Family Rights Group', 'SOS!SEN helpline', 'Coram Child Law Advice']

/** Help for whoever carries all this. Needs no sign-in, no script and no database. */
export function CarersPage() {
  return (
    <Page title="Help for you, the carer" backTo={{ href: '/', text: 'Go to the first page' }}>
      <p class="heard-lead">
        Asking again and again wears people out. That you are tired says nothing bad about you. You
        count too, and there is help that is meant for you.
      </p>
      <section class="heard-help" aria-labelledby="talk">
        <h2 id="talk">If it is too much now</h2>
        <ul class="heard-help__lines">
          {named(FOR_CARERS).map((line) => (
            <Line line={line} />
          ))}
        </ul>
        <p>
          If a life is in danger, yours included, ring <a href="tel:999">999</a>.{' '}
          <a href="/help-now">Everyone you can turn to now</a>
        </p>
      </section>
      <section aria-labelledby="ask">
        <h2 id="ask">What you can ask for</h2>
        {ASK_FOR.map(({ name, what, words, law, source, care }) => (
          <div class="heard-card">
            <h3>{name}</h3>
            <p>{what}</p>
            <p>You could write: “{words}”</p>
            <p class="heard-meta">
              {law}. {care} <a href={source}>Where we found it</a>
            </p>
          </div>
        ))}
      </section>
      <section class="heard-help" aria-labelledby="by-day">
        <h2 id="by-day">Someone who knows the way</h2>
        <ul class="heard-help__lines">
          {named(BY_DAY).map((line) => (
            <Line line={line} />
          ))}
        </ul>
        <p>
          Your council’s SENDIASS is free and impartial: search for “SENDIASS” and your council’s
          name. Contact, for families with disabled children, and Carers UK have help lines too. We
          could not check their numbers, so take them from their own sites.
        </p>
      </section>
      <section aria-labelledby="small">
        <h2 id="small">Small things that may help</h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>Nothing in Heard runs away. You can close it for a week.</li>
          <li>Write one thing down while you remember it. The rest can wait.</li>
          <li>
            In your child’s record, “What this has taken” counts the hours you spent. You may show
            them to people.
          </li>
          <li>Our own suggestion: tell your GP that you care for somebody, and how you are.</li>
        </ul>
      </section>
      <p class="heard-meta">
        Information, not legal advice: check with IPSEA or SENDIASS. Numbers and hours as found on
        the pages named, last looked at on {inWords(day(CHECKED))}.
      </p>
    </Page>
  )
}

function named(names: readonly string[]): HelpLine[] {
  return names.flatMap((name) => HELP_LINES.filter((line) => line.name === name))
}
