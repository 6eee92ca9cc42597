/**
 * How dark a child's own words are, from 0 to 4 (-1 where they are glad), by what they say outright. It weighs words, never the
 * child; it is used only to show a slope over many weeks, and every word stays readable as it was said.
 */
export const DARK_WORDS: readonly (readonly [weight: 1 | 2 | 3 | 4, words: RegExp])[] = [
  [
    4,
    /\b(?:wish(?:ed)? (?:i|that i) (?:was|were)(?:n['’]?t| not| never) (?:here|alive|born)|(?:do ?n['’]?t|dont) want to (?:be (?:here|alive)|live|wake up|exist)|(?:want|wanna|going) to die|wish i (?:was|were) dead|better (?:off )?(?:without me|if i (?:was|were)(?:n['’]?t| not) here)|kill myself|hurt myself|end it)\b/i,
  ],
  // Of themselves, and of having no hope.
  [
    3,
    /\b(?:i['’]?m|i am|i was|i must be|i['’]?ll (?:always|never) be|i always am|i feel|that i['’]?m|(?:calls?|called|calling|makes?|made) me(?: feel)?) (?!not\b)(?:(?:so|just|really|too|all|always|like|such|the|a|an|only|in|probably) ){0,3}(?:stupid|thick|dumb|rubbish|useless|worthless|pathetic|ugly|horrible|bad(?! (?:at|for|about|mood|day|cold)\b)|naughty|broken|weird|weirdo|burden|freak|failure|loser|idiot|mistake|monster|waste|baby|problem|nothing|worst|odd one out|bottom of)\b/i,
  ],
  [
    3,
    /\b(?:i['’]?m|i am) (?:no good|not (?:good|clever|normal|enough|worth)\b(?! at))|\b(?:hate[sd]?|hurt|hit) myself\b|\bhate (?:me|being me|who i am|my (?:life|brain|body|head|self))\b|\b(?:everyone|everybody|they(?: all)?|the whole class|people|all of them) (?:hates?|can['’]?t stand) me\b|\b(?:nobody|no ?one|no-one) (?:\w+ )?(?:likes|loves|wants|believes|cares|needs)\b|\bwhat['’]?(?:s| is) (?:the point|wrong with me)|\bno (?:point|hope)\b|\bwhy (?:am i (?:like this|so|different|the only)|can['’]?t i (?:just )?(?:be (?:normal|like)|do anything))|\b(?:want|wish|wanna)(?: to| i could| i would)? (?:just )?(?:disappear|vanish|be (?:someone|somebody|anyone) else|not be me)|\bwish i (?:was|were) (?:someone|somebody|anyone) else\b|\bwish i (?:was ?n['’]?t|were ?n['’]?t) (?:me|like this|different)\b|\bdo ?n['’]?t want to be me\b|\b(?:ca ?n['’]?t|cannot) (?:do (?:this|it|anything)|take (?:it|this)|cope|carry on|go on|keep doing (?:this|it))(?: any ?more| any longer|$|[.!,])|\bgiv(?:e|en|ing) up\b|\b(?:all |always )?my fault\b|\bi (?:always )?(?:ruin|spoil|wreck|mess up) everything\b|\bnever (?:going to )?(?:get|be) (?:any )?better\b|\bdo ?n['’]?t care any ?more|\bwhat(?:['’]?s| is| was) (?:even |really )?the point|\bpoint of me\b|\bnever (?:going to |gonna )?(?:be (?:able|good|any good|normal|enough)|do anything right|fit in|have (?:any )?friends)|\bdo ?n['’]?t (?:deserve|belong|matter|fit in)\b|\bmy (?:stupid )?(?:brain|head|body) (?:is|['’]?s|does ?n['’]?t) (?:\w+ )?(?:broken|wrong|bad|work|rubbish|stupid)|\bhate everything\b|\bbeing me\b|\b(?:all |always )?because of me\b|\b(?:different|better|other|normal|easier|proper) (?:kid|child|son|daughter|boy|girl)\b|\bi (?:just |always )?(?:make|made) (?:everything|it all|things|it) worse\b|\bi feel (?:empty|nothing|numb|dead|hopeless|worthless)\b|\b(?:do ?n['’]?t|ca ?n['’]?t) see (?:the|any) point\b|\bnothing (?:helps|works|will (?:help|change)|ever (?:helps|changes))\b|\bborn\?|\bwhy was i (?:even )?born\b|\bwish i could (?:just )?stop\b|\b(?:tired|sick) of (?:being|living|everything|trying|it all)\b|\bsleep for ?ever\b|\b(?:ca ?n['’]?t|never) (?:get|do) anything right\b|\bi['’]?ve (?:ruined|spoiled|wrecked)|\b(?:nobody|no ?one) (?:could|can|will|would) (?:ever )?(?:love|like|want|help)|\bno way out\b|\beveryone leaves me\b|\b(?:people|kids|children|someone) like me\b|\brather be (?:\w+ ){1,4}than me\b|\bscum\b|\b(?:it|this) to be over\b|\bi['’]?m (?:such a|only|just|nothing but) (?:a )?(?:disappointment|trouble|nuisance|burden|pain|joke|problem)|\bi['’]?ll never (?:have|be|get|fit|do|make)\b|\bwish i (?:was ?n['’]?t|were ?n['’]?t|did ?n['’]?t have)\b|\bnever (?:going to|gonna|will) (?:change|stop|end|get)|\b(?:never|not) (?:came|come|coming) back\b|\bbe invisible\b|\b(?:sick|tired|ashamed|embarrassed) of me\b|\bmy life (?:is|['’]?s)\b|\bi (?:ruin|spoil|disappoint|let) (?:everyone|everybody|mum|dad|you|them)\b|\b(?:everyone|everybody|they|you|mum|dad) (?:would|['’]d) be (?:better|happier)|\bnot worth (?:it|anything)\b|\bca ?n['’]?t be bothered\b|\bthinks? i['’]?m (?:\w+ )?(?:weird|stupid|mad|thick|dumb|bad|lying|naughty|lazy)|\b(?:nobody|no ?one) would (?:even )?(?:notice|care)\b|\bhate being (?:different|me|like this|autistic|stupid|here)\b|\bi (?:just )?(?:want|wanted) to (?:not be|stop being)\b|\b(?:want|wish) (?:it|this|everything) (?:all )?(?:to|would) (?:stop|end|go away|be over)|\bsomething(?:['’]?s| is)? wrong with me|\bnot (?:like )?an? (?:real|proper|normal) (?:person|kid|child|boy|girl)|\b(?:i['’]?m|i am|feel) (?:invisible|like (?:nothing|nobody|i do ?n['’]?t exist))|\b(?:ca ?n['’]?t|cannot) do (?:\w+ )?any ?more\b/i,
  ],
  // Of fear, of hurt, of being made to, and of what others did.
  [
    2,
    /\b(?:scared|frightened|terrified|afraid|scary(?! (?:film|movie|story|book|mask|ride|costume|game))|horrible|awful|nightmares?|hate (?:school|it|going|this|that|there|being|every|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|lunch|break|lessons?|maths|english|pe|assembly|when)|(?:ca ?n['’]?t|cannot|could ?n['’]?t|wo ?n['’]?t|will not) (?:go|breathe|stop|move|stay|sleep|eat|talk|speak|think|face)|(?:legs?|body|mouth|voice|hands?|words) (?:just )?(?:wo|do|would|did|ca|could)(?:es)? ?n['’]?t|do ?n['’]?t (?:make me|send me|take me|leave me)|please do ?n['’]?t|let me stay(?: at)? (?:home|here)|(?:why )?do i have to go|do ?n['’]?t want to (?:go|be there)|i['’]?m not going|(?:never|not) going back|panic\w*|(?:feels?|felt|feeling) (?:sick|ill|funny|wobbly|tight|shaky)|being sick|been sick|trapped|too much|cried|crying|cry|i hid|hiding in|ran away|run away|leave me alone|in trouble|told off|punish\w*|detention|isolation|kept in|sent out|(?:not|n['’]t) (?:so |very )?fair|unfair|got the blame|i get the blame|left (?:me )?out|lonely|threw up|throw(?:ing)? up|sicked up|vomit\w*|wet myself|an accident in my|shaking|shivering|beg(?:ged|ging)?|not allowed|(?:wo ?n['’]?t|would ?n['’]?t|did ?n['’]?t|does ?n['’]?t|do ?n['’]?t|never) let me|do ?n['’]?t feel safe|not safe|unsafe|want to scream|(?:no ?one|nobody) to (?:play|sit|talk|be)|hid(?:e|ing|den)? (?:under|in the|behind|from|away)|(?:made|makes?|making|forced?|forces) me (?:do|go|eat|sit|stand|stay|say|read|wear|look|take|put|write|join)|had to (?:stand|sit|stay|eat|work|go) (?:outside|in the corridor|by myself|on my own|alone)|(?:ripped|tore|smashed|broke) (?:up )?my|do ?n['’]?t want to (?:get up|get dressed|put|leave|get in|get out|see (?:him|her|them|anyone|anybody))|says no|want(?:ed)? to (?:run|leave|hide|go home|come home|get out|scream|cry|be sick|be poorly|hit|stop|die)|faint(?:ed|ing)?|dizzy|dread(?:ing|ed)?|froze|frozen|melt ?down|shut ?down|lost it|threw (?:a|the|my|his|her|it)|on (?:red|amber)|sent to (?:the )?(?:head|office|isolation|reflection|room)|held (?:my|me)|grabbed|pick(?:s|ed|ing)? on|whisper(?:s|ed|ing)?|lie[sd]? about|lying about|did ?n['’]?t (?:eat|sleep|drink|speak|talk)|could ?n['’]?t (?:eat|sleep|do|talk|speak|breathe|move|stop|go|find|hear|think)|(?:do|did) ?n['’]?t trust|told everyone|blamed|hands over my ears|moved away from me|(?:tummy|stomach) (?:\w+ )?(?:flips|turns|churns|drops)|on the floor|(?:ripped|tore) (?:\w+ ){0,3}(?:out of|up)|stayed in bed|felt heavy|shut my eyes|exhausted|in (?:knots|the corner|the toilets?|the loo)|sat in the toilets?|(?:chest|throat) (?:\w+ )?(?:tight|hurts|closes)|pretend(?:ed|ing)? to be|said i was (?:ill|silly|lying|rude|lazy)|on purpose|only ate|cage|prison|hid(?:e|ing)? (?:it|my)|poorly|wrong again|getting it wrong|ears? (?:ring|rings|ringing|hurts?)|smells?(?: and| so| horrible))\b/i,
  ],
  [
    2,
    /\b(?:laugh(?:s|ed|ing)? at|shout(?:s|ed|ing)?(?: at)?|yell(?:s|ed|ing)? at|scream(?:s|ed|ing)? at|star(?:es|ed|ing)? at|look(?:s|ed|ing)? at|pick(?:s|ed|ing)? on|teas(?:es?|ed|ing)|hits?|kick(?:s|ed)?|push(?:es|ed)?|pinch(?:es|ed)?|grab(?:s|bed)?|mean to|nasty to|horrible to|ignor(?:es|ed|ing)) (?:me|us)\b|\b(?:miss|sir|m(?:r|rs|s) \w+|teachers?|they|she|he) (?:\w+ )?(?:shout(?:s|ed|ing)?|yell(?:s|ed|ing)?|scream(?:s|ed|ing)?)\b|\b(?:everyone|everybody|they|people) (?:all |just )?(?:look(?:s|ed)(?= at me|$|[.!,])|star(?:es?|ed)|laugh(?:s|ed)? at)|\b(?:get|gets|got|getting) shouted at\b|\b(?:call(?:s|ed)? me (?:names|a |an |stupid|weird))|\b(?:nobody|no ?one|no-one) (?:\w+ )?(?:listens?|listened|asks|asked|says|told|helps?|helped|picks|picked|chose|plays?|played|sits?|sat|talks?|talked|spoke|understands?|noticed?|noticed|came|wanted)\b|\b(?:do ?n['’]?t|have ?n['’]?t|no|not got|without)(?: have| got)?(?: any)? friends?\b|\b(?:tummy|stomach|head|chest|ears?|legs?|throat|heart|everything) (?:\w+ )?(?:hurts?|hurting|aches?|aching|pounding|banging|spinning|racing|buzzing)|\bheart (?:goes|is|was|went|beats) (?:\w+ )?(?:fast|hard|quick)\b|\b(?:tummy|stomach|head) ?aches?\b|\b(?:took|taken|take|lost|lose|miss(?:ed)?) (?:away )?(?:my|all my) (?:play ?time|break(?: ?time)?|lunch ?time|golden time|card|toy)\b/i,
  ],
  [
    1,
    /\b(?:hard|difficult|loud|noisy|noises?|tired|worr(?:y|ies|ied)|nervous|sad|confus(?:ed|ing)|(?:do|did) ?n['’]?t (?:like|know|understand|want|get it)|alone|bored|boring|annoy(?:s|ed|ing)?|upset|cross|angry|mad|fed up|sick of|bad day|meh|not (?:great|good|nice|again|fun|happy|okay|ok)|too (?:fast|long|bright|hot|many|busy)|by myself|on my own|in front of (?:everyone|everybody|the class)|busy|argu\w+|fell out|name on the board)\b/i,
  ],
]

/**
 * How people speak when things go badly, whatever they speak of: saying no, being made to, always and never.
 * One of them is a little dark where nothing is said outright, two are more.
 */
export const DARK_TURNS: readonly RegExp[] = [
  /n['’]t\b|\b(?:dont|cant|wont|didnt|couldnt|not|never|no|nobody|no ?one|nothing|none|without)\b/i,
  /\b(?:have|has|had|made|make|makes|got) (?:me )?to\b|\b(?:must|forced?)\b/i,
  /\b(?:always|everything|every time|again|any ?more|ever|keeps?|still|only me|just me)\b/i,
  /\b(?:everyone|everybody|they|people|he|she|miss|sir) (?:\w+ ){0,2}(?:me|my|us)\b/i,
  /\bwhy\b/i,
]

/** Where nothing is dark: words that are glad outright, which is lighter than saying nothing of it. */
export const BRIGHT_WORDS =
  /\b(?:best|fun|(?<!feels? |felt |feeling )funny|brilliant|amazing|awesome|cool|love[ds]?|happy|great|good|nice|kind|yay|won|excited|favourite|enjoyed|friends?|proud|stickers?|can['’]?t wait|laughed(?! at)|like[ds]?(?! to))\b/i

/** Said away, a word weighs nothing: "it was not loud", "nobody shouted at me", "I wasn't scared". */
export const SAID_AWAY =
  /\b(?:(?:not|never|no longer|is ?n['’]?t|was ?n['’]?t|were ?n['’]?t|are ?n['’]?t|i['’]?m not) (?:(?:at all|too|so|very|really|even|that|as|feeling|going to|be) ){0,2}(?:scared|frightened|afraid|scary|sad|worried|nervous|loud|noisy|hard|difficult|tired|upset|cross|angry|boring|bored|lonely|alone|busy|confused|horrible|awful|bad|stupid|thick|dumb|rubbish|useless|naughty|weird|broken|in trouble|told off)|(?:did ?n['’]?t|do ?n['’]?t|does ?n['’]?t|has ?n['’]?t|have ?n['’]?t|never) (?:even |ever )?(?:cry|cried|panic|panicked|hurt|ache|shout|feel (?:sick|sad|scared|worried|ill)|get (?:told off|shouted at|cross|angry|upset|in trouble|a detention))|(?:nobody|no ?one|no-one) (?:shouted|laughed|hit|kicked|pushed|teased|was (?:mean|nasty|cross|horrible))(?: (?:at|to|on) me| me)?|no (?:detentions?|shouting|worries|tears|tummy ?aches?|headaches?))\b/gi

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
