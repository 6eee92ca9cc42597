/** A short title for an ask, said to whoever owes it: "Confirm who supervises lunch". Pure. */
import { oneLine } from '../platform/words.ts'
import { withoutMarker } from './asks-sentences.ts'
import { cutTitle } from './cut-title.ts'

const TITLE_LENGTH_MAX = 90

type Rewrite = readonly [pattern: RegExp, title: (rest: string) => string]

const HELPER =
  '(?:please |kindly |also |possibly |just |perhaps |then |now |either |still |therefore |formally |hereby |really |urgently |very much )*'
const ASKER = '(?:i|we)'
const WH = '(?:who|whom|whose|what|which|when|where|why|how|whether|if)'
const lead = (pattern: string) => new RegExp(`^.*?${pattern}\\s*(.+)$`, 'i')

/** In order: the first that fits gives the title. Each keeps the asker's own words where it can. */
const REWRITES: readonly Rewrite[] = [
  [
    lead(
      '\\b(?:attached|enclosed|attach|enclose) (?:is )?(?:my|our|a|the) (?=(?:formal |written )?(?:request|application|appeal|complaint)\\b)',
    ),
    (rest) => `Decide on our ${rest}`,
  ],
  [lead(`\\b(?:can|could|may|might) i ask (?=(?:${WH})\\b)`), tell],
  [
    lead(`\\b(?:please do not|please don't|(?:can|could|would) you(?: please)? not) `),
    (rest) => `Do not ${rest}`,
  ],
  [
    lead(
      `\\b(?:let me know|let us know|(?:can|could|would) you tell me|tell me) (?=(?:${WH}|about)\\b)`,
    ),
    tell,
  ],
  [
    lead(
      `\\b(?:like|want|need|love|interested|good|great|helpful|useful|nice|keen|grateful) to (?:know|understand|hear|be told|find out)(?= ${WH}\\b)`,
    ),
    tell,
  ],
  [lead(`\\bwonder(?:ing|ed)? (?=${WH}\\b)`), tell],
  [lead(`\\blook(?:ing)? forward to (?:hearing|learning|knowing)(?= ${WH}\\b)`), tell],
  [lead(`\\basking (?:you )?(?=${WH}\\b)`), tell],
  [lead(`\\b(?:question|query) (?:is|was|would be):?(?= ${WH}\\b)`), tell],
  [
    lead(
      `\\b(?:can|could|would|will) (?:you|someone|somebody|anyone) ${HELPER}(?!mind\\b|be\\b|believe\\b|need\\b|the\\b)`,
    ),
    act,
  ],
  [
    lead(
      `\\b(?:are you able|would you be able|could you be able|would it be possible(?: for (?:you|us|someone))?|is it possible(?: for (?:you|us|someone))?|need you|like you|love you|want you|asking you|ask you|urge you|expect you) to ${HELPER}`,
    ),
    act,
  ],
  [
    lead(
      `\\b(?:grateful|obliged|appreciate it|appreciated|helpful|good|useful|great|lovely|kind|appreciate) if (?:you|someone) (?:could|would|can|were able to) ${HELPER}`,
    ),
    act,
  ],
  [lead(`^if (?:you|someone) (?:could|can|would) ${HELPER}`), act],
  [
    lead(
      `\\b(?:can|could|may|might) (?:i|we) ${HELPER}(?:have|get|see|receive|be given|be sent|have sight of) `,
    ),
    provide,
  ],
  [lead(`\\b(?:can|could|may|might|shall) we ${HELPER}`), act],
  [
    lead(
      `\\b(?:would|'d|should|am|are|'m|'re)? ?${HELPER}(?:be )?(?:grateful|thankful|appreciate|welcome|grateful to receive|appreciate having)(?: to receive| for)? (?=(?:a|an|the|your|any|some|more|confirmation|copies)\\b)`,
    ),
    provide,
  ],
  [
    lead(
      `\\b${ASKER}(?: would|'d)? ${HELPER}(?:like|love|want|need|require|seek)(?: to (?:see|have|receive|get|request))? (?=(?:a|an|the|his|her|some|more|any|copies|confirmation|your)\\b)`,
    ),
    provide,
  ],
  [lead(`^please,? (?:also |do |just )*(?!(?:can|could|may|might|would|will)\\b)(?=[a-z])`), act],
  [
    lead(`\\b(?:like|want|need) (?=(?:him|her|them) to )`),
    (rest) => `Let ${rest.replace(/^(\w+) to /, '$1 ')}`,
  ],
  [
    lead(`\\b(?:ask|request|asking|requesting)(?: for is)? that `),
    (rest) => `Make sure that ${rest}`,
  ],
  [lead(`\\basking for (?=.+ to be )`), (rest) => `Have ${rest.replace(' to be ', ' ')}`],
  [
    lead(
      `\\b(?:requesting|request|seeking|asking for|ask for|writing to request|apply for|applying for|appeal for) `,
    ),
    provide,
  ],
  [lead('\\bplease (?:do )?(?=(?:can|could|may|might|would|will) )'), question],
  [/^((?:can|could|would|will|may|might) (?:he|she|they|it|his|her|the|my|our)\b.+)$/i, question],
  [lead('\\b(?:please|kindly) (?:also |do |just )*(?=[a-z])'), act],
]

/** The title of an ask, from its sentence on one line. */
export function titleOfAsk(sentence: string): string {
  const text = tidy(sentence)
  const asked = lastQuestion(text)
  if (
    asked !== null &&
    !/^(?:can|could|would|will|may|might|please|are you able|is it possible)\b/i.test(asked)
  )
    return shortTitle(titleOfQuestion(asked))
  for (const [pattern, title] of REWRITES) {
    const rest = pattern.exec(text)?.[1]
    if (rest !== undefined) return shortTitle(title(withoutEnd(rest)))
  }
  return shortTitle(asked === null ? act(withoutEnd(text)) : question(withoutEnd(asked)))
}

/** The title of a list item that only its lead-in makes an ask: "Send me" + "the risk assessment". */
export function titleOfItem(item: string, leadIn: string): string {
  const rest = withoutEnd(tidy(item))
  if (new RegExp(`^${WH}\\b`, 'i').test(rest)) return shortTitle(titleOfItemQuestion(rest))
  const verb =
    /\b(send|provide|forward|share|confirm|explain|clarify|answer|arrange|give|bring)\b/i.exec(
      leadIn,
    )
  const start = verb?.[1]?.toLowerCase() ?? 'answer'
  return shortTitle(`${upperFirst(start)}${start === 'answer' ? ':' : ''} ${lowerFirst(rest)}`)
}

/** "Who his TA is" is told as it stands; "why was his pass removed" is a question without its mark. */
function titleOfItemQuestion(rest: string): string {
  const turned = new RegExp(`^${WH}(?: \\w+)? (?:${BE}|do|does|did)\\b`, 'i').test(rest)
  return turned ? titleOfQuestion(rest) : tell(lowerFirst(rest))
}

function tell(rest: string): string {
  return `Tell us ${rest.trim()}`
}

/** "send me the report" stays as it was written, but for "me" and what follows a second "and could". */
function act(rest: string): string {
  const text = rest
    .replace(/,? (?:that|it|this|i|we)(?: would|'d) be (?:very |really |so )*\w+$/i, '')
    .replace(/^(?:to|please|kindly|also|do|just) /i, '')
    .replace(
      /^(send|forward|give|provide|email) (?:me|us) (?:with )?/i,
      (_, verb: string) => `${verb} `,
    )
    .replace(/^(tell|let) me\b/i, (_, verb: string) => `${verb} us`)
  return upperFirst(text)
}

function provide(rest: string): string {
  const meeting =
    /^(?:a|an|the|another) (?:\w+ )?(?:meeting|call|phone call|appointment|date|time|visit|chat)\b/i
  return `${meeting.test(rest) ? 'Arrange' : 'Provide'} ${rest}`
}

function question(rest: string): string {
  const text = rest.replace(/^please,? /i, '').replace(/,? please\b/i, '')
  return `${upperFirst(text)}?`
}

const OPENERS =
  "can|could|would|will|may|might|is|are|was|were|has|have|had|do|does|did|should|isn't|aren't|hasn't|haven't|can't|couldn't|won't|don't|didn't"

/** The question at the end of a sentence, without what leads up to it; null when there is none. */
function lastQuestion(text: string): string | null {
  if (!/\?\W*$/.test(text)) return null
  if (new RegExp(`^(?:please|${WH}|${OPENERS})\\b`, 'i').test(text)) return text
  const start = new RegExp(
    `(?:^|[,:;–—-] ?(?:and |but |so )?|\\bbut |\\bso )((?:please |in the meantime,? )?(?:${WH}|can|could|would|will|may|might|is|are|was|were|has|have|had|do|does|did|should|isn't|aren't|hasn't|haven't|can't|couldn't|won't|don't|didn't)\\b[^,:;]*\\?\\W*)$`,
    'i',
  )
  return start.exec(text)?.[1] ?? null
}

const BE = 'is|are|was|were|will|has|have|had|can|could|should|would'
const PRONOUN = 'he|she|they|we|i|it|there|this|that|you'

/** "When will he be seen?" becomes "Tell us when he will be seen"; else the question is kept whole. */
function titleOfQuestion(asked: string): string {
  const text = withoutEnd(asked)
  const turned = new RegExp(`^((?:${WH})\\b(?: \\w+){0,2}? )?(${BE}) (${PRONOUN}) (.+)$`, 'i').exec(
    text,
  )
  if (turned !== null) {
    const [, ask = '', verb = '', who = '', rest = ''] = turned
    return tell(
      `${lowerFirst(ask.trim() === '' ? 'whether' : ask.trim())} ${lowerPronoun(who)} ${verb.toLowerCase()} ${rest}`,
    )
  }
  const subject = new RegExp(
    `^who (?!(?:${BE}|do|does|did|am)\\b)\\w+|^what (?:happened|happens|caused|led|helps|works|went|changed)\\b|^(?:what|which|whose) \\w+ (?:has|have|had) been\\b|^(?:what|which|whose) \\w+ (?:will|should|can) be\\b`,
    'i',
  )
  const whoIs = /^who (?:is|was|will be) (?!(?:the|his|her|my|our|your|he|she|it|in charge)\b)/i
  if (subject.test(text) || whoIs.test(text)) return tell(lowerFirst(text))
  return question(text)
}

function lowerPronoun(who: string): string {
  return who.toLowerCase() === 'i' ? 'I' : who.toLowerCase()
}

function tidy(sentence: string): string {
  return withoutMarker(sentence)
    .replaceAll(/[’‘]/g, "'")
    .replace(
      /^(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|morning)\b[^,.!?:]{0,40}[,.!:–-]\s*)/i,
      '',
    )
    .replace(
      /^(?:(?:also|and|so|but|finally|first(?:ly)?|second(?:ly)?|last(?:ly)?|in addition|in the meantime|therefore|however)\b,?\s+)+/i,
      '',
    )
    .trim()
}

function withoutEnd(text: string): string {
  return text
    .replace(/,? (?:please|thanks?(?: you)?|if possible)\s*[.?!]*$/i, '')
    .replace(/[\s.?!,:;]+$/, '')
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('en-GB') + text.slice(1)
}

/** Lower case for a first word that is no name: "Who supervises" but not "Robin's plan", "I", "EHCP". */
function lowerFirst(text: string): string {
  return /^(?:I\b|[A-Z]{2}|[A-Z][\w']*'s\b)/.test(text)
    ? text
    : text.slice(0, 1).toLocaleLowerCase('en-GB') + text.slice(1)
}

/** A title of at most 90 characters, cut where a reader would stop. */
export function shortTitle(title: string): string {
  return cutTitle(oneLine(title), TITLE_LENGTH_MAX)
}
