/**
 * The wordings by which somebody promises what is still to come, and those that only use the same
 * words: conditions, refusals, threats, footers, news. Text handed in is one line, straight quotes.
 */
const any = (...patterns: string[]) => new RegExp(patterns.join('|'), 'i')

const WE = '(?:i|we)'
const ADVERB =
  '(?:also |then |now |certainly |of course |definitely |personally |ensure that |make sure that |ask that |again |still |both |all )*'
/** What someone in their office does for a family. */
const VERB =
  '(?:get back|get in touch|be in touch|be (?:providing|sending|putting|arranging|contacting|calling|speaking|writing|meeting|reviewing|looking|asking|making|setting|working)|come back|let you|ask|send|speak|talk|write|reply|respond|answer|call|ring|phone|email|contact|chase|look (?:into|at)|check|find out|follow|confirm|arrange|organi[sz]e|set up|put|place|provide|make|ensure|review|update|share|forward|pass|raise|discuss|add|amend|correct|remove|change|fund|pay|refund|issue|complete|finali[sz]e|assess|visit|attend|meet|see (?:him|her|them|robin)|observe|support|give|offer|introduce|start|begin|continue|restart|resume|reinstate|trial|try|monitor|invite|refer|submit|apply|book|buy|order|print|remind|train|brief|consider|investigate|decide|gather|collect|prepare|draft|record|log|publish|consult|liaise|work|help|bring|take|keep|move|allow|let (?:him|her|them)|do|hold|escalate|explain|sit|show|return|reissue|withdraw|cancel|appoint|recruit|assign|cover|schedule|have (?:a|an|the|it|him|her|this)|be there|be with|be (?:his|her|their))'
const DONE =
  '(?:sent|put|given|made|reviewed|arranged|returned|corrected|reissued|removed|provided|added|updated|shared|invited|contacted|called|considered|completed|issued|amended|restored|reinstated|refunded|discussed|raised|assessed|seen|offered|introduced|moved|allowed|told|informed|briefed|reminded|trained|in place|in touch|available|ready|allocated|assigned|met|supported|paid|funded|finali[sz]ed|with (?:him|her|them|you))'

/** What makes a sentence no promise, whatever else stands in it. */
const NO_PROMISE = any(
  '^(?:if|should|unless|in the event|were you|had you|where)\\b',
  ',? (?:if|unless) (?:you|he|she|they|this|that|it|the|there|his|her)\\b(?!.*\\b(?:and|but) (?:i|we) will\\b)',
  "\\bas (?:you|i am sure you|i'm sure you) (?:will|'ll)\\b",
  '\\b(?:this|the) (?:e-?mail|message|communication|mailbox)\\b.*\\b(?:will be|may be|confidential|intended)\\b',
  '\\b(?:confidential|privacy|gdpr|data protection|processed|securely|third part|intended recipient|unsubscribe|training purposes|monitored for)\\b',
  '\\b(?:penalty|fine(?:d|s)?|prosecut\\w+|sanction(?:ed|s)?|detention|excluded|suspended|unauthorised|legal action|sent home|charged|consequence)\\b(?!.*\\b(?:withdrawn|removed|cancelled)\\b)',
  '\\b(?:policy (?:says|states)|expected to|result in|dealt with|in line with our)\\b',
  "\\b(?:i|we)(?: will|'ll| shall) (?:be (?:honest|on|out|away|off|unable|closed|happy|back|returning)|say|admit|never|always|not\\b(?!.*\\band (?:i|we) will)|have to|need|see you|assume|only)\\b",
  "\\b(?:won't|cannot|can't)\\b(?!.*\\b(?:but|and) (?:i|we)(?:'ll| will))",
  "\\bhope(?:d|s|fully)?\\b(?!.*\\b(?:and|but) (?:i|we)(?:'ll| will)\\b)",
  "\\b(?:i am|i'm|i feel) (?:sure|confident|certain)\\b|\\bi (?:think|believe|imagine|suspect|doubt)\\b",
  "\\b(?:he|she|they|robin|your (?:son|daughter|child)|pupils|students|children)(?:'ll| will) (?:need|have to|be (?:expected|required|fine|ok|okay|marked|in |back|sanctioned)|not|enjoy|settle|miss)\\b",
  "\\byou(?:'ll| will) (?:need|have to|be (?:required|expected|asked to|charged|aware)|find|appreciate|understand|know|see|recall|remember|note)\\b",
  '\\b(?:school|office|building|site|gates?|lines) (?:will be|is|are) (?:closed|open|shut)\\b',
  '^that will be\\b',
  '\\bwill do\\W*$',
  '^(?:can|could|would|please)\\b|^will (?:you|i|we|he|she|they|it|there|this|that|the|your|my|our|any|some)\\b',
)

const PROMISES: readonly RegExp[] = [
  new RegExp(`\\b${WE}(?:'ll| will| shall) ${ADVERB}${VERB}\\b`, 'i'),
  new RegExp(`(?:^|[,;:] )${WE}\\b.*\\band (?:will|shall) ${ADVERB}${VERB}\\b`, 'i'),
  // "Thanks, got it. Will get back to you by Friday."
  new RegExp(
    `^(?:(?:thanks|thank you|ok|okay|noted|received)[,;:] )?will ${ADVERB}${VERB}\\b`,
    'i',
  ),
  new RegExp(`\\b${WE}(?:'m| am|'re| are) going to ${ADVERB}${VERB}\\b`, 'i'),
  new RegExp(
    `\\b${WE} (?:promise|undertake|commit|pledge|intend|aim|plan|propose|agree)(?: to| that we will) ${ADVERB}${VERB}\\b`,
    'i',
  ),
  any(
    "\\b(?:i|we)(?:'m| am|'re| are) (?:now |currently )?(?:looking into|chasing|following (?:this|it) up|checking|finding out|arranging|organising)\\b",
    '^(?:please )?leave (?:it|this|that) with (?:me|us)\\b',
    '\\blet me (?:check|find out|look into|speak|ask|see what|chase|get back)\\b',
    "\\bi (?:will|'ll) see what i can\\b",
  ),
  any(
    "\\byou(?:'ll| will| should) (?:soon |shortly |then |also )*(?:receive|hear|get|be (?:sent|contacted|invited|given|told|informed|updated|offered|called))\\b",
    '\\byou (?:can|should|may) expect (?:a|an|the|to (?:hear|receive)|our)\\b',
    '\\b(?:our )?(?:aim|target|intention) is to (?:respond|reply|complete)\\b',
  ),
  // Somebody named, or a part of the service: "Ms Okafor will phone you", "the SENCO will send".
  new RegExp(
    `\\b(?:[A-Z][\\w'-]+|someone|somebody|colleagues?|team|school|council|authority|office|officer|teacher|tutor|head|headteacher|senco|psychologist|therapist|nurse|doctor|gp|caseworker|worker|governors?|ta|department|staff|panel|service|adviser|assistant|manager|college|trust|clinic|lead)(?: from [\\w ]{3,30})?(?:'ll| will| shall| is going to| are going to) ${ADVERB}${VERB}\\b`,
  ),
  new RegExp(`\\b(?:will|shall) (?:also |then |now )*be ${DONE}\\b`, 'i'),
  /\b(?:assessment|visit|session|sessions|training|review|observation|referral|support|provision|meeting with)\b.*\bwill (?:take place|start|begin|resume|restart|happen|continue)\b/i,
]

/** What they did, or what others said, though a "will" stands in it. */
const TOLD = /^(?:he|she|they|you|the (?:policy|letter|gp)) (?:said|says|told|asked|mentioned)\b/i

/** Whether `text` promises something that is still to come. */
export function isPromising(text: string): boolean {
  if (NO_PROMISE.test(text) || TOLD.test(text)) return false
  if (/\?\W*$/.test(text)) return false
  return PROMISES.some((each) => each.test(text))
}
