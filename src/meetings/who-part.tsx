/** Who may read what is being written about a meeting: asked on the form itself, for a meeting is of several. */
import { Radios } from '../platform/components/radios.tsx'
import type { Typed } from '../platform/web/forms.ts'
import { listed } from '../platform/words.ts'

export type Readers = {
  /** What it is unless something else is chosen. */
  readonly usual: 'me' | 'owners'
  /** Somebody else owns the record, too. */
  readonly otherOwners: boolean
  /** Those who hold the meetings of the record, and its owners, by name; whoever writes left out. */
  readonly holders: readonly string[]
}

export function WhoMayRead({
  readers,
  typed,
}: {
  readonly readers: Readers
  readonly typed: Typed
}) {
  const { usual, holders, otherOwners } = readers
  if (holders.length === 0) return null
  const chosen = typed['audience'] ?? ''
  return (
    <Radios
      name="audience"
      class="govuk-radios--small"
      fieldset={{
        legend: { text: 'Who may read it?', class: 'govuk-fieldset__legend--s' },
      }}
      value={chosen === '' ? usual : chosen}
      items={[
        ...(usual === 'me' ? [{ value: 'me', text: 'Only me, for now' }] : []),
        ...(otherOwners ? [{ value: 'owners', text: 'The owners of the record' }] : []),
        {
          value: 'circle',
          text: 'Everyone who shares the meetings',
          hint: `Now: ${listed(holders)}`,
        },
      ]}
    />
  )
}
