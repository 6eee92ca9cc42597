/**
 * The wordings by which a sentence asks its reader for something, and those that only look like it.
 * Text handed in is one line, with straight quotation marks, without greeting and list marker.
 */

const PERSON =
  '(?:you|someone|somebody|anyone|anybody|we|i|he|she|they|it|the \\w+|his \\w+|her \\w+|my \\w+|our \\w+|[A-Z]\\w+)'
const SUBJECT = '(?:i|we)'
const WH = '(?:who|whom|whose|what|which|when|where|why|how|whether|if)'
/** Where a clause can begin: at the start, after punctuation, after a joining word. */
const CLAUSE = '(?:^|[,;:(\\-–—] ?|\\b(?:and|but|so|then) )'

const any = (...patterns: string[]) => new RegExp(patterns.join('|'), 'i')

/** "Please ..." that asks for nothing. */
const IDLE_PLEASE = any(
  '\\bplease,? (?:do )?(?:also )?(?:find|see|note|feel|accept|excuse|forgive|ignore|remember|understand|believe|bear with|rest assured|be (?:aware|assured|reassured|advised)|refer to the)\\b',
  "\\bplease,? (?:do not|don't) (?:hesitate|worry|apologi[sz]e|feel|think|take this|be offended|trouble)",
  '\\bplease,? (?:do )?(?:pass on|give|send|convey|extend) (?:my|our|his|her|all our)? ?(?:many |very |warm |warmest |best |kind )*(?:thanks|love|regards|wishes|congratulations|apologies)',
  '\\bplease,? say (?:hello|hi|thank)',
  '^(?:yes|no|ok|okay),? please\\W*$',
  '^please\\W*$',
)

/** Sentences that ask for nothing whatever else stands in them. */
const IDLE = any(
  '\\b(?:if|should) (?:you|there) (?:do )?(?:have|need|require|want|wish|is|are|would like)\\b.*\\b(?:let (?:me|us) know|contact|call|ring|email|ask|get in touch)\\b',
  "\\blet (?:me|us) know if (?:you (?:need|have|require|want|would like)|there is anything|there's anything|i can|we can|that is (?:a problem|not)|that's (?:a problem|not))",
  "\\b(?:i|we|he|she|they)(?:'ll| will| can| could| would|'d) let (?:you|him|her|them|me|us) know\\b",
  '^let (?:me|us) (?:start|begin|be|say|explain|assure|remind|first|also)\\b',
  '^(?:take care|keep (?:up|well|safe)|have (?:a|an)|see you|speak soon|get well|no (?:need|rush|worries|hurry)|thank(?:s| you) (?:so much |very much |again )?for)\\b(?!.*\\b(?:but|however|please|could you|can you)\\b)',
  '^call me (?:old|mad|crazy|naive)',
  '\\brequest nothing\\b',
  "\\b(?:do not|don't) need (?:a|an|any) (?:reply|response|answer)\\b",
)

/** Questions nobody is meant to answer. */
const IDLE_QUESTION = any(
  `${CLAUSE}how (?:are|is|was|were|did) (?:you|things|everyone|everything|life|your (?:weekend|holiday|half|week|break|summer|christmas|easter|trip|day))`,
  `${CLAUSE}(?:may|can|could|might) i (?:just |gently |kindly )?(?:remind|say|add|suggest|point out)\\b`,
  `${CLAUSE}(?:i )?(?:hope|trust)\\b`,
  `${CLAUSE}(?:did|have) you (?:all )?(?:have|had|enjoy|enjoyed) (?:a |an )?(?:nice|good|lovely|great|restful|relaxing|pleasant|fun|your|the (?:holiday|weekend|break))`,
  `${CLAUSE}are you (?:all )?(?:well|ok|okay|keeping well)\\b`,
  `${CLAUSE}(?:can|could|would) (?:you|anyone) (?:even |really |honestly )?(?:believe (?:it|that|this)|imagine|see (?:the|a|my) (?:pattern|point|problem|difference)|blame)`,
  `${CLAUSE}(?:can|could) you see (?:why|how|what i)`,
  `${CLAUSE}who (?:knew|cares|(?:could|would|can) (?:blame|have|possibly|want)|wouldn't|in their right)`,
  `${CLAUSE}what (?:more (?:do|can|could|must|should)|sort of|kind of|a |choice|is the point|was the point|else (?:can|could|am|are) (?:i|we)|on earth|hope)`,
  `${CLAUSE}how (?:many times|much (?:more|longer) (?:must|can|do|should)|can (?:that|this|it) (?:possibly |ever )?be|is (?:that|this|it) (?:even |possibly )?(?:fair|right|ok|okay|acceptable|inclusive|possible|helping|good|best)|dare|(?:would|do) you (?:feel|think))`,
  `${CLAUSE}why (?:should|must|would) (?:he|she|they|we|i|any|a child|an?)\\b`,
  `${CLAUSE}(?:is|isn't|was|wasn't) (?:it|this|that) (?:any wonder|too much to ask|really|not|so hard|what)`,
  `${CLAUSE}(?:do|did) (?:you|they) (?:really|honestly|seriously) (?:think|believe)`,
  `${CLAUSE}(?:need i|surely|where (?:does|will) it (?:all )?end|am i (?:really )?(?:supposed|meant))`,
  '\\b(?:right|ok|okay|yes|no|eh)\\s?\\?$',
)

const VERBS_ALWAYS =
  'confirm|send|provide|explain|tell|advise|clarify|forward|reply|respond|acknowledge|inform|ensure|make sure|give|amend|arrange|ask him|ask her|let|stop|remove|correct|reconsider|withdraw|refer|notify|set out|keep (?:me|us|him|her)|get back|look into|put|reinstate|pass this|do let'
const VERBS_BEFORE_OBJECT =
  'email|ring|phone|list|answer|state|supply|share|restore|call|contact|check|review|update|record|name|return|show|copy|add|remind|allow|invite|book|consider|investigate|support|help|meet|speak to|change|place|bring|take|find out'
const OBJECT =
  "(?:me|us|him|her|them|it|the|a|an|his|their|my|our|your|this|that|these|those|all|whether|who|what|when|where|why|how|in writing|staff|teachers|mr|mrs|ms|dr|[A-Z]\\w+'s)"

const REQUESTS: readonly RegExp[] = [
  /\bplease\b/i,
  /\bkindly (?!of\b)[a-z]+/i,
  new RegExp(`${CLAUSE}(?:if possible,? )?(?:can|could|would|will|may|might) ${PERSON}\\b`),
  new RegExp(`${CLAUSE}(?:Can|Could|Would|Will|May|Might) ${PERSON}\\b`),
  new RegExp(
    `${CLAUSE}(?:is it|would it be|might it be|is there any way|would there be) possible\\b`,
    'i',
  ),
  any(
    `\\b${SUBJECT}(?: would|'d| should|'d be|'m| am| are) (?:also |therefore )?(?:be )?(?:very |really |most |so |extremely )*(?:grateful|thankful|obliged) (?:if|for (?:a|an|your (?:reply|response|advice|views|comments|confirmation)|the|any|some|more|confirmation|copies|clarification)|to (?:receive|have|hear|know|see|get))`,
    '^(?:very |so )?grateful (?:if|for (?:a|an|your|any|some|confirmation))',
    `\\b${SUBJECT}(?: would|'d) (?:also |really |very much |greatly )*appreciate\\b`,
    `\\b${SUBJECT}(?: would|'d) (?:also |really |very much )*welcome\\b`,
  ),
  any(
    `\\b${SUBJECT}(?: would|'d| should) (?:also |really |very much |still |now )*(?:like|love) (?:to (?:know|see|request|ask|understand|meet|arrange|discuss|receive|hear|speak|talk|book|be (?:told|informed|given|sent|invited|involved|kept|copied|present|there)|get|bring|apply|raise|appeal|clarify|check|find out|add|change|have|view|read|complain)|an?|the|his|her|him|them|you|us|copies|confirmation|someone|it|this|that|some|more|any|your)\\b(?! to (?:thank|say))`,
    `\\b${SUBJECT} (?:also |really |just |still |only )*want (?:to (?:know|see|understand|be told|hear)|an?|the|his|her|him|them|you|someone|answers|it in|this in)\\b`,
    `\\b${SUBJECT} (?:also |really |still |now |urgently )*(?:need|require) (?:you to|to (?:know|see|have|speak|understand|be told|be sure)|an?|the|his|confirmation|copies|clarification|someone|somebody|some|more|your|answers|(?:this|it|that) in writing)\\b`,
    `\\b${SUBJECT}(?: am| are|'m|'re) (?:now |formally |also |therefore |hereby |just |only |simply |once again )*(?:asking|requesting|seeking|enquiring|applying|appealing)\\b`,
    `\\b(?:am|are|'m|'re) (?:just )?(?:writing|emailing|contacting you) (?:again |formally )*to (?:ask|request|enquire|inquire|find out|seek|apply|appeal|check)\\b`,
    `\\b${SUBJECT} (?:would |must |do |shall |can only |have to |'d )?(?:also |therefore |hereby |formally |again |only |still |kindly |respectfully )*(?:ask|request|seek)\\b(?! (?:him|her|them|myself)\\b)`,
    `\\b${SUBJECT}'d (?:also )?ask\\b`,
    `\\b${SUBJECT} (?:urge|expect|invite|trust (?:that )?)(?: the \\w+)? ?(?:you (?:to|will)|an?|your|to (?:receive|hear))\\b`,
  ),
  new RegExp(`${CLAUSE}(?:please |do |just |also )*let (?:me|us) (?:also )?(?:know|have)\\b`, 'i'),
  new RegExp(
    `\\blook(?:ing)? forward to (?:hearing|learning|knowing|receiving|seeing) (?:${WH}|about|the|your (?:plan|proposal|views|answers?|thoughts))\\b`,
    'i',
  ),
  /\blook(?:ing)? forward to (?:hearing from you|your (?:reply|response)) (?:by|before|within|no later)\b/i,
  new RegExp(
    `\\b${SUBJECT}?(?:'m| am| was| were| are)? ?(?:just |also )*wonder(?:ing|ed)? (?:${WH}|about)\\b`,
    'i',
  ),
  new RegExp(`${CLAUSE}any (?:news|updates?|idea|chance|progress|word|feedback|luck|joy)\\b`, 'i'),
  /^if (?:you|someone|somebody) (?:could|can|would|were able to)\b.*\b(?:would|great|good|helpful|appreciated?|grateful|wonderful|lovely|brilliant|perfect|fantastic)\b/i,
  /\b(?:it would|it'd|would|that would) be (?:really |very |so |most |extremely )*(?:helpful|good|useful|great|lovely|nice|appreciated|better|kind|interesting) (?:if (?:you|we|someone|i|his|her|the|staff)|to (?:know|have|see|hear|get|meet|be told))\b/i,
  /\b(?:my|our|one|another|the|a further) (?:main |other |first |second |next |only )?(?:question|request|ask|query) (?:is|was|would be|for you is)\b/i,
  new RegExp(
    `\\b(?:do (?:not|n't)|don't|not) (?:know|sure|clear) ${WH} (?:to|i should|we should)\\b.*\\badvi[cs]e\\b`,
    'i',
  ),
  new RegExp(
    `${CLAUSE}(?:${VERBS_ALWAYS})\\b(?! (?:by saying|alone|up the good|you know)\\b)`,
    'i',
  ),
  new RegExp(`${CLAUSE}(?:${VERBS_BEFORE_OBJECT}) ${OBJECT}\\b`, 'i'),
]

/** Imperatives that follow a comma are often the tail of a telling sentence: "he wants to read, put ...". */
const IMPERATIVE_COUNT = 2

/** Whether `text` asks for nothing though its wording may look like it. */
export function isIdle(text: string): boolean {
  return IDLE.test(text) && !text.endsWith('?')
}

/** Whether `text`, which ends in a question mark, is a pleasantry or a cry rather than a question. */
export function isIdleQuestion(text: string): boolean {
  return IDLE_QUESTION.test(text)
}

/** A request that comes as a paper: "Please find attached my request for an assessment". */
const ATTACHED_REQUEST =
  /\b(?:attached|enclosed|attach|enclose) (?:is )?(?:my|our|a|the) (?:formal |written )?(?:request|application|appeal|complaint)\b/i

/** Whether `text` has one of the wordings of a request. */
export function isRequest(text: string): boolean {
  if (ATTACHED_REQUEST.test(text)) return true
  const withoutIdle = IDLE_PLEASE.test(text) ? afterIdlePlease(text) : text
  const spoken = REQUESTS.slice(0, -IMPERATIVE_COUNT).some((each) => each.test(withoutIdle))
  return spoken || REQUESTS.slice(-IMPERATIVE_COUNT).some((each) => isImperative(each, withoutIdle))
}

/** What is left after an idle "please find attached": it may still ask, in its second half. */
function afterIdlePlease(text: string): string {
  const rest = text.replace(new RegExp(IDLE_PLEASE, 'gi'), '').split(/[.;,]| and | but /)
  return rest.slice(1).join(', ').trim()
}

function isImperative(pattern: RegExp, text: string): boolean {
  const match = pattern.exec(text)
  if (match === null) return false
  // At the start, or after a colon or semicolon; elsewhere the words before it must be a courtesy.
  if (match.index === 0 || /^[;:]/.test(match[0])) return true
  return /^(?:if (?:possible|you can)|thank you|thanks|ok|so|in the meantime|meanwhile|\w+ly)\b/i.test(
    text,
  )
}
