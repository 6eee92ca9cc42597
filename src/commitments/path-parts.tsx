/** Who held it, as a picture and in words: each stop with what was said, what it is for, and what is fair. */
import { CheckFirst, FlagTag, ForceTag, rowPath } from '../law/parts.tsx'
import { CHECK_FIRST, flagInWords, forceInWords, NOTICE } from '../law/law.ts'
import { TwoSides } from '../law/told-parts.tsx'
import { ActLink, Acts, Card, Meta, Quote } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { inWords } from '../platform/day.ts'
import type { Return } from './path.ts'
import { PathPicture } from './path-picture.tsx'
import type { ShownPath, ShownStop } from './shown-path.ts'
import { listed } from '../platform/words.ts'

type PathProps = { readonly shown: ShownPath; readonly path: string }

/**
 * The whole path: nothing while only one has ever held it. `folded` where it stands among other things:
 * the picture and what came back are seen, the rest opens.
 */
export function PathSection({ shown, path, folded = false }: PathProps & { folded?: boolean }) {
  if (shown.stops.length < 2) return null
  const list = <Stops shown={shown} path={path} />
  const levers = <Levers shown={shown} path={path} />
  return (
    <section aria-labelledby="path" class="heard-held">
      <h2 id="path">Who has held it</h2>
      <ReturnNotes returns={shown.returns} />
      <Card>
        <PathPicture stops={shown.stops} returns={shown.returns} on={shown.on} />
        {folded ? <Details summary="What each of them said">{list}</Details> : list}
      </Card>
      {folded && canBreak(shown) ? (
        <Details summary="What can break this circle">{levers}</Details>
      ) : (
        levers
      )}
    </section>
  )
}

function Stops({ shown, path }: PathProps) {
  return (
    <ol class="heard-stops">
      {shown.stops.map((stop, at) => (
        <StopItem stop={stop} next={shown.stops[at + 1]} path={path} />
      ))}
    </ol>
  )
}

function canBreak({ levers, held }: ShownPath): boolean {
  return levers.length > 0 && held.passed.settled === null
}

/** It has come back: told as a fact, with its days, and nothing about whose doing it is. */
export function ReturnNotes({ returns }: { readonly returns: readonly Return[] }) {
  return (
    <>
      {returns.map((each) => (
        <p class="heard-came-back">
          It has come back to {each.who} <strong>after {inDays(each.days)}</strong>, by way of{' '}
          {listed([...new Set(each.through)])}. The need is still there.
        </p>
      ))}
    </>
  )
}

function StopItem(props: {
  readonly stop: ShownStop
  readonly next: ShownStop | undefined
  readonly path: string
}) {
  const { stop, next, path } = props
  return (
    <li class={stop.to === null ? 'heard-stops__now' : undefined}>
      <h3>{stop.who}</h3>
      <Meta>
        {stop.to === null
          ? `Has it now, since ${inWords(stop.from)}: ${inDays(stop.days)}`
          : `${inWords(stop.from)} to ${inWords(stop.to)}: ${inDays(stop.days)}`}
      </Meta>
      {stop.cameBack !== null && (
        <p class="heard-stops__back">Back here after {inDays(stop.cameBack.days)}.</p>
      )}
      {stop.words !== null && <Quote>{stop.words}</Quote>}
      {next !== undefined && (
        <Meta>
          Passed on to {next.who}
          {stop.words === null && '; the words were not kept'}.{' '}
          {stop.evidence !== null && (
            <a href={`${path}/entries/${stop.evidence.address}`}>
              {EVIDENCE[stop.evidence.kind] ?? 'Where this comes from'}
            </a>
          )}
        </Meta>
      )}
      <ResponsibleFor stop={stop} />
      {stop.told !== null && <SourceSays {...stop.told} path={path} stop={stop} />}
    </li>
  )
}

const EVIDENCE: Readonly<Record<string, string>> = {
  message: 'Read the email',
  call: 'What was noted of the call',
  letter: 'Read the letter',
  said: 'What was noted then',
  note: 'What was noted then',
  'hand-over': 'What was written down',
}

function ResponsibleFor({ stop }: { readonly stop: ShownStop }) {
  const { responsible } = stop
  if (responsible === null) return null
  const { body, does, not, routes } = responsible
  return (
    <Details summary={`What ${body.name} is and is not for`}>
      <dl class="heard-facts">
        {does !== null && (
          <>
            <dt>Is for, in one line</dt>
            <dd>{does}</dd>
          </>
        )}
        <dt>Is not for</dt>
        <dd>
          {not?.text ?? 'Our sources do not list it.'}{' '}
          {typeof not?.row === 'string' && <a href={rowPath(not.row)}>Where this comes from</a>}
        </dd>
        {routes.map((route) => (
          <>
            <dt>
              <a href={rowPath(route.id)}>{route.service}</a>
            </dt>
            <dd>
              It decides: {route.decides}. Who answers for it in law: {route.owner}. Who usually
              refers: {route.refers}. Can a parent refer? {route.self}. {flagInWords(route.flag)}
            </dd>
          </>
        ))}
      </dl>
      <p class="heard-meta">
        Ways in differ from place to place: look at your council’s Local Offer. What stands here in
        one line has no source of its own. {CHECK_FIRST}
      </p>
    </Details>
  )
}

function SourceSays(
  props: NonNullable<ShownStop['told']> & {
    readonly path: string
    readonly stop: ShownStop
  },
) {
  const { row: told, by, path, stop } = props
  return (
    <Details summary="What the source says of this, and when it is fair">
      <p>
        {by === 'their words' ? 'It sounds like' : 'Families are often told this at such a point:'}{' '}
        <a href={rowPath(told.id)}>“{told.said}”</a>
      </p>
      <TwoSides answer={told.answer} fair={told.fair} />
      <CheckFirst flag={told.flag} />
      <p>
        <ForceTag force={told.force} /> <FlagTag flag={told.flag} />
      </p>
      <p class="heard-meta">
        {told.source}. It is {forceInWords(told.force)}. {flagInWords(told.flag)}
      </p>
      <p>You could ask: {told.ask}</p>
      <Acts>
        <ActLink href={askPath(path, told.id, stop.who)} quiet>
          Ask this
        </ActLink>
        <ActLink
          href={toldLetterPath(path, { row: told.id, words: stop.words ?? told.said })}
          quiet
        >
          Put it into a letter
        </ActLink>
      </Acts>
    </Details>
  )
}

/** The form of something asked, begun with the next question of a row. */
export function askPath(path: string, row: string, to: string): string {
  return `${path}/owed/new?${new URLSearchParams({ row, to }).toString()}`
}

/** Where a letter about something that was said is begun, with what the source says of it. */
export function toldLetterPath(
  path: string,
  said: { readonly row: string; readonly words: string; readonly entry?: string | undefined },
): string {
  const about = {
    letter: 'told',
    brushoff: said.row,
    said: said.words,
    ...(said.entry !== undefined && { of: said.entry }),
  }
  return `${path}/letters/new?${new URLSearchParams(about).toString()}`
}

/** Where the letter to all of them is begun. */
export function jointLetterPath(path: string, address: string): string {
  return `${path}/letters/new?${new URLSearchParams({ letter: 'joint', of: address }).toString()}`
}

function Levers({ shown, path }: PathProps) {
  if (!canBreak(shown)) return null
  const goesRound = shown.returns.length > 0
  return (
    <section aria-labelledby="levers">
      <h2 id="levers">{goesRound ? 'What can break this circle' : 'What you can do meanwhile'}</h2>
      <Card class="heard-lever">
        <h3>One letter to all of them</h3>
        <p>
          It puts each one’s own words side by side and asks them to agree who has it, until when,
          and what helps meanwhile.
        </p>
        <Acts>
          <ActLink href={jointLetterPath(path, shown.held.address)}>
            Write to all of them at once
          </ActLink>
        </Acts>
      </Card>
      {shown.levers.map(({ loop, lever, row }) => (
        <Card class="heard-lever">
          {loop !== null && <h3>{loop}</h3>}
          <p>{lever}</p>
          {row === null ? (
            <Meta>A way that is often tried; it has no source of its own here. {CHECK_FIRST}</Meta>
          ) : (
            <>
              <p>
                <a href={rowPath(row)}>Where this comes from, and how far it was checked</a>
              </p>
              <Acts>
                <ActLink href={`${path}/letters/new?letter=ehc-request`} quiet>
                  Begin this letter
                </ActLink>
              </Acts>
            </>
          )}
        </Card>
      ))}
      <p class="heard-meta">
        Each of these answers may make sense by itself. This shows what they add up to. {NOTICE}
      </p>
    </section>
  )
}

/** `1 day`, `97 days`. */
export function inDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`
}
