/** Times and days of the week, however they are written. Pure. */

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

const DAY =
  /\b(mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?s?\b/gi
const CLOCK =
  /(?<![\d:.])(\d{1,2})(?:(?:[:.h]|(?=\d{2}(?:\s?(?:hrs|hours)|\b)))(\d{2}))?\s?(a\.?m\.?|p\.?m\.?|o'?clock)?(?![\d:])/gi

/** Days as their first three letters, and times as minutes after midnight, each with how it is written. */
function told(text: string): { readonly key: string; readonly words: string }[] {
  const days = [...text.matchAll(DAY)].flatMap(([words, start = '']) => {
    const key = start.slice(0, 3).toLowerCase()
    const full = DAYS.find((each) => each.startsWith(key))
    return full === undefined || !isDayName(words.toLowerCase(), full) ? [] : [{ key, words }]
  })
  const times = [...text.matchAll(CLOCK)].flatMap(([words, hour = '', minute, half]) =>
    clockKeys(Number(hour), minute, half?.toLowerCase() ?? '').map((key) => ({ key, words })),
  )
  return [...days, ...times]
}

function isDayName(words: string, full: string): boolean {
  const bare = words.replace(/s$/, '')
  return full === bare || (full.startsWith(words) && words.length <= 5) || full.startsWith(bare)
}

/** 4 is four in the morning or in the afternoon unless it says which. */
function clockKeys(hour: number, minute: string | undefined, half: string): string[] {
  const minutes = Number(minute ?? '0')
  if (hour > 24 || minutes > 59 || (minute === undefined && half === '')) return []
  const past = hour % 12
  const key = (hours: number) => String(hours * 60 + minutes)
  if (half.startsWith('p')) return [key(past + 12)]
  if (half.startsWith('a')) return [key(past)]
  if (hour > 12 || hour === 0 || (minute !== undefined && minute.length === 2 && hour >= 10))
    return [key(hour % 24)]
  return [key(past), key(past + 12)]
}

/**
 * Finds a day or a time of `when` in other words: `Tuesdays at 4pm` in `on Tues`, `16:00` or `4 o'clock`.
 * Null where `when` tells neither.
 */
export function timeIn(when: string): ((text: string) => string | null) | null {
  const wanted = new Set(told(when).map(({ key }) => key))
  if (wanted.size === 0) return null
  return (text) => told(text).find(({ key }) => wanted.has(key))?.words ?? null
}
