/**
 * Help now: who can be rung, and which words, as they are being written, should bring that page first.
 * Nothing here is told to anyone or stored. It never judges history that is brought in.
 */

/** In this order they are shown: danger now, then crisis, then talk. */
export const NEEDS = ['danger now', 'crisis', 'talk'] as const
export type Need = (typeof NEEDS)[number]

export type Way =
  | { readonly how: 'ring'; readonly number: string; readonly words: string }
  | { readonly how: 'email'; readonly number: string; readonly words: string }
  | {
      readonly how: 'text'
      readonly number: string
      readonly message: string
      readonly words: string
    }

/** `hours` as found on `source`, a page that shows the number; `care` is a caution to keep with it. */
export type HelpLine = {
  readonly need: Need
  readonly who: string
  readonly name: string
  readonly ways: readonly Way[]
  readonly hours: string
  readonly care: string | null
  readonly source: string
}

/** The address that rings, texts (RFC 5724) or writes. */
export function hrefOf(way: Way): string {
  const number = way.number.replaceAll(' ', '')
  if (way.how === 'ring') return `tel:${number}`
  if (way.how === 'email') return `mailto:${number}`
  return `sms:${number}?body=${encodeURIComponent(way.message)}`
}

const WISH_TO_DIE =
  /\b(?:(?:want(?:s|ed)?|wish(?:es|ed)?|rather|going|try(?:ing)?|tried)(?: to| i| he| she| they)? (?:be |was |were )?(?:die|dead|not (?:be )?(?:alive|here)|kill (?:him|her|my|them)sel(?:f|ves))|(?:better off|wish(?:ed)?) (?:[a-z]+ )?(?:was |were )?dead|(?:don['’]?t|doesn['’]?t|do not|does not|didn['’]?t) want to (?:live|be alive|be here|wake up|exist)|end(?:ing)? (?:my|his|her|their|it) (?:own )?(?:life|all)|kill(?:ing|ed)? (?:my|him|her|them)sel(?:f|ves)|wish(?:ed|es)? (?:i|he|she|they) (?:wasn['’]?t|weren['’]?t|(?:was|were) (?:not|never)|had never been) (?:here|alive|born)|no (?:reason|point) (?:to|in) (?:live|living|being alive)|suicid(?:e|al)|not worth living)\b/i
/** Not said outright, and as grave: that nobody would miss them, that it would be better without them. */
const NOT_TO_BE =
  /\b(?:(?:sleep|bed) and (?:not|never) wake(?: up)?|never wake up(?: again)?|(?:nobody|no ?one|no-one|they|you|everyone|everybody|mum|dad) (?:would ?n['’]?t|would|will|wo n['’]?t|won['’]?t)(?: even)? (?:miss me|(?:care|notice|mind) if i (?:died|was dead|were dead|was gone|were gone|disappeared|never came back|was not here|wasn['’]?t here))|(?:better|happier|easier)(?: off)? (?:without me|if i (?:was|were|am|['’]?m)(?: ?n['’]?t| not| never| gone| dead)(?: (?:here|alive|around|born|there))?)|should(?: ?n['’]?t| not| never) (?:have been|be) (?:born|alive)|(?:would|['’]d) rather not (?:exist|live|wake up|be (?:here any ?more|alive))|(?:do ?n['’]?t|do not) deserve to (?:live|be (?:here|alive))|(?:wish|want)(?:ed)? (?:i could |to )(?:just )?(?:die|stop existing|not exist|not be (?:here|alive)|disappear for ?ever)|jump(?:ing)? (?:out of (?:the|a|my) window|off (?:the|a) (?:bridge|roof|building)|in front of (?:the|a) (?:car|train|bus|lorry)))\b/i
const SELF_HARM =
  /\b(?:cut(?:ting|s)? (?:my|him|her|them)sel(?:f|ves)|hurt(?:ing|s)? (?:my|him|her|them)sel(?:f|ves)|harm(?:ing|ed|s)? (?:my|him|her|them)sel(?:f|ves)|self[- ]?harm(?:ing|ed|s)?|overdos(?:e|ed|ing)|took (?:all )?(?:the|his|her|my|their) (?:pills|tablets))\b/i
const VIOLENCE =
  /\b(?:(?:he|she|they|dad|mum|partner) (?:is |are )?(?:hitting|beating|strangl(?:ing|ed)|chok(?:ing|ed)) (?:me|us|him|her|them)|scared (?:he|she|they)(?:['’]ll| will| is going to) (?:hurt|kill)|(?:going|threaten(?:s|ed|ing)?) to kill (?:me|us|him|her|them)|not safe at home|(?:afraid|scared|frightened) to go home|(?:dad|mum|mummy|daddy|step ?(?:dad|mum|father|mother)|uncle|partner|boyfriend|husband) (?:hits?|hurts?|beats?|punche[sd]|touche[sd]) (?:me|us))\b/i

/**
 * Whether words being written now may tell of danger to life or safety, so that help comes first. It
 * errs towards showing help: being shown it once too often costs a moment. Pure; only for new words.
 */
export function wordsOfDanger(text: string): boolean {
  const plain = text.normalize('NFKC').replaceAll(/\s+/g, ' ')
  return [WISH_TO_DIE, NOT_TO_BE, SELF_HARM, VIOLENCE].some((each) => each.test(plain))
}
