/** How anybody can check that an entry is what it was. */
import { Details } from '../platform/components/details.tsx'
import type { Entry } from './entry.ts'

export function HowChecked({
  entry,
  counted,
}: {
  readonly entry: Entry
  readonly counted: boolean
}) {
  return (
    <Details summary="How this can be checked">
      <p>
        {counted && `It is entry ${entry.seq} of the record. `}The record is a chain of
        fingerprints: if a word of this entry were changed, its fingerprint and every later one
        would no longer fit. A pack carries the proof. It proves that the words are the same, not
        that they are true.
      </p>
      {entry.files.map((file) => (
        <p>
          Fingerprint (SHA-256) of {file.name}: <code class="heard-hash">{file.sha256}</code>
        </p>
      ))}
    </Details>
  )
}
