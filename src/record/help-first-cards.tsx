/** What stands first on Today: something written as if somebody may not be safe, until it is dealt with. */
import { Button } from '../platform/components/button.tsx'
import { ActLink, Acts, Meta } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import type { Entry } from './entry.ts'
import { whenInWords } from './timeline.ts'

type FirstProps = {
  readonly entries: readonly Entry[]
  /** The record's own path. */
  readonly path: string
  /** The name of whoever looks: their own words are called theirs. */
  readonly me: string
}

/** Shown to whoever may read the entry; nothing is told to anybody else by it. */
export function StandsFirst({ entries, path, me }: FirstProps) {
  if (entries.length === 0) return null
  return (
    <section class="heard-first" aria-labelledby="stands-first">
      <h2 id="stands-first">Before anything else</h2>
      {entries.map((entry) => (
        <FirstCard entry={entry} path={path} me={me} />
      ))}
    </section>
  )
}

function FirstCard({ entry, path, me }: Omit<FirstProps, 'entries'> & { readonly entry: Entry }) {
  const here = `${path}/entries/${entry.address}`
  return (
    <div class="heard-card heard-help-first">
      <p class="heard-lead">
        {entry.author === me ? 'What you wrote' : `What ${entry.author} wrote`} sounds as if someone
        may not be safe.
      </p>
      <Meta>
        <a href={here}>Read it</a> · {whenInWords(entry.happened)}
      </Meta>
      <Acts>
        <ActLink href="/help-now">Who to turn to</ActLink>
      </Acts>
      <Details summary="It has been dealt with">
        <form method="post" action={`${here}/dealt-with`}>
          <Textarea
            name="words"
            id={`dealt-${entry.address}`}
            label="What was done, if you like"
            hint="It is kept beside the entry, for those who may read it."
            rows={2}
          />
          <Button>Yes, it has been dealt with</Button>
        </form>
      </Details>
      <Meta>It stays here until somebody who can read it says so. Heard tells nobody.</Meta>
    </div>
  )
}
