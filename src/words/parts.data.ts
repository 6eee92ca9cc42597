/** Lists that the patterns of many rules share, by the name they have there: `{child}`. */
export const PARTS: Readonly<Record<string, string>> = {
  /** A first name: a capital, where it does not only begin the sentence. */
  name: "(?-i:(?!(?:We|You|It|This|That|There|These|Those|The|And|But|Or|So|If|When|Then|As|In|On|At|For|With|Please|Thank|Thanks|My|Our|Your|His|Her|Their|Who|What|Why|How|Not|No|Yes|All|Any|Some|Also|Could|Can|Would|Will|Is|Are|Was|Were|Do|Does|Did|Has|Have|Had|Let|Dear|He|She|They|I)(?![\\p{L}]))\\p{Lu}\\p{Ll}[\\p{L}'-]*)",
  /** The forms of "to be" that come before a describing word. */
  be: "(?:is|was|are|were|am|be|been|being|seems?|seemed|becomes?|became|gets?|got|appears?|appeared|looks?|looked|he's|she's|they're|it's)",
  very: '(?:(?:very|really|so|quite|rather|just|simply|too|overly|extremely|highly|often|sometimes|always|increasingly|a bit|a little|somewhat|being|clearly|generally|particularly|completely|totally|absolutely|perfectly|still) )*',
  parent:
    '(?:mum|mom|mummy|dad|daddy|mother|father|parents?|carers?|family|grand(?:mother|father|parents?)|nan|gran|foster carers?|step(?:mother|father|mum|dad))',
  institution:
    "(?:council|authority|la|lea|school|academy|trust|panel|board|governors?|gp|surgery|doctors?|hospital|clinic|camhs|service|team|department|trust|college|nursery|tribunal|court|court|ombudsman|insurers?|company|provider|ofsted|i|we|you|who|i've|we've|you've|they've|head|headteacher|head teacher|principal|senco|caseworker|officer|social worker|early help)",
  adult:
    '(?:teachers?|teaching assistants?|tas?|hltas?|lsas?|learning support assistants?|senco|sendco|mentors?|learning mentors?|nurses?|therapists?|salt|slt|ot|ep|psychologists?|educational psychologists?|occupational therapists?|physiotherapists?|speech and language therapists?|counsellors?|tutors?|form tutors?|head of year|key workers?|pastoral lead|support workers?|instructors?|coach(?:es)?|elsa|play therapists?|art therapists?|deputy head|headteacher|head teacher|midday supervisors?|lunchtime supervisors?|adult)',
  /** Words that give: a sentence with one of these may be provision. */
  gives:
    '(?:receives?|received|receiving|have|has|had|having|given|gets?|getting|offered|offers?|offering|provided|provides?|providing|needs?|needing|requires?|required|requiring|continues?|benefits?|benefit|accesse?s?|with|deliver(?:ed|s)?|put in place|allocated|entitled to)',
  vagueness:
    '(?:(?:some|more|extra|additional|further|appropriate|suitable|adult|ongoing|targeted|learning|in class|classroom|academic|pastoral|high levels? of|a high level of|any|the|a|an|his|her|their|specialist|specific|bespoke|tailored|individual|individualised|personalised|intensive|significant|considerable|enhanced|universal|relevant|necessary|therapeutic|therapy|sensory|literacy|numeracy|maths|reading|social skills|communication|language|emotional|behaviour|behavioural|wider|much|lots of|plenty of|a lot of|level of|levels of|regular|consistent|frequent) )*',
}
