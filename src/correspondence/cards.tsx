/** How each kind of this room is shown on its own page. The words come first and biggest. */
import type { Child } from 'hono/jsx'
import { Meta, Quote } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { InsetText } from '../platform/components/notices.tsx'
import type { Entry } from '../record/entry.ts'
import { arrivalInWords } from './arrival.ts'
import type { Card } from '../record/kind.ts'
import type { z } from 'zod'
import {
  callBody,
  isCallThatNeverCame,
  letterBody,
  messageBody,
  noteBody,
  paperBody,
  recordingBody,
  saidBody,
  transcriptBody,
  unreadableBody,
  type ArrivalBody,
  type CallBody,
  type MessageBody,
  type TranscriptBody,
} from './entries.ts'

/** Kinds in which somebody may have told the family something. */
const TOLD: readonly string[] = ['message', 'call', 'letter', 'said', 'note']

/** A card for bodies of `schema`; a body of another time, which no longer fits it, shows its words. */
function card<S extends z.ZodType>(
  kind: string,
  label: string,
  schema: S,
  show: (body: z.output<S>, entry: Entry) => Child,
): Card {
  return {
    kind,
    label,
    ...(TOLD.includes(kind) && { isTold: true }),
    card(entry) {
      const read = schema.safeParse(entry.body)
      return read.success ? show(read.data, entry) : <Verbatim words={wordsIn(entry.body)} />
    },
  }
}

function wordsIn(body: unknown): string {
  const { words } = body as { words?: unknown }
  return typeof words === 'string' ? words : ''
}

function Verbatim({ words }: { readonly words: string | null }) {
  return words === null || words === '' ? null : <div class="heard-verbatim">{words}</div>
}

type Someone = MessageBody['to'][number]

function named({ name, address }: Someone): string {
  return name === '' || name === address
    ? (address ?? '')
    : address === null
      ? name
      : `${name} (${address})`
}

/** What could be said of who sent a mail that came by itself: plain words first, the terms beneath. */
function Arrival({ arrival }: { readonly arrival: ArrivalBody }) {
  return (
    <Details summary="Where it came from, and what we could check">
      <p>{arrivalInWords(arrival)}</p>
      <ul class="govuk-list govuk-list--bullet">
        {[
          ...arrival.dkim.map((check) => ['Signed by its sender’s server (DKIM)', check] as const),
          ['Sent from a server its domain names (SPF)', arrival.spf] as const,
          ['Both agree with the address it shows (DMARC)', arrival.dmarc] as const,
        ].map(([what, { result, domain }]) => (
          <li>
            {what}: {result}
            {domain !== null && ` (${domain})`}
          </li>
        ))}
      </ul>
      {arrival.theirs !== null && (
        <Meta>
          It carries this note, by its own account from a server before ours: {arrival.theirs}
        </Meta>
      )}
    </Details>
  )
}

function Message({ body, entry }: { readonly body: MessageBody; readonly entry: Entry }) {
  const lines: readonly (readonly [string, readonly Someone[]])[] = [
    ['From', body.from === null ? [] : [body.from]],
    ['To', body.to],
    ['Copied to', body.cc],
  ]
  return (
    <>
      {lines.map(([label, people]) =>
        people.length === 0 ? null : (
          <Meta>
            {label}: {people.map(named).join(', ')}
          </Meta>
        ),
      )}
      {body.date !== null && body.date.placedBy !== 'date' && (
        <InsetText>
          Date not readable. The message says “{body.date.written ?? 'nothing'}”; it was placed{' '}
          {
            {
              received: 'by when it was received',
              thread: 'beside the others of its thread',
              none: 'without one',
            }[body.date.placedBy]
          }
          .
        </InsetText>
      )}
      {body.auto !== null && (
        <InsetText>Sent by a machine, not by a person: {body.auto}.</InsetText>
      )}
      <Verbatim words={body.words} />
      <Verbatim words={body.signature} />
      {body.arrival !== undefined && <Arrival arrival={body.arrival} />}
      {entry.files.length > 0 && (
        <p>
          <a href={`/records/${entry.record}/entries/${entry.address}/as-sent`}>
            See it as it was sent
          </a>
        </p>
      )}
      {body.quoted !== '' && (
        <Details summary="Earlier messages quoted below it">
          <Verbatim words={body.quoted} />
        </Details>
      )}
      {body.problems.length > 0 && (
        <Details summary="What could not be read in it">
          <ul class="govuk-list govuk-list--bullet">
            {body.problems.map((problem) => (
              <li>{problem}</li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}

function Call({ body }: { readonly body: CallBody }) {
  const facts = [
    howItWent(body),
    body.minutesWaited === null ? '' : `Waited ${minutesInWords(body.minutesWaited)}`,
    body.minutes === null ? '' : `Spoke for ${minutesInWords(body.minutes)}`,
  ].filter((each) => each !== '')
  return (
    <>
      <p class="heard-lead">{facts.join('. ')}.</p>
      <Verbatim words={body.words} />
    </>
  )
}

function howItWent(call: CallBody): string {
  const { direction, answered, with: who } = call
  if (isCallThatNeverCame(call)) return `${who} said they would ring, and did not`
  if (answered === false)
    return direction === 'in' ? `${who} rang, not answered` : `Rang ${who}, nobody answered`
  if (direction === 'in') return `${who} rang`
  return direction === 'out' ? `Rang ${who}` : `Call with ${who}`
}

function minutesInWords(minutes: number): string {
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}

const two = (number: number) => String(number).padStart(2, '0')

/** `12:05` or `1:02:05`: where in a recording. */
function placeInWords(seconds: number): string {
  const whole = Math.floor(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

function Transcript({ body }: { readonly body: TranscriptBody }) {
  return (
    <ol class="heard-cues">
      {body.cues.map(({ start, who, words }) => (
        <li>
          <span class="heard-cues__at">{placeInWords(start)}</span>{' '}
          <span>
            {who !== null && <strong>{who}: </strong>}
            {words}
          </span>
        </li>
      ))}
    </ol>
  )
}

export const correspondenceCards: readonly Card[] = [
  card('note', 'Note', noteBody, (body) => <Verbatim words={body.words} />),
  {
    ...card('message', 'Email', messageBody, (body, entry) => (
      <Message body={body} entry={entry} />
    )),
    firstFile: 'The email exactly as it came',
    isSent: true,
  },
  card('call', 'Phone call', callBody, (body) => <Call body={body} />),
  card('letter', 'Letter', letterBody, (body) => (
    <>
      {body.from !== null && <Meta>From: {body.from}</Meta>}
      {body.to !== null && <Meta>To: {body.to}</Meta>}
      <Verbatim words={body.words} />
    </>
  )),
  card('said', 'Said', saidBody, (body) => (
    <>
      <Quote>{body.words}</Quote>
      <Meta>
        {body.who}
        {body.to !== null && `, to ${body.to}`}
        {body.where !== null && `, ${body.where}`}
      </Meta>
    </>
  )),
  card('paper', 'Paper', paperBody, (body) => (
    <>
      {body.pages !== null && <Meta>{body.pages === 1 ? '1 page' : `${body.pages} pages`}</Meta>}
      {body.words !== '' && (
        <Details summary="The words in it, as the computer read them">
          <Verbatim words={body.words} />
        </Details>
      )}
    </>
  )),
  card('recording', 'Recording', recordingBody, (body) => (
    <>
      {body.seconds !== null && <Meta>{placeInWords(body.seconds)} long</Meta>}
      <Verbatim words={body.words} />
    </>
  )),
  card('transcript', 'Transcript', transcriptBody, (body) => <Transcript body={body} />),
  card('unreadable', 'Could not be read', unreadableBody, (body) => (
    <InsetText>It is kept whole, as it came. {body.reason}</InsetText>
  )),
]
