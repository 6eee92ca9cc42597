/** How an entry that was written on a phone tells when it was written and when it came. Pure. */
import { dayAt, inFullWords, timeAt } from '../platform/day.ts'
import type { Entry } from './entry.ts'
import { captured } from './fields.ts'

const CLOCK_OFF_MS_MIN = 5 * 60_000
const HOUR_MS = 3_600_000

/** Both times in words, in the place of the record; null for what was not written on a phone. */
export function capturedInWords(
  { body, written }: Pick<Entry, 'body' | 'written'>,
  zone: string,
): string | null {
  const read = captured.safeParse((body as { captured?: unknown } | null)?.captured)
  if (!read.success || read.data === undefined) return null
  const { at, zone: place, sent } = read.data
  const where = place === zone || place === 'not known' ? '' : `, in ${place.replaceAll('_', ' ')}`
  const sameDay = dayAt(at, zone) === dayAt(written, zone)
  const came = sameDay ? `at ${timeAt(written, zone)}` : `on ${momentOf(written, zone)}`
  return `${momentOf(at, zone)}, as the phone’s clock said${where}. It arrived ${came}.${offBy(sent, written)}`
}

function momentOf(instant: string, zone: string): string {
  return `${inFullWords(dayAt(instant, zone))} at ${timeAt(instant, zone)}`
}

/** What the phone's clock said as it was sent tells how far it was from ours. */
function offBy(sent: string | null, written: string): string {
  if (sent === null) return ''
  const off = Date.parse(sent) - Date.parse(written)
  if (Math.abs(off) < CLOCK_OFF_MS_MIN) return ''
  const hours = Math.round(Math.abs(off) / HOUR_MS)
  const much = hours < 1 ? 'minutes' : hours === 1 ? 'about an hour' : `about ${hours} hours`
  return ` The phone’s clock was ${much} ${off > 0 ? 'ahead of' : 'behind'} ours.`
}
