/**
 * Passing on, read from words: "CAMHS: not our remit, try Early Help". Whom it came from, to whom it
 * went, and the sentence that says so. Guesses, which a person checks; nothing here is kept. Pure.
 */
import { oneLine } from '../platform/words.ts'
import { bodyOf, isSameBody } from '../law/bodies.ts'
import { BODIES } from '../law/england/bodies.data.ts'
import { sentencesOf } from '../correspondence/asks-sentences.ts'
import { serviceOf } from '../correspondence/organisation.ts'
import { passedOnTo } from '../correspondence/replies.ts'
import type { Figure } from '../record/entry.ts'

/** What words say of passing on; null where they do not say. */
export type PassingOn = {
  readonly from: string | null
  readonly to: string | null
  readonly words: string
}

const WORDS_LENGTH_MAX = 8000
const SENTENCE_LENGTH_MAX = 600
const NAME_LENGTH_MAX = 80

/** What makes naming another body a passing on. */
const CUE =
  /\b(?:(?:one|matter|issue|question|decision|job|task) for|is (?:really |actually |more |probably )?for|(?:is|are|sits|lies|rests|remains?) (?:the )?(?:responsibility of|with)|(?:should|must|needs? to|has to|have to|will need to|ought to|would need to|can only) (?:\w+ )?(?:be )?(?:\w+ ){0,2}?(?:come|made|done|led|lead|provided|funded|refer\w*|appl\w*|ask|go|take|assess\w*|diagnos\w*|deal|dealt|arrange\w*|request\w*|complete\w*|start\w*)|(?:please |you (?:can|could|should|may|might|will) |best to |need to |better to |suggest(?:ed)? (?:that )?(?:you )?|advise(?:d)? (?:that )?(?:you )?(?:to )?|recommend (?:that )?(?:you )?)(?:now )?(?:contact|try|ask|speak|talk|go|see|approach|ring|call|email|write|request|get in touch)|(?:contact|try|ask|speak (?:to|with)|talk to|go (?:to|through|via|back to)|approach|get in touch with)|via|refer(?:red|ring)? (?:you |him |her |them |this |it |back )*(?:on )?to|sign-?post\w*|redirect\w*|(?:passed|forwarded|sent|handed|moved|transferred|returned) (?:\w+ ){0,5}?(?:on |over |back |along )?to|falls? (?:under|to|within)|(?:under|within) the remit)\b/i

/** What says that it is not theirs, or that they end it, without saying whose it is. */
const CLOSING =
  /\b(?:(?:clos(?:e|ed|ing)|end(?:ed|ing)?|discharg\w+|withdr(?:aw|ew|awing)) (?:\w+ ){0,4}?(?:referral|case|file|request|episode|from (?:our|the) (?:service|caseload|waiting list))|(?:referral|case|request) (?:\w+ ){0,3}?(?:closed|declined|rejected|returned|not (?:been )?accepted)|discharg\w+ (?:from|back)|not (?:\w+ ){0,3}?(?:our|my|the (?:team|service|school)'?s?) (?:remit|responsibility|role|job|decision)|(?:outside|beyond|not within|not in|does not fall within) (?:of )?(?:our|my|the) (?:remit|criteria|scope|role)|(?:not able|unable) to accept (?:the|this|your|his|her) referral|(?:do|does|did) not meet (?:our|the) (?:criteria|threshold))\b/i

/** What says that a help of this sort is not given there: "we don't do dyslexia assessments". */
const NOT_GIVEN =
  /\b(?:(?:do|does|can|could|will|would|are|is|am)(?: not|n['’]t)|cannot|no longer|unable to|never)(?: (?:able to|in a position to|allowed to|currently|now|routinely|normally|usually|commissioned to|funded to|trained to|qualified to))*(?: ?,)? (?:(?:do|offer|provide|carry out|undertake|arrange|fund|run|deliver|give|make|take|accept|write)(?: (?!concerns?|homework)[\w-]+){0,5}? (?:assessments?|diagnos[ei]s|tests?|testing|screening|screeners?|therapy|therapies|referrals?|reports?|interventions?|counselling|provision|support plans?|support)|(?:assess|diagnose|test|screen|refer)(?= (?:for|here|him|her|them|children|pupils|students)\b|[.,;]|$))|\b(?:is|are|was)(?: not|n['’]t) (?:something|a thing|an area) (?:that )?(?:we|i|this (?:team|service|school)|the (?:team|service|school)|school)\b/i

/** Every body named in `text`, as written, in order, each once. */
export function bodiesIn(text: string): string[] {
  const found: { at: number; name: string }[] = []
  for (const { words } of BODIES) {
    for (const match of text.matchAll(new RegExp(words.source, 'gi'))) {
      const name = nameRound(text, match.index, match[0].length)
      found.push({ at: text.lastIndexOf(name, match.index), name })
    }
  }
  // Of names that overlap the longest stands: "GP surgery", not "GP" and "surgery".
  const kept: typeof found = []
  for (const each of found.toSorted((a, b) => b.name.length - a.name.length || a.at - b.at))
    if (!kept.some((other) => isOverlapping(each, other))) kept.push(each)
  return kept.toSorted((a, b) => a.at - b.at).map(({ name }) => name)
}

type Placed = { readonly at: number; readonly name: string }

function isOverlapping(one: Placed, other: Placed): boolean {
  return one.at < other.at + other.name.length && other.at < one.at + one.name.length
}

/** The name that a body's word stands in: capitals before it belong to it ("Westshire Early Help"). */
function nameRound(text: string, at: number, length: number): string {
  const before =
    /(?:\b\p{Lu}[\p{L}'’-]+ ){0,3}$/u.exec(
      text.slice(Math.max(0, at - NAME_LENGTH_MAX), at),
    )?.[0] ?? ''
  const own = before.replace(
    /^(?:Please|Try|Contact|Ask|The|Your|Our|Speak|This|That|See|If|We|I|You|It|Via) /u,
    '',
  )
  const after =
    /^(?:[ -](?:\p{Lu}[\p{L}'’-]+|team|service|clinic|nurse|teacher|worker|hub))*/u.exec(
      text.slice(at + length),
    )?.[0] ?? ''
  return `${own}${text.slice(at, at + length)}${after}`
}

/**
 * What a pasted line says: "CAMHS: not our remit, try Early Help" gives from, words and to. What cannot
 * be told is null; the words are what was pasted, without the name before the colon.
 */
export function passingOnIn(pasted: string, speaker: string | null = null): PassingOn {
  const text = pasted.slice(0, WORDS_LENGTH_MAX).trim()
  const named =
    /^([^:"“”\n]{1,60}?)\s*(?::|(?:\s+(?:said|says|told (?:me|us)|wrote|replied)(?:\s+that|:|,)?))\s+/i.exec(
      text,
    )
  const before = named === null ? null : named[1]?.replace(/^(?:the|our|my)\s+/i, '').trim()
  const from = before === undefined || before === '' ? null : before
  const words = named === null ? text : text.slice(named[0].length)
  const said = unquoted(words)
  return { from: from ?? speaker, to: destinationIn(said, from ?? speaker), words: said }
}

function unquoted(text: string): string {
  return text
    .replace(/^[“"'‘]\s*/, '')
    .replace(/\s*[”"'’]$/, '')
    .trim()
}

/** To whom `words` pass it on, where they name a body that is not the speaker; null where they do not. */
function destinationIn(words: string, speaker: string | null): string | null {
  const others = bodiesIn(oneLine(words)).filter(
    (name) => speaker === null || !isSameBody(name, speaker),
  )
  const named = others.at(-1)
  if (named !== undefined) return upperFirst(named)
  const told = passedOnTo(words)
  return told === null || (speaker !== null && isSameBody(told, speaker)) ? null : told
}

/**
 * The sentences of an incoming message that seem to pass something on, or to close it: at most `atMost`.
 * `to` is null where they do not say to whom.
 */
export function passingsIn(words: string, speaker: string, atMost = 2): PassingOn[] {
  const found: PassingOn[] = []
  for (const { text } of sentencesOf(words.slice(0, WORDS_LENGTH_MAX))) {
    const sentence = oneLine(text).slice(0, SENTENCE_LENGTH_MAX)
    if (isQuestion(sentence) || found.length >= atMost) continue
    const refuses = NOT_GIVEN.test(sentence)
    const closes = CLOSING.test(sentence) || refuses
    const from = (closes ? subjectOf(sentence) : null) ?? speaker
    const others = bodiesIn(sentence).filter((name) => !isSpeakers(name, from))
    const passed = passedOnTo(sentence)
    // What is not given ("autism", "speech") may be called as a body is: only a cue makes it one.
    const to = refuses && !CUE.test(sentence) ? null : (others.at(-1) ?? passed)
    if (passed === null && !closes && !(others.length > 0 && CUE.test(sentence))) continue
    // "We do not assess that. Please contact Early Help." is one passing on, told by where it goes.
    const last = found.at(-1)
    if (to !== null && last?.to === null && NOT_GIVEN.test(last.words)) found.pop()
    found.push({
      from,
      to: to === null ? null : upperFirst(to),
      words: sentence,
    })
  }
  return found
}

/** To whom a reply seems to pass it on, as far as its own words say; null where they do not. */
export function passedToIn(words: string, from: Figure): string | null {
  const found = () => passingsIn(words, speakerOf(from, words)).find(({ to }) => to !== null)
  return passedOnTo(words) ?? found()?.to ?? null
}

/** The sentence of a message that passes on to `to`, else the first that passes on; null where none does. */
export function sentencePassingTo(words: string, speaker: string, to: string): string | null {
  const found = passingsIn(words, speaker, SENTENCES_MAX)
  const same = found.find((each) => each.to !== null && isSameBody(each.to, to))
  return (same ?? found[0])?.words ?? null
}

const SENTENCES_MAX = 5

/** The body that a sentence is about: "Early Help is closing its file"; null where it names none first. */
function subjectOf(sentence: string): string | null {
  const [first] = bodiesIn(sentence)
  if (first === undefined) return null
  const begins = sentence.replace(/^(?:The|Our|At|Here at) /, '')
  return begins.startsWith(first) &&
    /^ (?:is|are|has|have|was|will)\b/.test(begins.slice(first.length))
    ? first
    : null
}

/** Whether a body named in a letter is the writer's own: "the school" in a letter from school. */
function isSpeakers(name: string, speaker: string): boolean {
  return isSameBody(name, speaker) || (bodyOf(name) !== null && bodyOf(name) === bodyOf(speaker))
}

function isQuestion(sentence: string): boolean {
  return sentence.endsWith('?')
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('en-GB') + text.slice(1)
}

/** What stands under a letter's close: the name, and the service. */
const CLOSE =
  /\n\s*(?:(?:with )?(?:kind|kindest|best|warm|many|all best)?\s*(?:regards|wishes|thanks)|yours (?:sincerely|faithfully|truly)|sincerely|thank you|thanks)\b[^\n]*\n/gi
const SIGNATURE_LENGTH_MAX = 250
const SERVICES: Readonly<Record<string, string>> = {
  school: 'School',
  council: 'Council',
  CAMHS: 'CAMHS',
}

/** The body that speaks in a message: as its sender, its signature or its address says; else the name. */
export function speakerOf(from: Figure, words: string): string {
  const name = from.name.trim() === '' ? (from.address ?? 'Somebody') : from.name.trim()
  if (bodyOf(name) !== null) return name
  const close = [...`${words}\n`.matchAll(CLOSE)].at(-1)
  const under = close === undefined ? '' : words.slice(close.index + close[0].length)
  const signed = bodiesIn(under.slice(0, SIGNATURE_LENGTH_MAX))
  return signed[0] ?? SERVICES[serviceOf(from.address, from.name)] ?? name
}
