/** Pieces that every page of the law uses. */
import type { Child } from 'hono/jsx'
import { Details } from '../platform/components/details.tsx'
import { Tag } from '../platform/components/notices.tsx'
import { GLOSSARY } from './glossary.data.ts'
import {
  CHECK_FIRST,
  NOTICE,
  type Clock,
  type Evidence,
  type Flag,
  type Force,
  isReliable,
} from './law.ts'
import { KINDS, type Row } from './search.ts'

export const LAW_PATH = '/law'

/** The permanent address of a row. */
export function rowPath(id: string): string {
  return `${LAW_PATH}/rows/${encodeURIComponent(id)}`
}

const FORCE_TAGS: Readonly<Record<Force, string>> = {
  act: 'Act: must',
  regs: 'Regulations: must',
  rule: 'Court rule: must',
  caselaw: 'Court decision: must',
  stat_guidance: 'Statutory guidance: should',
  guidance: 'Guidance',
  ombudsman: 'Ombudsman',
  local_policy: 'Their own policy',
}

/** What binds and what does not, told apart in words and in colour. */
export function ForceTag({ force }: { readonly force: Force }) {
  const binds = FORCE_TAGS[force].endsWith('must')
  return <Tag class={binds ? 'govuk-tag--purple' : 'govuk-tag--grey'}>{FORCE_TAGS[force]}</Tag>
}

/** Shown only where something is not confirmed. */
export function FlagTag({ flag }: { readonly flag: Flag }) {
  if (isReliable(flag)) return null
  return <Tag class="govuk-tag--yellow">{flag === 'NO' ? 'Not checked' : 'Partly checked'}</Tag>
}

/** Said in full where a row is not confirmed. */
export function CheckFirst({ flag }: { readonly flag: Flag }) {
  if (isReliable(flag)) return null
  return (
    <p class="govuk-inset-text">
      {flag === 'NO' ? 'Nobody has checked this yet.' : 'Only part of this is confirmed.'}{' '}
      {CHECK_FIRST}
    </p>
  )
}

export function SoftTag({ clock }: { readonly clock: Clock }) {
  return clock.soft ? <Tag class="govuk-tag--grey">Usual practice, no limit in law</Tag> : null
}

/** Every page of the law ends with what it is not, and who to ask. */
export function LawFoot() {
  return (
    <>
      <Details summary="What the short words mean">
        <dl class="govuk-summary-list">
          {GLOSSARY.map(([short, full]) => (
            <div class="govuk-summary-list__row">
              <dt class="govuk-summary-list__key">{short}</dt>
              <dd class="govuk-summary-list__value">{full}</dd>
            </div>
          ))}
        </dl>
      </Details>
      <p class="heard-meta">
        {NOTICE} England only. <a href="/law.json">All of it as data</a>, with its{' '}
        <a href="/law.schema.json">schema</a>.
      </p>
    </>
  )
}

/** Rows as a list of links. */
export function RowList({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <ul class="heard-lines">
      {rows.map((row) => (
        <li class="heard-card">
          <h3>
            <a href={rowPath(row.id)}>{row.title}</a>
          </h3>
          <p>{row.line}</p>
          <p class="heard-meta">
            {KINDS[row.kind]} {row.force !== null && <ForceTag force={row.force} />}{' '}
            {row.flag !== null && <FlagTag flag={row.flag} />}
          </p>
        </li>
      ))}
    </ul>
  )
}

const hostOf = (url: string): string =>
  new URL(url).hostname.replace(/\.$/, '').replace(/^www\./, '')

/** Where a row was read, each with what kind of reading it was. */
export function ReadAt({ evidence }: { readonly evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return <>No page was found.</>
  return (
    <ul class="govuk-list">
      {evidence.map(({ url, flag }) => (
        <li>
          <a href={url} rel="noreferrer">
            {hostOf(url)}
          </a>{' '}
          {flag === 'YES-P' ? '(the text itself, or a copy of it)' : '(a page about it)'}
        </li>
      ))}
    </ul>
  )
}

export type Fact = readonly [key: string, value: Child]

/** Facts of a row, without those it does not have. */
export function FactList({ facts }: { readonly facts: readonly (Fact | null)[] }) {
  return (
    <dl class="govuk-summary-list">
      {facts
        .filter((fact) => fact !== null)
        .map(([key, value]) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{key}</dt>
            <dd class="govuk-summary-list__value">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
