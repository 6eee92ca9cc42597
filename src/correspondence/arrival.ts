/** What can be said, in plain words, of where a mail came from that came in by itself. Pure. */
import type { ArrivalBody } from './entries.ts'

/** Two sentences at most: whose address it shows, and how far that holds. */
export function arrivalInWords({ from, dmarc, dkim, spf }: ArrivalBody): string {
  const who =
    from === 'the address asked'
      ? 'It shows the address that was asked.'
      : 'It shows another address than the one that was asked.'
  return `${who} ${howFar(dmarc.result, dkim, spf.result)}`
}

function howFar(dmarc: string, dkim: ArrivalBody['dkim'], spf: string): string {
  if (dmarc === 'pass') return 'The checks say that it really comes from there.'
  if (dmarc === 'fail')
    return 'The checks say that it may not come from there: look at it closely before you rely on it.'
  const signed = dkim.find(({ result }) => result === 'pass')
  if (signed?.domain !== undefined && signed.domain !== null)
    return `It was signed by ${signed.domain}, and not changed on its way.`
  if (spf === 'pass') return 'It was sent from a server that its domain names.'
  return 'Whether it really comes from there could not be checked.'
}
