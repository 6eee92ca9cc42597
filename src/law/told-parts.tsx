/** What you were told: the box to paste it into, and what was found; for the law's own page and a record's. */
import type { Child } from 'hono/jsx'
import { Button } from '../platform/components/button.tsx'
import { Acts, Card, Empty, Meta, Quote } from '../platform/components/card.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { type Problem, problemOf } from '../platform/web/forms.ts'
import type { ToldMatch } from './brushoff.ts'
import { flagInWords, forceInWords } from './law.ts'
import { CheckFirst, FactList, FlagTag, ForceTag, LAW_PATH, rowPath } from './parts.tsx'

/** A box for what somebody said, and a button that finds it. `children` are hidden fields. */
export function ToldForm(props: {
  readonly action: string
  readonly words: string
  readonly problems?: readonly Problem[]
  readonly children?: Child
}) {
  return (
    <form method="post" action={props.action} class="heard-words">
      {props.children}
      <Textarea
        name="words"
        label="What were you told?"
        hint="In your own words, or paste the whole email. Misspellings do not matter."
        value={props.words}
        rows={props.words.length > 200 ? 8 : 4}
        error={problemOf(props.problems ?? [], 'words')}
      />
      <Button>Look it up</Button>
    </form>
  )
}

const SHOWN = 3

/** What was found, nearest first; `acts` are what can be done with one. */
export function ToldMatches(props: {
  readonly matches: readonly ToldMatch[]
  readonly acts?: (match: ToldMatch) => Child
}) {
  const [shown, more] = [props.matches.slice(0, SHOWN), props.matches.slice(SHOWN)]
  if (shown.length === 0) return <NothingLikeIt />
  return (
    <section aria-labelledby="found" class="heard-told">
      <h2 id="found">{shown.length === 1 ? 'This is like it' : 'These are like it'}</h2>
      <p class="heard-meta">
        Most people who say such things mean well and repeat what is usual where they work.
      </p>
      {shown.map((match) => (
        <ToldCard match={match} acts={props.acts} />
      ))}
      {more.length > 0 && (
        <p>
          Further off:{' '}
          {more.map(({ id, said }, at) => (
            <>
              {at > 0 && ' · '}
              <a href={rowPath(id)}>{said}</a>
            </>
          ))}
        </p>
      )}
    </section>
  )
}

function ToldCard(props: {
  readonly match: ToldMatch
  readonly acts: ((match: ToldMatch) => Child) | undefined
}) {
  const { match } = props
  return (
    <Card>
      <h3>
        <a href={rowPath(match.id)}>“{match.said}”</a>
      </h3>
      <WhyAlike match={match} />
      <TwoSides answer={match.answer} fair={match.fair} />
      <CheckFirst flag={match.flag} />
      <FactList
        facts={[
          ['You could ask', <Quote>{match.ask}</Quote>],
          [
            'Where it says so',
            <>
              {match.source}
              <br />
              <ForceTag force={match.force} /> <FlagTag flag={match.flag} />
              <br />
              <span class="heard-meta">
                It is {forceInWords(match.force)}. {flagInWords(match.flag)}
              </span>
            </>,
          ],
        ]}
      />
      {props.acts !== undefined && <Acts>{props.acts(match)}</Acts>}
    </Card>
  )
}

/** What the source says, and when what was said is fair: side by side, neither above the other. */
export function TwoSides(props: { readonly answer: string; readonly fair: string | null }) {
  return (
    <dl class="heard-sides">
      <div>
        <dt>What the source says</dt>
        <dd>{props.answer}</dd>
      </div>
      <div>
        <dt>When it is fair</dt>
        <dd>{props.fair ?? 'The source gives no such case.'}</dd>
      </div>
    </dl>
  )
}

function WhyAlike({ match }: { readonly match: ToldMatch }) {
  const { sentence, near, said, shared } = match
  return (
    <Meta>
      {sentence.length > 0 && <>Found in “{shortened(sentence)}”. </>}
      {near !== said && <>It is near to “{near}”. </>}
      {shared.length > 0 && (
        <>Words that led here: {shared.slice(0, 6).map(readable).join(', ')}.</>
      )}
    </Meta>
  )
}

const SENTENCE_SHOWN = 160

function shortened(text: string): string {
  if (text.length <= SENTENCE_SHOWN) return text.replace(/[.]$/, '')
  return `${text.slice(0, text.lastIndexOf(' ', SENTENCE_SHOWN))} …`
}

/** Folded phrases as a person would write them. */
const FOLDED: Readonly<Record<string, string>> = {
  onetoone: 'one to one',
  edpsych: 'educational psychologist',
  parttime: 'part-time',
  earlyhelp: 'Early Help',
  waitlist: 'waiting list',
  mentalhealth: 'mental health',
  specialschool: 'special school',
  dataprotection: 'data protection',
  ehcp: 'EHC plan or assessment',
  socialcare: 'social care',
  selfharm: 'self-harm',
  comeback: 'come back',
  sendhome: 'send home',
  sectionnineteen: 'section 19',
  sectionf: 'Section F',
  sectiong: 'Section G',
  annualreview: 'annual review',
  assistant: 'teaching assistant',
  cycle: 'assess, plan, do, review',
  notional: 'the £6,000',
}

function readable(word: string): string {
  return FOLDED[word] ?? word
}

function NothingLikeIt() {
  return (
    <Empty>
      <h2>Nothing here is like that</h2>
      <p>
        That says nothing about whether it is right. Try one sentence of it, in other words, or{' '}
        <a href={`${LAW_PATH}/told`}>look through what families are told</a>. SENDIASS and IPSEA
        answer questions free of charge.
      </p>
    </Empty>
  )
}
