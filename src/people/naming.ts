/**
 * Whether two names mean the same school or body. Forgiving of how people write ("St Mary's", "Saint
 * Marys School"), and safe: two schools of one saint, or an infant and a junior school, stay two.
 */

/** Words that say nothing of which body it is. */
const NEUTRAL = new Set(
  (
    'the a an of at for and in school schools council ltd limited trust nhs foundation office ' +
    'reception team department dept service services sen send admissions'
  ).split(' '),
)

/** Words that tell two bodies of one name apart. */
const TELLING = new Set(
  (
    'academy college primary infant infants junior juniors secondary high upper lower middle first nursery ' +
    'preschool grammar sixth form comprehensive special independent girls boys ce rc catholic methodist ' +
    'jewish muslim islamic county borough city district metropolitan north south east west'
  ).split(' '),
)

const SAME_WORD: Readonly<Record<string, string>> = {
  saint: 'st',
  infants: 'infant',
  juniors: 'junior',
  catholic: 'rc',
  coll: 'college',
  acad: 'academy',
  sch: 'school',
}

function tokensOf(name: string): string[] {
  return name
    .slice(0, 300)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}|['’‘`´]/gu, '')
    .replaceAll('&', ' and ')
    .replaceAll(/\bc of e\b|\bcofe\b|\bchurch of england\b/g, ' ce ')
    .replaceAll(/\broman catholic\b/g, ' rc ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '')
    .map((token) => SAME_WORD[token] ?? token)
}

type Named = {
  /** What it is called, in order, without words that say what it is. */
  readonly core: string
  readonly telling: ReadonlySet<string>
}

function namedOf(name: string): Named {
  const tokens = tokensOf(name)
  return {
    core: tokens.filter((token) => !NEUTRAL.has(token) && !TELLING.has(token)).join(' '),
    telling: new Set(tokens.filter((token) => TELLING.has(token))),
  }
}

/** One key for every way of writing the same full name. */
export function keyOfBody(name: string): string {
  const { core, telling } = namedOf(name)
  return core === '' && telling.size === 0
    ? tokensOf(name).join(' ')
    : `${core}|${[...telling].toSorted().join(' ')}`
}

/** Whether two names can mean one body: the same name, and nothing that tells them apart. */
export function isSameBody(one: string, other: string): boolean {
  const [a, b] = [namedOf(one), namedOf(other)]
  if (a.core === '' || a.core !== b.core) return keyOfBody(one) === keyOfBody(other)
  return a.telling.isSubsetOf(b.telling) || b.telling.isSubsetOf(a.telling)
}

/** `Mrs Reid (SENCO, Hillview Academy)` names a person and where they work: each part on its own. */
export function partsOfName(name: string): string[] {
  const parts = name
    .slice(0, 300)
    .split(/[,;:()/|–—]|\s-\s|\s(?:at|from|for)\s/i)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return [name, ...parts]
}

/**
 * The one of `bodies` that `name` means, or null: also where it could mean two of them, unless one of
 * them is written just so.
 */
export function bodyNamed<B extends { readonly name: string }>(
  bodies: readonly B[],
  name: string,
): B | null {
  const parts = partsOfName(name)
  const meant = bodies.filter((body) => parts.some((part) => isSameBody(part, body.name)))
  if (meant.length < 2) return meant[0] ?? null
  const exact = meant.filter((body) =>
    parts.some((part) => keyOfBody(part) === keyOfBody(body.name)),
  )
  return exact.length === 1 ? (exact[0] ?? null) : null
}

const SCHOOL_WORD =
  /\b(?:school|academy|college|primary|infants?|juniors?|nursery|preschool|sixth form)\b/i
const NO_SCHOOL =
  /\b(?:council|borough|local authority|county hall|NHS|CAMHS|CYPS|hospital|surgery|GP|doctor|paediatric\w*|clinic|health|therap\w*|nurse|tribunal|ombudsman|LGSCO|PHSO|ICO|Ofsted|DfE|department for education|early help|social (?:care|worker|services)|children.?s services|police|ICB|caseworker|case officer|SEND? (?:team|casework\w*|officer|service)|EHCP? (?:team|officer|coordinator)|SENDIASS|IPSEA|mum|dad|parent)\b|@(?![\w.-]*\.sch\.uk\b)/i

/** Whether `name` is plainly a council, a clinic or another body that is no school. */
export function isNoSchool(name: string): boolean {
  return NO_SCHOOL.test(name) || /\bLA\b/.test(name)
}

/** Whether `name` is plainly some body other than the school that is called `school`. */
export function isAnotherBody(name: string, school: string): boolean {
  if (partsOfName(name).some((part) => isSameBody(part, school))) return false
  if (isNoSchool(name)) return true
  return partsOfName(name).some((part) => SCHOOL_WORD.test(part) && namedOf(part).core !== '')
}

const KNOWN_WORDS = [...NEUTRAL, ...TELLING, ...Object.keys(SAME_WORD)].toSorted(
  (one, other) => other.length - one.length,
)

/** Whether `rest` is nothing but words that say what kind of body it is, run together. */
function isKindOnly(rest: string): boolean {
  if (rest === '') return true
  return KNOWN_WORDS.some((word) => rest.startsWith(word) && isKindOnly(rest.slice(word.length)))
}

/** Whether an email address is at the school called `school`: `r@hillview-academy.sch.uk`, `r@hillviewacademy.org`. */
export function isSchoolAddress(address: string, school: string): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  const core = namedOf(school).core.replaceAll(' ', '')
  if (core.length < 3 || domain.length > 253) return false
  return domain.split('.').some((part) => {
    const label = part.replaceAll('-', '').slice(0, 63)
    if (!label.startsWith(core) || !isKindOnly(label.slice(core.length))) return false
    return isSameBody(part.replaceAll('-', ' '), school) || !part.includes('-')
  })
}
