/**
 * Ways of saying one thing, for the brush-off finder: phrases folded into one word before searching,
 * and words that stand for the same idea. No law in here.
 */
export const PHRASES: readonly (readonly [pattern: RegExp, word: string])[] = [
  [/\b(1|one)\s*(:|-|-?to-?|\s+to\s+)\s*(1|one)\b/g, ' onetoone '],
  [/\b(teaching|learning support|classroom) assistants?\b|\btas?\b|\blsas?\b/g, ' assistant '],
  [/\b(educational|ed|education) psych(ologist)?s?\b|\beps?\b|\bpsychologists?\b/g, ' edpsych '],
  [
    /\bpart[- ]?time\b|\b(reduced|shortened|shorter) (time ?table|day|days|hours)\b|\bhalf days?\b/g,
    ' parttime ',
  ],
  [/\btime ?table\b/g, ' timetable '],
  [/\bearly help\b|\beha\b|\bfamily help\b/g, ' earlyhelp '],
  [/\b(wait(ing)?[- ]?lists?|queues?|backlog)\b/g, ' waitlist '],
  [/\bmental(ly)? (health|ill(ness)?)\b/g, ' mentalhealth '],
  [/\bspecial(ist)? (school|place|placement|setting)s?\b/g, ' specialschool '],
  [/\bdata protection\b|\bgdpr\b|\bconfidential(ity)?\b|\bprivacy\b/g, ' dataprotection '],
  [
    /\behc (needs assessment|plan|assessment)s?\b|\behcps?\b|\behcna\b|\bstatutory (assessment|plan)\b/g,
    ' ehcp ',
  ],
  [/\blocal authority\b|\bcouncil\b|\bthe la\b/g, ' council '],
  [/\bspeech (and language )?(therap\w+)\b|\bsalt\b|\bslt\b/g, ' speech therapy '],
  [/\boccupational therap\w+\b|\bot\b/g, ' occupational therapy '],
  [/\b(assess,? plan,? do,? (and )?review|apdr|graduated (approach|response))\b/g, ' cycle '],
  [/\bsocial (care|services?|workers?)\b/g, ' socialcare '],
  [
    /\b(fixed )?penalty( notices?)?\b|\bfined\b|\bfines\b|\ba (£\d+ )?fine\b|£160|\bprosecut\w+\b/g,
    ' penalty ',
  ],
  [/\bdys(lexic|praxia|praxic|calculia|calculic|graphia|graphic)s?\b/g, ' dyslexia '],
  [/\bon purpose\b/g, ' deliberate '],
  [/\bself[- ]harm(ing|s)?\b|\bhurt(s|ing)? (him|her|them)sel(f|ves)\b/g, ' selfharm '],
  [
    /\bshort[- ]?(staffed|handed)\b|\bstaff(ing)? shortages?\b|\b(off )?sick leave\b/g,
    ' staff shortage ',
  ],
  [/\bright to appeal\b|\bappeal(ed|ing|s)?\b|\btribunals?\b|\bsendist\b/g, ' appeal '],
  [/\b(six thousand|6,?000|6k|element 2|notional)\b|£6,?000/g, ' notional funding '],
  [/\b(ring|call|come|phone|get) back\b/g, ' comeback '],
  [/\b(15|fifteen)\b/g, ' fifteen '],
  [
    /\b(pick|picked|picking) (him|her|them|your \w+) up\b|\bpick up\b|\bcollect(ed|ing)?\b/g,
    ' collect ',
  ],
  [
    /\bsent? home\b|\b(stay|keep|kept|staying|keeping)\b[^.]{0,20}\b(at )?(home|off)\b|\btak(e|en|ing) (him|her|them) home\b/g,
    ' sendhome ',
  ],
  [/\bs(ec)?(tion)? ?19\b/g, ' sectionnineteen '],
  [/\ba[sd][cd]\b|\bon the spectrum\b|\baspergers?\b/g, ' autism '],
  [/\b(perm ?(ex|exclu)\w*|kick(ed)? (him|her|them)? ?out)\b/g, ' permanently exclude '],
  [/\bquid\b|£\d+|\bfining\b/g, ' penalty '],
  [/\bcut(s|ting)? (him|her|them)sel(f|ves)\b|\bsuicid\w+\b|\bovertly harm\w*/g, ' selfharm '],
  [
    /\bsen register\b|\b(sen|send|special needs?) (list|register)\b|\bregister of special needs\b/g,
    ' sen register ',
  ],
  [
    /\btriple p\b|\bincredible years\b|\bparent(ing)? (course|class|classes|group|programme)\b/g,
    ' parenting course ',
  ],
  [/\bchildren'?s services\b|\bmash\b/g, ' socialcare '],
  [/\bannual review\b|\breview (paperwork|report|documents)\b/g, ' annualreview review '],
  [/\bnot (bad|ill|severe|serious) enough\b/g, ' severe enough threshold '],
  [/\bsection f\b|\bpart f\b/g, ' sectionf '],
  [/\bsection g\b|\bhealth (bit|part|section)\b/g, ' sectiong health '],
]

/** Each line is one idea; a word of it also counts, more lightly, as every other. */
export const IDEAS: readonly string[] = [
  'diagnosis diagnosed diagnose label paper certificate official officially formally',
  'funding money fund budget afford cash pay cost resources pot',
  'ehcp plan application apply',
  'request ask apply application submit send form',
  'assistant onetoone adult support help',
  'suspension suspend exclusion exclude excluded sendhome collect fetch',
  'anxiety anxious worry worrier worried nervous nerves scared panic',
  'clever bright smart able academic academically grades marks target intelligent top expectations sats results',
  'doctor gp surgery paediatrician practice clinic',
  'refer referral referred',
  'private privately independent paid nhs',
  'staff shortage recruit vacancy cover sickness left replacement replace replaced employ hire',
  'parenting parent mum home family boundaries upbringing discipline routine fault blame',
  'behaviour behave behavioural deliberate choose choice choosing control naughty wilful',
  'deliberate choose choosing choice conscious consciously decision decide attention wilful purpose control will pick',
  'wait waitlist pause paused closed shut full stopped list',
  'threshold criteria severe serious enough bad ill poorly mild risk level bar',
  'course class programme workshop parenting training sessions',
  'meeting panel board committee',
  'mediation mediate mediator',
  'complaint complain complaining emails emailing moaning',
  'safeguarding socialcare concerns report',
  'engage engaging engagement engaged appointment appointments attend missed cooperate',
  'evidence paperwork information documents form forms proof reports',
  'attendance attend attending absence absences absent off coming',
  'letter note certificate sick proof',
  'hours quantify quantified specify specific number numbers minutes amount set',
  'flexible flexibility discretion flex',
  'bullying bully banter teasing picking winds provokes provoke lads',
  'behind below level levels years age gap peers classmates drop',
  'cope copes coping okay fine happy settled problem concerns trouble delight issues worry',
  'home house',
  'scrapped abolished reform reforms changed change new law rules government rid ended',
  'transfer move another elsewhere different somewhere look find other',
  'carer carers caring',
  'report review paperwork documents',
  'condition dyslexia dyslexic dyscalculia adhd autism autistic',

  'late delay delayed behind',
  'draft final finalise finalised comments comment',
  'fair unfair same equally equal everyone everybody others class pupils children rest',
  'same equally equal consistent exceptions exception standards rule rules policy',
  'place placement space school specialschool provision consult consulting found',
  'known caseload books patient seen met',
  'roll registered enrolled books register',
  'tuition sectionnineteen alternative teach educate education',
  'worse crisis selfharm deteriorate urgent desperate',
  'share copy records record file files notes logs log dataprotection',
  'register list registered',
  'lose threat threaten otherwise permanent permanently',
  'suit suited suitable right setting needs mainstream',
  'penalty court fine fining prosecute money quid',
  'illness ill sick poorly health mentalhealth genuine proper real unwell',
  'support back backing agree agreement endorse approve',
  'amend amended amending change changes update draft',
  'cycle cycles rounds terms term',
  'remit job responsibility deal matter business role',
]

export const STOP: ReadonlySet<string> = new Set(
  'a an the of to in on at by for and or but if so as is are was were be been being am i we you he she it they them him his her hers its their our your my me us this that these those there here have has had do does did will would can could should shall may might must just very really also than then with from about into out up down over not no nor yes please sorry well get got go going goes gone put let make made makes own any some all one who what when where which how because until unless while'.split(
    ' ',
  ),
)

/** The words in which one tells what was said: they say nothing of what it was. */
export const TELLING: ReadonlySet<string> = new Set(
  'said say says saying told tell telling tells reckon reckons apparently basically informed advised spoke talking mentioned according keep keeps kept still yet now ever never always already actually like thing things way lot bit come came us thank thanks dear regards kind hi hello mr mrs miss ms son daughter boy girl lad child kid kids owt nowt cos coz cus wi till til b4 gonna gotta wanna innit tbh etc re im ive id ill youre youve theyre theyve theyll theyd hes shes hed weve were wed thats theres whats isnt arent wasnt werent dont doesnt didnt cant cannot couldnt wont wouldnt shouldnt hasnt havent hadnt aint too much many more most less again since due though only even being think thinks thought feel feels felt know knows'.split(
    ' ',
  ),
)

/** What a child may have: named in everyday letters too. */
export const CONDITIONS: readonly string[] = 'autism autistic adhd dyslexia anxiety'.split(' ')

/** Somebody says no, or not yet, or only if: without one of these the name of a condition says nothing. */
export const TURNS_AWAY =
  /n['’]t\b|\b(?:not|no|nor|never|nothing|nobody|none|cannot|cant|dont|doesnt|wont|isnt|arent|unable|refus\w*|declin\w*|reject\w*|den(?:y|ied|ies)|without|only|until|unless|need\w*|must|have to|has to|had to|too|wait\w*|clos(?:e|ed|es|ing)|stop\w*|less|enough|alone|just|fine|instead|against|fault|before|first|scrap\w*|abolish\w*|fined?|if|because)\b/i

/** Words of the subject itself: one of them in common is no coincidence. */
export const SUBJECT: readonly string[] =
  'recruit label access quantify penalty prosecute court bullying banter panel camhs ehcp mediation appeal threshold diagnosis diagnosed exclude suspension permanently parttime waitlist earlyhelp socialcare safeguarding carer dataprotection assistant onetoone edpsych unauthorised sendhome selfharm autism autistic adhd dyslexia specialschool sectionf sectiong sectionnineteen anxiety mentalhealth referral cycle notional parenting wilful deliberate attendance amend'.split(
    ' ',
  )
