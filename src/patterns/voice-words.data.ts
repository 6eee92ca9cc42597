/**
 * How dark a child's own words are, from 0 to 4, by what they say outright. It weighs words, never the
 * child; it is used only to show a slope over many weeks, and every word stays readable as it was said.
 */
export const DARK_WORDS: readonly (readonly [weight: 1 | 2 | 3 | 4, words: RegExp])[] = [
  [
    4,
    /\b(?:wish(?:ed)? (?:i|that i) (?:was|were)(?:n['’]?t| not| never) (?:here|alive|born)|(?:do ?n['’]?t|dont) want to (?:be (?:here|alive)|live|wake up|exist)|(?:want|wanna|going) to die|wish i (?:was|were) dead|better (?:off )?(?:without me|if i (?:was|were)(?:n['’]?t| not) here)|kill myself|hurt myself|end it)\b/i,
  ],
  [
    3,
    /\b(?:i['’]?m (?:so |just )?(?:stupid|thick|dumb|bad|useless|worthless|broken|a burden|a freak|naughty|weird)|i (?:am|must be) (?:stupid|bad|broken|useless|naughty)|hate (?:myself|me|my (?:life|brain))|(?:everyone|everybody|they all) hates? me|(?:nobody|no one) (?:likes|wants|believes|cares)|(?:can['’]?t|cannot) (?:do this|take it|do it) (?:any ?more|any longer)|what['’]?s the point|no point|give up|given up|want to disappear|my fault|what['’]?s wrong with me)\b/i,
  ],
  [
    2,
    /\b(?:scared|frightened|terrified|hate (?:school|it|going)|(?:can['’]?t|cannot|won['’]?t) (?:go|breathe|stop|move)|legs (?:wo|do|would|did)n['’]?t|do ?n['’]?t make me|please do ?n['’]?t|panic|shout(?:ed|s|ing)? at me|laughed at me|leave me alone|(?:tummy|stomach|head|chest) (?:hurts?|aches?)|feel sick|being sick|trapped|too much|cried|crying|in trouble|told off|punished|detention|not fair|unfair|(?:nobody|no one) (?:listens|asks|asked|says|told))\b/i,
  ],
  [
    1,
    /\b(?:hard|difficult|loud|noisy|noises?|tired|worried|sad|confus(?:ed|ing)|do ?n['’]?t (?:like|know|understand|want)|lonely|alone|bored|annoy(?:ed|ing)|upset|cross|angry)\b/i,
  ],
]

/** Words in which somebody at a service says that they had not been told or did not know. */
export const UNAWARE_WORDS: readonly RegExp[] = [
  /\b(?:i|we|staff|they|the (?:\w+ ){0,2}(?:teachers?|tutors?|assistants?|department|team|staff)) (?:was|were|am|are|had|have)(?: ?n['’]t| not| never)(?: been| made)* (?:aware|told|informed|given|shown|sent|passed)\b/i,
  /\b(?:nobody|no ?one|no-one) (?:had |has |ever |here )*(?:told|informed|shown|gave|given|sent|passed|mentioned)\b/i,
  /\b(?:i|we) (?:was|were) unaware\b/i,
  /\b(?:i|we) (?:did|had)(?: ?n['’]t| not| never)(?: yet)? (?:know|known|realise|realised|see|seen|read|receive|received|get|hear|heard) (?:that |about |of |any |the |his |her |their |him\b|them\b|it |he |she |they )/i,
  /\bfirst (?:i|we)(?:['’]ve| have| had)? heard\b/i,
]

/** What a sentence of not having been told must then speak of: the child's needs, and what is done for them. */
export const OF_THE_CHILD =
  /\b(?:plans?|profiles?|passports?|needs?|diagnos\w+|strateg\w+|support\w*|adjust\w+|arrang\w+|condition|reports?|letters?|evidence|advice|medic\w+|allerg\w+|hearing|sight|sensory|autis\w+|adhd|dyslexi\w+|anxi\w+|epilep\w+|seizures?|asthma|diabet\w+|disabilit\w+|difficult\w+|finds?|copes?|struggl\w+|agree\w*|ehcp?|send?|iep|ihp|cards?|passes|pass|time-?outs?|breaks?|headphones|defenders|safe (?:place|space|person)|triggers?|upset|distress\w*|bull\w+|incidents?|tutors|staff|teachers?|allowed|supposed|meant to)\b/i

/** A sentence about these speaks of the child's needs only if it says so in words of its own. */
export const EVERYDAY_WORDS =
  /\b(?:trips?|clubs?|match(?:es)?|fixtures?|fairs?|f[eê]tes?|concerts?|newsletters?|uniforms?|(?:pe )?kit|dinner money|photo(?:graph)?s?|parents[’']? evenings?|assembl(?:y|ies)|raffle|disco|tickets?|car park|parking)\b/i

/** Words that count in such a sentence for nothing: letters go out about everything. */
export const LOOSE_WORDS =
  /\b(?:reports?|letters?|agree\w*|arrang\w+|send|tutors|staff|teachers?|allowed|supposed|meant to)\b/gi

/** Nothing more is said of what, or only that it was this. */
export const BARE =
  /^(?:[\s,;–—-]*(?:about |of )?(?:on|to|me|us|this|that|it|him|her|them|any of (?:this|that|it)|before|either|at all|until (?:now|today|yesterday|this \w+)|(?:and )?i(?:['’]m| am)(?: \w+)? sorry|sorry|i(?:['’]m| am) afraid))*[\s,;–—-]*[.!…]?$/i

/** Said in delight, it is no complaint and no admission. */
export const PLEASED_WORDS =
  /\b(?:lovely|brilliant|wonderful|amazing|fantastic|proud|talented|clever|delighted|thrilled|hilarious|bug|cold going)\b|\bhow (?:good|nice|sweet|funny|kind|well|much (?:he|she|they))\b/i

/** Words by which a reason for an absence tells of illness, of body or mind. */
export const ILLNESS_WORDS =
  /(?<!\bnot )(?<!\bno )\b(?:ill(?:ness)?|sick(?:ness)?|unwell|poorly|vomit\w*|fever|temperature|infect\w+|virus|flu|covid|migraines?|headaches?|(?:tummy|stomach) (?:aches?|pains?|upset)|asthma|seizures?|panic attacks?|anxi\w+|depress\w+|burn-?out|mental health|hospital|operation|injur\w+)\b/i
