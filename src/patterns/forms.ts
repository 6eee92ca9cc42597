/** What somebody made of a finding, as typed: its claim, the chain of what followed, and kept or set aside. */
import { choiceOf, textOf, textsOf, type Problem, type Read } from '../platform/web/forms.ts'
import type { Day } from '../platform/day.ts'
import { withoutThen, wordsOfCause, type Linkable, type Linked } from './chain.ts'
import { CLAIM_MAX, THEN_MAX, VERDICTS, type FindingBody } from './entries.ts'

/** As it stands in the form: links by the number of their entry, with the words typed on each. */
export type Made = Pick<FindingBody, 'claim' | 'cameNext' | 'links'>

/** The box for a family's own words on a link. */
export function thenBox(address: string): string {
  return `then-${address}`
}

/**
 * What the form holds, whatever is wrong with it: ticked entries that can be links, and their words. `named` by
 * the address that is ticked.
 */
export function madeIn(form: FormData, named: ReadonlyMap<string, Linked>, claim: string): Made {
  const words = new Map<number, string | null>()
  for (const address of tickedIn(form)) {
    const of = named.get(address)?.seq
    if (of !== undefined)
      words.set(of, words.get(of) ?? withoutThen(textOf(form, thenBox(address))))
  }
  return {
    claim: textOf(form, 'claim').replaceAll(/\s+/g, ' ') || cut(claim),
    cameNext: [...words.keys()],
    links: [...words].flatMap(([of, said]) => (said === null ? [] : [{ of, words: said }])),
  }
}

/** The addresses of the entries that are ticked: their numbers are on no page. */
export function tickedIn(form: FormData): string[] {
  return [...new Set(textsOf(form, 'cameNext'))]
}

/** What is to be kept, or what is to be mended first: never "because", unless an entry says so itself. */
export function readMade(
  form: FormData,
  given: {
    readonly made: Made
    readonly entries: Linkable
    /** The first day of what speaks for the finding; null where nothing does. */
    readonly since: Day | null
    /** All that the entries for it say themselves. */
    readonly own: readonly string[]
  },
): Read<Made & Pick<FindingBody, 'verdict'>> {
  const { made, entries, since, own } = given
  const verdict = choiceOf(form, 'verdict', VERDICTS) ?? 'kept'
  if (verdict === 'not right')
    return { ok: true, value: { ...made, claim: cut(made.claim), verdict } }
  const problems: Problem[] = []
  if (made.claim.length > CLAIM_MAX)
    problems.push({ field: 'claim', text: `Say it in at most ${CLAIM_MAX} characters` })
  const chain = made.cameNext.flatMap((seq) => entries.get(seq) ?? [])
  const linked = chain.map((link) => link.own)
  const why = causeSlip(made.claim, [...own, ...linked])
  if (why !== null) problems.push({ field: 'claim', text: why })
  for (const { seq, address, day, when, own: itself } of chain) {
    const words = made.links.find(({ of }) => of === seq)?.words ?? ''
    const slip =
      since !== null && day < since
        ? `${capital(when)} was before what this counts: it cannot have come next. Take the tick away`
        : words.length > THEN_MAX
          ? `Say it in at most ${THEN_MAX} characters`
          : causeSlip(words, [...own, itself])
    if (slip !== null) problems.push({ field: thenBox(address), text: slip })
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { ...made, verdict } }
}

/** Kindly, and with a way on; null where nothing is said of why, or an entry says so itself. */
function causeSlip(words: string, own: readonly string[]): string | null {
  const cause = wordsOfCause(words)
  if (cause === null || own.some((text) => wordsOfCause(text) !== null)) return null
  return `“${cause}” says why, and none of these entries does. Say only that it came then; or put an entry in the chain in which somebody says why`
}

function cut(claim: string): string {
  return claim.slice(0, CLAIM_MAX)
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
