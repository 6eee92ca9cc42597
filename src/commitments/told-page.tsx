/** What you were told, looked up from within a record: the next question can be put at once. */
import { ToldForm, ToldMatches } from '../law/told-parts.tsx'
import { LawFoot } from '../law/parts.tsx'
import type { ToldMatch } from '../law/brushoff.ts'
import { ActLink, Acts } from '../platform/components/card.tsx'
import { InsetText } from '../platform/components/notices.tsx'
import { inWords, type Day } from '../platform/day.ts'
import type { Problem } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { askPath, jointLetterPath, toldLetterPath } from './path-parts.tsx'

type ToldAbout = { readonly address: string; readonly title: string }

export type RecordToldProps = {
  readonly record: PageRecord
  readonly words: string
  /** Null where nothing was looked up yet. */
  readonly matches: readonly ToldMatch[] | null
  readonly problems: readonly Problem[]
  /** The entry it was said in. */
  readonly source: (ToldAbout & { readonly day: Day; readonly from: string }) | null
  /** The need it is about. */
  readonly of: ToldAbout | null
  /** What was typed sounds as if someone may not be safe: help stands above everything. */
  readonly helpFirst: boolean
}

/** A title without its full stop, for the middle of a sentence. */
export function bare(title: string): string {
  return title.replace(/[.…]+$/, '')
}

export function RecordToldPage(props: RecordToldProps) {
  const { record, words, matches, problems, source, of } = props
  const hidden = (
    <>
      {source !== null && <input type="hidden" name="entry" value={source.address} />}
      {of !== null && <input type="hidden" name="of" value={of.address} />}
    </>
  )
  const form = (
    <ToldForm action={`${record.path}/told`} words={words} problems={problems}>
      {hidden}
    </ToldForm>
  )
  const isFound = matches !== null && problems.length === 0
  return (
    <Page
      title="What you were told"
      sub="What the source says about it, when it is fair, and what you could ask next. Looking it up keeps nothing."
      record={record}
      current="owed"
      backTo={{ href: `${record.path}/owed`, text: 'Who owes what' }}
      problems={problems}
    >
      {props.helpFirst && <NotSafe />}
      {source !== null && (
        <InsetText>
          From <a href={`${record.path}/entries/${source.address}`}>{bare(source.title)}</a>,{' '}
          {inWords(source.day)}.{' '}
          <a href={`${record.path}/passed-on/new?entry=${source.address}`}>
            Did they pass it on to somebody else?
          </a>
        </InsetText>
      )}
      {isFound ? (
        <>
          <ToldMatches
            matches={matches}
            acts={(match) => (
              <>
                <ActLink href={askPath(record.path, match.id, source?.from ?? '')}>
                  Ask this
                </ActLink>
                <ActLink
                  href={toldLetterPath(record.path, {
                    row: match.id,
                    words: match.sentence,
                    entry: source?.address,
                  })}
                  quiet
                >
                  Put it into a letter
                </ActLink>
                {of !== null && (
                  <ActLink href={jointLetterPath(record.path, of.address)} quiet>
                    One letter to all of them
                  </ActLink>
                )}
              </>
            )}
          />
          <h2>Look up something else</h2>
        </>
      ) : null}
      {form}
      <LawFoot />
    </Page>
  )
}

/** Nothing was saved here, so it is said in other words than after a form that keeps. */
function NotSafe() {
  return (
    <section class="heard-card heard-help-first" aria-labelledby="help-first">
      <h2 id="help-first">If someone may not be safe</h2>
      <p>Some of these words sound like it. If it is so now, you need not carry it alone.</p>
      <Acts>
        <ActLink href="tel:999">Ring 999 if a life is in danger</ActLink>
        <ActLink href="/help-now" quiet>
          Help now
        </ActLink>
      </Acts>
    </section>
  )
}
