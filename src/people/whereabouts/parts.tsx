/** What a page with words to send says while whereabouts stand in them. */
import { Card } from '../../platform/components/card.tsx'
import { listed } from '../../platform/words.ts'
import type { Whereabouts } from './find.ts'

/** In place of the ways out that nothing can stop, such as the person's own mail program. */
export function InTheWay({ found }: { readonly found: Whereabouts }) {
  const whats = [...new Set(found.places.map(({ what }) => what))]
  return (
    <Card class="heard-letter__look">
      <h2>Look before it goes</h2>
      <p>
        What you marked as whereabouts is in it: {listed(whats)}.
        {found.from.length > 0 && ` You keep it from ${listed(found.from)}.`}
      </p>
    </Card>
  )
}
