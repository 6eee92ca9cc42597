/**
 * Wording of provision that specifies nothing, and what to write instead. Rows w01 to w32 of the law's
 * data; the Code asks for detail, numbers and who (SEND Code 9.69, see the rows). Rules with no row are ours.
 */
import type { Rule } from './rule.ts'

const SOMEONE_ELSE = 'Somebody decides later, and it can be decided that the answer is no.'

export const VAGUE_RULES: readonly Rule[] = [
  {
    row: 'w01',
    kind: 'vague',
    patterns: [
      'access to',
      'access (?:an? |the |his |her |their )?(?:quiet|sensory|safe|calm|support|interventions?|small|pastoral|mentoring|counselling|therapy)',
      'able to access',
      'availab(?:le|ility) (?:of|to (?:him|her|them|{name}|the child))',
    ],
    unless: [
      'access to (?:the |his |her |their |my |our |your |any |all |these |this |that |personal |educational |medical |school )*(?:records?|files?|data|information|reports?|documents?|portal|website|app|account|accounts|emails?|system|building|site|evidence|minutes|notes|footage|recordings?|justice|correspondence|log|logs|policy|link|page|folder|him|her|me|us|work on line|online|internet|drive)',
      'subject access',
      'access (?:arrangements|request)',
      '(?:request|right|requested|requesting|denied|refused|without|no|losing|lost|lose|lack of|given us|give us|give me|gave me) (?:of |for |any |us |me )*access to',
    ],
    clearedBy: [
      ['often', 'long'],
      ['often', 'who'],
      ['who', 'long'],
    ],
    why: 'A door that is open is not a walk through it. Nobody has to do anything.',
    instead: '“Will receive [what], [minutes], [times a week], one to one, from [whom].”',
  },
  {
    row: 'w02',
    kind: 'vague',
    patterns: [
      'opportunit(?:y|ies) (?:for|to)',
      'opportunities (?:will|to|should|must|are|can) ?(?:be )?(?:provided|given|offered|created|made|available|built)',
      '(?:given|provided with|offered|have|has|with|plenty of|regular|frequent|more|additional|further|lots of) (?:\\p{L}+ )?opportunities',
    ],
    unless: [
      '(?:like|take|thank|grateful|welcome|appreciate|give (?:me|us)|given (?:me|us)|want|ask for|asked for|wanted|had no|no|an|the|this|any) .{0,24}opportunity to',
      'missed opportunit(?:y|ies)',
    ],
    clearedBy: [
      ['often', 'long'],
      ['often', 'who'],
      ['often', 'date'],
    ],
    why: 'An opportunity may never come, and nobody has broken anything.',
    instead:
      'Name the session and how often: “A 20-minute cooking group every Thursday with [whom].”',
  },
  {
    row: 'w03',
    kind: 'vague',
    patterns: [
      '(?:as|where|when|whenever|wherever|if) (?:and (?:when|where) )?(?:is |it is |deemed |felt |considered )*appropriate',
      '(?:as|where|when|if) (?:deemed|judged|considered|thought|felt) (?:to be )?(?:appropriate|necessary|suitable|helpful|useful)',
      'as (?:school|staff|the school|the setting|the teacher) see(?:s)? fit',
      'where (?:relevant|suitable|practicable|practical|feasible)',
      "at (?:the )?(?:teacher|school|staff|head)(?:'s|s')? discretion",
      'at the discretion of',
    ],
    why: SOMEONE_ELSE,
    instead:
      'Name the sign to look for and what is done then: “When he puts his hood up, [whom] takes him to [where] within 2 minutes.”',
  },
  {
    row: 'w04',
    kind: 'vague',
    patterns: [
      '(?:as|when|whenever|where|if|as and when|when and if|if and when) (?:and when )?(?:it is |this is |is |he is |she is )?(?:required|needed|necessary|requested)',
      'on an as needed basis',
      'when(?:ever)? (?:he|she|they) needs? (?:it|to|them|one|some)',
      'as and when',
      'as often as (?:needed|necessary|possible|required)',
      'when(?:ever)? (?:staff|staffing|adults?|time|resources|possible) (?:are|is|allows?|permits?)(?: available| free)?',
      'on request',
      'if (?:available|time allows|time permits)',
    ],
    unless: [
      'as required by (?:law|section|regulation|the|statute)',
      'on request card',
      '^\\W*as (?:requested|required|needed),',
      'as requested',
      'if required to',
    ],
    clearedBy: [['often', 'long', 'who']],
    why: SOMEONE_ELSE,
    instead:
      'Name the sign, the longest wait, and the least there will always be: “Within 5 minutes of asking, and at least twice a day.”',
  },
  {
    row: 'w05',
    kind: 'vague',
    patterns: ['regular(?:ly)?', 'on a regular basis', 'at regular intervals', 'periodic(?:ally)?'],
    unless: [
      "(?:his|her|their|the|our|my|your|a|{name}'s) regular (?:teacher|doctor|gp|class|bus|driver|ta|teaching assistant|supply|taxi|route|seat|place|classroom|therapist|nurse|carer|babysitter)",
      'regular (?:attender|school|classroom|customer)',
      '(?:is|was) regularly (?:late|absent|sick)',
      'less regular',
    ],
    clearedBy: [['often']],
    why: 'Regular can mean daily or once a year.',
    instead:
      'Give a number: “3 times a week”, “every Tuesday”, “on the first school day of each half term”.',
  },
  {
    row: 'w06',
    kind: 'vague',
    patterns: [
      'frequent(?:ly)?',
      'on ?going',
      'consistent(?:ly)?',
      '(?:as )?often as possible',
      'from time to time',
      'occasional(?:ly)?',
      'continu(?:al|ous)(?:ly)?',
      'sufficient(?:ly)?',
      'adequate(?:ly)?',
      '(?:plenty|lots|a lot|a range|a variety) of (?:support|help|time|encouragement|praise|breaks|strategies|activities|interventions?|opportunities|resources|approaches)',
      'high levels? of (?:support|supervision|adult|input|structure)',
      'intensive(?:ly)?',
    ],
    within: [
      '(?:will|should|shall|must|to be|be|needs?|requires?|receives?|given|provided|offered|benefits?|provision|ensure|with|support(?:ed)?)',
      '^\\W*(?:on ?going|frequent|consistent|continuous|continual|intensive|occasional|sufficient|adequate)',
    ],
    unless: [
      'on ?going (?:complaint|investigation|appeal|case|matter|situation|correspondence|problem|issue|issues|delay|failure|dispute)',
      'consistent with',
      'frequently asked',
      'intensive care',
      '(?:has|have|had|is|are|was|were) (?:been )?(?:frequently|occasionally|consistently|continually) (?:absent|late|sick|unwell|ill|ignored|refused)',
    ],
    clearedBy: [['often']],
    why: 'It cannot be counted, so nobody can tell whether it was done.',
    instead: 'Give a number, and over what time.',
  },
  {
    row: 'w07',
    kind: 'vague',
    patterns: [
      '(?:would|may|might|could|will|should|can|to|likely to) (?:also |greatly |really |further |continue to |possibly |probably )*benefit from',
      '(?:would|may|might|could) (?:also |really )?(?:be (?:helpful|beneficial|useful|good|of benefit|advisable)|help (?:him|her|them|{name}))',
      'it (?:is|was) (?:suggested|recommended|advised|hoped|anticipated|envisaged|desirable|advisable|felt) that',
      'recommend(?:s|ed)? (?:that )?(?:school|staff|he|she|they|{name}|the school) (?:consider|may|might|explore)',
      'aim(?:s|ed|ing)? to (?:provide|offer|support|give|ensure)',
      '(?:will|to|should) (?:try|endeavour|aim|seek|attempt|work|look) (?:hard )?(?:to|towards)',
      'best endeavours',
      'hop(?:e|es|ing|ed) to (?:provide|offer|support|give|start|put)',
    ],
    unless: [
      'would be (?:helpful|useful|good) (?:to know|if you|to have|to see|to hear|for us|for me|to meet)',
      '(?:would|will) be helpful if you',
      '(?:i|we) (?:will|would|shall) (?:try|aim|look|seek|attempt|work|endeavour)',
      'must use (?:its|their) best endeavours',
      '(?:use|uses|used) (?:its |their |your |our )?best endeavours',
    ],
    why: 'It is a wish. A wish cannot be late.',
    instead: '“Will receive”, then what, from whom, how often and how long.',
  },
  {
    row: 'w08',
    kind: 'vague',
    patterns: [
      '(?:may|could|can|might) (?:also |then |always |sometimes |choose to |be able to |be allowed to )*(?:have|use|take|receive|be given|be offered|be provided|be provided with|be allowed|leave|go to|sit|access|work|be supported|get|attend|join|wear|be withdrawn|be taken|be helped)',
    ],
    within: [
      '(?:he|she|they|child|pupil|student|{name}|staff|school|teacher|adults?|\\p{L}+) (?:may|could|can|might)',
    ],
    unless: [
      '(?:i|we|you|who|what|when|where|how|please|parents?|that|which|it|this|there|nobody|anyone|council|panel|tribunal|someone|somebody) (?:may|could|can|might) .{0,24}(?:have|use|take|receive|be given|be offered|be provided|be allowed|leave|go to|sit|access|work|get|attend|join|wear)',
      '(?:may|could|can|might) (?:he|she|they|{name}|we|i|you|someone|somebody) .{0,60}',
      '(?:may|might|could) (?:also )?(?:have|leave) (?:\\p{L}+(?:ed|ght|ld|en)|said|put|seen|come|rung|let|been|had|gone|felt|caused|led|forgotten|seen|(?:a |an |the |some )*(?:difficulty|difficulties|trouble|problems?|autism|adhd|sensory|anxiety|diagnosis|infection|cold|condition|disorder|reason|effect|impact|problem|point|feeling|learning|special|autis\\p{L}*)|him|her|them)',
    ],
    why: 'It gives permission. It does not say that it will be done.',
    instead: '“Will”, and then who does what, when.',
  },
  {
    row: null,
    kind: 'vague',
    patterns: [
      '(?:some|slight|mild|minor|occasional|a few|certain|a degree of|a level of|an element of) (?:\\p{L}+ )?(?:difficult(?:y|ies)|issues|problems|challenges|delays?|struggles|anxiety|anxieties|weaknesses)(?: (?:with|in|around))?',
      '(?:can|may|might) (?:sometimes|occasionally|at times|on occasions?) (?:find|struggle|become|get|be|have|present|appear|need|feel|show)',
      '(?:can|may|might) (?:find|struggle|become|get|be|present|appear|feel|show) (?:\\p{L}+ ){0,5}(?:at times|sometimes|on occasions?|occasionally)',
      '(?:a little|a bit|slightly|somewhat|a touch) (?:anxious|worried|upset|behind|delayed|distracted|overwhelmed|restless|sensitive|reluctant|immature|unsettled|wobbly|low|fragile)',
      '(?:finds?|found) (?:\\p{L}+ ){1,4}(?:tricky|a challenge|a little difficult|a bit difficult|a little hard|a bit hard)',
    ],
    within: ['(?:he|she|they|child|pupil|student|his|her|{name})(?!\\p{L})'],
    unless: [
      "(?:i|we|you|i'm|we're|i am|i was|we were|i felt|we are|mum|dad|me|us) (?:\\p{L}+ ){0,3}(?:a little|a bit|slightly|somewhat|some|find|found|may|might|can) \\p{L}+",
      '(?:had|having|were|was) (?:some|a few) (?:problems|issues) (?:with|in) (?:the )?(?:email|website|form|post|phone|link|car|bus|train|portal)',
    ],
    clearedBy: [['often'], ['long']],
    why: 'Soft words make a need sound smaller than it is, and help is given by the size of the need.',
    instead:
      'Say how often, how long, how hard, and what could not be done: “On 4 of 5 days, 20 minutes, and did not come back to the lesson.”',
  },
]
