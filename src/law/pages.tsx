/** The law to browse and search: open to everyone, about no child. */
import { Button } from '../platform/components/button.tsx'
import { QuickLinks } from '../platform/components/card.tsx'
import { Input } from '../platform/components/input.tsx'
import { Page } from '../platform/web/page.tsx'
import type { Law } from './law.ts'
import { LAW_PATH, LawFoot, RowList } from './parts.tsx'
import type { ToldMatch } from './brushoff.ts'
import { type Row, type RowKind, rowsOf } from './search.ts'
import { ToldForm, ToldMatches } from './told-parts.tsx'
import type { Problem } from '../platform/web/forms.ts'

export type Group = {
  readonly slug: string
  readonly title: string
  readonly hint: string
  readonly kinds: readonly RowKind[]
}

export const GROUPS: readonly Group[] = [
  {
    slug: 'clocks',
    title: 'Time limits',
    hint: 'what falls due when, and count a date',
    kinds: ['clock'],
  },
  { slug: 'duties', title: 'Duties', hint: 'who must do what', kinds: ['duty'] },
  {
    slug: 'told',
    title: 'What you were told',
    hint: 'what the source says, and when it is fair',
    kinds: ['told'],
  },
  {
    slug: 'who',
    title: 'Who is responsible',
    hint: 'who refers where, and what breaks a loop',
    kinds: ['route'],
  },
  { slug: 'codes', title: 'Attendance codes', hint: 'what each mark means', kinds: ['code'] },
  {
    slug: 'wording',
    title: 'Wording',
    hint: 'vague plans and blaming records, said better',
    kinds: ['vague', 'blaming'],
  },
  {
    slug: 'tribunal-pages',
    title: 'Tribunal page limits',
    hint: 'how much evidence each side may send',
    kinds: ['limit'],
  },
  {
    slug: 'changes',
    title: 'What is changing',
    hint: 'proposals are not law',
    kinds: ['change'],
  },
]

const SECTIONS: Readonly<Record<string, string>> = {
  '1.1': 'Assessment and plan',
  '1.2': 'Yearly review, and moving on',
  '1.3': 'Mediation, appeal and the Tribunal',
  '1.4': 'Suspension, exclusion, restraint',
  '1.5': 'Attendance, illness, out of school',
  '1.6': 'Records and information',
  '1.7': 'Complaints',
  '1.8': 'SEN support, health, social care',
  '2.1': 'Children and Families Act 2014 and its regulations',
  '2.2': 'SEND Code of Practice',
  '2.3': 'Equality Act 2010',
  '2.4': 'Out of school, attendance, exclusion',
  '2.5': 'Safeguarding, social care, health, information',
  '3.1': 'Said by schools',
  '3.2': 'Said by GPs, paediatrics, CAMHS, therapies',
  '3.3': 'Said by councils',
  '3.4': 'Said by Early Help and social care',
}

function Finder({ words }: { readonly words: string }) {
  return (
    <search>
      <form method="get" action={LAW_PATH} class="heard-finder">
        <div class="heard-finder__words">
          <Input
            name="q"
            label="Find in the law"
            type="search"
            value={words}
            hint="A word, a section, or what you were told"
            attributes={{ enterkeyhint: 'search', autocomplete: 'off' }}
          />
          <Button>Find</Button>
        </div>
      </form>
    </search>
  )
}

/** The front page of the law, or what a search found in it. `found` is null where nothing was asked. */
export function LawPage(props: { readonly words: string; readonly found: readonly Row[] | null }) {
  const { words, found } = props
  return (
    <Page
      title="The law, row by row"
      sub="England. Each row says where it comes from and how far it was checked."
      backTo={{ href: '/', text: 'Go to the first page' }}
    >
      <Finder words={words} />
      {found === null ? (
        <QuickLinks
          links={GROUPS.map(({ slug, title, hint }) => ({
            href: `${LAW_PATH}/${slug}`,
            text: title,
            hint,
          }))}
        />
      ) : (
        <>
          <h2>
            {found.length === 0
              ? 'Nothing was found'
              : `${found.length} ${found.length === 1 ? 'row' : 'rows'}, nearest first`}
          </h2>
          {found.length === 0 && (
            <p>
              Try other words, or <a href={LAW_PATH}>look through the law</a>. SENDIASS and IPSEA
              answer questions free of charge.
            </p>
          )}
          <RowList rows={found} />
        </>
      )}
      <LawFoot />
    </Page>
  )
}

function sectionsOf(law: Law): ReadonlyMap<string, string> {
  return new Map(
    [...law.clocks, ...law.duties, ...law.brushoffs].map(({ id, section }) => [id, section]),
  )
}

/** All rows of one group, under their headings. */
export function GroupPage({ law, group }: { readonly law: Law; readonly group: Group }) {
  const rows = rowsOf(law).filter(({ kind }) => group.kinds.includes(kind))
  const sections = sectionsOf(law)
  const headings = [...new Set(rows.map(({ id }) => sections.get(id) ?? ''))]
  return (
    <Page
      title={group.title}
      sub={`${group.hint.slice(0, 1).toUpperCase()}${group.hint.slice(1)}.`}
      backTo={{ href: LAW_PATH, text: 'The law, row by row' }}
    >
      {group.slug === 'changes' && (
        <p class="govuk-inset-text">
          Nothing proposed is counted as law here. What is law now stays law until it is changed.
        </p>
      )}
      {group.slug === 'told' && <ToldForm action={`${LAW_PATH}/told`} words="" />}
      {headings.map((heading) => (
        <section>
          <h2 class={heading === '' ? 'govuk-visually-hidden' : undefined}>
            {heading === '' ? 'All of them' : (SECTIONS[heading] ?? heading)}
          </h2>
          <RowList rows={rows.filter(({ id }) => (sections.get(id) ?? '') === heading)} />
        </section>
      ))}
      {group.slug === 'who' && <Loops law={law} />}
      <LawFoot />
    </Page>
  )
}

/** What came of looking up what somebody was told; nothing of it is kept. */
export function ToldPage(props: {
  readonly words: string
  readonly matches: readonly ToldMatch[]
  readonly problems: readonly Problem[]
}) {
  return (
    <Page
      title="What you were told"
      sub="What the source says about it, and when it is fair. What you paste here is not kept."
      backTo={{ href: `${LAW_PATH}/told`, text: 'All that families are told' }}
      problems={props.problems}
    >
      {props.problems.length === 0 && <ToldMatches matches={props.matches} />}
      <h2>{props.problems.length === 0 ? 'Look up something else' : 'Try again'}</h2>
      <ToldForm action={`${LAW_PATH}/told`} words={props.words} problems={props.problems} />
      <LawFoot />
    </Page>
  )
}

function Loops({ law }: { readonly law: Law }) {
  return (
    <>
      <h2>In one line each</h2>
      <dl class="govuk-summary-list">
        {law.responsibilities.map(({ who, does }) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{who}</dt>
            <dd class="govuk-summary-list__value">{does}</dd>
          </div>
        ))}
      </dl>
      <h2>Going round in a circle</h2>
      {law.loops.map(({ loop, lever }) => (
        <section class="heard-card">
          <h3>{loop}</h3>
          <p>{lever}</p>
        </section>
      ))}
    </>
  )
}
