/**
 * Finds an address, a postcode, a telephone number, a school or a regular place in words, however they
 * are written. Pure. It rather finds once too often than once too few: what it finds, a person looks at.
 */
import { COMMON_NAMES, SCHOOL_WORDS, SHORTENED, STREET_WORDS } from './streets.data.ts'
import { timeIn } from './times.ts'

/** One thing that is looked for. `what` is what it is called on a page: "the address 4 Elm Road". */
export type Mark = {
  readonly what: string
  /** The words of `text` that give it away, or null. */
  readonly find: (text: string) => string | null
}

/** What somebody marked; every list may be empty. `when` is words: "Tuesdays at 4". */
export type Marked = {
  readonly addresses: readonly string[]
  readonly postcodes: readonly string[]
  readonly phones: readonly string[]
  readonly schools: readonly string[]
  readonly places: readonly { readonly name: string; readonly when: string | null }[]
}

/** Every mark in what was marked. What holds nothing that could be found safely makes none. */
export function marksOf(marked: Marked): Mark[] {
  return [
    ...marked.addresses.flatMap(addressMarks),
    ...marked.postcodes.flatMap((each) => markOf('the postcode', each, postcodePattern(each))),
    ...marked.phones.flatMap((each) => markOf('the telephone number', each, phonePattern(each))),
    ...marked.schools.flatMap((each) => markOf('the school', each, schoolPattern(each))),
    ...marked.places.flatMap(placeMarks),
  ]
}

/** Each mark that stands in `text`, with the words that give it away. */
export function lookIn(
  marks: readonly Mark[],
  text: string,
): { readonly what: string; readonly words: string }[] {
  const plain = plainOf(text)
  return marks.flatMap(({ what, find }) => {
    const words = find(plain)
    return words === null ? [] : [{ what, words: words.replaceAll(/\s+/g, ' ').trim() }]
  })
}

/** Letters as they are compared: composed, one kind of blank and dash, nothing that cannot be seen. */
function plainOf(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\u00AD]/gu, '')
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/[’‘`´ʼ]/g, "'")
}

const LENGTH_MAX = 60

function markOf(kind: string, given: string, pattern: RegExp | null): Mark[] {
  if (pattern === null) return []
  const flat = given.replaceAll(/\s+/g, ' ').trim()
  const shown = flat.length > LENGTH_MAX ? `${flat.slice(0, LENGTH_MAX)}…` : flat
  return [{ what: `${kind} ${shown}`, find: (text) => pattern.exec(text)?.[0] ?? null }]
}

/** No letter or digit right before or after: it stands as words of its own. */
const alone = (inner: string) =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${inner})(?![\p{L}\p{N}])`, 'iu')

const POSTCODE = /\b([a-z]{1,2}\d[a-z\d]?)[\s.-]{0,3}(\d[a-z]{2})\b/i
const POSTCODE_WHOLE = /^[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}$/i

/** A whole postcode, with or without a space, a dash or a dot in it. */
export function postcodePattern(postcode: string): RegExp | null {
  const bare = plainOf(postcode).replaceAll(/[^a-z\d]/gi, '')
  if (!POSTCODE_WHOLE.test(bare)) return null
  return alone(`${bare.slice(0, -3)}[\\s.\\-]{0,3}${bare.slice(-3)}`)
}

const GAP = String.raw`[\s().\-\/]{0,6}`
const PHONE_DIGITS_MIN = 5

/** The digits of a number in any grouping, from home or from abroad: 01632…, +44 (0)1632…, 0044 1632…. */
export function phonePattern(phone: string): RegExp | null {
  const given = plainOf(phone)
  const abroad = /^\s*\(?(?:\+|00)/.test(given)
  const digits = given.replaceAll(/\D/g, '').replace(abroad ? /^00/ : /$^/, '')
  const own = abroad ? digits.replace(/^440?/, '') : digits.replace(/^0/, '')
  if (own.length < PHONE_DIGITS_MIN) return null
  const body = own.split('').join(GAP)
  const isBritish = !abroad || digits.startsWith('44')
  if (!isBritish) return new RegExp(String.raw`(?<!\d)(?:\+|00)?${GAP}${body}(?!\d)`, 'u')
  const before = String.raw`(?:(?:\+|00)${GAP}4${GAP}4${GAP}(?:\(?0\)?${GAP})?|\(?0${GAP})`
  // Without its first nought, as a table of numbers loses it; a short one may follow any dialling code.
  const bare = own.length >= 9 || !given.trim().startsWith('0') ? '?' : ''
  const start =
    !abroad && !given.trim().startsWith('0') && own.length < 9 ? '' : String.raw`(?<!\d)`
  return new RegExp(`${start}${before}${bare}${body}(?!\\d)`, 'u')
}

type Word = { readonly word: string; readonly pattern: string }

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)

/** A word in every way it is written: `road` or `rd`, `Mary's` or `Marys`. */
function wordOf(given: string): Word {
  const word = given.toLowerCase().replaceAll(/['.]/g, '')
  const ways = SHORTENED.filter((line) => line.includes(word)).flat()
  const spelled = [...new Set([word, ...ways])].map(apart).join('|')
  return { word, pattern: `(?:${spelled})\\.?` }
}

/** The letters of a word, which may have an apostrophe before an s at its end. */
function apart(word: string): string {
  const letters = escaped(word)
  return /[a-z]s$/.test(word) ? `${letters.slice(0, -1)}'?s'?` : letters
}

function wordsOf(text: string): Word[] {
  return (plainOf(text).match(/[\p{L}\p{N}&][\p{L}\p{N}'.&]*/gu) ?? [])
    .map(wordOf)
    .filter(({ word }) => word !== '')
}

/** What may stand between two words of a name: blanks, commas, line ends, or nothing in an address of the web. */
const BETWEEN = String.raw`[\s,.\-_]{0,4}`

const joined = (words: readonly Word[]) => words.map(({ pattern }) => pattern).join(BETWEEN)

/** An address in parts: its postcode, its house and street, and a name of a house. */
function addressMarks(address: string): Mark[] {
  const plain = plainOf(address)
  const [postcode] = POSTCODE.exec(plain) ?? []
  const without = postcode === undefined ? plain : plain.replace(postcode, ' ')
  const parts = without
    .split(/[,;\n]+/)
    .map(wordsOf)
    .filter((words) => words.length > 0)
  const street = parts.findIndex(isStreet)
  const houses = parts.slice(0, Math.max(street, 0)).filter(namesAHouse)
  const named = street < 0 && parts[0] !== undefined ? [parts[0]].filter(namesAHouse) : []
  return [
    ...(postcode === undefined ? [] : markOf('the postcode', postcode, postcodePattern(postcode))),
    ...markOf('the address', address, streetPattern(street < 0 ? [] : withNumber(parts, street))),
    ...[...houses, ...named].flatMap((words) =>
      markOf('the address', address, alone(joined(words))),
    ),
  ]
}

const isNumber = ({ word }: Word) => /^\d+[a-z]?$/.test(word)
const isRoom = ({ word }: Word) =>
  ['flat', 'apartment', 'apt', 'unit', 'room', 'no', 'number'].includes(word)
const saysStreet = ({ word }: Word) =>
  STREET_WORDS.some(
    (street) =>
      street === word || SHORTENED.some((line) => line[0] === street && line.includes(word)),
  )

/** `12 Elm Road`, `Elm Road`, `12 The Larches`: a number before a name, or a word for a street behind one. */
function isStreet(words: readonly Word[]): boolean {
  const name = words.filter((each) => !isNumber(each) && !isRoom(each))
  const last = name.at(-1)
  if (name.length === 0 || last === undefined) return false
  return (
    (isNumber(words[0] ?? last) && !isRoom(words[0] ?? last)) ||
    (name.length > 1 && saysStreet(last))
  )
}

/** More than one word, and not only numbers: `Rose Cottage`, not `Flat 2`. */
function namesAHouse(words: readonly Word[]): boolean {
  const name = words.filter((each) => !isNumber(each) && !isRoom(each))
  return name.length > 1 && !name.every(({ word }) => COMMON_NAMES.has(word))
}

/** The street with the number of the house before it, also where that stands in a part of its own. */
function withNumber(parts: readonly (readonly Word[])[], street: number): readonly Word[] {
  const words = parts[street] ?? []
  const before = parts[street - 1] ?? []
  return words.some(isNumber) || !before.some(isNumber) ? words : [...before, ...words]
}

/** The house number with the street, or a street that is not in every town. */
function streetPattern(words: readonly Word[]): RegExp | null {
  const at = words.findLastIndex(isNumber)
  const name = words.slice(at + 1)
  const last = name.at(-1)
  if (last === undefined) return null
  const plain = name.length > 1 && saysStreet(last) ? name.slice(0, -1) : name
  const isCommon = plain.every(({ word }) => COMMON_NAMES.has(word))
  const number = at < 0 ? null : (words[at]?.word ?? null)
  // 12a, 12 a, 12-a.
  const house = number?.replace(/^(\d+)([a-z])$/, String.raw`$1[\s\-]?$2`)
  const ways = [
    ...(house === undefined ? [] : [`${house}[\\s,.]{0,4}${joined(name)}`]),
    ...(house === undefined || isCommon ? [] : [`${house}[\\s,.]{0,4}${joined(plain)}`]),
    ...(isCommon || name === plain ? [] : [joined(name)]),
  ]
  return ways.length === 0 ? null : alone(ways.join('|'))
}

/** The whole name of a school, its name without what it is, or its name in an address of the web. */
function schoolPattern(school: string): RegExp | null {
  const words = wordsOf(school.split(',')[0] ?? '')
  if (words.length === 0) return null
  const core = words.filter(({ word }) => !SCHOOL_WORDS.has(word))
  const only = core.length === 1 ? core[0] : undefined
  const tells =
    core.length > 1 || (only !== undefined && only.word.length >= 4 && !COMMON_NAMES.has(only.word))
  const whole = joined(words)
  const short = [...SCHOOL_WORDS]
    .filter((word) => word.length > 4)
    .map((word) => wordOf(word).pattern)
  const ways = [
    whole,
    ...(tells ? [joined(core)] : []),
    ...(core.length > 0 ? [`${joined(core)}${BETWEEN}(?:${short.join('|')})`] : []),
  ]
  return alone(ways.join('|'))
}

/** How far from the name of a place its time may stand. */
const NEAR = 160

/** A place alone where its name tells; with its time close by where the name is a plain word. */
function placeMarks(place: Marked['places'][number]): Mark[] {
  const words = wordsOf(place.name)
  if (words.length === 0) return []
  const pattern = alone(joined(words))
  const kind = place.when === null ? place.name : `${place.name}, ${place.when}`
  const isWhen = place.when === null ? null : timeIn(place.when)
  const tells = words.length > 1 || isWhen === null
  const find = (text: string): string | null => {
    const all = [...text.matchAll(new RegExp(pattern, 'giu'))]
    for (const found of all) {
      const from = Math.max(0, found.index - NEAR)
      const time = isWhen?.(text.slice(from, found.index + found[0].length + NEAR)) ?? null
      if (time !== null) return `${found[0]}, ${time}`
    }
    return tells ? (all[0]?.[0] ?? null) : null
  }
  return [{ what: `the place ${kind}`.slice(0, LENGTH_MAX + 20), find }]
}
