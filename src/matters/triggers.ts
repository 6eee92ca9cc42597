/** Words that may show that a process has begun. They only ever lead to an offer, never to a clock. */
import type { Process } from '../law/process.ts'
import type { Entry } from '../record/entry.ts'

/** A process that something may have begun, and the words that say so. */
export type Offer = { readonly process: Process; readonly words: string }

const OFFERS_MAX = 2
const LONGEST = 20_000

/** The fields of a body that hold somebody's words, by kind. Other kinds are not looked at. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  message: ['subject', 'words'],
  letter: ['title', 'words'],
  call: ['words'],
  note: ['title', 'words'],
  said: ['words'],
  ask: ['title', 'words'],
  paper: ['title', 'words'],
}

/** Kinds that are of one process by themselves. */
const OF_A_KIND: Readonly<Record<string, string>> = {
  suspension: 'suspension',
  'part-time timetable': 'part-time-timetable',
  'medical evidence': 'education-when-ill',
}

/** The kinds that may be offered a clock. */
export const OFFERED_KINDS: readonly string[] = [...Object.keys(FIELDS), ...Object.keys(OF_A_KIND)]

/** What `entry` may have begun, likeliest first; at most two, and nothing for what no person wrote. */
export function offersFor(
  processes: readonly Process[],
  entry: Pick<Entry, 'kind' | 'body' | 'erased'>,
): Offer[] {
  if (entry.erased) return []
  const own = processes.find(({ id }) => id === OF_A_KIND[entry.kind])
  if (own !== undefined) return [{ process: own, words: own.title.toLowerCase() }]
  const body = entry.body as Readonly<Record<string, unknown>>
  if (typeof body['auto'] === 'string') return []
  const text = (FIELDS[entry.kind] ?? [])
    .map((field) => (typeof body[field] === 'string' ? body[field] : ''))
    .join('\n')
    .slice(0, LONGEST)
  return offersIn(processes, text)
}

/** What `text` may have begun, by the words it holds. */
export function offersIn(processes: readonly Process[], text: string): Offer[] {
  const flat = plain(text)
  return processes
    .flatMap((process) => {
      const found = (process.triggers ?? []).filter((trigger) => holds(flat, plain(trigger)))
      const [words] = found.toSorted((one, other) => other.length - one.length)
      return words === undefined ? [] : [{ process, words, count: found.length }]
    })
    .toSorted((one, other) => other.count - one.count || other.words.length - one.words.length)
    .slice(0, OFFERS_MAX)
    .map(({ process, words }) => ({ process, words }))
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[’‘]/g, "'").replaceAll(/\s+/g, ' ')
}

/** Whole words only: `foi` is not in `foible`. */
function holds(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const before = text.charAt(at - 1)
    const next = text.charAt(at + words.length)
    if (!/[\p{L}\d]/u.test(before) && !/[\p{L}\d]/u.test(next)) return true
  }
  return false
}
