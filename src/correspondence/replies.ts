/**
 * What kind of reply an incoming message is. An acknowledgement, an automatic reply, an out-of-office
 * and a bounce answer nothing; they are told by headers first (RFC 3834, common practice), then by
 * words. An acknowledgement with an answer in it is a reply: whatever says something is left to the
 * parent to judge. Pure.
 */
import { oneLine } from '../platform/words.ts'
import { isAsk } from './asks.ts'
import { sentencesOf } from './asks-sentences.ts'
import { isPromise } from './promises.ts'

export type ReplyKind = 'reply' | 'acknowledgement' | 'auto-reply' | 'out-of-office' | 'bounce'

/** `auto` is what the mail reader already knew; `headers` help where they are at hand. */
export type ReplyFacts = {
  readonly subject: string
  readonly from: string | null
  readonly words: string
  readonly auto?: string | null
  readonly headers?: readonly { readonly name: string; readonly value: string }[]
}

export type Recognised = {
  readonly as: ReplyKind
  /** Why, in words for the parent: "its subject says it is an automatic reply". */
  readonly reason: string
}

const AWAY =
  /\b(?:(?:i am|i'm|i will be|we are|currently|is) (?:currently |now )?(?:away|out of (?:the )?office|on (?:annual |sick |maternity |study |parental )?leave|on holiday|not (?:in the office|at work|working))|out of office|annual leave|maternity leave|away from (?:my desk|the office|work)|(?:school|office|team|we) (?:is|are) (?:now )?closed (?:for|until|over|during)|do not work on|don't work on|(?:i|my) work(?:ing)? (?:days|hours|part[- ]time)|return(?:ing)? to (?:the office|work|school) on|on my return|will be back (?:on|in))\b/i
const AUTO_WORDS =
  /\b(?:(?:this is an? |an? )?(?:auto(?:matic|mated)?[- ]?(?:reply|response|acknowledg\w+|generated|message|email))|do not reply to this (?:e-?mail|message|address)|this (?:mailbox|inbox|email address) is (?:not monitored|unmonitored|monitored|checked)|(?:your|the) (?:ticket|case|reference|enquiry) (?:number|reference|id)|thank you for (?:contacting|your enquiry|emailing) (?:the |our )?\w+.{0,80}\b(?:we (?:aim|will|endeavour)|working days|school days))/i
const BOUNCE_SUBJECT =
  /^(?:undeliver(?:able|ed)|mail delivery (?:failed|failure|system)|delivery (?:status notification|failure|has failed)|returned mail|failure notice|message not delivered|mail system error)/i
const OUT_SUBJECT =
  /\b(?:out of (?:the )?office|on leave|annual leave|away from|absence notification|ooo)\b/i
const AUTO_SUBJECT =
  /^(?:\[?auto(?:matic|mated|-| )?\s?(?:reply|response|re)?\]?\s?:|automatic(?:ally)? |auto[- ]?(?:reply|response)|autoreply)/i
const RECEIPT_SUBJECT = /^(?:read|gelesen|delivered|read receipt):? /i
const MACHINE_SENDER = /^(?:mailer-daemon|postmaster|mail-daemon)@/i

/** What `facts` is, and why. Never throws; a message nothing is known of is a reply. */
export function recogniseReply(facts: ReplyFacts): Recognised {
  return byHeaders(facts) ?? byMachine(facts) ?? byWords(facts)
}

function byHeaders({ headers = [], words, subject }: ReplyFacts): Recognised | null {
  const value = (name: string): string | null =>
    headers
      .find((one) => one.name.toLowerCase() === name)
      ?.value.trim()
      .toLowerCase() ?? null
  const contentType = value('content-type') ?? ''
  if (value('x-failed-recipients') !== null || contentType.includes('delivery-status'))
    return { as: 'bounce', reason: 'it says that a message could not be delivered' }
  if (contentType.includes('disposition-notification'))
    return { as: 'acknowledgement', reason: 'it is a read receipt' }
  const submitted = value('auto-submitted') ?? 'no'
  const marked =
    (submitted !== '' && !submitted.startsWith('no')) ||
    ['x-autoreply', 'x-autorespond', 'x-auto-reply-from'].some((name) => value(name) !== null) ||
    (value('precedence') ?? '').startsWith('auto')
  if (marked) return automatic(subject, words, 'its header says that a program sent it')
  // Some systems set these on everything they send, so they need a second sign.
  const hinted =
    value('return-path') === '<>' || (value('x-auto-response-suppress') ?? 'none') !== 'none'
  return hinted && (AWAY.test(words) || AUTO_WORDS.test(words) || AUTO_SUBJECT.test(subject))
    ? automatic(subject, words, 'its header and its words say that a program sent it')
    : null
}

function byMachine({ subject, from, words, auto }: ReplyFacts): Recognised | null {
  const line = subject.trim()
  if (
    MACHINE_SENDER.test(from ?? '') ||
    BOUNCE_SUBJECT.test(line) ||
    auto?.includes('not delivered')
  )
    return { as: 'bounce', reason: 'it says that a message could not be delivered' }
  if (auto?.includes('automatic reply'))
    return automatic(subject, words, 'its header says that a program sent it')
  if (AUTO_SUBJECT.test(line)) return automatic(subject, words, 'its subject says it is automatic')
  if (OUT_SUBJECT.test(line))
    return { as: 'out-of-office', reason: 'its subject says they are away' }
  if (RECEIPT_SUBJECT.test(line) && oneLine(words).length < 300)
    return { as: 'acknowledgement', reason: 'it is a read receipt' }
  return null
}

function automatic(subject: string, words: string, reason: string): Recognised {
  return OUT_SUBJECT.test(subject) || AWAY.test(words)
    ? { as: 'out-of-office', reason: `${reason}, and it says they are away` }
    : { as: 'auto-reply', reason }
}

function byWords({ words }: ReplyFacts): Recognised {
  const said = sentencesOf(words).map((each) => plain(each.text.slice(0, SENTENCE_LENGTH_MAX)))
  const telling = said.filter((text, index) => !isEmpty(text) && !isNameAfter(text, index, said))
  const automatic = AUTO_WORDS.test(oneLine(words.slice(0, AUTO_WORDS_LENGTH_MAX)))
  const away = said.some((text) => AWAY.test(text))
  if (automatic && telling.every((text) => AUTO_WORDS.test(text) || isService(text)))
    return { as: away ? 'out-of-office' : 'auto-reply', reason: 'its words say it is automatic' }
  if (away && telling.every((text) => AWAY.test(text) || isService(text)))
    return { as: 'out-of-office', reason: 'its words say they are away, and nothing else' }
  if (telling.length === 0)
    return {
      as: 'acknowledgement',
      reason: 'it thanks, confirms receipt or promises to come back, and says nothing else',
    }
  return { as: 'reply', reason: 'it says something of its own' }
}

/** What standing texts of a service say: whom else to ring, how long it takes. */
const SERVICE =
  /\b(?:if (?:your|the|it|this|you) .{0,60}(?:urgent|emergency|need|require|immediate)|in an emergency|please (?:contact|call|ring|email|telephone|visit)|for (?:urgent|safeguarding|absence|general|all other)|safeguarding|999|111|office hours|we (?:aim|endeavour|try|will) .{0,40}(?:respond|reply|answer|get back)|working days|school days|as soon as (?:i|we|possible)|limited access|access to (?:my )?e?-?mails?|reference|monitored|visit our website|forwarded|dealt with)\b/i

function isService(text: string): boolean {
  return (
    SERVICE.test(text) ||
    /^(?:monday|tuesday|wednesday|thursday|friday|tel|phone|website)/i.test(text)
  )
}

const COURTESY = [
  /^(?:many |thank|thanks|with thanks|noted|received|ok|okay|great|lovely|understood|will do|no problem|not at all|you're welcome|you are welcome|sure|of course|perfect|that's fine|apologies|sorry|my apologies|please accept)\b/i,
  /\b(?:i|we) (?:am|are|was|were|'m|'re)? ?(?:so |very |really |truly )?(?:sorry|apologi[sz]e|appreciate|understand|acknowledge|hear|note|grateful)\b/i,
  /\b(?:i|we)(?:'ve| have| can confirm that (?:i|we) have|can confirm)? ?(?:now )?(?:received|got|seen|read|noted) (?:your|this|the|it)\b/i,
  /\b(?:confirm|acknowledge|confirming|acknowledging) (?:safe )?receipt\b/i,
  /\byour (?:e-?mail|message|letter|enquiry|concerns?|comments?|complaint|request) (?:has|have) been (?:received|noted|logged|forwarded|passed)\b/i,
  /\b(?:i|we)(?:'ve| have)? ?(?:passed|forwarded|sent|shared) (?:this|it|your|that)\b.{0,40}\b(?:on|to|with)\b/i,
  /\b(?:i|we) hope (?:you|this|that|he|she|all|things)\b/i,
  /^(?:have a|enjoy|take care|speak soon|best wishes|kind regards|warm regards|regards)\b(?!(?: \S+){6})/i,
  /\blook(?:ing)? forward to\b/i,
  /\bplease (?:do not|don't) hesitate\b|\bif you have any (?:further )?(?:questions|queries|concerns)\b|\bin the meantime\b.*\b(?:contact|questions)\b/i,
  /\bbear with (?:me|us)\b|\bas soon as (?:i|we) can\b|\bin due course\b|\bbeing (?:looked into|dealt with|considered|assessed|reviewed|processed)\b/i,
  /\bthis (?:must|is) (?:be )?(?:very |really )?(?:difficult|hard|upsetting|frustrating)\b/i,
  /^(?:this|it) is (?:a )?(?:matter|issue|something) (?:i|we) take (?:very )?seriously\b|\btake (?:this|your|all|these) .{0,40}seriously\b/i,
]
/** A promise of nothing but more words; "Mrs Lee will be with him at lunch" is what was asked. */
const COMING_BACK =
  /\b(?:(?:i|we)(?:['’]ll| will| shall) (?:\w+ )?(?:send|share)|(?:get|be|come|go|report|write|ring|call|phone) back|(?:be|get|keep) in (?:touch|contact)|let (?:you|us) know|keep (?:you|us) (?:updated|informed|posted)|look (?:into|at)|repl(?:y|ied)|respon[ds]e?\w*|answer|update you|follow(?:ed)? (?:this |it |that )?up|(?:speak|talk|chat|liaise|check|catch up) (?:to|with)|ask|find out|investigat\w*|consider\w*|discuss\w*|review (?:this|your|it)|pass (?:this|it|your|that)|forward|raise (?:this|it|your|that)|chase|leave (?:this|it|that) with|contact you|email you|write to you|ring you|call you|phone you|hear from|deal(?:t)? with|see what|do (?:that|this|it|so|my best)|in due course|shortly)\b/i
const COURTESY_WORDS_MAX = 28
const GREETING = /^(?:hi|hello|dear|good (?:morning|afternoon|evening))\b[^,.!?:]{0,40}[,.!:–-]\s*/i
const SENTENCE_LENGTH_MAX = 1500
const AUTO_WORDS_LENGTH_MAX = 4000
const NAME_LINE = /^(?:[\p{Lu}][\p{L}'.-]*\s?){1,4}$/u
/** An answer may hide behind a courtesy: "Thanks, Mrs Lee supervises lunch". */
const ANSWER_BEHIND =
  /(?:^\w+[^,;:–-]{0,30}[,;:–-]|\b(?:and|but|that)) .*\b(?:is|are|was|were|has|have|had|does|supervises|can|cannot|can't|happened|because|agreed|decided)\b/i

/** One line with straight quotes and without its greeting; "sorry", "yes" and "no" stay. */
function plain(text: string): string {
  return oneLine(text).replaceAll(/[’‘]/g, "'").replace(GREETING, '').trim()
}

/** A bare name under other words signs them; alone it may be the answer. */
function isNameAfter(text: string, index: number, said: readonly string[]): boolean {
  return index > 0 && index === said.length - 1 && NAME_LINE.test(text)
}

/** A sentence that answers nothing: a courtesy, a receipt, a promise to come back. */
function isEmpty(text: string): boolean {
  if (text === '') return true
  if (isAsk(text)) return false
  const count = text.split(' ').length
  if (isPromise(text))
    return COMING_BACK.test(text) && !/\b(?:because|as he|as she|since)\b/i.test(text)
  if (count > COURTESY_WORDS_MAX || !COURTESY.some((each) => each.test(text))) return false
  return !ANSWER_BEHIND.test(withoutReceipt(text))
}

/** "Thank you, I have received your email" says no more than its courtesy. */
function withoutReceipt(text: string): string {
  return text
    .replaceAll(
      /\b(?:i|we|it|which|that|this|your \w+)(?:'ve)? (?:have|has|had|am|are|is|was|'m)(?: now| been| being)* (?:received|got|seen|read|noted|passed|forwarded|logged|shared|sent|sorry|grateful|looked|dealt|considered|assessed|reviewed|processed)\b/gi,
      '',
    )
    .replaceAll(
      /\b(?:how|what|that) .{0,40}\b(?:is|are|must|was)\b.{0,30}\b(?:hard|difficult|upset\w*|frustrat\w*|worr\w+|concern\w*|feel\w*)\b/gi,
      '',
    )
}

const PASSED_ON =
  /\b(?:i|we)(?:'ve| have)? ?(?:now |already |just )?(?:passed|forwarded|sent|handed|referred) (?:this|it|that|them|your \w+(?: \w+)?)(?: on| over| through| along)? to (?:my colleague,? |our |the )?((?:[\p{L}'’.-]+ ?){1,6})/iu
const NAME_ENDS =
  /\s+(?:who|and|to|for|so|as|but|with|today|tomorrow|this|at|in|on|because|since|he|she|they|i|we)\b.*$/i

const SENTENCE_ENDS = /(?<!\b(?:mr|mrs|ms|dr|prof))\.\s.*$/i

/** To whom a message says it was passed on: "I have passed this on to Mrs Marlow"; null when it does not. */
export function passedOnTo(words: string): string | null {
  const text = oneLine(words.slice(0, AUTO_WORDS_LENGTH_MAX)).replaceAll(/[’‘]/g, "'")
  const name =
    PASSED_ON.exec(text)?.[1]
      ?.replace(SENTENCE_ENDS, '')
      .replace(NAME_ENDS, '')
      .replace(/[\s.]+$/, '') ?? ''
  return name === '' || /^(?:you|us|me|him|her|them)$/i.test(name) ? null : upperFirst(name)
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('en-GB') + text.slice(1)
}
