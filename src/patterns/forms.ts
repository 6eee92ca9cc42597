/** What somebody made of a finding, as typed: its claim, the chain of what followed, and kept or set aside. */
import { choiceOf, textOf, textsOf, type Problem, type Read } from '../platform/web/forms.ts'
import type { Day } from '../platform/day.ts'
import { withoutThen, wordsOfCause, type Linkable } from './chain.ts'
import { CLAIM_MAX, THEN_MAX, VERDICTS, type FindingBody } from './entries.ts'

/** As it stands in the form: links by the number of their entry, with the words typed on each. */
export type Made = Pick<FindingBody, 'claim' | 'cameNext' | 'links'>

/** The box for a family's own words on a link. */
export function thenBox(seq: number): string {
  return `then-${seq}`
}

/** What the form holds, whatever is wrong with it: ticked entries that can be links, and their words. */
export function madeIn(form: FormData, entries: Linkable, claim: string): Made {
  const cameNext = tickedIn(form).flatMap((named) => entries.get(named)?.seq ?? [])
  return {
    claim: textOf(form, 'claim').replaceAll(/\s+/g, ' ') || cut(claim),
    cameNext: [...new Set(cameNext)],
    links: [...new Set(cameNext)].flatMap((of) => {
      const words = withoutThen(textOf(form, thenBox(of)))
      return words === null ? [] : [{ of, words }]
    }),
  }
}

/** The numbers of the entries that are ticked. */
export function tickedIn(form: FormData): number[] {
  return textsOf(form, 'cameNext').map(Number).filter(Number.isSafeInteger)
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
  for (const { seq, day, when, own: itself } of chain) {
    const words = made.links.find(({ of }) => of === seq)?.words ?? ''
    const slip =
      since !== null && day < since
        ? `${capital(when)} was before what this counts: it cannot have come next. Take the tick away`
        : words.length > THEN_MAX
          ? `Say it in at most ${THEN_MAX} characters`
          : causeSlip(words, [...own, itself])
    if (slip !== null) problems.push({ field: thenBox(seq), text: slip })
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
