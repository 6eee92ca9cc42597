/** "Check my words": paste, and see what blames, guesses or specifies nothing. Nothing is kept. */
import { Button } from '../platform/components/button.tsx'
import { Details } from '../platform/components/details.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import type { Problem } from '../platform/web/forms.ts'
import { problemOf } from '../platform/web/forms.ts'
import { Page } from '../platform/web/page.tsx'
import { CheckedWording } from './marked.tsx'
import type { Found } from './wording.ts'

export const WORDS_PATH = '/words'
/** About twelve pages. What is longer goes through the command line. */
export const TEXT_LENGTH_MAX = 30_000

/** The page before and after a check. `found` is null where nothing was checked. */
export function WordsPage(props: {
  readonly text: string
  readonly found: readonly Found[] | null
  readonly problems?: readonly Problem[]
}) {
  const { text, found, problems = [] } = props
  return (
    <Page
      title="Check my words"
      sub="Your own letter before it goes, or a report or plan you were sent. The same rules for both."
      backTo={{ href: '/', text: 'Go to the first page' }}
      problems={problems}
    >
      {found !== null && <CheckedWording text={text} found={found} />}
      <form method="post" action={WORDS_PATH} enctype="multipart/form-data">
        <Textarea
          name="text"
          label={found === null ? 'Paste or type the words' : 'Change it and check again'}
          hint="A sentence or several pages. It is checked here and then forgotten: nothing is kept."
          value={text}
          rows={found === null ? 9 : 7}
          error={problemOf(problems, 'text')}
          attributes={{ autocomplete: 'off' }}
        />
        <Button>Check it</Button>
      </form>
      <Details summary="What it looks for">
        <ul class="govuk-list govuk-list--bullet">
          <li>Words that judge, label or blame a person, and do not say what happened.</li>
          <li>A reason or a feeling told as a fact about somebody else.</li>
          <li>“No concerns”, “always”, “never”: conclusions with no days and no counts.</li>
          <li>
            Help that nobody could see being given: no who, no how often, no how long. Where the
            sentence says those, “regular” is clear and is left alone.
          </li>
        </ul>
        <p>
          It is done by rules, so it misses things and is sometimes wrong.{' '}
          <a href="/law/wording">See the list it began from</a>.
        </p>
      </Details>
    </Page>
  )
}
