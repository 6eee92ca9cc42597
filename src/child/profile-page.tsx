/** The child in one page, as a family and its circle read it; and the version for one reader. */
import { ActLink, Acts, Card, Empty, Meta } from '../platform/components/card.tsx'
import { inWords } from '../platform/day.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { linesOf, standingOf, thingsFor, type ForRole } from './profile.ts'
import { Before, Concerns, Needs, Told } from './profile-below.tsx'
import type { ProfileBody, StrategyBody } from './profile-entries.ts'
import { Lines, Sections, StrategyFacts, ThreeThings } from './profile-parts.tsx'
import type { Kept, ProfileView } from './profile-view.ts'

export function nameIn(view: Pick<ProfileView, 'record' | 'profile'>): string {
  return view.profile?.body.name ?? view.record.name
}

export function ProfilePage(view: ProfileView) {
  const { record, profile, problems = [] } = view
  const path = `${record.path}/profile`
  const name = nameIn(view)
  if (profile === null) return <NoProfile view={view} />
  const { body, entry } = profile
  return (
    <Page
      title={`${name} in one page`}
      record={record}
      current="profile"
      problems={problems}
      sub={subOf(view)}
    >
      <div class="heard-profile__top">
        {body.photo && entry.files[0]?.type.startsWith('image/') === true && (
          <img src={`${record.path}/entries/${entry.address}/files/0`} alt={name} width={160} />
        )}
        <ThreeThings things={body.three} title="The three things that matter most" />
      </div>
      <Outputs view={view} body={body} />
      <Sections body={body} />
      <Strategies view={view} />
      <Needs view={view} />
      <Before view={view} />
      <Told view={view} />
      <Concerns view={view} />
      <Acts>
        {view.mayGive && (
          <ActLink href={`${record.path}/readers`}>
            Give it to a reader, and see who has read it
          </ActLink>
        )}
        <ActLink href="/guides" quiet>
          Guides for adults
        </ActLink>
        {view.versions > 1 && (
          <ActLink href={`${path}/changes`} quiet>
            What changed, {view.versions} versions
          </ActLink>
        )}
        <ActLink href={`${record.path}/entries/${entry.address}/audience`} quiet>
          Who may see it
        </ActLink>
      </Acts>
    </Page>
  )
}

function subOf({ profile }: ProfileView): string {
  if (profile === null) return ''
  const written = inWords(profile.entry.happened.day)
  const by = profile.body.madeWith ?? ''
  return by === '' ? `Written ${written}` : `Written by ${by}, ${written}`
}

function NoProfile({ view: { record } }: { readonly view: ProfileView }) {
  return (
    <Page
      title={`${record.name} in one page`}
      record={record}
      current="profile"
      sub="Tell it once, and let every adult read the same page."
    >
      <Empty>
        <p>
          One page that says who {record.name} is: what people like, what matters, what helps, how
          you can tell. Write it together if you can; {record.name}’s own words are the best ones.
          Ten minutes are enough to start, and every later version is kept beside the first.
        </p>
        <p>
          It prints as one sheet, as an easy-read sheet, and as three lines for a lunch hall or a
          supply teacher.
        </p>
        <Acts>
          <ActLink href={`${record.path}/profile/edit`}>Begin the page</ActLink>
          <ActLink href="/guides" quiet>
            Guides for adults
          </ActLink>
        </Acts>
      </Empty>
    </Page>
  )
}

function Outputs({ view, body }: { readonly view: ProfileView; readonly body: ProfileBody }) {
  const path = `${view.record.path}/profile`
  return (
    <nav class="heard-outputs heard-no-print" aria-label="Ways to give it">
      <ul>
        <li>
          <a href={`${path}/one-page.pdf`}>One page to print (PDF)</a>
        </li>
        <li>
          <a href={`${path}/easy-read.pdf`}>Easy read (PDF)</a>
        </li>
        <li>
          <a href={`${path}/edit`}>Change this page</a>
        </li>
        {body.classYes && linesOf(body.forClass).length > 0 && (
          <li>
            <a href={`${path}/class`}>For my class</a>
          </li>
        )}
        {body.roles.map(({ role }) => (
          <li>
            <a href={`${path}/for?${new URLSearchParams({ role }).toString()}`}>For {role}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Strategies({ view: { strategies, record } }: { readonly view: ProfileView }) {
  const path = `${record.path}/profile/strategies`
  const inUse = strategies.filter(({ body }) => standingOf(body).is === 'in use')
  const gone = strategies.filter(({ body }) => standingOf(body).is === 'removed')
  return (
    <section aria-labelledby="monday">
      <h2 id="monday">What to do on Monday</h2>
      {inUse.length === 0 && (
        <p>
          What does an adult do, in which place, and what not? One line is enough:{' '}
          <a href={`${path}/new`}>write down the first</a>.
        </p>
      )}
      {inUse.map((kept) => (
        <StrategyCard kept={kept} path={path} />
      ))}
      {gone.length > 0 && (
        <>
          <h3>Taken away</h3>
          {gone.map((kept) => (
            <StrategyCard kept={kept} path={path} />
          ))}
        </>
      )}
      {strategies.length > 0 && (
        <p>
          <a href={`${path}/new`}>Add something an adult does</a>
        </p>
      )}
    </section>
  )
}

function StrategyCard({
  kept,
  path,
}: {
  readonly kept: Kept<StrategyBody>
  readonly path: string
}) {
  const { guide } = kept.body
  return (
    <Card class="heard-strategy">
      <h3>{kept.body.title}</h3>
      <StrategyFacts body={kept.body} />
      <Meta>
        {(guide ?? '') !== '' && (
          <>
            <a href={`/guides/${guide}`}>The guide behind it</a> ·{' '}
          </>
        )}
        <a href={`${path}/${kept.entry.address}`}>
          Change<span class="govuk-visually-hidden"> “{kept.body.title}”</span>
        </a>
      </Meta>
    </Card>
  )
}

/** One reader's page: a minute, three things, and nothing that need not be known. */
export function RolePage(props: {
  readonly record: PageRecord
  readonly name: string
  readonly forRole: ForRole
}) {
  const { record, name, forRole } = props
  const role = new URLSearchParams({ role: forRole.role }).toString()
  return (
    <Page
      title={`${name}, for ${forRole.role}`}
      record={record}
      current="profile"
      backTo={{ href: `${record.path}/profile`, text: 'The whole page' }}
    >
      <ThreeThings things={forRole.things} title="Three things, one minute" />
      <p class="heard-no-print">
        <a href={`${record.path}/profile/for.pdf?${role}`}>Print it as a card (PDF)</a>
      </p>
    </Page>
  )
}

/** What a class may be shown: only what the child chose to say, and only because the child said yes. */
export function ClassPage(props: {
  readonly record: PageRecord
  readonly name: string
  readonly lines: readonly string[]
}) {
  const { record, name, lines } = props
  return (
    <Page
      title={`What ${name} would like you to know`}
      record={record}
      current="profile"
      backTo={{ href: `${record.path}/profile`, text: 'The whole page' }}
    >
      <section class="heard-three heard-for-class">
        <Lines lines={lines} />
      </section>
      <p class="heard-meta heard-no-print">
        It is here because {name} said yes. Ask again on the day, with a real way to say no. The
        other parents hear nothing from this page.
      </p>
    </Page>
  )
}

/** The three things of a role, or null where the profile has no such role. */
export function roleOf(view: ProfileView, role: string): ForRole | null {
  return view.profile === null ? null : thingsFor(view.profile.body, role)
}
