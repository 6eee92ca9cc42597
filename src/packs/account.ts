/**
 * What the record says of one entry, as a sentence a solicitor could put in a numbered paragraph:
 * who did what to whom, in the entry's own words, with nothing added. Pure.
 */
import { wordsOfMeeting } from '../meetings/told.ts'
import { inWords } from '../platform/day.ts'
import type { Entry, Happened } from '../record/entry.ts'
import { listed } from '../platform/words.ts'

type Body = Readonly<Record<string, unknown>>

/** `On 2 December 2025 at 09:12`, `On 2 December 2025`, `About 2 December 2025`. */
export function whenOf(happened: Happened): string {
  const day = inWords(happened.day)
  if (happened.precision === 'about') return `About ${day}`
  return happened.time === null ? `On ${day}` : `On ${day} at ${happened.time}`
}

/** `2 December 2025, 09:12`: for tables and sources. */
export function stampOf(happened: Happened): string {
  const day = inWords(happened.day)
  if (happened.precision === 'about') return `about ${day}`
  return happened.time === null ? day : `${day}, ${happened.time}`
}

/** What kind of thing an entry is, to a reader who has never seen Heard. */
export function kindWord(kind: string): string {
  const words: Readonly<Record<string, string>> = {
    note: 'note',
    message: 'email',
    call: 'telephone call',
    letter: 'letter',
    said: 'spoken words, written down',
    ask: 'request',
    promise: 'promise',
    answer: 'answer',
    'hand-over': 'passing on',
    paper: 'paper',
    recording: 'recording',
    apology: 'apology',
    'our-answer': 'family’s view',
    'meeting minutes': 'what came of a meeting',
    transcript: 'what was said in a recording, written out',
    unreadable: 'file kept whole',
  }
  return words[kind] ?? kind.replaceAll('-', ' ')
}

/** One sentence, without its date or full stop: `Alex Ward wrote to Hillview Academy: “Medical evidence”`. */
export function accountOf(entry: Entry): string {
  const body = bodyOf(entry.body)
  switch (entry.kind) {
    case 'message':
      return `${nameIn(body['from']) ?? entry.author} wrote to ${
        nameIn(body['to']) ?? 'nobody named'
      }${subjectIn(body['subject'] ?? entry.title)}`
    case 'letter':
      return `${nameIn(body['from']) ?? entry.author} sent a letter to ${
        nameIn(body['to']) ?? 'nobody named'
      }${subjectIn(body['title'] ?? entry.title)}`
    case 'call':
      return callIn(body, entry)
    case 'said':
      return saidIn(body, entry)
    case 'ask':
      return `${nameIn(body['debtor']) ?? 'Somebody'} was asked${subjectIn(body['title'] ?? entry.title)}`
    case 'promise':
      return `${nameIn(body['debtor']) ?? 'They'} said they would do this${subjectIn(
        body['title'] ?? entry.title,
      )}`
    case 'hand-over':
      return `This was passed on from ${nameIn(body['from']) ?? 'one'} to ${
        nameIn(body['to']) ?? 'another'
      }`
    case 'paper':
      return `This paper was kept${subjectIn(body['title'] ?? entry.title)}`
    case 'recording':
      return `This was recorded${subjectIn(body['title'] ?? entry.title)}`
    case 'transcript':
      return `What was said in a recording was written out${subjectIn(body['title'] ?? entry.title)}`
    case 'apology':
      return `${entry.author} said sorry to ${nameIn(body['to']) ?? 'nobody named'}: “${wordsOf(entry).replaceAll(/\s+/gu, ' ')}”`
    case 'our-answer':
      return `${entry.author} said how the family sees this: “${wordsOf(entry).replaceAll(/\s+/gu, ' ')}”`
    case 'meeting':
      return `A meeting was ${body['calledOff'] === true ? 'called off' : 'set'}${subjectIn(body['title'])}`
    case 'meeting minutes':
      return `${entry.author} wrote down what came of a meeting`
    case 'note':
      return `${entry.author} wrote a note${subjectIn(body['title'] ?? entry.title)}`
    default:
      return `${entry.author} wrote down${subjectIn(entry.title)}`
  }
}

/** The main words of an entry, as it was written or said; empty where it has none. */
export function wordsOf(entry: Entry): string {
  const meeting = wordsOfMeeting(entry)
  if (meeting !== null) return meeting
  const { words, cues } = bodyOf(entry.body)
  if (Array.isArray(cues)) return cues.map((cue: unknown) => cueIn(bodyOf(cue))).join('\n\n')
  return typeof words === 'string' ? words.trim() : ''
}

/** `02:16 Dev Banerjee: These things take time.` */
function cueIn({ start, who, words }: Body): string {
  const seconds = typeof start === 'number' && Number.isFinite(start) ? Math.floor(start) : 0
  const [hours, minutes, left] = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ]
  const two = (value: number): string => String(value).padStart(2, '0')
  const at = hours > 0 ? `${hours}:${two(minutes)}:${two(left)}` : `${two(minutes)}:${two(left)}`
  const name = typeof who === 'string' && who !== '' ? `${who}: ` : ''
  return `${at}  ${name}${typeof words === 'string' ? words.trim() : ''}`
}

/** Earlier messages that stand under the words of this one. */
export function quotedIn(entry: Entry): string {
  const quoted = bodyOf(entry.body)['quoted']
  return typeof quoted === 'string' ? quoted.trim() : ''
}

/** Whoever the words of an entry are from, and by what way: `Attendance officer, by telephone`. */
export function speakerOf(entry: Entry): string {
  const body = bodyOf(entry.body)
  switch (entry.kind) {
    case 'message':
      return `${nameIn(body['from']) ?? entry.author}, by email`
    case 'letter':
      return `${nameIn(body['from']) ?? entry.author}, by letter`
    case 'call':
      return `Telephone call with ${nameIn(body['with']) ?? 'someone not named'}`
    case 'said':
      return `${nameIn(body['who']) ?? 'Someone not named'}, in person`
    default:
      return entry.author
  }
}

/** Who an entry is from and to, and who else was there, as rows for the head of a page. */
export function peopleOf(entry: Entry): { readonly name: string; readonly value: string }[] {
  const body = bodyOf(entry.body)
  const fields = [
    ['From', body['from']],
    ['To', body['to']],
    ['Copy to', body['cc']],
    ['With', body['with']],
    ['Said by', body['who']],
    ['Where', body['where']],
  ] as const
  return fields.flatMap(([name, value]) => {
    const text = everyoneIn(value)
    return text === '' ? [] : [{ name, value: text }]
  })
}

function everyoneIn(value: unknown): string {
  if (Array.isArray(value))
    return value
      .map(everyoneIn)
      .filter((each) => each !== '')
      .join('; ')
  if (typeof value === 'string') return value.trim()
  const { name, address } = bodyOf(value)
  const texts = [name, address].flatMap((each) =>
    typeof each === 'string' && each.trim() !== '' ? [each.trim()] : [],
  )
  return texts.length === 2 && texts[0] !== texts[1]
    ? `${texts[0]} <${texts[1]}>`
    : (texts[0] ?? '')
}

/** Every text in a body, however deep: what a quote may be taken from. */
export function textsOf(body: unknown): string[] {
  if (typeof body === 'string') return [body]
  if (Array.isArray(body)) return body.flatMap(textsOf)
  if (body === null || typeof body !== 'object') return []
  return Object.values(body).flatMap(textsOf)
}

function callIn(body: Body, entry: Entry): string {
  const other = nameIn(body['with']) ?? 'someone not named'
  const isIn = body['direction'] === 'in'
  const who = isIn ? `${other} telephoned ${entry.author}` : `${entry.author} telephoned ${other}`
  if (body['answered'] === false) {
    const waited = minutesIn(body['minutesWaited'])
    return waited === null
      ? `${who}; the call was not answered`
      : `${who} and waited ${waited}; the call was not answered`
  }
  const minutes = minutesIn(body['minutes'])
  return minutes === null ? who : `${who}; they spoke for ${minutes}`
}

/** Words said out loud are told word for word where they are short enough for a sentence. */
function saidIn(body: Body, entry: Entry): string {
  const place = typeof body['where'] === 'string' ? body['where'].trim() : ''
  const where = place === '' ? '' : `, ${place.charAt(0).toLowerCase()}${place.slice(1)}`
  const to = nameIn(body['to'])
  const who = nameIn(body['who']) ?? 'Someone not named'
  const words = wordsOf(entry).replaceAll(/\s+/gu, ' ')
  const written = `as ${entry.author} wrote it down`
  if (words === '' || words.length > SAID_LETTERS_MAX)
    return `${who} spoke${to === null ? '' : ` to ${to}`}${where}, ${written}`
  return `${who} said${to === null ? '' : ` to ${to}`}${where}: “${words}”, ${written}`
}

const SAID_LETTERS_MAX = 300

function minutesIn(value: unknown): string | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null
  return value === 1 ? '1 minute' : `${value} minutes`
}

function subjectIn(value: unknown): string {
  const subject = typeof value === 'string' ? value.replaceAll(/\s+/gu, ' ').trim() : ''
  return subject === '' ? '' : `: “${subject}”`
}

function bodyOf(body: unknown): Body {
  return body !== null && typeof body === 'object' && !Array.isArray(body) ? (body as Body) : {}
}

/** The name in whatever a body calls a person: a text, `{ name, address }`, or a list of either. */
function nameIn(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim()
  if (Array.isArray(value)) {
    const names = value.flatMap((each: unknown) => nameIn(each) ?? [])
    if (names.length === 0) return null
    const shown = names.slice(0, 3)
    const rest = names.length - shown.length
    return rest > 0 ? `${shown.join(', ')} and ${rest} more` : listed(shown)
  }
  const person = bodyOf(value)
  for (const key of ['name', 'address']) {
    const text = person[key]
    if (typeof text === 'string' && text.trim() !== '') return text.trim()
  }
  return null
}
